import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import at_the_desk, cite, steps, undo
from sources.models import Actor, Citation, DeskStep, Event, Excerpt, Quote
from tests.sources.town import SAYING, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db


def take_a_step(source, by, make=make_quote):
    with at_the_desk(source=source, by=by, label="Entered a quote"):
        made = make(source, by)
    return made, steps(source=source, by=by)[0]


def test_every_row_of_a_step_says_where_it_was_written(article, editor):
    quote, step = take_a_step(article, editor)
    citation = quote.citations().first()
    assert {row.history_change_reason for row in quote.history.all()} == {"at the desk"}
    assert citation.history.get().history_change_reason == "at the desk"
    assert citation.history.get().history_user == editor
    assert [name for name, _ in step.rows] == ["quote", "citation", "citation"]


def test_undo_takes_back_all_that_a_step_made_but_the_excerpt(article, editor):
    quote, step = take_a_step(article, editor)
    undo(step=step, by=editor)
    assert not Quote.objects.exists()
    assert not Citation.objects.exists()
    assert Excerpt.objects.count() == 1
    assert [row.history_type for row in Quote.history.filter(id=quote.pk)] == ["-", "+"]
    assert Quote.history.latest().history_change_reason == "taken back at the desk"
    assert steps(source=article, by=editor) == []


def test_undo_gives_back_what_a_step_changed_and_removed(article, editor):
    speaker = make_actor(article, editor)
    quote = make_quote(article, editor, said="2020-01")
    quote.addressees.set([speaker])
    before = list(quote.citations().values())
    with at_the_desk(source=article, by=editor, label="Changed the quote"):
        quote.said, quote.speaker = "2020-01-13", speaker
        quote.save()
        quote.addressees.clear()
        for citation in quote.citations():
            citation.delete()
    undo(step=steps(source=article, by=editor)[0], by=editor)
    quote = Quote.objects.get()
    assert (quote.said, quote.speaker) == ("2020-01", None)
    assert str(quote.said_earliest) == "2020-01-01"
    assert list(quote.addressees.all()) == [speaker]
    assert list(quote.citations().values()) == before


def test_a_step_that_others_built_on_stays(article, editor, contributor):
    event, step = take_a_step(article, editor, make_event)
    cite(
        source=article, words="13 January 2020", target=event, statement="occurred", by=contributor
    )
    with pytest.raises(ValidationError, match="is used by others since"):
        undo(step=step, by=editor)
    assert Event.objects.get() == event
    assert event.citations().count() == 5
    assert DeskStep.objects.get().undone_at is None


def test_a_step_whose_rows_were_changed_since_stays(article, editor, contributor):
    event, step = take_a_step(article, editor, make_event)
    event.title = "The meeting"
    event._history_user = contributor
    event.save()
    with pytest.raises(ValidationError, match=f"{contributor} has changed “The meeting” since"):
        undo(step=step, by=editor)
    assert event.citations().count() == 4


def test_an_actor_who_is_addressed_elsewhere_stays(article, editor):
    actor, step = take_a_step(article, editor, make_actor)
    make_quote(article, editor).addressees.set([actor])
    with pytest.raises(ValidationError, match="is used by others since"):
        undo(step=step, by=editor)
    assert list(Quote.objects.get().addressees.all()) == [actor]


def test_a_speaker_of_a_later_quote_stays(article, editor):
    actor, step = take_a_step(article, editor, make_actor)
    make_quote(article, editor, speaker=actor)
    with pytest.raises(ValidationError, match="It is used by “We will not close the bridge” since"):
        undo(step=step, by=editor)
    assert Actor.objects.get() == actor


def test_what_readers_see_is_retracted_and_not_taken_back(article, editor):
    actor, step = take_a_step(article, editor, make_actor)
    actor.publish(editor)
    with pytest.raises(ValidationError, match="has changed “Ada Alder” since"):
        undo(step=step, by=editor)


def test_a_contributor_takes_nothing_back_of_what_is_published(article, editor, contributor):
    quote = make_quote(article, editor)
    with at_the_desk(source=article, by=contributor, label="Cited"):
        cite(source=article, words=SAYING, target=quote, statement="", by=contributor)
    quote.publish(editor)
    step = steps(source=article, by=contributor)[0]
    with pytest.raises(PermissionDenied):
        undo(step=step, by=contributor)
    assert quote.citations().count() == 3


def test_ten_steps_of_an_editor_are_kept_apart_from_those_of_others(article, editor, contributor):
    for number in range(11):
        with at_the_desk(source=article, by=editor, label=f"Step {number}"):
            make_actor(article, editor, name="Ada Alder")
    with at_the_desk(source=article, by=contributor, label="Another's"):
        make_actor(article, contributor)
    with at_the_desk(source=article, by=editor, label="Nothing"):
        pass
    assert [str(step) for step in steps(source=article, by=editor)] == [
        f"Step {number}" for number in range(10, 0, -1)
    ]
    with pytest.raises(ValidationError, match="somebody else's"):
        undo(step=steps(source=article, by=contributor)[0], by=editor)


def cite_of_nothing(source, by):
    def step():
        with at_the_desk(source=source, by=by, label="Cited"):
            quote = make_quote(source, by)
            cite(source=source, words="no such words", target=quote, by=by)

    return step


def test_a_step_that_fails_leaves_nothing(article, editor):
    wrong = cite_of_nothing(article, editor)
    with pytest.raises(ValidationError, match="does not stand in"):
        wrong()
    assert not Quote.objects.exists()
    assert not DeskStep.objects.exists()


def test_steps_on_one_record_are_taken_back_one_after_the_other(article, editor):
    quote, speaker = make_quote(article, editor), make_actor(article, editor)
    for number, said in enumerate(("2020", "2020-01")):
        with at_the_desk(source=article, by=editor, label=f"Step {number}"):
            quote.said = said
            quote.save()
            quote.addressees.set([speaker] if number else [])
    for said, addressed in (("2020", 0), ("", 0)):
        undo(step=steps(source=article, by=editor)[0], by=editor)
        quote.refresh_from_db()
        assert (quote.said, quote.addressees.count()) == (said, addressed)
