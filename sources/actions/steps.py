"""What an editor does at the desk: step by step, each of which can be taken back."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.dispatch import receiver
from django.utils import timezone
from simple_history.signals import post_create_historical_record, pre_create_historical_record
from simple_history.utils import get_m2m_reverse_field_name

from sources.actions.editing import begin_editing, finish_editing, recorded_as
from sources.models import Citable, DeskStep, Entry, Source

KEPT = 10
REASON = "at the desk"

# The reason that history rows carry, and those that were written under it.
_noting: ContextVar[tuple[str, list] | None] = ContextVar("noting", default=None)


@contextmanager
def at_the_desk(*, source: Source, by, label: str, undoable: bool = True) -> Iterator[None]:
    """All that is written inside is one step: kept whole or not at all, by whom and where.

    `label` says to the editor what the step did. What moves an entry from status to status is
    not `undoable`: readers may have seen it.
    """
    with transaction.atomic(), recorded_as(by), _noted(REASON) as rows:
        yield
        if rows and undoable:
            DeskStep.objects.create(source=source, by=by, label=label[:300], rows=rows)


def steps(*, source: Source, by) -> list[DeskStep]:
    """The last steps of this editor here that are not taken back yet, the newest first."""
    return list(DeskStep.objects.filter(source=source, by=by, undone_at=None)[:KEPT])


@transaction.atomic
def undo(*, step: DeskStep, by) -> None:
    """Take a step back. Raises ValidationError where somebody built on it since."""
    step = DeskStep.objects.select_for_update().get(pk=step.pk)
    if step.by != by:
        raise ValidationError("This is somebody else's step.")
    if step.undone_at:
        raise ValidationError("This step is taken back already.")
    changes = _changes(step.rows)
    for change in changes:
        change.check_untouched()
    with recorded_as(by), _noted(f"taken back {REASON}"):
        _take_back(changes, by)
    step.undone_at = timezone.now()
    step.save(update_fields=["undone_at"])


def published_by(step: DeskStep) -> list[Entry]:
    """What readers see of what the step wrote."""
    found = {entry.key: entry for change in _changes(step.rows) if (entry := change.entry())}
    return [
        stored
        for entry in found.values()
        if (stored := type(entry).objects.published().filter(pk=entry.pk).first())
    ]


class _Change:
    """What a step made of one record: `before` and `after` are rows of its history."""

    def __init__(self, records: Sequence):
        first, self.after = records[0], records[-1]
        self.made, self.removed = first.history_type == "+", self.after.history_type == "-"
        self.before = None if self.made else first.prev_record
        self.model, self.pk = self.after.instance_type, self.after.id

    def check_untouched(self) -> None:
        last = self.model.history.filter(id=self.pk).latest()
        if not _alike(last, self.after):
            who = last.history_user or "Somebody"
            raise ValidationError(f"{who} has changed “{last.instance}” since.")

    def entry(self) -> Entry | None:
        """The entry that the record is written with; None where it is gone with it."""
        try:
            entry = getattr(self.after.instance, "entry", None)
        except ObjectDoesNotExist:
            return None
        return entry if isinstance(entry, Entry) else None

    def take_back(self) -> None:
        if self.made and not self.removed:
            record = self.model._base_manager.get(pk=self.pk)
            _check_unused(record)
            record.delete()
        elif not self.made:
            self._restore()

    def _restore(self) -> None:
        record = self.before.instance
        record._state.adding = self.removed
        record.save()
        for field in self.before._history_m2m_fields:
            rows = getattr(self.before, field.name)
            far_end = f"{get_m2m_reverse_field_name(field)}_id"
            getattr(record, field.name).set(list(rows.values_list(far_end, flat=True)))


def _alike(last, after) -> bool:
    """Whether a record is as a step left it: later steps may have been taken back since."""
    if last.history_id == after.history_id:
        return True
    if "-" in (last.history_type, after.history_type):
        return False
    names = [field.attname for field in after.tracked_fields if field.name != "version"]
    linked = [field.name for field in after._history_m2m_fields]
    alike = all(getattr(last, name) == getattr(after, name) for name in names)
    return alike and not last.diff_against(after, included_fields=linked).changes


def _check_unused(record) -> None:
    """Raise ValidationError where others have made use of a record that is to be unmade."""
    used = isinstance(record, Citable) and record.own_citations.exists()
    if isinstance(record, Entry):
        used = used or record.citations().exists() or len(record.citables()) > 1
    for relation in record._meta.related_objects:
        if relation.many_to_many:
            used = used or getattr(record, relation.get_accessor_name()).exists()
    if used:
        raise ValidationError(f"“{record}” is used by others since: change it by hand.")


def _take_back(changes: list[_Change], by) -> None:
    entries = {entry.key: entry for change in changes if (entry := change.entry())}
    for entry in entries.values():
        begin_editing(entry, by=by)
    try:
        for change in reversed(changes):
            change.take_back()
    except ProtectedError as error:
        users = "; ".join(f"“{record}”" for record in error.protected_objects)
        raise ValidationError(f"It is used by {users} since: change it by hand.") from error
    for entry in entries.values():
        if type(entry)._base_manager.filter(pk=entry.pk).exists():
            finish_editing(entry, by=by)


def _changes(rows: Iterable[tuple[str, int]]) -> list[_Change]:
    """One for each record, in the order in which they were written last."""
    by_record = {}
    for name, number in rows:
        row = apps.get_model("sources", name).history.filter(history_id=number).first()
        if row is None:
            raise ValidationError("The history of this step is not whole any more.")
        records = by_record.pop((name, row.id), [])
        by_record[name, row.id] = [*records, row]
    return [_Change(records) for records in by_record.values()]


@contextmanager
def _noted(reason: str) -> Iterator[list]:
    """Every history row written meanwhile says `reason`, and is noted."""
    rows = []
    token = _noting.set((reason, rows))
    try:
        yield rows
    finally:
        _noting.reset(token)


@receiver(pre_create_historical_record)
def _say_where(history_instance, **kwargs):
    if noting := _noting.get():
        given, (reason, _) = history_instance.history_change_reason, noting
        history_instance.history_change_reason = f"{given} ({reason})" if given else reason


@receiver(post_create_historical_record)
def _note(instance, history_instance, **kwargs):
    if noting := _noting.get():
        noting[1].append((instance._meta.model_name, history_instance.history_id))
