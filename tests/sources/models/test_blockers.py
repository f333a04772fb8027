import pytest

from sources.actions import capture, cite, confirm, editing
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Blocked,
    Event,
    EventLink,
    Participation,
    Place,
    Quote,
    SourceNotice,
)
from tests.sources.town import SENTENCE, make_actor, make_event, make_quote


def nothing(what):
    return f"Nothing is cited for the {what}: cite the words that say it."


def test_bare_event_lacks_a_citation_for_each_statement(db):
    larger = Event.objects.create(title="Talks of the towns", kind="talks")
    event = Event.objects.create(
        title="Meeting",
        kind="talks",
        occurred="2020-01",
        place=Place.objects.create(name="Geneva", country="Switzerland"),
        summary="The mayors met. They signed a memorandum.",
        part_of=larger,
    )
    ada = Actor.objects.create(name="Ada Alder", kind="person")
    Participation.objects.create(event=event, actor=ada)
    EventLink.objects.create(event=event, other=larger)
    assert event.blockers() == [
        nothing("title (Meeting)"),
        nothing("reality (happened)"),
        nothing("date (January 2020)"),
        nothing("place (Geneva, Switzerland)"),
        nothing("summary (“The mayors met.”)"),
        nothing("summary (“They signed a memorandum.”)"),
        nothing("larger event (Talks of the towns)"),
        nothing("participation “Ada Alder took part”"),
        nothing("link to another event “came after “Talks of the towns””"),
        "The actor “Ada Alder” is not published: publish them together.",
        "The event “Talks of the towns” is not published: publish them together.",
    ]


def test_bare_quote_lacks_a_citation_for_each_statement(db):
    quote = Quote.objects.create(
        text="We stay",
        speaker_as_printed="a mayor",
        medium="letter",
        said="2020-01-13",
        ascribed_to=Actor.objects.create(name="Alder", kind="body"),
    )
    assert quote.blockers() == [
        nothing("words (We stay)"),
        nothing("speaker (a mayor)"),
        nothing("date (13 January 2020)"),
        nothing("medium (letter)"),
        nothing("whose view it claims to be (Alder)"),
        "The actor “Alder” is not published: publish them together.",
    ]


def test_bare_actor_lacks_a_name_and_citations(db):
    actor = Actor.objects.create(name="Ada", kind="person", description="She leads Alder.")
    alder = Actor.objects.create(name="Alder", kind="body")
    unnamed = "It has no name as printed: add one, and cite the words that print it."
    assert actor.blockers() == [unnamed, nothing("description (“She leads Alder.”)")]
    ActorName.objects.create(actor=actor, name="Ada Alder")
    Affiliation.objects.create(actor=actor, with_actor=alder, role="head", since="2019")
    assert actor.blockers() == [
        nothing("description (“She leads Alder.”)"),
        nothing("name as printed “Ada Alder”"),
        nothing("affiliation “head, Alder”"),
        nothing("affiliation “head, Alder”: beginning"),
        "The actor “Alder” is not published: publish them together.",
    ]


def test_cited_event_has_no_blockers(article, editor):
    assert make_event(article, editor).blockers() == []


def test_citation_of_the_whole_supports_its_title_alone(article, editor):
    event = Event.objects.create(title="Meeting", kind="talks", occurred="2020-01-13")
    cite(source=article, words=SENTENCE, target=event, by=editor)
    assert event.blockers() == [nothing("reality (happened)"), nothing("date (13 January 2020)")]


def test_each_sentence_of_a_summary_needs_its_own_excerpt(article, editor):
    event = make_event(article, editor)
    event.summary = "The mayors met in Geneva. Later they signed a memorandum."
    event.save()
    first, second = "The mayors met in Geneva.", "Later they signed a memorandum."
    cite(source=article, words=SENTENCE, target=event, statement="summary", value=first, by=editor)
    assert event.blockers() == [nothing(f"summary (“{second}”)")]
    cite(
        source=article, words="A day later they signed a memorandum.", target=event,
        statement="summary", value=second, by=editor,
    )  # fmt: skip
    assert event.blockers() == []


def test_changed_date_leaves_its_citations_until_they_are_confirmed(article, editor):
    event = make_event(article, editor)
    event.occurred = "2020-01"
    event.save()
    assert event.blockers() == [
        "The date (January 2020) is not what its citations assert: "
        "confirm them for the new value, or cite the words that give it."
    ]
    citation = event.own_citations.get(statement="occurred")
    confirm(citation=citation, by=editor)
    assert event.blockers() == []
    assert citation.history.first().history_user == editor
    assert citation.history.first().value == "2020-01"


