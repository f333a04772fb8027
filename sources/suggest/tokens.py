"""The words of a stretch of text, with what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sources.anchoring import Span

MASK = "\x00"  # in place of each character in quotation marks
MARKS = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,6}}|[@#]?[^\W_][\w{MARKS}]*(?:['’ʼ‐‑-][^\W_][\w{MARKS}]*)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


class Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        first = self.text[1:2] if self.text[0] in "@#" else self.text[0]
        return first.isupper() or self.text[0] == "@" or _has_capital_part(self.text)

    @property
    def is_cased(self) -> bool:
        """Whether the script has capitals at all."""
        return self.text.lower() != self.text.upper()


def _has_capital_part(text: str) -> bool:
    """As in "al-Sisi" and "d’Estaing"."""
    head, mark, tail = text.partition("-")
    if not mark:
        head, mark, tail = text.replace("'", "’").partition("’")
    return bool(mark) and len(head) < 4 and tail[:1].isupper()


@dataclass(frozen=True)
class Stretch:
    """`text` is as long as the span of the article that it stands for; `base` is its start."""

    text: str
    base: int = 0

    @cached_property
    def words(self) -> list[Word]:
        base = self.base
        return [
            Word(base + found.start(), base + found.end(), found[0], key_of(found[0]))
            for found in WORD.finditer(self.text)
        ]

    def gap(self, index: int) -> str:
        """What stands between a word and the next one, or the end."""
        start = self.words[index].end - self.base if index >= 0 else 0
        following = index + 1 < len(self.words)
        end = self.words[index + 1].start - self.base if following else len(self.text)
        return self.text[start:end]

    def index_at(self, at: int) -> int:
        """The index of the first word that ends after an offset."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= at:
                low = middle + 1
            else:
                high = middle
        return low


def key_of(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold()


def masked(text: str, span: Span, hidden: Sequence[Span]) -> Stretch:
    """A stretch of the text without what stands in the hidden spans."""
    pieces, at = [], span.start
    for inner in sorted(hidden, key=lambda inner: inner.start):
        start, end = max(inner.start, at), min(inner.end, span.end)
        if start < end:
            pieces += text[at:start], MASK * (end - start)
            at = end
    pieces.append(text[at : span.end])
    return Stretch("".join(pieces), span.start)
