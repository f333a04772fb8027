"""What the page of an actor tells: who this is, where its names are printed, and with whom."""

from datetime import date

import pytest

from sources.actions import editing
from sources.models import Actor, ActorName, Affiliation, Event, Participation
from sources.pages import actor_page
from sources.pages.languages import language_name, script_name
from sources.pages.spans import _Scale
from tests.sources.reading import fact, read, text, words
from tests.sources.views.conftest import MEETING, SAID

ACCORD = (
    "The Accord Government (PNS) was created in 2015. The government of Alder, whose chairman "
    "is Ada Alder, sits in Geneva. Its press calls it the AG, and by mistake the PSN."
)


@pytest.fixture
def paper(press):
    return press.article(ACCORD, "Who governs")


@pytest.fixture
def government(press, paper):
    """A body with a name of each kind."""
    actor = press.actor("Accord Government", paper, publish=False, kind="government")
    for printed, kind, details in (
        ("PNS", "acronym", {"language": "ru", "script": "Latn"}),
        ("AG", "acronym", {}),
        ("government of Alder", "alias", {}),
        ("PSN", "misprint", {}),
    ):
        name = ActorName.objects.create(actor=actor, name=printed, kind=kind, **details)
        press.cite(name, paper, printed)
    press.publish(actor)
    return actor


def test_head_says_other_names_by_kind_with_their_excerpts(client, government):
    response = client.get(government.get_absolute_url())
    assert fact(response, "Kind") == "government classified by the editors"
    assert fact(response, "For short") == "PNSexcerpt [2] AGexcerpt [3]"
    assert fact(response, "Also called") == "government of Alderexcerpt [4]"
    assert fact(response, "By misprint") == "PSNexcerpt [5]"
    assert "Accord Government" not in words(read(response).xpath("//article/dl[1]")[0])


def test_each_name_says_what_it_is_and_where_it_is_printed(client, press, government, paper):
    second = press.article("They met the PNS in Basel.", "A second article")
    with editing(government, by=press.by):
        press.cite(government.names.get(name="PNS"), second, "the PNS in Basel")
    page = read(client.get(government.get_absolute_url()))
    names = page.xpath("//section[@aria-labelledby='names']//li")
    assert [words(name) for name in names][1:3] == [
        "PNSexcerpt [2] supportsexcerpt [3] supports two articles, outlets unknown short form, "
        "Russian, Latin script (classified by the editors) · printed in Who governs; "
        "A second article",
        "AGexcerpt [4] supports one article short form (classified by the editors) · "
        "printed in Who governs",
    ]
    assert names[1].xpath(".//a/@href")[-2:] == [
        paper.get_absolute_url(),
        second.get_absolute_url(),
    ]


def test_article_taken_back_prints_no_name(client, press, government, editor):
    second = press.article("They met the PNS in Basel.", "A second article")
    with editing(government, by=press.by):
        press.cite(government.names.get(name="PNS"), second, "the PNS in Basel")
    second.refresh_from_db()
    second.retract(editor, "A forgery.")
    assert "A second article" not in client.get(government.get_absolute_url()).content.decode()


def test_head_says_roles_of_its_own_or_those_of_others(client, press, government, paper):
    ada = press.actor("Ada Alder", paper, publish=False)
    press.affiliation(ada, government, "chairman", paper, "chairman is Ada Alder")
    response = client.get(government.get_absolute_url())
    assert "chairman" not in text(response).replace("“", "")
    press.publish(ada)
    assert fact(client.get(government.get_absolute_url()), "Others’ printed roles") == (
        "chairman – Ada Alderexcerpt [6]"
    )
    assert fact(client.get(ada.get_absolute_url()), "Printed role") == (
        "chairman – Accord Governmentexcerpt [2]"
    )


@pytest.mark.parametrize(
    ("code", "name"), [("ar", "Arabic"), ("de-at", "German"), ("zh-hant", "Traditional Chinese")]
)
def test_languages_have_names(code, name):
    assert language_name(code) == name


def test_what_has_no_name_is_shown_by_its_code():
    assert language_name("syc") == "syc"
    assert script_name("Cyrl") == "Cyrillic script"
    assert script_name("Xsux") == "Xsux script"


