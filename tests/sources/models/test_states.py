import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import (
    capture,
    cite,
    editing,
    publish_possible,
    publish_together,
    retract_together,
)
from sources.models import Actor, Blocked, Event, Participation, Quote, Resting, Source, WrongState
from tests.sources.town import SENTENCE, make_actor, make_event, make_quote

MOVES = {
    "submit": lambda entry, by: entry.submit(by),
    "return": lambda entry, by: entry.return_to_draft(by),
    "publish": lambda entry, by: entry.publish(by),
    "retract": lambda entry, by: entry.retract(by, "It was another town."),
}
# What an Editor's move makes of each status; None: refused.
BY_EDITOR = {
    "draft": {"submit": "in_review", "return": None, "publish": "published", "retract": None},
    "in_review": {"submit": None, "return": "draft", "publish": "published", "retract": None},
    "published": {"submit": None, "return": None, "publish": None, "retract": "retracted"},
    "retracted": {"submit": None, "return": "draft", "publish": None, "retract": None},
}


def bring_to(event, status, editor):
    if status == "in_review":
        event.submit(editor)
    if status in ("published", "retracted"):
        event.publish(editor)
    if status == "retracted":
        event.retract(editor, "It was another town.")
    return event


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("status", BY_EDITOR)
def test_editor_moves_along_the_states_alone(article, editor, status, move):
    event = bring_to(make_event(article, editor), status, editor)
    wanted = BY_EDITOR[status][move]
    if wanted is None:
        with pytest.raises(WrongState, match="can't become"):
            MOVES[move](event, editor)
    else:
        MOVES[move](event, editor)
    assert event.status == Event.objects.get().status == (wanted or status)


@pytest.mark.parametrize(
    ("status", "move"),
    [("draft", "publish"), ("in_review", "publish"), ("published", "retract"),
     ("retracted", "return")],
)  # fmt: skip
def test_contributor_does_not_publish_retract_or_reopen(article, editor, contributor, status, move):
    event = bring_to(make_event(article, editor), status, editor)
    with pytest.raises(PermissionDenied):
        MOVES[move](event, contributor)
    assert Event.objects.get().status == status


def test_contributor_submits_and_takes_back(article, contributor):
    event = make_event(article, contributor)
    event.submit(contributor)
    event.return_to_draft(contributor)
    assert Event.objects.get().status == "draft"


def test_history_says_who_when_and_why(article, editor, contributor):
    event = make_event(article, contributor)
    event.submit(contributor)
    event.publish(editor)
    event.retract(editor, "It was another town.")
    rows = [
        (row.status, row.history_user, row.history_change_reason)
        for row in event.history.order_by("history_id")
    ]
    assert rows[1:] == [
        ("in_review", contributor, "in review"),
        ("published", editor, "published"),
        ("retracted", editor, "It was another town."),
    ]
    dates = [row.history_date for row in event.history.order_by("history_id")]
    assert dates == sorted(dates)
    assert event.retraction_reason == "It was another town."
    assert event.published_at < event.retracted_at


def test_long_reason_is_kept_for_readers(article, editor):
    event = bring_to(make_event(article, editor), "published", editor)
    reason = "The mayors never met. " * 20
    event.retract(editor, reason)
    assert Event.objects.get().retraction_reason == reason.strip()
    assert event.history.first().history_change_reason == reason


def test_retraction_without_reason_is_refused(article, editor):
    event = bring_to(make_event(article, editor), "published", editor)
    with pytest.raises(ValidationError, match="Give the reason"):
        event.retract(editor, "  ")
    assert Event.objects.get().status == "published"


def test_stale_copy_does_not_turn_retracted_into_published(article, editor):
    event = bring_to(make_event(article, editor), "published", editor)
    stale = Event.objects.get()
    event.retract(editor, "It was another town.")
    stale.kind = "other"
    stale.save()
    stored = Event.objects.get()
    assert (stored.status, stored.kind) == ("retracted", "other")
    assert stored.history.first().status == "retracted"
    with pytest.raises(WrongState):
        stale.publish(editor)


def test_stale_draft_does_not_take_back_what_was_published(article, editor, contributor):
    event = make_event(article, editor)
    stale = Event.objects.get()
    event.publish(editor)
    with pytest.raises(PermissionDenied), editing(stale, by=contributor):
        stale.save()
    with editing(stale, by=editor):
        stale.kind = "other"
        stale.save()
    stored = Event.objects.get()
    assert (stored.status, stored.kind) == ("published", "other")


def test_stale_copy_does_not_delete_what_readers_have_seen(article, editor):
    stale = make_event(article, editor)
    Event.objects.get().publish(editor)
    with pytest.raises(ValidationError, match="retract it instead"):
        stale.delete()
    assert Event.objects.count() == 1


def test_status_typed_into_a_row_is_not_kept(article, editor):
    event = make_event(article, editor)
    event.status = "published"
    event.save()
    assert (event.status, Event.objects.get().status) == ("draft", "draft")


def test_reopened_entry_keeps_the_day_and_reason_of_its_retraction(article, editor):
    event = make_event(article, editor)
    assert not event.taken_back
    event = bring_to(event, "retracted", editor)
    told = (event.retracted_at, "It was another town.")
    event.return_to_draft(editor)
    event.submit(editor)
    assert event.taken_back
    event.publish(editor)
    stored = Event.objects.get()
    assert (stored.retracted_at, stored.retraction_reason) == told
    assert (stored.status, stored.taken_back) == ("published", False)
    assert stored.published_at > stored.retracted_at


