from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, models

CHUNK = 500


@dataclass(frozen=True)
class Problem:
    """`record` is "excerpt 3"; `law` the number of a law of the design, None for other troubles.

    `problem` says what is wrong and what to do.
    """

    record: str
    law: int | None
    problem: str

    def __str__(self):
        return f"{self.record}: {self.problem}"


@dataclass
class Report:
    """`checked`: how many records of each kind were read.

    `undecided`: how many cited excerpts wait for an editor since their article has changed. That
    breaks no law.
    """

    checked: dict[str, int] = field(default_factory=dict)
    undecided: int = 0
    problems: list[Problem] = field(default_factory=list)

    def count(self, kind: str, number: int = 1) -> None:
        self.checked[kind] = self.checked.get(kind, 0) + number

    def add(self, record: models.Model | str, law: int | None, problem: str) -> None:
        name = record if isinstance(record, str) else named(type(record), record.pk)
        self.problems.append(Problem(name, law, problem))


def named(model: type[models.Model], pk) -> str:
    return f"{model._meta.verbose_name} {pk}"


def in_chunks(queryset, report: Report, size: int = CHUNK) -> Iterator:
    """The rows by primary key, few at a time. Rows that can't be read are reported."""
    last = None
    while pks := _next_pks(queryset, last, size):
        last = pks[-1]
        yield from _read(queryset, pks, report)


def _next_pks(queryset, last, size: int) -> list:
    rows = queryset.order_by("pk")
    if last is not None:
        rows = rows.filter(pk__gt=last)
    return list(rows.values_list("pk", flat=True)[:size])


def _read(queryset, pks: Iterable, report: Report) -> list:
    try:
        return list(queryset.filter(pk__in=pks).order_by("pk"))
    except (DatabaseError, ValueError):
        # On SQLite a damaged byte makes a whole answer unreadable.
        return [row for pk in pks for row in _read_one(queryset, pk, report)]


def _read_one(queryset, pk, report: Report) -> list:
    try:
        return list(queryset.filter(pk=pk))
    except (DatabaseError, ValueError) as error:
        problem = f"it can't be read ({error}): restore it from a backup."
        report.add(named(queryset.model, pk), 6, problem)
        return []
