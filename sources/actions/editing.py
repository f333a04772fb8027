from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from sources.choices import Status
from sources.models import Blocked, Entry, WrongState
from sources.models.states import require_editor


@contextmanager
def editing(entry: Entry, *, by):
    """The one door to writing an entry and its parts: all of it holds, or nothing is kept.

    Raises PermissionDenied unless an Editor changes a published entry, Blocked where the change
    would leave it with blockers, WrongState where it is retracted.
    """
    with transaction.atomic():
        rows = type(entry)._base_manager
        if stored := rows.select_for_update().filter(pk=entry.pk).first():
            _may_write(stored, by)
        yield
        rows.filter(pk=entry.pk).update(version=F("version") + 1)
        after = rows.get(pk=entry.pk)
        entry.version = after.version
        if after.status == Status.PUBLISHED:
            if found := after.locked().blockers():
                raise Blocked(found)
            after.show_sources(by)


def _may_write(entry: Entry, by) -> None:
    if entry.status == Status.PUBLISHED:
        require_editor(by, entry)
    if entry.status == Status.RETRACTED:
        raise WrongState(f"“{entry}” is retracted: reopen it as a draft before you change it.")
