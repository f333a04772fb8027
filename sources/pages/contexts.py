"""How much of an article its readers see: never the whole of it."""

from collections.abc import Iterable

from sources import anchoring
from sources.models import Excerpt

# Of the whole article, by excerpts and contexts together; the excerpts alone may pass it.
MOST_SHOWN = 2 / 3
WIDTHS = (300, 200, 100, 50, 0)


def width(text: str, full_length: int | None, excerpts: Iterable[Excerpt]) -> int:
    """How many characters may stand on each side of each excerpt of a text."""
    spans = sorted((excerpt.start, excerpt.end) for excerpt in excerpts)
    most = MOST_SHOWN * full_length if full_length else len(text)
    return next((wide for wide in WIDTHS if _shown(text, spans, wide) <= most), 0)


def _shown(text: str, spans: list[tuple[int, int]], wide: int) -> int:
    """How many characters of the text the spans and their contexts cover."""
    contexts = (_context(text, start, end, wide) for start, end in spans)
    shown, reached = 0, 0
    for first, last in sorted(contexts):
        shown += max(0, last - max(first, reached))
        reached = max(reached, last)
    return shown


def _context(text: str, start: int, end: int, wide: int) -> tuple[int, int]:
    before, _, after = anchoring.around(text, start, end, limit=wide)
    return start - len(before), end + len(after)
