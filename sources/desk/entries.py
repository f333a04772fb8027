"""The entries that cite an article: how far each is, and what it lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max
from django.urls import reverse

from sources import dates
from sources.choices import Status
from sources.desk.cited import Cited, Tally
from sources.desk.gathering import MODELS, UNPUBLISHED, gather
from sources.models import Citation, Entry

Key = tuple[str, int]


@dataclass(frozen=True)
class EntryLine:
    """One entry in the list.

    `about`: its date, who speaks, or what kind of actor it is. `at`: where the line begins that
    it cites first, None where it cites an earlier text alone.
    """

    entry: Entry
    kind: str
    title: str
    about: str
    tally: Tally
    at: int | None
    blockers: tuple[str, ...]
    changed: datetime | None
    hidden: bool = False

    @property
    def waits(self) -> bool:
        return self.entry.status in UNPUBLISHED

    @property
    def words(self) -> str:
        """What a filter compares typed words with."""
        return f"{self.title} {self.about}".casefold()

    @property
    def admin_url(self) -> str:
        return reverse(f"admin:sources_{self.kind}_change", args=[self.entry.pk])

    @property
    def cite_url(self) -> str:
        return reverse(f"admin:sources_{self.kind}_cite", args=[self.entry.pk])


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; all of it, where nothing is given."""

    words: str = ""
    kind: str = ""
    status: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> "Wanted":
        kind, status = data.get("kind", ""), data.get("status", "")
        return cls(
            words=data.get("q", "").strip(),
            kind=kind if kind in MODELS else "",
            status=status if status in Status.values else "",
        )

    def __bool__(self) -> bool:
        return bool(self.words or self.kind or self.status)

    def fits(self, line: EntryLine) -> bool:
        return (
            self.kind in ("", line.kind)
            and self.status in ("", line.entry.status)
            and all(word in line.words for word in self.words.casefold().split())
        )


def entry_lines(cited: Cited, text: str) -> list[EntryLine]:
    """The entry that was changed last comes first."""
    tallies, changed = cited.tallies(), last_changes(cited)
    lines = [
        _line(entry, tallies[entry.key], changed.get(entry.key), text) for entry in gather(tallies)
    ]
    return sorted(lines, key=_newest_first, reverse=True)


def last_changes(cited: Cited) -> dict[Key, datetime]:
    """When each entry, or a citation of it from this article, was written last."""
    found: dict[Key, datetime] = {}
    for key, at in [*_entry_changes(cited), *_citation_changes(cited)]:
        found[key] = max(at, found.get(key, at))
    return found


def _entry_changes(cited: Cited) -> Iterator[tuple[Key, datetime]]:
    for kind, model in MODELS.items():
        pks = {row.entry for row in cited.rows if row.kind == kind}
        history = model.history.filter(id__in=pks).order_by()
        for pk, at in history.values_list("id").annotate(Max("history_date")):
            yield (kind, pk), at


def _citation_changes(cited: Cited) -> Iterator[tuple[Key, datetime]]:
    keys = {row.citation: row.key for row in cited.rows}
    history = Citation.history.filter(id__in=keys).order_by()
    for pk, at in history.values_list("id").annotate(Max("history_date")):
        yield keys[pk], at


def narrowed(lines: list[EntryLine], wanted: Wanted) -> list[EntryLine]:
    """All of them stay in the page, so that a script can show them again."""
    return [replace(line, hidden=not wanted.fits(line)) for line in lines]


def _line(entry: Entry, tally: Tally, changed: datetime | None, text: str) -> EntryLine:
    first = tally.first
    return EntryLine(
        entry=entry,
        kind=entry.key[0],
        title=str(entry),
        about=_about(entry),
        tally=tally,
        at=text.rfind("\n", 0, first.start) + 1 if first else None,
        blockers=tuple(entry.blockers()) if entry.status in UNPUBLISHED else (),
        changed=changed,
    )


def _about(entry: Entry) -> str:
    kind = entry.key[0]
    if kind == "quote":
        return entry.speaker_as_printed
    if kind == "actor":
        return entry.get_kind_display()
    return dates.parse(entry.occurred).words if entry.occurred else "no date"


def _newest_first(line: EntryLine) -> tuple:
    at = line.changed.timestamp() if line.changed else 0
    return (at, *line.entry.key)