def test_printed_words_stand_in_an_excerpt_of_their_statement(article, editor):
    event = make_event(article, editor, occurred_words="a few days later")
    lacking = (
        "“a few days later” stands in no excerpt that is cited for the date of "
        "“Meeting of the mayors”: give the printed words."
    )
    assert event.blockers() == [lacking]
    event.occurred_words = "on 13 January"
    event.save()
    assert event.blockers() == [lacking.replace("a few days later", "on 13 January")]
    event.occurred_words = "On 13 January"
    event.save()
    assert event.blockers() == []


def test_printed_words_without_a_date_are_not_left_unsupported(article, editor):
    event = Event.objects.create(title="Signing", kind="talks", occurred_words="a day later")
    words = "A day later they signed a memorandum."
    for statement in ("", "reality"):
        cite(source=article, words=words, target=event, statement=statement, by=editor)
    assert event.blockers() == [
        "“a day later” stands in no excerpt that is cited for the date of “Signing”: "
        "give the printed words."
    ]


def test_speaker_is_printed_as_given(article, editor):
    quote = make_quote(article, editor)
    assert quote.blockers() == []
    quote.speaker_as_printed = "Mayoress Ada Alder"
    quote.save()
    assert "“Mayoress Ada Alder” stands in no excerpt" in quote.blockers()[1]


def test_source_that_we_retract_supports_nothing(article, editor):
    event = make_event(article, editor)
    article.show(editor)
    article.retract(editor, "A forgery.")
    assert event.blockers()[0] == (
        "The title (Meeting of the mayors) is supported by nothing that still stands: "
        "cite other words for it."
    )
    assert len(event.blockers()) == 4


@pytest.mark.parametrize(("kind", "blockers"), [("retracted", 4), ("corrected", 0)])
def test_source_that_its_publisher_retracts_supports_nothing(article, editor, kind, blockers):
    event = make_event(article, editor)
    SourceNotice.objects.create(source=article, kind=kind, words="We regret the error.")
    assert len(event.blockers()) == blockers


@pytest.mark.parametrize("stance", ["differs", "contradicts"])
def test_other_stances_support_nothing(article, editor, stance):
    event = make_event(article, editor)
    citation = event.own_citations.get(statement="reality")
    citation.stance = stance
    citation.difference, citation.note = "emphasis", "It says less."
    citation.save()
    assert event.blockers() == [
        "The reality (happened) is supported by nothing that still stands: cite other words for it."
    ]


def test_second_source_keeps_an_entry_standing(article, editor):
    event = make_event(article, editor)
    other = capture(text=f"Again: {SENTENCE}", headline="Another").source
    for statement in ("", "reality", "occurred", "place"):
        cite(source=other, words=SENTENCE, target=event, statement=statement, by=editor)
    event.publish(editor)
    article.refresh_from_db()
    article.retract(editor, "A forgery.")
    assert event.blockers() == []


def test_entry_waits_for_those_whom_it_cites_by_name(article, editor):
    event, ada = make_event(article, editor), make_actor(article, editor)
    citation = event.own_citations.first()
    citation.attributed_to = ada
    citation.save()
    waits = "The actor “Ada Alder” is not published: publish them together."
    assert event.blockers() == [waits]
    assert event.blockers(together=[ada]) == []
    assert event.with_needs() == [event, ada]


@pytest.mark.parametrize("field", ["addressees", "about"])
def test_quote_waits_for_those_whom_it_names(article, editor, field):
    quote, ada = make_quote(article, editor), make_actor(article, editor)
    getattr(quote, field).add(ada)
    assert quote.blockers() == ["The actor “Ada Alder” is not published: publish them together."]


def spoil(event, article, editor):
    with editing(event, by=editor):
        Participation.objects.create(event=event, actor=make_actor(article, editor))
        event.occurred = "2021"
        event.save()


def test_change_that_leaves_blockers_is_refused_whole(article, editor):
    event = make_event(article, editor)
    event.publish(editor)
    rows = event.history.count()
    with pytest.raises(Blocked, match="is not what its citations assert"):
        spoil(event, article, editor)
    stored = Event.objects.get()
    assert (stored.occurred, stored.version, stored.history.count()) == ("2020-01-13", 5, rows)
    assert not Participation.objects.exists()
    assert not Actor.objects.exists()