def tie(press, source, actor, with_actor, role, since="", until=""):
    """An affiliation whose dates are cited from the words of its role."""
    affiliation = Affiliation.objects.create(
        actor=actor, with_actor=with_actor, role=role, since=since, until=until
    )
    for name, value in (("", None), ("since", since), ("until", until)):
        if value != "":
            details = {} if value is None else {"value": value}
            press.cite(affiliation, source, role, name, **details)
    return affiliation


@pytest.fixture
def career(press):
    """An actor with affiliations of which all, some or no ends are known."""
    source = press.article("Ada was clerk, mayor, envoy and guest of the Town, all her life.")
    ada = press.actor("Ada", source, publish=False)
    town = press.actor("Town", source, publish=False, kind="body")
    found = {
        "clerk": ("2011", "2013-05"),
        "mayor": ("2014-03-02", ""),
        "envoy": ("", "2018~"),
        "guest": ("", ""),
    }
    for role, (since, until) in found.items():
        tie(press, source, ada, town, role, since, until)
    press.publish(ada, town)
    return ada


def test_affiliations_with_dates_are_drawn_and_the_others_listed(client, career):
    response = client.get(career.get_absolute_url())
    picture = read(response).xpath("//figure[@class='spans']/svg")[0]
    assert [words(title) for title in picture.xpath(".//title")] == [
        "Affiliations with dates",
        "clerk, Town: beginning 2011, end May 2013",
        "mayor, Town: beginning 2 March 2014, no end given",
        "envoy, Town: no beginning given, end about 2018",
    ]
    links = picture.xpath(".//a/@href")
    assert {link[1:] for link in links} <= set(read(response).xpath("//@id"))
    assert fact(response, "guest") == "Townexcerpt [5] supports one article"


def test_ends_are_drawn_no_more_exact_than_they_are(career):
    bars = actor_page(career).spans.bars
    assert {bar.label: [piece.kind for piece in bar.pieces] for bar in bars} == {
        "clerk, Town": ["unsure", "known"],
        "mayor, Town": ["open", "known"],
        "envoy, Town": ["open", "unsure"],
    }
    clerk = bars[0].pieces
    scale = _Scale(date(2010, 2, 26), date(2020, 11, 4))
    assert scale.of(date(2010, 2, 26)) == 0
    assert scale.of(date(2020, 11, 4)) == 100
    unsure, known = ([float(n[:-1]) for n in (p.x, p.width)] for p in clerk)
    assert unsure[0] + unsure[1] == pytest.approx(known[0], abs=0.2)


def test_affiliations_without_any_date_are_not_drawn(client, press, government, paper):
    ada = press.actor("Ada Alder", paper, publish=False)
    press.affiliation(ada, government, "chairman", paper, "chairman is Ada Alder")
    press.publish(ada)
    assert actor_page(ada).spans is None
    assert read(client.get(ada.get_absolute_url())).xpath("//figure[@class='spans']") == []


def test_contested_end_is_not_drawn_as_known(press, career):
    affiliation = career.affiliations.get(role="clerk")
    other = press.article("She was no clerk before 2012 came.", "Another account")
    with editing(career, by=press.by):
        press.cite(affiliation, other, "before 2012", "since", value="2012", stance="contradicts")
    [clerk] = [bar for bar in actor_page(career).spans.bars if bar.label == "clerk, Town"]
    assert clerk.title == "clerk, Town: beginning contested, end May 2013"
    assert "known" not in [piece.kind for piece in clerk.pieces]


def test_span_across_one_year_has_a_tick(press, paper, government):
    ada = press.actor("Ada Alder", paper, publish=False)
    tie(press, paper, ada, government, "chairman", "2015-03", "2015-06")
    press.publish(ada)
    picture = actor_page(ada).spans
    assert [(tick.x, tick.words) for tick in picture.ticks] == [("0.0%", "2015")]


