import pytest
from django.contrib.auth.models import User

from sources.actions import editing, merge
from sources.models import Correction, Event, Place, SourceNotice
from tests.sources.reading import fact, read, text, words
from tests.sources.views.conftest import MEETING, SAID

LATER = "Ada Alder met Ben Birch in Basel on 15 January 2020, her office said."


@pytest.fixture
def rival(press):
    """Another article, which gives another day and another town."""
    return press.article(
        f"{LATER} “We shall not close that bridge,” she said.", "They met in Basel"
    )


def test_event_page_numbers_excerpts_in_the_order_of_its_marks(client, talks, press, bridge):
    press.cite(talks, bridge, "The talks ended without a memorandum")
    page = read(client.get(talks.get_absolute_url()))
    marks = [words(mark) for mark in page.xpath("//a[@class='mark']")]
    numbers = [int(mark.split("[")[1].split("]")[0]) for mark in marks]
    assert numbers == [1, 1, 1, 1, 2, 1]
    quotes = [words(quote) for quote in page.xpath("//li[@class='excerpt']//blockquote")]
    assert quotes == [MEETING, "The talks ended without a memorandum"]


def test_each_mark_leads_to_its_excerpt_and_back(client, talks):
    page = read(client.get(talks.get_absolute_url()))
    ids = page.xpath("//@id")
    targets = [link[1:] for link in page.xpath("//@href") if link.startswith("#")]
    marks = page.xpath("//a[@class='mark']/@id")
    assert len(set(ids)) == len(ids)
    assert set(targets) - set(ids) == set()
    assert set(marks) <= set(targets)


def test_event_page_says_what_supports_each_statement(client, talks):
    response = client.get(talks.get_absolute_url())
    assert fact(response, "Date") == (
        "13 January 2020excerpt [1] supports one article printed: “On 13 January 2020”"
    )
    assert fact(response, "Place") == (
        "Geneva, Switzerlandexcerpt [1] supports one article Assigned by the editors: Switzerland"
    )
    assert fact(response, "Took part") == "Ada Alderexcerpt [1] supports one article"
    assert "Classified by the editors: talks" in text(response)


def test_only_an_exact_date_is_machine_readable(client, press, bridge, talks):
    vague = press.event("Talks", bridge, MEETING, occurred="2020-01-13~")
    exact = read(client.get(talks.get_absolute_url()))
    assert exact.xpath("//dd//time/@datetime") == ["2020-01-13"]
    assert read(client.get(vague.get_absolute_url())).xpath("//time") == []


def test_title_line_says_that_an_event_was_only_announced(client, press, bridge):
    ada = press.actor("Ada Alder", bridge)
    event = press.event("A second round", bridge, MEETING, reality="announced", actors=[ada])
    response = client.get(event.get_absolute_url())
    page = read(response)
    assert fact(response, "Participant (announced)").startswith("Ada Alder")
    assert "took part" not in text(response)
    assert words(page.xpath("//h1")[0]) == "Announced: A second round"
    assert page.xpath("//title")[0].text == "Announced: A second round – Newsroom"
    assert "Announced: A second round" in text(client.get("/events/"))
    assert "Announced: A second round" in text(client.get("/"))


def test_contested_date_and_place_show_their_sides(client, press, talks, rival):
    basel = Place.objects.create(name="Basel", country="Switzerland")
    said = {"voice": "attributed", "attribution": "her office said"}
    press.cite(
        talks,
        rival,
        LATER,
        "occurred",
        value="2020-01-15",
        stance="differs",
        difference="emphasis",
        note="One day is given by each.",
        **said,
    )
    press.cite(talks, rival, LATER, "place", value=f"place:{basel.pk}", stance="contradicts")
    page = read(client.get(talks.get_absolute_url()))
    date, place = page.xpath("//ul[@class='sides']")
    assert [words(side) for side in date.xpath("li")] == [
        f"13 January 2020excerpt [1] supports one article {MEETING}",
        f"15 January 2020excerpt [2] differs one article; attributed: “her office said” {LATER} "
        "One day is given by each.",
    ]
    assert [words(side.xpath("p")[0]) for side in place.xpath("li")] == [
        "Geneva, Switzerlandexcerpt [1] supports",
        "Basel, Switzerlandexcerpt [2] contradicts",
    ]
    assert len(page.xpath("//p[@class='contested-word']")) == 2


def test_less_exact_date_is_a_difference_and_not_contested(client, press, talks, rival):
    note = "This article gives no day."
    press.cite(
        talks,
        rival,
        LATER,
        "occurred",
        value="2020-01",
        stance="differs",
        difference="precision",
        note=note,
    )
    page = read(client.get(talks.get_absolute_url()))
    assert page.xpath("//*[@class='contested']") == []
    assert words(page.xpath("//ul[@class='differences']")[0]) == (
        f"another article differs in precision: January 2020excerpt [2] differs one article {note}"
    )


