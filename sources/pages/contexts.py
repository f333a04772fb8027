"""How much of an article its readers see: never the whole of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources import anchoring
from sources.anchoring import Span

# Characters that may stand on each side of an excerpt.
WIDTHS = (300, 200, 100, 50, 0)


@dataclass(frozen=True)
class Cited:
    """A text of an article, and the spans of it that are cited."""

    text: str
    full_length: int | None
    spans: tuple[Span, ...]

    def blocks(self, wide: int) -> list[Span]:
        """The spans with what stands around them, in order, made one where they meet."""
        return anchoring.merged(self.text, (self._with_context(span, wide) for span in self.spans))

    def _with_context(self, span: Span, wide: int) -> Span:
        before, _, after = anchoring.around(self.text, span.start, span.end, limit=wide)
        return Span(span.start - len(before), span.end + len(after))


def blocks(texts: Sequence[Cited], most: float) -> list[list[Span]]:
    """What readers see of each text of one article: contexts shrink before it is over `most`.

    `most` is a share of the whole article, from 0 to 1. The spans themselves always stay.
    """
    allowed = most * max((whole(text) for text in texts), default=0)
    for wide in WIDTHS:
        found = [text.blocks(wide) for text in texts]
        if sum(map(anchoring.covered, found)) <= allowed:
            break
    return found


def whole(text: Cited) -> int:
    """The length of the article; of what is held of it, where that is all we know."""
    return text.full_length or len(text.text)
