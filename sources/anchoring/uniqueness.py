"""Whether a browser would find a text directive in one place alone.

Browsers compare words without case and accents, from word edge to word edge.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sources.anchoring.characters import SCRIPTS_WITHOUT_SPACES, is_word_character
from sources.anchoring.folding import fold
from sources.anchoring.locating import occurrences

_BLOCK_EDGE = "\x00"
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]")
_WITHOUT_SPACES = re.compile(f"[{SCRIPTS_WITHOUT_SPACES}]")


@dataclass(frozen=True)
class Directive:
    """Spans of a text: the first or only words, the last words, the words before and after."""

    start: tuple[int, int]
    end: tuple[int, int] | None = None
    prefix: tuple[int, int] | None = None
    suffix: tuple[int, int] | None = None


def first_unique(text: str, candidates) -> Directive:
    """The first directive that leads to one place; the last one where none does."""
    page = _whole(text)
    directive = None
    for directive in candidates:
        if _is_unique(text, page, directive):
            break
    return directive


@lru_cache(maxsize=16384)
def joins_words(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word for a browser."""
    if not left or not right or _WITHOUT_SPACES.match(left) or _WITHOUT_SPACES.match(right):
        return False
    return all(char == "_" or is_word_character(char) for char in (left, right))


def _is_unique(text: str, page: str, directive: Directive) -> bool:
    begin = (directive.prefix or directive.start)[0]
    stop = (directive.suffix or directive.end or directive.start)[1]
    if not directive.end:
        return _count(page, _compared(text[begin:stop])) == 1
    if _count(page, _compared(text[begin : directive.start[1]])) != 1:
        return False
    rest = _compared(text[directive.start[1] : stop])
    return _count(rest, _compared(text[directive.end[0] : stop])) == 1


# Passages of one text are asked about one after the other.
@lru_cache(maxsize=8)
def _whole(text: str) -> str:
    return _compared(text)


def _compared(text: str) -> str:
    """The text as browsers compare it, with a mark where a block ends."""
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    blocks = unicodedata.normalize("NFC", letters).replace("\n", f" {_BLOCK_EDGE} ")
    return re.sub(f"(?:{_BLOCK_EDGE} )+", f"{_BLOCK_EDGE} ", fold(blocks).text).strip(" ")


def _count(page: str, words: str) -> int:
    """How often whole words stand in a page: 0, 1, or 2 for more than one."""
    if not words:
        return 0
    whole = (at for at in occurrences(page, words) if _stands_alone(page, at, at + len(words)))
    return sum(1 for _ in islice(whole, 2))


def _stands_alone(page: str, start: int, end: int) -> bool:
    before, after = page[start - 1 : start] if start else "", page[end : end + 1]
    return not joins_words(before, page[start]) and not joins_words(page[end - 1], after)
