"""An article as proposals see it: a text, its regions, and the paragraphs around a passage."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sources.anchoring import Span, around, sentence_spans
from sources.choices import RegionKind

# Nothing further from a passage than this is read for it, so that its cost has a bound.
WINDOW = 5_000
_MARGIN = 500  # what is cut off beyond the window is cut between words
LOOK_BACK = 12_000

NO_PROSE = {RegionKind.CAPTION, RegionKind.CREDIT, RegionKind.RELATED_LINK}


class Printed(NamedTuple):
    """Words of the text, and where they stand."""

    start: int
    end: int
    words: str


class KnownRegion(NamedTuple):
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Article:
    """`regions` are anything with a start, an end and a kind, within the text."""

    text: str
    regions: tuple = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        kept = sorted(
            KnownRegion(region.start, region.end, str(region.kind))
            for region in self.regions
            if 0 <= region.start < region.end <= len(self.text)
        )
        object.__setattr__(self, "regions", tuple(kept))
        object.__setattr__(self, "_starts", [region.start for region in kept])

    def printed(self, start: int, end: int) -> Printed:
        return Printed(start, end, self.text[start:end])

    def region_at(self, at: int) -> KnownRegion | None:
        index = bisect_right(self._starts, at) - 1
        inside = index >= 0 and at < self.regions[index].end
        return self.regions[index] if inside else None

    def kind_at(self, at: int) -> str:
        """The kind of region at an offset, "" in prose."""
        region = self.region_at(at)
        return region.kind if region else ""

    def is_prose(self, at: int) -> bool:
        return self.kind_at(at) not in NO_PROSE

    def paragraph(self, start: int, end: int | None = None) -> Span:
        """The paragraphs that a span touches, as far as `WINDOW` on each side, without the
        regions beside it."""
        end = max(start, end or start)
        low = max(0, start - WINDOW - _MARGIN)
        near = self.text[low : end + WINDOW + _MARGIN]
        before, _, after = around(near, start - low, end - low, limit=WINDOW)
        return self._outside_regions(start - len(before), end + len(after), start, end)

    def _outside_regions(self, first: int, last: int, start: int, end: int) -> Span:
        region = self.region_at(start)
        if region:
            return Span(max(first, region.start), max(end, min(last, region.end)))
        return Span(self._after_region(first, start), self._before_region(end, last))

    def _after_region(self, first: int, start: int) -> int:
        index = bisect_right(self._starts, start) - 1
        edge = self.regions[index].end if index >= 0 else 0
        return edge if first < edge <= start else first

    def _before_region(self, end: int, last: int) -> int:
        index = bisect_right(self._starts, end)
        edge = self._starts[index] if index < len(self._starts) else last
        return min(edge, last)

    def before(self, at: int) -> Iterator[Span]:
        """The paragraphs before an offset that are no captions, credits or links, nearest first."""
        lowest = max(0, at - LOOK_BACK)
        while at > lowest:
            at = lowest + len(self.text[lowest:at].rstrip())
            if at <= lowest:
                return
            paragraph = self.paragraph(at - 1, at)
            if self.is_prose(at - 1):
                yield paragraph
            at = min(paragraph.start, at - 1)

    def after(self, at: int) -> Iterator[Span]:
        """The paragraphs after an offset that are no captions, credits or links."""
        highest = min(len(self.text), at + LOOK_BACK)
        while at < highest:
            rest = self.text[at:highest]
            at += len(rest) - len(rest.lstrip())
            if at >= highest:
                return
            paragraph = self.paragraph(at, at + 1)
            if self.is_prose(at):
                yield paragraph
            at = max(paragraph.end, at + 1)

    def sentences(self, span: Span) -> list[Span]:
        """The sentences of a stretch of the text."""
        spans = sentence_spans(self.text[span.start : span.end])
        return [Span(span.start + inner.start, span.start + inner.end) for inner in spans]

    def sentences_of(self, start: int, end: int) -> Span:
        """From the beginning of the first sentence that a span touches to the end of the last."""
        paragraph = self.paragraph(start, end)
        touched = [
            sentence
            for sentence in self.sentences(paragraph)
            if sentence.start < max(end, start + 1) and start < sentence.end
        ]
        if not touched:
            return Span(start, end)
        return Span(min(start, touched[0].start), max(end, touched[-1].end))

    def paragraphs(self) -> Iterator[Span]:
        """Every paragraph of the text, those within regions too."""
        at, size = 0, len(self.text)
        while at < size:
            if self.text[at].isspace():
                at += 1
                continue
            _, _, after = around(self.text, at, at + 1, limit=size)
            paragraph = self._outside_regions(at, at + 1 + len(after), at, at + 1)
            yield paragraph
            at = max(paragraph.end, at + 1)
