"""Rows of the list of sources: each with how many published entries rest on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sources.choices import NoticeKind, Stance
from sources.models import Citation, Source
from sources.querysets import ENTRIES

KINDS = ("event", "quote", "actor")
SOURCE = "excerpt__snapshot__source"


@dataclass(frozen=True)
class SourceRow:
    """`cited`: how much rests on its own text; `relayed`: for how much others pass it on."""

    source: Source
    cited: str
    relayed: str


def source_rows(sources: Iterable[Source]) -> list[SourceRow]:
    sources = list(sources)
    supporting = Citation.objects.published().filter(stance=Stance.SUPPORTS)
    cited = _entries(supporting.filter(**{f"{SOURCE}__in": sources}), SOURCE)
    standing = Source.objects.published().exclude(notices__kind=NoticeKind.RETRACTED)
    relayed = _entries(
        supporting.filter(relays__in=sources, **{f"{SOURCE}__in": standing}), "relays"
    )
    return [
        SourceRow(
            source=source,
            cited="" if source.supports_nothing else _in_words(cited[source.pk]),
            relayed=_in_words(relayed[source.pk]),
        )
        for source in sources
    ]


def _entries(citations, by: str) -> dict[int, set]:
    """The entries that citations belong to, by the number of a source."""
    found = defaultdict(set)
    for number, *entries in citations.order_by().values_list(by, *ENTRIES):
        pairs = zip(ENTRIES, entries, strict=True)
        found[number].update((path.split("__")[-1], pk) for path, pk in pairs if pk)
    return found


def _in_words(entries: set) -> str:
    """`2 events and 1 quote`; nothing where there are none."""
    totals = [(sum(kind == one for one, _ in entries), kind) for kind in KINDS]
    words = [f"{total} {kind}{'s' if total > 1 else ''}" for total, kind in totals if total]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