def test_contradiction_of_the_value_itself_is_a_side_of_its_own(client, press, talks, rival):
    press.cite(talks, rival, LATER, "reality", stance="contradicts")
    sides = read(client.get(talks.get_absolute_url())).xpath("//li[@class='side']")
    assert [words(side.xpath("p")[0]) for side in sides] == [
        "happenedexcerpt [1] supports",
        "This is contradictedexcerpt [2] contradicts",
    ]


def test_inferred_value_carries_its_reason(client, press, bridge):
    event = press.event("Talks", bridge, MEETING, occurred="2020-01-13", publish=False)
    for citation in event.citations():
        citation.directness, citation.note = "inferred", "The year is that of the article."
        citation.save()
    press.publish(event)
    assert fact(client.get(event.get_absolute_url()), "Date") == (
        "13 January 2020excerpt [1] inferred one article; inferred by us: "
        "The year is that of the article."
    )


def test_opinion_and_attribution_are_said(client, press, bridge, ada):
    said = {"voice": "attributed", "attributed_to": ada, "attribution": "Ada Alder told reporters"}
    event = press.event("Promise", bridge, SAID, publish=False)
    for citation in event.citations():
        for name, value in said.items():
            setattr(citation, name, value)
        citation.save()
    press.publish(event)
    response = client.get(event.get_absolute_url())
    assert fact(response, "Reality") == (
        "happenedexcerpt [1] supports one article; according to Ada Alder"
    )
    usage = words(read(response).xpath("//ul[@class='usages']")[0])
    assert usage == (
        "supports, back to the statement: that it happened; that there is such an event"
        " · according to Ada Alder (printed: “Ada Alder told reporters”)"
    )


def test_excerpt_shows_its_article_and_the_ways_to_it(client, press, editor):
    text_ = "In Geneva the two mayors signed a treaty. Nobody else came."
    source = press.article(
        text_,
        "A treaty",
        url="https://example.org/a",
        language="en",
        published="2020-02~",
        archive_url="https://example.org/archive/a",
    )
    event = press.event("A treaty", source, "the two mayors signed a treaty")
    excerpt = read(client.get(event.get_absolute_url())).xpath("//li[@class='excerpt']")[0]
    assert excerpt.xpath(".//blockquote/@lang") == ["en"]
    assert words(excerpt.xpath(".//p[@class='article']")[0]) == (
        "outlet unknown, A treaty, about February 2020"
    )
    in_context, original, archived = excerpt.xpath(".//ul[@class='ways']//a/@href")[:3]
    number = event.citations()[0].excerpt_id
    assert in_context == f"/sources/{source.pk}/a-treaty/#excerpt-{number}"
    assert original == "https://example.org/a#:~:text=the%20two%20mayors%20signed%20a%20treaty"
    assert archived == "https://example.org/archive/a"


def test_publishers_notice_and_change_of_the_article_are_said(client, press, talks, bridge):
    from sources.actions import capture

    SourceNotice.objects.create(source=bridge, kind="corrected", date="2020-02", words="We erred.")
    capture(text="Nothing of the kind is printed here any more.", source=bridge)
    response = client.get(talks.get_absolute_url())
    today = bridge.current_snapshot.captured_at
    gone = f"these words no longer stood in it on {today.day} {today:%B %Y}."
    assert fact(response, "Reality") == (
        "happenedexcerpt [1] supports one article Excerpt [1]: the article was corrected by its "
        f"publisher in February 2020; the article has changed since: {gone}"
    )
    below = read(response).xpath("//li[@class='excerpt']//p[@class='warning']")
    assert [words(warning) for warning in below] == [
        "Corrected by its publisher (February 2020): “We erred.”".replace("“", "").replace("”", ""),
        f"The article has changed since: {gone}",
    ]


def test_excerpt_of_a_source_that_its_publisher_retracted_supports_nothing(client, talks, bridge):
    SourceNotice.objects.create(source=bridge, kind="retracted", words="We take it back.")
    assert fact(client.get(talks.get_absolute_url()), "Reality") == (
        "happenedexcerpt [1] retracted nothing supports this Excerpt [1]: the article was "
        "retracted by its publisher: it supports nothing any more."
    )


def test_corrections_are_listed_with_their_dates(client, talks):
    Correction.objects.create(event=talks, date="2020-03-01", text="It was Geneva, not Bern.")
    assert fact(client.get(talks.get_absolute_url()), "1 March 2020") == "It was Geneva, not Bern."


