"""The text of an article as lines, each cut into segments by what stands on it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sources.anchoring import JOIN, Span, sentence_spans
from sources.choices import RegionKind, Status

KINDS = ("quote", "event", "actor")


@dataclass(frozen=True)
class Mark:
    """Where an excerpt stands, and the kinds of the entries that cite it, each with a status."""

    start: int
    end: int
    excerpt: int
    kinds: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class RegionSpan:
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Layers:
    """What is to be shown on a text. `quotations` and `paragraphs` are those not covered yet.

    `passages`: the text holds passages that are joined.
    """

    marks: Sequence[Mark] = ()
    regions: Sequence[RegionSpan] = ()
    quotations: Sequence[Span] = ()
    dismissed: Sequence[Span] = ()
    paragraphs: Sequence[Span] = ()
    passages: bool = False


@dataclass(frozen=True)
class Segment:
    """Words of one line in which nothing begins or ends. `opens`: an excerpt begins here."""

    text: str
    marks: tuple[Mark, ...] = ()
    quotation: Span | None = None
    dismissed: Span | None = None
    region: str = ""
    opens: bool = False

    @property
    def classes(self) -> str:
        names = ["m", *_kind_classes(self.marks)] if self.marks else []
        names += ["quotation"] if self.quotation else []
        names += ["dismissed"] if self.dismissed else []
        names += ["region", self.region] if self.region else []
        return " ".join(names)

    @property
    def excerpts(self) -> list[int]:
        """The one with the fewest words first: it is most likely the one that is meant."""
        return [m.excerpt for m in sorted(self.marks, key=lambda m: (m.end - m.start, m.start))]

    @property
    def address(self) -> str:
        """Below that of the article's excerpts: what cites any of these."""
        first, *others = self.excerpts
        also = "&".join(f"also={excerpt}" for excerpt in others)
        return f"{first}/?{also}" if also else f"{first}/"

    @property
    def title(self) -> str:
        said = [self.cited_by] if self.marks else []
        said += ["Not covered yet"] if self.quotation else []
        said += ["Dismissed: it quotes nobody"] if self.dismissed else []
        return ". ".join(said or [self.region_label.capitalize()])

    @property
    def cited_by(self) -> str:
        kinds = frozenset().union(*(mark.kinds for mark in self.marks))
        words = [_worded(kind, status) for kind in KINDS for status in Status.values]
        given = {_worded(*one) for one in kinds}
        return "Cited by: " + ", ".join(word for word in words if word in given)

    @property
    def region_label(self) -> str:
        return RegionKind(self.region).label if self.region else ""


@dataclass
class Line:
    """One line of the text, its line end included. `region_opens` where its region begins."""

    start: int
    end: int
    region: str = ""
    region_opens: bool = False
    join: bool = False
    uncovered: Span | None = None
    sentences: str = ""
    segments: list[Segment] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def classes(self) -> str:
        names = ["region", self.region] if self.region else []
        given = {"join": self.join, "blank": self.blank, "uncovered": self.uncovered is not None}
        return " ".join([*names, *(name for name, holds in given.items() if holds)])

    @property
    def region_label(self) -> str:
        return RegionKind(self.region).label.capitalize()


def lines_of(text: str, layers: Layers) -> list[Line]:
    lines = [Line(start, end) for start, end in line_spans(text)]
    starts = [line.start for line in lines]
    within = list(_lay_regions(text, lines, starts, layers.regions))
    _lay_joins(text, lines, starts, layers.passages)
    _lay_sentences(text, lines, starts)
    for span in layers.paragraphs:
        _line_at(lines, starts, span.start).uncovered = span
    laid = [
        *(("mark", mark) for mark in layers.marks),
        *(("quotation", span) for span in layers.quotations),
        *(("dismissed", span) for span in layers.dismissed),
        *(("region", span) for span in within),
    ]
    for start, end, active in _runs(laid, [*starts, len(text)]):
        line = _line_at(lines, starts, start)
        line.segments.append(_segment(text[start:end], start, active))
    return lines


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        end = min(start + len(line) + 1, len(text))
        if end > start:
            yield start, end
        start = end


