import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions import anchor, capture, cite
from sources.models import Citation, DeskStep, Event, Outlet, Participation, Place
from tests.sources.desk.wire import Wire, form_of, part, words
from tests.sources.town import make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db

RIVAL = (
    "The mayors of Alder and Birch met in Basel on 14 January 2020. "
    "“We shall not close the bridge,” said Ada Alder. "
    "Talks took place in Geneva in January 2020."
)
FORM = "//form[@data-desk='cite']"
MET = "The mayors of Alder and Birch met in Basel on 14 January 2020."
TALKS = "Talks took place in Geneva in January 2020."
SHALL = "“We shall not close the bridge,” said Ada Alder."


@pytest.fixture
def rival(db):
    outlet = Outlet.objects.create(name="The Rival")
    return capture(text=RIVAL, headline="Another view", outlet=outlet).source


@pytest.fixture
def desk(client, rival, editor) -> Wire:
    return Wire(client, rival, editor)


@pytest.fixture
def event(article, editor) -> Event:
    return make_event(article, editor)


def ticked(panel) -> list[str]:
    return panel.xpath("//div[@data-statement][label/input[@checked]]/@data-statement")


def opened(desk, entry, exact, *statements):
    target = "{}:{}".format(*entry.key)
    return part(desk.get("form/cite/", **desk.select(exact), target=target, statement=statements))


def field_of(panel, statement: str) -> str:
    """The name of the field for what the article says on a statement."""
    row = f"//div[@data-statement='{statement}']"
    return panel.xpath(f"{row}//*[starts-with(@name, 'value-')]/@name")[0]


def test_the_statement_that_wants_an_excerpt_is_ticked_and_saving_cites_it(desk, event):
    event.occurred = "2020-01"
    event.save()
    panel = opened(desk, event, "January 2020")
    assert ticked(panel) == ["occurred"]
    assert "Date January 2020 wants an excerpt" in words(panel)
    answer = desk.post("form/cite/", **form_of(panel, FORM))
    assert answer["status"] == 200
    citation = event.citations().get(excerpt__snapshot__source=desk.source)
    assert (citation.statement, citation.value, citation.excerpt.exact) == (
        "occurred",
        "2020-01",
        "January 2020",
    )
    assert answer["message"] == "Cited for the date of “Meeting of the mayors”."
    assert DeskStep.objects.get().label == "Cited for the date of “Meeting of the mayors”"
    assert sorted(answer["parts"]) == ["article", "entries", "panel", "progress", "undo"]


@pytest.mark.parametrize(
    ("exact", "statement"),
    [("on 14 January 2020", "occurred"), ("Geneva", "place"), ("The mayors", "whole")],
)
def test_what_the_words_speak_of_is_guessed(desk, event, exact, statement):
    assert ticked(opened(desk, event, exact)) == [statement]


def test_a_name_as_printed_leads_to_the_part_that_names_its_actor(desk, event, article, editor):
    ada = make_actor(article, editor, name="Mayor Ada")
    ada.names.create(name="Ada Alder")
    participation = Participation.objects.create(event=event, actor=ada)
    assert ticked(opened(desk, event, "Ada Alder")) == [f"participation-{participation.pk}"]


def test_statements_asked_for_are_ticked(desk, event):
    assert ticked(opened(desk, event, MET, "place", "occurred")) == ["occurred", "place"]


def test_several_statements_are_one_step(desk, event):
    sent = form_of(opened(desk, event, TALKS, "place", "reality"), FORM)
    answer = desk.post("form/cite/", **sent)
    assert answer["message"] == "Cited for the reality and place of “Meeting of the mayors”."
    assert event.citations().filter(excerpt__exact=TALKS).count() == 2
    assert DeskStep.objects.count() == 1
    effect = part(answer).find_class("effect")
    assert [words(one.find("h3")) for one in effect] == ["Reality", "Place"]
    assert words(effect[0].find("p")) == (
        "Supported by one outlet, and one article of an unknown outlet."
    )


