"""What an entry lacks before readers can see it, each with the place to fill."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.choices import Status
from sources.desk.targets import row_key
from sources.models import Entry
from sources.models.support import Gap


@dataclass(frozen=True)
class Item:
    """`row` is the key of a statement's row, `part` the kind of part to add, `entry` another one
    to look at first."""

    sentence: str
    row: str = ""
    part: str = ""
    entry: Entry | None = None


def checklist(entry: Entry, gaps: Iterable[Gap]) -> list[Item]:
    """The blockers, in their order."""
    if entry.status == Status.RETRACTED:
        return []
    needed = [
        other
        for other in dict.fromkeys(entry.needs())
        if other.status != Status.PUBLISHED and other != entry
    ]
    unpublished = zip(entry.needs_unpublished(), needed, strict=True)
    return [
        *(Item(sentence, part=_filled_by(entry)) for sentence in entry.own_blockers()),
        *(Item(gap.sentence, row=row_key(gap.target, gap.statement)) for gap in gaps),
        *(Item(sentence, entry=other) for sentence, other in unpublished),
    ]


def _filled_by(entry: Entry) -> str:
    """The parts of which an entry lacks one."""
    return next(iter(entry.PARTS), "")
