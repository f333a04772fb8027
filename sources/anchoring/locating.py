"""Find the words that an editor pasted in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from sources.anchoring.characters import cuts_word
from sources.anchoring.folding import Folded, fold
from sources.anchoring.nearest import Proposal, nearest_passages
from sources.anchoring.spans import Place, has_context, place

MAX_PLACES = 100


@dataclass(frozen=True)
class Found:
    place: Place


@dataclass(frozen=True)
class Ambiguous:
    """The first MAX_PLACES places in the order of the text; `total` counts all."""

    places: tuple[Place, ...]
    total: int


@dataclass(frozen=True)
class Absent:
    """No place. `inside_words` says where the words stand, but only inside longer words."""

    nearest: tuple[Proposal, ...] = ()
    inside_words: tuple[Place, ...] = ()


def locate(
    text: str, words: str, *, prefix: str = "", suffix: str = "", near: int | None = None
) -> Found | Ambiguous | Absent:
    """Find `words` in `text`: the very characters first, then folded.

    Of several places, the one with `prefix` and `suffix` (compared folded) is meant, then the
    one that begins closest to the offset `near`; a tie stays ambiguous.
    """
    needle = fold(words).text.strip(" ")
    if not needle:
        return Absent()
    hits = exact_spans(text, words.strip())
    whole = [span for span in hits if not cuts_word(text, *span)]
    if len(whole) == 1:
        return Found(place(text, *whole[0]))
    folded = fold(text)
    if not whole:
        hits = _folded_spans(folded, needle) or hits
        whole = [span for span in hits if not cuts_word(text, *span)]
    if not whole:
        inside = tuple(place(text, *span) for span in hits[:MAX_PLACES])
        return Absent(nearest_passages(text, folded, needle), inside)
    if prefix.strip() or suffix.strip():
        beside = [span for span in whole if has_context(text, span, prefix, suffix)]
        whole = beside or _with_context(folded, whole, (prefix, needle, suffix)) or whole
    return _settle(text, whole if near is None else _closest(whole, near))


def contains(text: str, words: str) -> bool:
    """Whether the words stand anywhere in the text, folded, and not inside longer words."""
    needle, folded = fold(words).text.strip(" "), fold(text)
    spans = _folded_spans(folded, needle) if needle else []
    return any(not cuts_word(text, *span) for span in spans)


def exact_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Every span that reads `words`, those that overlap and those inside longer words too."""
    return [(at, at + len(words)) for at in occurrences(text, words)]


def occurrences(text: str, needle: str, start: int = 0) -> Iterator[int]:
    """Where `needle` (not empty) stands in `text`, overlapping ones too, in linear time."""
    size, shift, repeated = len(needle), 0, None
    at = text.find(needle, start)
    while at >= 0:
        yield at
        if repeated and text.startswith(repeated, at + size):
            at += shift
            continue
        following = text.find(needle, at + 1)
        if repeated is None and 0 <= following - at < size:
            # Overlaps: comparing the whole needle at each of them would be quadratic.
            shift = _period(needle)
            repeated = needle[-shift:]
        at = following


def _period(needle: str) -> int:
    """The smallest shift at which `needle` agrees with itself (Knuth, Morris and Pratt)."""
    borders, border = [0], 0
    for char in needle[1:]:
        while border and char != needle[border]:
            border = borders[border - 1]
        border += char == needle[border]
        borders.append(border)
    return len(needle) - border


def _folded_spans(folded: Folded, needle: str) -> list[tuple[int, int]]:
    size = len(needle)
    spans = (folded.span(at, at + size) for at in occurrences(folded.text, needle))
    return [span for span in spans if span]


def _closest(spans: list, near: int) -> list:
    """The one span that begins closest to an offset; all spans where there are two."""
    distance = min(abs(start - near) for start, _ in spans)
    closest = [span for span in spans if abs(span[0] - near) == distance]
    return closest if len(closest) == 1 else spans


def _with_context(folded: Folded, spans: list, words: tuple[str, str, str]) -> list:
    prefix, needle, suffix = words
    # The outer edges of the context may have been cut through an ellipsis or a dash.
    before = fold(prefix).text.strip(" ").lstrip(".-")
    after = fold(suffix).text.strip(" ").rstrip(".-")
    fitting = set()
    for lead in {before, f"{before} "} if before else {""}:
        for trail in {after, f" {after}"} if after else {""}:
            for at in occurrences(folded.text, lead + needle + trail):
                begin = at + len(lead)
                fitting.add(folded.span(begin, begin + len(needle)))
    return [span for span in spans if span in fitting]


def _settle(text: str, spans: list) -> Found | Ambiguous:
    places = tuple(place(text, *span) for span in spans[:MAX_PLACES])
    return Found(places[0]) if len(spans) == 1 else Ambiguous(places, len(spans))