def test_another_place_is_shown_as_a_contradiction_before_and_after_it_is_saved(desk, event):
    basel = Place.objects.create(name="Basel", country="Switzerland")
    panel = opened(desk, event, MET, "place")
    changed = form_of(panel, FORM) | {field_of(panel, "place"): basel.pk}
    answer = desk.post("form/cite/", **changed)
    assert answer["status"] == 422
    assert answer["message"] == "Nothing is cited yet: see the form."
    refused = part(answer)
    assert words(refused.find_class("errorlist")[0]) == (
        "The place is “Geneva, Switzerland”, and you enter “Basel, Switzerland”. "
        "Both can't be true: “contradicts” is chosen. Look at it and save again."
    )
    assert not event.citations().filter(excerpt__snapshot__source=desk.source)
    sent = form_of(refused, FORM)
    assert sent["stance"] == ["contradicts"]
    assert sent[field_of(refused, "place")] == [str(basel.pk)]
    answer = desk.post("form/cite/", **sent)
    assert answer["status"] == 200
    effect = part(answer).find_class("contested")[0]
    assert words(effect) == (
        "Place Contested: both can't be true. Readers see the values side by side. "
        "Geneva, Switzerland one article The talks of the river towns outlet unknown "
        "Basel, Switzerland one article Another view The Rival"
    )


def test_a_date_that_is_merely_less_exact_is_a_difference_that_wants_a_note(desk, event):
    panel = opened(desk, event, TALKS, "occurred")
    changed = form_of(panel, FORM) | {field_of(panel, "occurred"): "January 2020"}
    refused = part(desk.post("form/cite/", **changed))
    sent = form_of(refused, FORM)
    assert (sent["stance"], sent["difference"]) == (["differs"], ["precision"])
    answer = desk.post("form/cite/", **sent)
    assert answer["status"] == 422
    assert "Say in the note why this is a difference and no contradiction." in words(part(answer))
    answer = desk.post("form/cite/", **form_of(part(answer), FORM) | {"note": "No day is given."})
    effect = part(answer).find_class("effect")[0]
    assert words(effect.find("p")) == (
        "A difference and no contradiction: readers see both, side by side."
    )
    citation = event.citations().get(stance="differs")
    assert (citation.value, citation.note) == ("2020-01", "No day is given.")


def test_the_words_of_this_article_are_proposed_as_its_rendering(desk, article, editor):
    quote = make_quote(article, editor)
    panel = opened(desk, quote, SHALL, "words")
    assert panel.xpath("//textarea[starts-with(@name, 'value-')]/text()")[0].strip() == (
        "We shall not close the bridge"
    )
    answer = desk.post("form/cite/", **form_of(panel, FORM))
    citation = quote.citations().get(excerpt__snapshot__source=desk.source)
    assert (citation.value, citation.statement) == ("We shall not close the bridge", "words")
    effect = part(answer).find_class("effect")[0]
    assert words(effect.find("p")) == (
        "Supported by one outlet, and one article of an unknown outlet, "
        "in 2 wordings, side by side."
    )
    assert [words(said) for said in effect.xpath(".//li/b")] == [
        "We will not close the bridge",
        "We shall not close the bridge",
    ]


def test_a_date_in_the_words_that_contradicts_is_pointed_out_before_it_is_saved(desk, event):
    panel = opened(desk, event, "14 January 2020")
    said = (
        "The date is “13 January 2020”, and these words seem to say “14 January 2020”. "
        "Both can't be true: is that so?"
    )
    assert words(panel.find_class("notice")[0]) == said
    sent = form_of(panel, FORM)
    assert (sent["stance"], sent[field_of(panel, "occurred")]) == (["contradicts"], ["2020-01-14"])
    row = part(desk.get(f"entry/event/{event.pk}/")).xpath("//div[@id='row-occurred']")[0]
    tick = form_of(row, ".//form[@data-desk='cite']")
    answer = desk.post("form/cite/", **tick, **desk.select("14 January 2020"))
    assert (answer["status"], answer["message"]) == (422, said)
    assert not Citation.objects.citing(desk.source).exists()
    assert desk.post("form/cite/", **form_of(part(answer), FORM))["status"] == 200
    assert Citation.objects.citing(desk.source).get().stance == "contradicts"


