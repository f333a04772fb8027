"""What cites an article: which words of its newest text, and which entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from sources.anchoring import Span
from sources.choices import StandingState, Status
from sources.desk.article import Mark
from sources.models import Citation, ExcerptStanding, Snapshot, Source
from sources.querysets import ENTRIES

KINDS = [path.rpartition("__")[2] for path in ENTRIES]


@dataclass(frozen=True)
class Row:
    """One citation. `span` is where its excerpt stands in the text, None where it does not."""

    citation: int
    excerpt: int
    span: Span | None
    kind: str
    entry: int
    status: str

    @property
    def key(self) -> tuple[str, int]:
        return (self.kind, self.entry)


@dataclass
class Tally:
    """What an entry takes from this article: how often it cites it, and where."""

    citations: int = 0
    excerpts: dict[int, Span | None] = field(default_factory=dict)

    @property
    def first(self) -> Span | None:
        spans = [span for span in self.excerpts.values() if span]
        return min(spans, key=lambda span: span.start, default=None)


class Cited:
    """All citations of a source, in two queries."""

    def __init__(self, source: Source, snapshot: Snapshot):
        self.rows = list(_rows(source, snapshot))

    def marks(self) -> list[Mark]:
        spans, kinds = {}, defaultdict(set)
        for row in self.rows:
            if row.span:
                spans[row.excerpt] = row.span
                kinds[row.excerpt].add((row.kind, row.status))
        return [
            Mark(span.start, span.end, excerpt, frozenset(kinds[excerpt]))
            for excerpt, span in spans.items()
        ]

    def tallies(self) -> dict[tuple[str, int], Tally]:
        found: dict[tuple[str, int], Tally] = defaultdict(Tally)
        for row in self.rows:
            tally = found[row.key]
            tally.citations += 1
            tally.excerpts[row.excerpt] = row.span
        return found

    def live(self, kind: str = "") -> list[Span]:
        """The spans that entries cite which are not retracted; of one kind, if it is given."""
        return [
            row.span
            for row in self.rows
            if row.span and row.status != Status.RETRACTED and kind in ("", row.kind)
        ]


def displaced(snapshot: Snapshot) -> list[tuple[str, int]]:
    """How many excerpts of earlier texts wait for a decision, by what became of them here."""
    waiting = ExcerptStanding.objects.filter(snapshot=snapshot).undecided().order_by()
    counted = dict(waiting.values_list("state").annotate(Count("pk")))
    return [(state.label, counted[state]) for state in StandingState if state in counted]


def _rows(source: Source, snapshot: Snapshot) -> Iterator[Row]:
    standing = _standing(snapshot)
    columns = ["pk", "excerpt", "excerpt__snapshot", "excerpt__start", "excerpt__end"]
    entries = [f"{path}__{column}" for path in ENTRIES for column in ("pk", "status")]
    citations = Citation.objects.citing(source).order_by("excerpt__start", "pk")
    for citation, excerpt, on, start, end, *given in citations.values_list(*columns, *entries):
        span = Span(start, end) if on == snapshot.pk else standing.get(excerpt)
        yield Row(citation, excerpt, span, *_entry(given))


def _standing(snapshot: Snapshot) -> dict[int, Span]:
    rows = ExcerptStanding.objects.filter(snapshot=snapshot).standing()
    return {
        excerpt: Span(start, end)
        for excerpt, start, end in rows.values_list("excerpt", "start", "end")
    }


def _entry(given: Iterable) -> tuple[str, int, str]:
    pairs = zip(KINDS, given[::2], given[1::2], strict=True)
    return next((kind, pk, status) for kind, pk, status in pairs if pk is not None)