def test_publishing_shows_the_cited_and_relayed_sources(article, editor):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    apart = Source.objects.create(headline="[Another]")
    event = make_event(article, editor)
    citation = event.own_citations.first()
    citation.relays = letter
    citation.save()
    assert not Source.objects.published().exists()
    event.publish(editor)
    assert set(Source.objects.published()) == {article, letter}
    assert Source.objects.get(pk=apart.pk).status == "draft"
    assert letter.history.first().history_user == editor


@pytest.fixture
def saying(article, editor):
    """A quote and its speaker, both drafts."""
    speaker = make_actor(article, editor)
    return make_quote(article, editor, speaker=speaker), speaker


def test_quote_waits_for_its_speaker(saying, editor):
    quote, _ = saying
    blocker = "The actor “Ada Alder” is not published: publish them together."
    assert quote.blockers() == [blocker]
    with pytest.raises(Blocked) as refusal:
        quote.publish(editor)
    assert refusal.value.messages == [blocker]
    assert Quote.objects.get().status == "draft"


def test_entries_that_need_each_other_are_published_together(saying, editor):
    publish_together(entries=saying, by=editor)
    assert [entry.status for entry in saying] == ["published", "published"]
    assert Quote.objects.get().status == Actor.objects.get().status == "published"


def test_publishing_together_is_all_or_nothing(saying, editor):
    quote, speaker = saying
    speaker.description = "She is the head of the town of Alder."
    speaker.save()
    with pytest.raises(Blocked):
        publish_together(entries=[quote, speaker], by=editor)
    assert Quote.objects.get().status == Actor.objects.get().status == "draft"
    assert not Source.objects.published().exists()


def test_refused_publication_leaves_no_gap_when_it_is_tried_again(saying, editor):
    quote, speaker = saying
    speaker.description = "She is the head of the town of Alder."
    speaker.save()
    for _ in range(2):
        with pytest.raises(Blocked):
            publish_together(entries=[quote, speaker], by=editor)
    speaker.description = ""
    speaker.save()
    publish_together(entries=[quote, speaker], by=editor)
    assert Quote.objects.get().status == Actor.objects.get().status == "published"


def test_publish_together_needs_an_editor(saying, contributor):
    with pytest.raises(PermissionDenied):
        publish_together(entries=saying, by=contributor)


def test_what_can_be_published_is_and_the_rest_is_named(article, saying, editor):
    quote, speaker = saying
    speaker.description = "She is the head of the town of Alder."
    speaker.save()
    event = make_event(article, editor)
    refused = publish_possible(entries=[quote, speaker, event], by=editor)
    assert set(refused) == {quote, speaker}
    assert refused[quote] == ["The actor “Ada Alder” is not published: publish them together."]
    assert Event.objects.get().status == "published"
    assert Quote.objects.get().status == "draft"


def test_retraction_names_what_rests_on_it(saying, editor):
    quote, speaker = saying
    publish_together(entries=saying, by=editor)
    with pytest.raises(Resting) as refusal:
        speaker.retract(editor, "No such person.")
    assert refusal.value.entries == [quote]
    assert refusal.value.messages == [
        "Published entries rest on “Ada Alder”: quote “We will not close the bridge”. "
        "Change them first, or retract them together with it."
    ]
    assert Actor.objects.get().status == "published"


def test_retract_together_takes_all(saying, editor):
    publish_together(entries=saying, by=editor)
    retract_together(records=saying[::-1], by=editor, reason="No such person.")
    assert Quote.objects.get().status == Actor.objects.get().status == "retracted"


def test_retract_together_is_all_or_nothing(article, saying, editor):
    quote, speaker = saying
    publish_together(entries=saying, by=editor)
    event = make_event(article, editor)
    with pytest.raises(WrongState):
        retract_together(records=[quote, speaker, event], by=editor, reason="No such person.")
    assert Quote.objects.get().status == "published"


def test_every_tie_is_a_dependent_of_what_is_retracted(article, editor):
    ada = make_actor(article, editor)
    event, larger = make_event(article, editor), make_event(article, editor, title="Talks")
    Participation.objects.create(event=event, actor=ada)
    event.part_of = larger
    event.save()
    quote = make_quote(article, editor, ascribed_to=ada, occasion=event)
    within = make_quote(article, editor, within=quote)
    within.about.add(ada)
    for entry in (ada, event, larger, quote, within):
        assert entry.dependents() == []
    Event._base_manager.update(status="published")
    Quote._base_manager.update(status="published")
    assert set(ada.dependents()) == {event, quote, within}
    assert larger.dependents() == [event]
    assert event.dependents() == [quote]
    assert quote.dependents() == [within]


def test_source_alone_behind_an_entry_is_named_before_it_is_retracted(article, editor):
    event = bring_to(make_event(article, editor), "published", editor)
    article.refresh_from_db()
    with pytest.raises(Resting) as refusal:
        article.retract(editor, "A forgery.")
    assert refusal.value.entries == [event]
    retract_together(records=[event, article], by=editor, reason="A forgery.")
    assert Source.objects.get().status == Event.objects.get().status == "retracted"
    assert Source.objects.get().history.first().history_user == editor


def test_contributor_does_not_retract_a_source(article, editor, contributor):
    bring_to(make_event(article, editor), "published", editor)
    with pytest.raises(PermissionDenied):
        article.retract(contributor, "A forgery.")


def test_source_that_readers_see_no_more_is_no_support_for_them(article, editor):
    other = capture(text=f"{SENTENCE} So it was.", headline="Another paper").source
    event = make_event(article, editor)
    for statement in ("", "reality", "occurred", "place"):
        cite(source=other, words=SENTENCE, target=event, statement=statement, by=editor)
    event.publish(editor)
    article.retract(editor, "It was made up.")
    article.return_to_draft(editor)
    with pytest.raises(Resting, match="Meeting of the mayors"):
        other.retract(editor, "It was made up too.")
