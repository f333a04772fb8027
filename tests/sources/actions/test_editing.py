import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from simple_history.models import HistoricalRecords

from sources.actions import begin_editing, editing, finish_editing
from sources.models import Actor, ActorName, Event, WrongState
from tests.sources.town import make_event


def test_everything_written_meanwhile_is_recorded_under_the_name(db, contributor):
    actor = Actor(name="Ada", kind="person")
    with editing(actor, by=contributor):
        actor.save()
        name = ActorName.objects.create(actor=actor, name="Ada Alder")
    assert actor.history.get().history_user == contributor
    assert name.history.get().history_user == contributor
    assert ActorName.objects.create(actor=actor, name="A.").history.get().history_user is None


def test_request_that_is_under_way_is_put_back(db, contributor, editor):
    request = RequestFactory().get("/")
    HistoricalRecords.context.request = request
    try:
        with editing(Actor.objects.create(name="Ada", kind="person"), by=contributor):
            pass
        assert HistoricalRecords.context.request is request
    finally:
        del HistoricalRecords.context.request


def test_version_grows_with_each_editing(db, contributor):
    actor = Actor.objects.create(name="Ada", kind="person")
    stale = Actor.objects.get()
    with editing(actor, by=contributor):
        actor.save()
    assert (actor.version, Actor.objects.get().version) == (2, 2)
    stale.save()
    assert Actor.objects.get().version == 2


def test_contributor_changes_drafts_alone(article, editor, contributor):
    event = make_event(article, contributor)
    with editing(event, by=contributor):
        event.kind = "other"
        event.save()
    event.submit(contributor)
    with editing(event, by=contributor):
        event.kind = "call"
        event.save()
    event.publish(editor)
    with pytest.raises(PermissionDenied), editing(event, by=contributor):
        event.kind = "fighting"
    assert Event.objects.get().kind == "call"


def test_retracted_entry_is_not_edited(article, editor):
    event = make_event(article, editor)
    event.publish(editor)
    event.retract(editor, "It was another town.")
    with pytest.raises(WrongState, match="reopen it as a draft"), editing(event, by=editor):
        event.save()


def twice(actor, name):
    ActorName.objects.create(actor=actor, name=name)
    ActorName.objects.create(actor=actor, name=name)


def test_failure_keeps_nothing(db, contributor):
    actor = Actor.objects.create(name="Ada", kind="person")
    with pytest.raises(IntegrityError), editing(actor, by=contributor):
        twice(actor, "Ada Alder")
    assert not ActorName.objects.exists()
    assert Actor.objects.get().version == 1


def test_doors_that_can_not_wrap_their_writing_do_the_same(article, editor, contributor):
    event = make_event(article, editor)
    event.publish(editor)
    with transaction.atomic():
        begin_editing(event, by=editor)
        event.kind = "other"
        event.save()
        finish_editing(event, by=editor)
    assert Event.objects.get().kind == "other"
    with pytest.raises(PermissionDenied), transaction.atomic():
        begin_editing(event, by=contributor)