def test_links_are_shown_from_both_ends(client, press, bridge, talks):
    later = press.event("Memorandum", bridge, MEETING, after=[talks], part_of=talks)
    assert fact(client.get(later.get_absolute_url()), "This event came after") == (
        "Talks in Genevaexcerpt [1] supports one article 13 January 2020"
    )
    first = client.get(talks.get_absolute_url())
    assert fact(first, "Came after this event") == "Memorandumexcerpt [1] supports one article"
    part = read(first).xpath("//ul[@class='parts']/li")[0]
    assert words(part) == "Memorandumexcerpt [1] supports one article"


def test_quote_page_shows_words_speaker_and_occasion(client, promise):
    response = client.get(promise.get_absolute_url())
    page = read(response)
    assert words(page.xpath("//h1")[0]) == "Said by Ada Alder: “We will not close the bridge”"
    assert words(page.xpath("//blockquote[@class='words']")[0]) == (
        "“We will not close the bridge”excerpt [1] supports"
    )
    assert fact(response, "Occasion") == "Talks in Genevaexcerpt [1] supports one article"
    assert "as printed: Ada Alder" in text(response)


def test_renderings_stand_side_by_side_and_are_one_utterance(client, press, promise, rival):
    press.cite(
        promise,
        rival,
        "“We shall not close that bridge,” she said",
        "words",
        value="We shall not close that bridge",
        difference="wording",
        note="Another translation.",
    )
    response = client.get(promise.get_absolute_url())
    page = read(response)
    shown = [words(figure) for figure in page.xpath("//ul[@class='renderings']//figure")]
    assert shown == [
        "“We will not close the bridge”excerpt [1] supports "
        "outlet unknown, Talks at the bridge, date unknown Words that differ: will; the",
        "“We shall not close that bridge”excerpt [2] supports "
        "outlet unknown, They met in Basel, date unknown Differs in wording "
        "Words that differ: shall; that Another translation.",
    ]
    assert "That it was said: two articles, outlets unknown" in text(response)
    assert page.xpath("//*[@class='contested']") == []


def test_indirect_quote_has_no_quotation_marks_and_an_unnamed_speaker_none(client, press, bridge):
    sentence = "The talks ended without a memorandum"
    quote = press.quote(
        sentence, bridge, sentence, speaker_as_printed="memorandum", manner="indirect"
    )
    response = client.get(quote.get_absolute_url())
    page = read(response)
    assert words(page.xpath("//h1")[0]) == f"Speaker not named: {sentence}"
    assert words(page.xpath("//blockquote[@class='words']")[0]) == (
        f"{sentence}excerpt [1] supports"
    )
    assert fact(response, "Speaker").startswith("not named; printed: memorandum")


def test_view_ascribed_to_an_actor_is_not_among_its_own_words(client, press, bridge, ada):
    ben = press.actor("Ben Birch", bridge)
    press.quote("We will not close the bridge", bridge, SAID, speaker=ada, ascribed_to=ben)
    page = read(client.get(ben.get_absolute_url()))
    assert [words(h) for h in page.xpath("//h2")] == [
        "Names as printed",
        "What others claim to be their view",
        "In the words of the articles",
        "Cite this page",
    ]
    assert "claimed to be the view of Ben Birch" in words(page.xpath("//section[2]")[0])


def test_actor_page_shows_names_affiliations_quotes_and_events(client, press, bridge, ada, promise):
    alder = press.actor("Ben Birch", bridge)
    ben = press.actor("mayor", bridge, publish=False, kind="body")
    press.affiliation(ben, ada, "mayor", bridge, "the mayor of Alder")
    press.publish(ben)
    page = read(client.get(ada.get_absolute_url()))
    assert [words(h) for h in page.xpath("//h2")] == [
        "Names as printed",
        "Affiliations",
        "By date",
        "What they said",
        "Events they had a part in",
        "In the words of the articles",
        "Cite this page",
    ]
    response = client.get(ben.get_absolute_url())
    assert fact(response, "mayor") == "Ada Alderexcerpt [2] supports one article"
    assert fact(client.get(ada.get_absolute_url()), "mayor in relation to this actor") == (
        "mayorexcerpt [2] supports one article"
    )
    assert "The heading is ours." in text(response)
    assert "Affiliations" not in text(client.get(alder.get_absolute_url()))


def test_relayed_document_names_the_articles_that_pass_it_on(client, press, bridge, ada):
    from sources.models import Source

    letter = Source.objects.create(headline="[Letter]", genre="document")
    event = press.event("A letter", bridge, SAID, publish=False)
    press.cite(event, bridge, MEETING, relays=letter)
    press.publish(event)
    response = client.get(letter.get_absolute_url())
    assert "No text of it is held here: other articles pass it on." in text(response)
    assert words(read(response).xpath("//h3")[0]) == "Talks at the bridge"


@pytest.mark.parametrize("slug", ["", "wrong/", "talks/", "%D8%AC/", "talks-in-geneva-2/"])
def test_another_slug_redirects_to_the_canonical_address(client, talks, slug):
    response = client.get(f"/events/{talks.pk}/{slug}?text=x")
    assert response.status_code == 301
    assert response["Location"] == f"/events/{talks.pk}/talks-in-geneva/"