def _line_at(lines: list[Line], starts: list[int], at: int) -> Line:
    return lines[bisect_right(starts, at) - 1]


def _lines_within(lines, starts, start: int, end: int) -> list[Line]:
    return lines[bisect_right(starts, start) - 1 : bisect_left(starts, end)]


def _lay_regions(text, lines, starts, regions: Iterable[RegionSpan]) -> Iterator[RegionSpan]:
    """Marks the lines that a region fills, and gives the regions that stand inside a line."""
    for region in regions:
        touched = _lines_within(lines, starts, region.start, region.end)
        if any(_sticks_out(text, line, region) for line in touched):
            yield region
            continue
        for line in touched:
            line.region, line.region_opens = region.kind, line is touched[0]


def _sticks_out(text: str, line: Line, region: RegionSpan) -> bool:
    before, after = text[line.start : max(line.start, region.start)], text[region.end : line.end]
    return bool(before.strip() or after.strip())


def _lay_joins(text, lines, starts, passages: bool) -> None:
    at = text.find(JOIN) if passages else -1
    while at >= 0:
        for line in _lines_within(lines, starts, at + 1, at + len(JOIN)):
            line.join = True
        at = text.find(JOIN, at + len(JOIN))


def _lay_sentences(text, lines, starts) -> None:
    """Where a sentence goes on in the next line, each line has its own part of it."""
    found = defaultdict(list)
    for span in sentence_spans(text):
        for line in _lines_within(lines, starts, span.start, span.end):
            first, last = max(span.start, line.start), min(span.end, line.end)
            words = text[first:last].rstrip()
            found[line.start] += [first - line.start, first - line.start + len(words)]
    for line in lines:
        line.sentences = " ".join(map(str, found[line.start]))


def _runs(laid: list[tuple], cuts: Iterable[int]) -> Iterator[tuple[int, int, list[tuple]]]:
    """The stretches between any two edges, with all that lies on each."""
    begins, ends = defaultdict(list), defaultdict(list)
    for number, (_, span) in enumerate(laid):
        begins[span.start].append(number)
        ends[span.end].append(number)
    active: dict[int, tuple] = {}
    for start, end in pairwise(sorted({*cuts, *begins, *ends})):
        for number in ends[start]:
            del active[number]
        active |= {number: laid[number] for number in begins[start]}
        yield start, end, list(active.values())


def _segment(text: str, start: int, active: list[tuple]) -> Segment:
    on = defaultdict(list)
    for layer, span in active:
        on[layer].append(span)
    return Segment(
        text=text,
        marks=tuple(on["mark"]),
        quotation=on["quotation"][0] if on["quotation"] else None,
        dismissed=on["dismissed"][0] if on["dismissed"] else None,
        region=on["region"][0].kind if on["region"] else "",
        opens=any(mark.start == start for mark in on["mark"]),
    )


def _kind_classes(marks: Iterable[Mark]) -> list[str]:
    """Retracted entries show only where no other entry cites the words."""
    kinds = frozenset().union(*(mark.kinds for mark in marks))
    live = {(kind, _stage(status)) for kind, status in kinds if status != Status.RETRACTED}
    if not live:
        return ["retracted"]
    names = [kind for kind in KINDS if any(kind == one for one, _ in live)]
    stages = [stage for stage in ("draft", "published") if any(stage == one for _, one in live)]
    return [*names, *stages, *(f"{k}-{s}" for k in KINDS for s in stages if (k, s) in live)]


def _stage(status: str) -> str:
    return "published" if status == Status.PUBLISHED else "draft"


def _worded(kind: str, status: str) -> str:
    return kind if status == Status.PUBLISHED else f"{kind} ({Status(status).label})"
