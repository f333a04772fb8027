"""Passages as HTML: what differs as <del> or <ins>, what is cited under a line of its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from sources.anchoring import MAX_EXCERPT
from sources.desk.comparison_lines import Pair

REMOVED, ADDED = "del", "ins"


@dataclass(frozen=True)
class Cited:
    """A cited span of a text: `anchor` is its id there, `link` where what became of it is told."""

    start: int
    end: int
    look: str
    anchor: str = ""
    link: str = ""


class Marking:
    """One text with what is cited of it."""

    def __init__(self, text: str, tag: str, cited: Iterable[Cited] = ()):
        self.text, self.tag = text, tag
        self.cited = sorted(cited, key=_start)

    def marked(self, span: Pair, differing: Sequence[Pair] = ()) -> SafeString:
        start, end = span
        within = self._within(start, end)
        edges = {start, end, *_edges(differing), *_edges((c.start, c.end) for c in within)}
        pieces = pairwise(sorted(at for at in edges if start <= at <= end))
        runs = groupby(pieces, lambda piece: _over(within, piece))
        return mark_safe("".join(self._run(over, list(run), differing) for over, run in runs))

    def _within(self, start: int, end: int) -> list[Cited]:
        low = bisect_left(self.cited, start - MAX_EXCERPT, key=_start)
        high = bisect_left(self.cited, end, key=_start)
        return [cited for cited in self.cited[low:high] if cited.end > start]

    def _run(self, over: tuple[Cited, ...], pieces: list[Pair], differing) -> str:
        words = "".join(self._piece(piece, differing) for piece in pieces)
        if not over:
            return words
        begun = [c.anchor for c in over if c.anchor and c.start == pieces[0][0]]
        anchors = "".join(f'<span id="{anchor}"></span>' for anchor in begun)
        looks = " ".join(dict.fromkeys(["excerpt", *(c.look for c in over)]))
        if link := next((c.link for c in over if c.link), ""):
            return f'{anchors}<a class="{looks}" href="{escape(link)}">{words}</a>'
        return f'{anchors}<mark class="{looks}">{words}</mark>'

    def _piece(self, piece: Pair, differing: Sequence[Pair]) -> str:
        words = escape(self.text[slice(*piece)])
        last = bisect_right(differing, piece[0], key=lambda span: span[0]) - 1
        if last >= 0 and piece[0] < differing[last][1]:
            return f"<{self.tag}>{words}</{self.tag}>"
        return words


def _start(cited: Cited) -> int:
    return cited.start


def _edges(spans: Iterable[Pair]) -> Iterable[int]:
    return (at for span in spans for at in span)


def _over(within: list[Cited], piece: Pair) -> tuple[Cited, ...]:
    return tuple(c for c in within if c.start <= piece[0] and piece[1] <= c.end)
