from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.db import connection

from sources.models import Event, Source
from tests.sources.town import make_actor, make_event


def test_reopened_records_are_given_back_the_day_and_reason_of_their_retraction(article, editor):
    event, ada = make_event(article, editor), make_actor(article, editor)
    for reason in ("Once.", "Twice."):
        event.publish(editor)
        event.retract(editor, reason)
        event.return_to_draft(editor)
    ada.publish(editor)
    told = Event.objects.get().retracted_at
    Event._base_manager.update(retracted_at=None, retraction_reason="")
    migration = import_module("sources.migrations.0004_kept_retractions")
    migration.restore(apps, SimpleNamespace(connection=connection))
    restored = Event.objects.get()
    assert (restored.retracted_at, restored.retraction_reason) == (told, "Twice.")
    assert restored.taken_back
    ada.refresh_from_db()
    for untouched in (ada, Source.objects.get()):
        assert (untouched.retracted_at, untouched.retraction_reason) == (None, "")