def test_a_date_whose_year_is_not_printed_is_cited_as_inferred(desk, client, editor, event):
    text = "On 13 January the mayors met."
    source = capture(text=text, headline="Undated", published="2020-02-01").source
    desk = Wire(client, source, editor)
    sent = form_of(opened(desk, event, "On 13 January", "occurred"), FORM)
    assert sent["directness"] == ["inferred"]
    answer = desk.post("form/cite/", **sent)
    citation = Citation.objects.citing(source).get()
    assert (citation.value, citation.directness) == ("2020-01-13", "inferred")
    assert answer["warnings"] == [f"Cited as inferred by us: {citation.note}"]


def test_words_that_are_little_like_the_quote_are_asked_about(desk, article, editor):
    quote = make_quote(article, editor)
    panel = opened(desk, quote, "Talks took place", "words")
    (warning,) = desk.post("form/cite/", **form_of(panel, FORM))["warnings"]
    assert warning.startswith("“Talks took place” is little like the words of the quote")


def test_a_quote_is_guessed_by_its_quotation_marks(desk, article, editor):
    assert ticked(opened(desk, make_quote(article, editor), SHALL)) == ["words"]


def test_words_that_stand_in_no_excerpt_are_refused_and_kept(desk, article, editor):
    quote = make_quote(article, editor)
    panel = opened(desk, quote, SHALL, "words")
    sent = form_of(panel, FORM) | {field_of(panel, "words"): "We never close it"}
    answer = desk.post("form/cite/", **sent)
    assert answer["status"] == 422
    assert "“We never close it” does not stand in the excerpt" in words(part(answer))
    assert form_of(part(answer), FORM)[field_of(panel, "words")] == ["We never close it"]
    assert not Citation.objects.citing(desk.source).exists()


def test_a_tick_alone_cites_as_the_form_would(desk, article, editor):
    quote = make_quote(article, editor)
    row = part(desk.get(f"entry/quote/{quote.pk}/")).xpath("//div[@id='row-words']")[0]
    sent = form_of(row, ".//form[@data-desk='cite']")
    assert row.xpath(".//form[@data-desk='cite']/@data-needs-selection") == [""]
    answer = desk.post("form/cite/", **sent, **desk.select(SHALL))
    assert answer["message"] == "Cited for the words of “We will not close the bridge”."
    citation = Citation.objects.citing(desk.source).get()
    assert (citation.value, citation.stance) == ("We shall not close the bridge", "supports")
    assert (citation.directness, citation.voice) == ("stated", "report")


def test_what_is_cited_already_is_said_and_leaves_no_step(desk, event):
    sent = form_of(opened(desk, event, TALKS, "place"), FORM)
    desk.post("form/cite/", **sent)
    assert desk.post("form/cite/", **sent)["message"] == "That is cited already."
    assert DeskStep.objects.count() == 1


def test_an_entry_that_says_something_else_by_now_is_looked_at_again(desk, event, contributor):
    sent = form_of(opened(desk, event, MET, "occurred"), FORM)
    event.occurred = "2020-01-14"
    event.save()
    answer = desk.post("form/cite/", **sent)
    assert answer["status"] == 409
    assert answer["message"] == (
        "“Meeting of the mayors” was changed since you opened it: "
        "look at what it says now, and save."
    )
    assert "14 January 2020" in words(part(answer))
    assert not Citation.objects.citing(desk.source).exists()


def test_nothing_ticked_is_refused(desk, event):
    sent = form_of(opened(desk, event, MET, "occurred"), FORM)
    answer = desk.post("form/cite/", **{k: v for k, v in sent.items() if "tick-" not in k})
    assert "Tick at least one statement that these words support." in words(part(answer))