def test_events_say_what_the_actor_was_in_them(client, press, bridge, ada, talks):
    Participation.objects.create(event=talks, actor=ada, role="invited")
    press.event("A second round", bridge, MEETING, reality="announced", actors=[ada])
    press.event("Hidden meeting", bridge, MEETING, actors=[ada], publish=False)
    page = read(client.get(ada.get_absolute_url()))
    lines = page.xpath("//section[@aria-labelledby='events']//li")
    assert [words(line) for line in lines] == [
        "Talks in Geneva 13 January 2020 · Geneva, Switzerland · talks "
        "took partexcerpt [2] supports one article was invited nothing supports this",
        "Announced: A second round date unknown · talks "
        "participant (announced)excerpt [2] supports one article",
    ]


@pytest.fixture
def mayors(press):
    names = [f"Mayor number {n:02}" for n in range(12)]
    source = press.article(" and ".join(names) + " were there.", "Who was there")
    found = [press.actor(name, source, publish=False) for name in names]
    press.publish(*found)
    return found


def test_those_named_in_most_events_come_first(client, press, bridge, mayors):
    first, often, seldom, *_ = mayors
    hidden = mayors[3]
    for n in range(4):
        both = [first, often] if n else [first, often, seldom]
        press.event(f"Meeting {n}", bridge, MEETING, occurred=f"2020-01-1{n}", actors=both)
    doubled = Event.objects.get(title="Meeting 0")
    with editing(doubled, by=press.by):
        twice = Participation.objects.create(event=doubled, actor=seldom, role="host")
        press.cite(twice, bridge, MEETING)
    press.event("Secret", bridge, MEETING, actors=[first, hidden, seldom], publish=False)
    company = actor_page(first).company
    assert [(c.actor.words, c.times, c.more) for c in company.companions] == [
        (often.name, 4, 1),
        (seldom.name, 1, 0),
    ]
    page = read(client.get(first.get_absolute_url()))
    lines = page.xpath("//section[@aria-labelledby='company']//li")
    assert [words(line) for line in lines] == [
        "Mayor number 01 4 events: Meeting 3; Meeting 2; Meeting 1; and 1 more",
        "Mayor number 02 1 event: Meeting 0",
    ]
    assert lines[0].xpath(".//a/@href")[0] == often.get_absolute_url()


def test_company_has_a_limit(client, press, bridge, mayors):
    press.event("All of them", bridge, MEETING, actors=mayors[:11])
    page = actor_page(mayors[0])
    assert (len(page.company.companions), page.company.more) == (10, False)
    press.event("All but one", bridge, MEETING, actors=mayors)
    page = actor_page(mayors[0])
    assert (len(page.company.companions), page.company.more) == (10, True)
    assert "There are others" in text(client.get(mayors[0].get_absolute_url()))


def test_retracted_actor_and_event_are_no_company(press, bridge, mayors, editor):
    first, second, third, *_ = mayors
    press.event("Kept", bridge, MEETING, actors=[first, second])
    event = press.event("Taken back", bridge, MEETING, actors=[first, third])
    event.retract(editor, "It rested on a misreading.")
    assert [c.actor.words for c in actor_page(first).company.companions] == [second.name]
    assert Actor.objects.get(pk=third.pk).status == "published"


def test_what_was_said_comes_in_three_lists(client, press, bridge, ada, promise):
    ben = press.actor("Ben Birch", bridge)
    press.quote(
        "not close the bridge",
        bridge,
        SAID,
        speaker=ben,
        speaker_as_printed="Ada Alder",
        about=[ada],
    )
    press.quote(
        "close the bridge",
        bridge,
        SAID,
        speaker=ben,
        speaker_as_printed="Ada Alder",
        ascribed_to=ada,
    )
    page = actor_page(ada)
    assert [q.text for q in page.said.entries] == ["We will not close the bridge"]
    assert [q.text for q in page.about.entries] == ["not close the bridge"]
    assert [q.text for q in page.ascribed.entries] == ["close the bridge"]
    links = read(client.get(ada.get_absolute_url())).xpath("//nav[@class='contents']//a/@href")
    assert links == [
        "#names",
        "#by-date",
        "#said",
        "#about",
        "#ascribed",
        "#events",
        "#excerpts",
        "#cite",
    ]


