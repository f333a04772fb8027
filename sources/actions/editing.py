from contextlib import contextmanager
from types import SimpleNamespace

from django.db import transaction
from django.db.models import F
from simple_history.models import HistoricalRecords

from sources.choices import Status
from sources.models import Blocked, Entry, WrongState
from sources.models.states import require_editor


@contextmanager
def editing(entry: Entry, *, by):
    """The one door to writing an entry and its parts: all of it holds, or nothing is kept.

    Raises PermissionDenied unless an Editor changes a published entry, Blocked where the change
    would leave it with blockers, WrongState where it is retracted.
    """
    with transaction.atomic(), recorded_as(by):
        begin_editing(entry, by=by)
        yield
        finish_editing(entry, by=by)


@contextmanager
def recorded_as(by):
    """Every row written meanwhile has `by` in its history."""
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=by)
    try:
        yield
    finally:
        context.request = before


def begin_editing(entry: Entry, *, by) -> None:
    """For a door that can't wrap its writing, such as a form with inlines; in a transaction."""
    stored = type(entry)._base_manager.select_for_update().filter(pk=entry.pk).first()
    if stored is None:
        return
    if stored.status == Status.PUBLISHED:
        require_editor(by, stored)
    if stored.status == Status.RETRACTED:
        raise WrongState(f"“{stored}” is retracted: reopen it as a draft before you change it.")


def finish_editing(entry: Entry, *, by) -> None:
    rows = type(entry)._base_manager
    rows.filter(pk=entry.pk).update(version=F("version") + 1)
    after = rows.get(pk=entry.pk)
    entry.version = after.version
    if after.status == Status.PUBLISHED:
        if found := after.locked().blockers():
            raise Blocked(found)
        after.show_sources(by)
