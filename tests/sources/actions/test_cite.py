import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import AnchorProblem, capture, cite, confirm, editing
from sources.anchoring import Absent, Ambiguous
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Blocked,
    Citation,
    Event,
    Excerpt,
    Participation,
    Place,
    Quote,
    Region,
    Source,
)
from tests.sources.town import SAYING, SENTENCE, make_event, make_quote


@pytest.fixture
def event(db):
    return Event.objects.create(title="Meeting", kind="talks", occurred="2020-01-13")


@pytest.fixture
def to_date(article, event, editor):
    """Cite words for the meeting's date."""

    def cite_date(words=SENTENCE, **details):
        given = {"source": article, "target": event, "statement": "occurred", "by": editor}
        return cite(words=words, **given | details)

    return cite_date


def test_citation_asserts_what_the_target_says(to_date, event, editor):
    done = to_date()
    citation = done.citation
    assert (done.new, done.warnings) == (True, ())
    assert (citation.value, citation.stance, citation.target) == ("2020-01-13", "supports", event)
    assert citation.excerpt.exact == SENTENCE
    assert citation.excerpt.prefix == "The talks of the river towns\n\n"
    assert citation.excerpt.suffix == " “We will not close the bridge,”"
    assert citation.history.get().history_user == editor


def test_same_citation_again_is_the_one_that_is_there(to_date):
    first, again = to_date(), to_date()
    assert (again.new, again.citation) == (False, first.citation)
    assert Citation.objects.count() == Excerpt.objects.count() == Citation.history.count() == 1


@pytest.mark.parametrize("details", [{"stance": "contradicts"}, {"note": "The year is ours."}])
def test_same_citation_in_another_way_is_refused_not_dropped(to_date, details):
    there = to_date("13 January 2020").citation
    with pytest.raises(ValidationError, match="is cited for the date already, in another way"):
        to_date("13 January 2020", **details)
    assert Citation.objects.get() == there


def test_one_excerpt_serves_several_statements(article, event, to_date, editor):
    first = to_date().citation
    whole = cite(source=article, words=SENTENCE, target=event, by=editor).citation
    assert first.excerpt == whole.excerpt
    assert (first != whole, Excerpt.objects.count()) == (True, 1)


def test_ambiguous_words_list_their_places(event, editor):
    text = "The mayors met on Monday. Then the mayors met on Friday."
    source = capture(text=text, headline="Talks").source
    given = {"source": source, "words": "mayors met", "target": event, "by": editor}
    with pytest.raises(AnchorProblem, match="stand in 2 places") as problem:
        cite(**given)
    assert isinstance(problem.value.outcome, Ambiguous)
    assert [place.start for place in problem.value.outcome.places] == [4, 35]
    assert cite(**given, prefix="Then the ").citation.excerpt.start == 35
    assert cite(**given, suffix=" on Monday").citation.excerpt.start == 4
    assert cite(**given, near=40).citation.excerpt.start == 35


def test_absent_words_come_with_proposals_and_nothing_is_kept(to_date):
    with pytest.raises(AnchorProblem, match="The nearest passages are shown") as problem:
        to_date("the mayors of Alder and Birch met in Genoa")
    outcome = problem.value.outcome
    assert isinstance(outcome, Absent)
    assert "met in Geneva" in outcome.nearest[0].exact
    assert (Citation.objects.count(), Excerpt.objects.count()) == (0, 0)


def test_words_inside_a_longer_word_are_refused(to_date):
    with pytest.raises(AnchorProblem, match="only inside longer words"):
        to_date("emorandu")


def test_typed_quotation_marks_find_the_printed_ones(to_date):
    assert to_date('"We will not close the bridge,"').citation.excerpt.exact == (
        "“We will not close the bridge,”"
    )


def test_source_without_text_is_refused(article, event, editor):
    letter = Source.objects.create(headline="[Letter]")
    with pytest.raises(ValidationError, match="No text of “\\[Letter\\]” has been captured"):
        cite(source=letter, words="x", target=event, by=editor)


def test_prose_needs_more_than_a_few_words(article, event, editor):
    event.summary = "They signed a memorandum."
    event.save()
    with pytest.raises(ValidationError, match="too short for a summary: take at least 4 words"):
        cite(source=article, words="signed a memorandum", target=event, statement="summary",
             by=editor)  # fmt: skip
    assert not Excerpt.objects.exists()