RIVAL = "Ben Birch said it, as we see it, and all of it was on 15 January 2020 in Geneva."


@pytest.fixture
def rival(press):
    """An article that gives another day and another speaker."""
    return press.article(RIVAL, "As we see it")


def test_quotes_and_events_of_an_actor_say_what_is_contested(
    client, press, ada, talks, promise, rival
):
    day = {"value": "2020-01-15", "stance": "contradicts"}
    ben = press.actor("Ben Birch", rival)
    with editing(promise, by=press.by):
        press.cite(promise, rival, RIVAL, "speaker", value=f"actor:{ben.pk}", stance="contradicts")
    with editing(talks, by=press.by):
        press.cite(talks, rival, RIVAL, "occurred", **day)
    page = read(client.get(ada.get_absolute_url()))
    (said,) = page.xpath("//section[@aria-labelledby='said']//figcaption")
    assert words(said) == (
        "Ada Alder · date unknown · told reporters Contested: speaker · one article"
    )
    (event,) = page.xpath("//section[@aria-labelledby='events']//li")
    assert words(event).startswith(
        "Talks in Geneva 13 January 2020 · Geneva, Switzerland · talks "
        "Contested: date · one article took part"
    )


def test_quotes_and_events_of_an_actor_say_what_is_no_plain_fact(
    client, press, bridge, ada, rival, promise
):
    event = press.event("Promise", rival, RIVAL, publish=False, actors=[ada])
    for citation in event.citations():
        citation.voice = "opinion"
        citation.save()
    press.publish(event)
    for citation in promise.own_citations.filter(statement="speaker"):
        citation.directness, citation.note = "inferred", "She is “the mayor” there."
        citation.save()
    page = read(client.get(ada.get_absolute_url()))
    (said,) = page.xpath("//section[@aria-labelledby='said']//figcaption")
    assert words(said).endswith("told reporters one article · speaker: inferred by us")
    lines = page.xpath("//section[@aria-labelledby='events']//li")
    assert "Promise date unknown · talks one article; opinion took part" in words(lines[1])


def test_quote_of_an_actor_leads_with_words_that_stand(client, press, bridge, ada, promise):
    other = press.article("“Never will we close it,” Ada Alder said.", "Never")
    never = "Never will we close it"
    with editing(promise, by=press.by):
        press.cite(promise, other, never, "words", value=never)
    bridge.notices.create(kind="retracted", words="We take it back.")
    page = read(client.get(ada.get_absolute_url()))
    (said,) = page.xpath("//section[@aria-labelledby='said']//blockquote")
    assert words(said) == f"“{never}”"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"voice": "opinion"}, "opinion"),
        ({"voice": "attributed", "attribution": "Its press"}, "attributed: “Its press”"),
        ({"directness": "inferred", "note": "It sits there."}, "inferred by us"),
    ],
)
def test_role_in_the_head_says_why_it_is_no_plain_fact(client, press, government, paper, how, told):
    ada = press.actor("Ada Alder", paper, publish=False)
    tie = Affiliation.objects.create(actor=ada, with_actor=government, role="chairman")
    press.cite(tie, paper, "chairman is Ada Alder", **how)
    press.publish(ada)
    assert fact(client.get(ada.get_absolute_url()), "Printed role") == (
        f"chairman – Accord Government {told}excerpt [2]"
    )


def test_role_whose_article_was_retracted_is_supported_by_nothing(client, press, government, paper):
    ada = press.actor("Ada Alder", paper, publish=False)
    press.affiliation(ada, government, "chairman", paper, "chairman is Ada Alder")
    press.publish(ada)
    paper.notices.create(kind="retracted", words="We take it back.")
    assert "nothing supports this" in fact(client.get(ada.get_absolute_url()), "Printed role")


def test_other_name_whose_article_was_retracted_is_supported_by_nothing(client, government, paper):
    paper.notices.create(kind="retracted", words="We take it back.")
    assert fact(client.get(government.get_absolute_url()), "Also called") == (
        "government of Alder nothing supports thisexcerpt [4]"
    )