def test_words_that_are_not_at_their_place_are_refused(desk, event):
    sent = form_of(opened(desk, event, MET, "occurred"), FORM) | {"start": 1}
    answer = desk.post("form/cite/", **sent)
    assert (answer["status"], answer["message"]) == (
        409,
        "The words at this place are not those that you selected: reload the page.",
    )


def test_only_an_editor_cites_for_what_is_published(client, rival, event, editor, contributor):
    event.publish(editor)
    desk = Wire(client, rival, contributor)
    sent = desk.select(MET) | {"target": f"event:{event.pk}"}
    for answer in (desk.get("form/cite/", **sent), desk.post("form/cite/", **sent)):
        assert (answer["status"], answer["message"]) == (
            403,
            "“Meeting of the mayors” is published: only an Editor may change it.",
        )


def test_a_contributor_cites_for_a_draft(client, rival, event, contributor):
    desk = Wire(client, rival, contributor)
    desk.post("form/cite/", **form_of(opened(desk, event, TALKS, "place"), FORM))
    citation = Citation.objects.citing(rival).get()
    assert citation.history.get().history_user == contributor
    assert citation.history.get().history_change_reason == "at the desk"


def test_citing_more_of_an_article_than_readers_may_see_warns(desk, event, editor, settings):
    event.publish(editor)
    settings.MOST_SHOWN = 0.1
    answer = desk.post("form/cite/", **form_of(opened(desk, event, TALKS, "place"), FORM))
    (warning,) = answer["warnings"]
    assert warning.startswith("Readers see 28% of “Another view” in excerpts, and 10% is the most")


def test_who_reports_it_is_kept(desk, event, article, editor):
    ada = make_actor(article, editor)
    sent = form_of(opened(desk, event, SHALL, "reality"), FORM)
    sent |= {"voice": "attributed", "attributed_to": ada.pk, "attribution": "said Ada Alder"}
    assert desk.post("form/cite/", **sent)["status"] == 200
    citation = Citation.objects.citing(desk.source).get()
    assert (citation.attributed_to, citation.attribution) == (ada, "said Ada Alder")
    refused = desk.post("form/cite/", **sent | {"attribution": "said the mayor", "note": "x"})
    assert "“said the mayor” is not printed in the article: copy its words." in words(part(refused))


def test_no_such_entry_is_said(desk):
    answer = desk.get("form/cite/", **desk.select(MET), target="event:999")
    assert (answer["status"], answer["message"]) == (
        404,
        "It is not there any more: reload the page.",
    )


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_form_takes_the_same_queries_for_many_parts_and_citations(
    desk, event, article, editor, number, django_assert_num_queries
):
    for n in range(number):
        ada = make_actor(article, editor, name="Ada Alder")
        ada.names.create(name=f"Ada {n}")
        Participation.objects.create(event=event, actor=ada)
    sent = desk.select(MET) | {"target": f"event:{event.pk}"}
    with django_assert_num_queries(16):
        answer = desk.get("form/cite/", **sent)
    assert len(part(answer).find_class("statement")) == 4 + number


def test_saving_takes_the_same_queries_for_many_articles(desk, event, editor):
    anchor(snapshot=desk.source.current_snapshot, words=TALKS)
    counts = []
    for number in (1, 3, 30):
        for n in range(event.citations().filter(statement="place").count(), number + 1):
            source = capture(text=f"Geneva saw talks, number {n}.", headline=f"Article {n}").source
            cite(source=source, words="Geneva", target=event, statement="place", by=editor)
        sent = form_of(opened(desk, event, TALKS, "place"), FORM)
        with CaptureQueriesContext(connection) as queries:
            answer = desk.post("form/cite/", **sent)
        counts.append(len(queries))
        effect = part(answer).find_class("effect")[0]
        assert words(effect.find("p")).startswith("Supported by one outlet, and")
        Citation.objects.citing(desk.source).get().delete()
    assert len(set(counts)) == 1