def test_name_that_is_not_printed_is_refused(article, editor):
    actor = Actor.objects.create(name="Ada Alder", kind="person")
    name = ActorName.objects.create(actor=actor, name="Ada Elder")
    with pytest.raises(ValidationError, match="“Ada Elder” does not stand in the excerpt"):
        cite(source=article, words="Mayor Ada Alder", target=name, by=editor)


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("We will not close the bridge", ()),
        ("We will […] close the bridge", ("Left out: “not”",)),
        ("We [the towns] will not close the bridge", ()),
    ],
)
def test_omissions_are_shown_and_insertions_are_not_compared(article, editor, words, left_out):
    quote = Quote.objects.create(text=words, speaker_as_printed="Mayor Ada Alder")
    done = cite(source=article, words=SAYING, target=quote, statement="words", by=editor)
    assert done.warnings == left_out


def test_each_source_has_its_own_rendering(article, editor):
    quote = make_quote(article, editor)
    other = capture(text="“The bridge stays open,” said the mayor.", headline="B").source
    rendering = cite(
        source=other, words="“The bridge stays open,”", target=quote, statement="words",
        value="The bridge stays open", by=editor,
    ).citation  # fmt: skip
    assert (rendering.stance, rendering.value) == ("supports", "The bridge stays open")
    assert quote.blockers() == []
    with pytest.raises(ValidationError, match="does not stand in the excerpt"):
        cite(source=other, words="“The bridge stays open,”", target=quote, statement="words",
             by=editor)  # fmt: skip


def test_excerpt_that_crosses_a_region_is_warned_of(article, to_date):
    snapshot = article.current_snapshot
    start = snapshot.text.index("in Geneva")
    Region.objects.create(snapshot=snapshot, start=start, end=start + 20, kind="caption")
    assert to_date().warnings == ("The excerpt crosses the edge of a caption: is it all one text?",)


def test_inference_needs_a_note(to_date):
    with pytest.raises(ValidationError, match="Say in the note how this was inferred"):
        to_date(directness="inferred")
    assert to_date(directness="inferred", note="The year is that of the post.").new


def test_attribution_must_be_printed(to_date):
    with pytest.raises(ValidationError, match="“said Birch” is not printed in the article"):
        to_date(voice="attributed", attribution="said Birch")
    with pytest.raises(ValidationError, match="Give the printed words that say whose account"):
        to_date(voice="attributed")
    assert to_date(voice="attributed", attribution="said Mayor Ada Alder").new


def test_attribution_may_be_printed_in_a_later_and_fuller_snapshot(article, event, editor):
    source = capture(passages=["The mayors met in Geneva"], headline="Talks").source
    given = {"source": source, "words": "The mayors met in Geneva", "target": event, "by": editor}
    said = {"voice": "attributed", "attribution": "a clerk said"}
    with pytest.raises(ValidationError, match="is not printed"):
        cite(**given, **said)
    first = cite(**given).citation
    capture(text="The mayors met in Geneva, a clerk said.", source=source)
    second = cite(**given, statement="reality", **said).citation
    assert second.excerpt == first.excerpt


def test_support_asserts_the_present_value(to_date):
    with pytest.raises(ValidationError, match="“2020-01-14” is not what the date says now"):
        to_date(value="14 January 2020")
    assert not Citation.objects.exists()


def test_value_may_be_typed_in_words(to_date):
    assert to_date(value="January 13, 2020").citation.value == "2020-01-13"
    other = to_date(value="14 January 2020", stance="contradicts").citation
    assert (other.value, other.stance) == ("2020-01-14", "contradicts")


def test_difference_is_classed_and_explained(to_date):
    differs = {"value": "2020-01", "stance": "differs"}
    with pytest.raises(ValidationError, match="Say in what it differs"):
        to_date(**differs)
    with pytest.raises(ValidationError, match="Say in the note why this is a difference"):
        to_date(**differs, difference="precision")
    assert to_date(**differs, difference="precision", note="It names the month alone.").new


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"statement": "weather"}, "has no statement “weather”"),
        ({"value": "some day"}, "cannot be read as a date"),
        ({"statement": "reality", "value": "true", "stance": "differs"}, "can't be a value"),
        ({"statement": "place", "value": "Geneva", "stance": "contradicts"}, "can't be a value"),
        ({"statement": "place"}, "Say what these words assert: the place is not filled in."),
    ],
)
def test_value_that_the_statement_can_not_have_is_refused(to_date, details, said):
    given = {"difference": "wording", "note": "Why."} if details.get("stance") else {}
    with pytest.raises(ValidationError, match=said):
        to_date(**given | details)
    assert not Citation.objects.exists()


