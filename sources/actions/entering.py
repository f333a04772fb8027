"""Enter something new together with its parts and the words that support each statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from sources.actions.cite import cite
from sources.actions.editing import editing
from sources.models import Citable, Entry, Snapshot
from sources.statements import WHOLE, Kind


@dataclass(frozen=True)
class Support:
    """A passage that is to be cited for one statement. `details` are fields of Citation.

    `value` is what it asserts; by default what is entered, each sentence of prose by itself.
    """

    start: int
    end: int
    statement: str = WHOLE
    value: str | None = None
    details: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A row that is published with the entry, and what supports it."""

    record: Citable
    supports: Sequence[Support] = ()


@dataclass(frozen=True)
class Entered:
    """`warnings` tell the editor what to look at again."""

    entry: Entry
    warnings: tuple[str, ...]


class NotCitable(ValidationError):
    """A passage can't be cited for `statement` of `target`; the messages say why."""

    def __init__(self, target: Citable, statement: str, reason: ValidationError):
        self.target, self.statement = target, statement
        super().__init__(reason.messages)


@transaction.atomic
def enter(
    *,
    entry: Entry,
    snapshot: Snapshot,
    by,
    supports: Sequence[Support] = (),
    parts: Sequence[Part] = (),
    lists: Mapping[str, Sequence] | None = None,
) -> Entered:
    """Save a new entry with all that belongs to it, or nothing.

    `lists` are its many-to-many fields. Raises ValidationError, NotCitable among them.
    """
    with editing(entry, by=by):
        _save(entry)
        for name, records in (lists or {}).items():
            getattr(entry, name).set(records)
        warnings = _cite_all(entry, supports, snapshot, by)
        warnings += _save_parts(entry, parts, snapshot, by)
    return Entered(entry, tuple(dict.fromkeys(warnings)))


@transaction.atomic
def enter_parts(*, entry: Entry, parts: Sequence[Part], snapshot: Snapshot, by) -> Entered:
    """Add parts to an entry that is there; one that it has already gets the citation alone."""
    with editing(entry, by=by):
        warnings = _save_parts(entry, parts, snapshot, by)
    return Entered(entry, tuple(dict.fromkeys(warnings)))


def _save_parts(entry: Entry, parts, snapshot, by) -> list[str]:
    warnings = []
    for part in parts:
        record = part.record
        setattr(record, entry._meta.model_name, entry)
        record = _same(record) or record
        if record.pk is None:
            _save(record)
        warnings += _cite_all(record, part.supports, snapshot, by)
    return warnings


def _same(part: Citable) -> Citable | None:
    """The row with all that makes a part what it is: the fields of its unique constraint."""
    (constraint,) = part._meta.total_unique_constraints
    same = {name: getattr(part, name) for name in constraint.fields}
    return type(part)._default_manager.filter(**same).first()


def _save(record) -> None:
    record.full_clean()
    record.save()


def _cite_all(target: Citable, supports, snapshot: Snapshot, by) -> list[str]:
    warnings = []
    for support in supports:
        for value in _values(target, support):
            try:
                warnings += _cite(target, support, value, snapshot, by)
            except ValidationError as reason:
                raise NotCitable(target, support.statement, reason) from reason
    return warnings


def _values(target: Citable, support: Support) -> Iterator[str | None]:
    statement = target.statement_named(support.statement)
    if support.value is None and statement.kind is Kind.PROSE:
        yield from statement.values(target)
    else:
        yield support.value


def _cite(target, support, value, snapshot, by) -> tuple[str, ...]:
    return cite(
        source=snapshot.source,
        snapshot=snapshot,
        words=snapshot.text[support.start : support.end],
        near=support.start,
        target=target,
        statement=support.statement,
        value=value,
        by=by,
        held=True,
        **support.details,
    ).warnings