def test_record_without_a_slug_has_an_address(client, press):
    source = press.article("اجتمع العمدتان في جنيف أمس صباحا.", "جنيف", language="ar")
    event = press.event("محادثات", source, "اجتمع العمدتان في جنيف")
    assert event.get_absolute_url() == f"/events/{event.pk}/"
    assert client.get(event.get_absolute_url()).status_code == 200
    assert read(client.get(source.get_absolute_url())).xpath("//h1/@lang") == ["ar"]


def test_merged_entries_redirect_to_their_survivor(client, press, bridge, editor):
    first, second, third = (press.event(f"Talks {n}", bridge, MEETING) for n in "abc")
    merge(survivor=second, duplicate=first, by=editor)
    merge(survivor=third, duplicate=second, by=editor)
    response = client.get(f"/events/{first.pk}/talks-a/")
    assert response.status_code == 301
    assert response["Location"] == third.get_absolute_url()


def test_retracted_entry_leaves_its_tombstone_alone(client, press, bridge, editor):
    event = press.event("Secret treaty", bridge, MEETING)
    event.retract(editor, "It rested on a misreading.")
    for path in (f"/events/{event.pk}/secret-treaty/", f"/events/{event.pk}/"):
        response = client.get(path)
        assert response.status_code == 410
        assert "This event was retracted" in text(response)
        assert "It rested on a misreading." in text(response)
        assert f"{event.retracted_at.day} {event.retracted_at:%B %Y}" in text(response)
        assert "treaty" not in response.content.decode().lower()


def test_retracted_source_leaves_its_tombstone(client, press, editor):
    source = press.article("A forged report about the bridge was printed.", "Forged headline")
    source.show(editor)
    source.retract(editor, "It is a forgery.")
    response = client.get(f"/sources/{source.pk}/forged-headline/")
    assert response.status_code == 410
    assert "This source was retracted" in text(response)
    assert "Forged headline" not in response.content.decode()


def test_draft_is_not_found_by_readers_and_contributors_without_staff(client, press, bridge):
    draft = press.event("Hidden meeting", bridge, MEETING, publish=False)
    reader = User.objects.create_user("reader")
    for login in (None, reader):
        if login:
            client.force_login(login)
        for path in (draft.get_absolute_url(), f"/events/{draft.pk}/", f"/events/{draft.pk}/x/"):
            response = client.get(path)
            assert response.status_code == 404
            assert "Hidden meeting" not in response.content.decode()


def test_staff_see_a_draft_with_its_banner_and_nobody_keeps_it(client, press, bridge, contributor):
    draft = press.event("Hidden meeting", bridge, MEETING, publish=False)
    client.force_login(contributor)
    response = client.get(f"{draft.get_absolute_url()}?preview")
    page = read(response)
    assert words(page.xpath("//p[@class='banner']")[0]) == "Draft: readers do not see this page"
    assert response["Cache-Control"] == "private, no-store"
    assert words(page.xpath("//li[@class='excerpt']//mark")[0]) == MEETING
    redirected = client.get(f"/events/{draft.pk}/")
    assert redirected.status_code == 302
    assert redirected["Cache-Control"] == "private, no-store"


def test_staff_without_permission_to_view_see_no_draft(client, press, bridge):
    draft = press.event("Hidden meeting", bridge, MEETING, publish=False)
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_draft_without_any_citation_is_previewed(client, editor):
    bare = Event.objects.create(title="Bare", kind="talks", summary="It took place today.")
    client.force_login(editor)
    response = client.get(bare.get_absolute_url())
    assert fact(response, "Reality") == "happened nothing supports this"


def test_published_page_is_the_same_for_everybody(client, talks, editor):
    before = client.get(talks.get_absolute_url())
    client.force_login(editor)
    after = client.get(talks.get_absolute_url())
    assert before.content == after.content
    assert "Cache-Control" not in after
    assert "Cookie" not in after.get("Vary", "")


def test_source_taken_back_to_draft_is_shown_nowhere(client, press, talks, bridge, editor, rival):
    with editing(talks, by=editor):
        press.cite(talks, rival, LATER, "reality")
    assert "They met in Basel" in text(client.get(talks.get_absolute_url()))
    rival.refresh_from_db()
    rival.retract(editor, "A forgery.")
    assert "Basel" not in client.get(talks.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/events/99/",
        f"/events/{'9' * 30}/",
        f"/events/{'9' * 5000}/",
        "/events/1%00/",
        "/nothing/",
        "/quotes/-1/",
    ],
)
def test_unknown_addresses_get_our_own_404(client, db, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no such page" in text(response)


def test_500_page_needs_no_database(rf):
    from django.views.defaults import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "The fault is ours" in text(response)