def test_parts_assert_what_they_link(article, event, editor):
    ada = Actor.objects.create(name="Ada Alder", kind="person")
    alder = Actor.objects.create(name="Alder", kind="body")
    headship = Affiliation.objects.create(actor=ada, with_actor=alder, role="head")
    part = Participation.objects.create(event=event, actor=ada)
    event.place = Place.objects.create(name="Geneva")
    event.save()
    values = [
        cite(source=article, words=words, target=target, statement=statement, by=editor)
        .citation.value
        for words, target, statement in (
            ("the head of Alder", headship, ""), (SENTENCE, part, ""), (SENTENCE, event, "place"),
        )
    ]  # fmt: skip
    assert values == [
        f"actor:{alder.pk} head",
        f"actor:{ada.pk} participant",
        f"place:{event.place_id}",
    ]


def test_excerpt_of_an_earlier_snapshot_is_used_where_it_still_stands(article, event, editor):
    given = {"source": article, "target": event, "by": editor}
    first = cite(words=SENTENCE, **given).citation.excerpt
    text = article.current_snapshot.text
    capture(text="Corrected. " + text, source=article)
    again = cite(words=SENTENCE, statement="reality", **given).citation.excerpt
    assert (again, Excerpt.objects.count()) == (first, 1)
    new = cite(words="Corrected", statement="occurred", **given).citation.excerpt
    assert new.snapshot.number == 2


def test_citing_changes_a_published_entry_by_an_editor_alone(article, editor, contributor):
    event = make_event(article, editor)
    event.publish(editor)
    given = {"source": article, "words": "met in Geneva", "target": event}
    with pytest.raises(PermissionDenied):
        cite(**given, by=contributor)
    assert not Excerpt.objects.filter(exact="met in Geneva").exists()
    assert cite(**given, by=editor).new


def test_citing_shows_the_source_of_a_published_entry(article, editor):
    event = make_event(article, editor)
    event.publish(editor)
    other = capture(text="The mayors met in Geneva.", headline="B").source
    cite(source=other, words="The mayors met in Geneva.", target=event, by=editor)
    other.refresh_from_db()
    assert other.status == "published"


def test_confirming_reads_what_is_stored_now(to_date, event, editor):
    citation = Citation.objects.select_related("event").get(pk=to_date().citation.pk)
    assert citation.event.occurred == "2020-01-13"
    event.occurred = "2020-01"
    event.save()
    confirm(citation=citation, by=editor)
    assert Citation.objects.get().value == "2020-01"


def test_confirming_what_contradicts_is_refused(to_date, editor):
    citation = to_date(value="2021", stance="contradicts").citation
    with pytest.raises(ValidationError, match="This citation contradicts"):
        confirm(citation=citation, by=editor)
    assert Citation.objects.get().value == "2021"


def test_confirming_into_a_citation_that_is_there_is_refused(to_date, event, editor):
    old = to_date().citation
    event.occurred = "2020-01"
    event.save()
    to_date()
    with pytest.raises(ValidationError, match="cited for this statement already"):
        confirm(citation=old, by=editor)


def test_citation_that_is_missed_blocks_a_published_entry(article, editor):
    event = make_event(article, editor)
    event.publish(editor)
    with pytest.raises(Blocked, match="Nothing is cited for the date"), editing(event, by=editor):
        event.own_citations.get(statement="occurred").delete()
    assert event.own_citations.filter(statement="occurred").exists()


@pytest.mark.parametrize(
    ("text", "manner", "warned"),
    [
        ("We will not close the bridge", "direct", False),
        ("A day later they signed a memorandum", "direct", True),
        ("A day later they signed a memorandum", "indirect", False),
    ],
)
def test_direct_words_without_quotation_marks_are_warned_of(article, editor, text, manner, warned):
    quote = Quote.objects.create(text=text, manner=manner, speaker_as_printed="Mayor Ada Alder")
    text_of_article = "Once “said” and then no more.\n\nA day later they signed a memorandum."
    plain = capture(text=text_of_article, headline="Plain").source
    source = plain if text.startswith("A day") else article
    warnings = cite(source=source, words=text, target=quote, statement="words", by=editor).warnings
    assert any("no quotation marks" in warning for warning in warnings) is warned


def test_differing_needs_another_value(to_date):
    with pytest.raises(ValidationError, match="enter what these words say instead"):
        to_date(stance="differs", difference="wording", note="Other words.")
