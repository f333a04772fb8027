"""Wordings of one utterance compared word by word, to show where they part.

A word is a run of letters, digits and marks, with an apostrophe or hyphen between two of them
and a point or comma between two digits; in a script without spaces each letter is one. Two
words are the same where they differ in typing alone, as in `anchoring.fold()`: case counts,
the punctuation between words does not.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from sources.anchoring.characters import HIDDEN, SCRIPTS_WITHOUT_SPACES
from sources.anchoring.folding import fold

# So many words against as many: 30 ms, 12 MB. Of longer wordings the ends alone are compared.
MOST_WORDS = 10_000

_HIDDEN = re.compile(f"[{HIDDEN}]")
_UNSPACED = re.compile(f"[{SCRIPTS_WITHOUT_SPACES}]")
# Over the kinds of characters, a letter each, in place of the text.
_WORD = re.compile(r"um*|(?:[ld]m*)+(?:(?:-|(?<=d)\.(?=d))(?:[ld]m*)+)*")


@dataclass(frozen=True)
class Run:
    """Words, with what stands between them, that another wording has too, or has not."""

    text: str
    differs: bool = False


def compare(wordings: Sequence[str]) -> list[tuple[Run, ...]]:
    """Each wording in runs that join to it again.

    The first differs where any other lacks its words, the others where the first lacks theirs.
    """
    read = [(text, *_words(text)) for text in wordings]
    differing = [set() for _ in read]
    for number in range(1, len(read)):
        first, other = _parting(read[0][2], read[number][2])
        differing[0] |= first
        differing[number] |= other
    return [
        tuple(_runs(text, spans, apart))
        for (text, spans, _), apart in zip(read, differing, strict=True)
    ]


def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where each word stands, and the form in which it is compared."""
    spans = word_spans(text)
    folded = fold(" ".join(text[start:end] for start, end in spans)).text
    return spans, folded.split()


def word_spans(text: str) -> list[tuple[int, int]]:
    kinds = "".join(map(_kind, text))
    return [word.span() for word in _WORD.finditer(kinds)]


@lru_cache(maxsize=16384)
def _kind(char: str) -> str:
    if char in "'’ʼ-‐‑":
        return "-"
    if char in ".,":
        return "."
    category = unicodedata.category(char)[0]
    if category == "M" or _HIDDEN.match(char):
        return "m"
    if category == "L":
        return "u" if _UNSPACED.match(char) else "l"
    return "d" if category == "N" else " "


def _parting(one: list[str], other: list[str]) -> tuple[set[int], set[int]]:
    """The words of each that the other lacks, by their places."""
    start, end = _shared_ends(one, other)
    middle, opposite = one[start : len(one) - end], other[start : len(other) - end]
    ones, others = set(range(len(middle))), set(range(len(opposite)))
    if max(len(middle), len(opposite)) <= MOST_WORDS:
        for same in LCSseq.opcodes(middle, opposite):
            if same.tag == "equal":
                ones -= set(range(same.src_start, same.src_end))
                others -= set(range(same.dest_start, same.dest_end))
    return {start + at for at in ones}, {start + at for at in others}


def _shared_ends(one: list[str], other: list[str]) -> tuple[int, int]:
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    return start, end


def _runs(text: str, spans: list[tuple[int, int]], differing: set[int]):
    """Neighbouring words that differ are one run; what stands around it is never part of it."""
    edges = [0]
    for at, (start, end) in enumerate(spans):
        if at in differing:
            edges += [] if at - 1 in differing else [start]
            edges += [] if at + 1 in differing else [end]
    edges.append(len(text))
    for number, (start, end) in enumerate(pairwise(edges)):
        if start < end:
            yield Run(text[start:end], differs=number % 2 == 1)
