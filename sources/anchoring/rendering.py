"""Whether the words of a quote stand in an excerpt (law 4)."""

import re
from dataclasses import dataclass

from sources.anchoring.characters import cuts_word, is_word_character
from sources.anchoring.folding import Folded, fold_tightly
from sources.anchoring.locating import occurrences
from sources.anchoring.spans import AnchorError

_OMISSION = re.compile(r"\[ ?(?:…|\. ?\. ?\.) ?\]")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class Rendering:
    """True when the words stand in the excerpt.

    `omitted` are the excerpt's words that `[…]` stands for, in order; `missing` is the first
    part of the quote that the excerpt does not hold, "" when it holds all.
    """

    omitted: tuple[str, ...] = ()
    missing: str = ""

    def __bool__(self) -> bool:
        return not self.missing


def renders(words: str, exact: str) -> Rendering:
    """Compare a quote's words with an excerpt, after folding quotation marks, dashes and spaces.

    White space beside punctuation is not compared, since insertions and the broken quotation
    marks of translated articles (`preconditions, ”said`) displace it. `[…]` parts the words;
    the parts stand in order. Other words in square brackets are ignored unless the excerpt has
    the same. Raises AnchorError when nothing is left to compare.
    """
    folded = fold_tightly(exact)
    added = _insertions(words, folded)
    parts = [(part.strip(), _needle(part, added)) for part in _OMISSION.split(words)]
    parts = [(part, needle) for part, needle in parts if needle]
    if not any(is_word_character(char) for _, needle in parts for char in needle):
        raise AnchorError("The quote has no words of the article; enter the words that it prints.")
    return _match(exact, folded, parts)


def _insertions(words: str, folded: Folded) -> set[str]:
    """What stands in square brackets in the quote, but not in the excerpt."""
    printed = set(_BRACKETED.findall(folded.text))
    bracketed = set(_BRACKETED.findall(words))
    return {insertion for insertion in bracketed if fold_tightly(insertion).text not in printed}


def _needle(part: str, insertions: set[str]) -> str:
    kept = _BRACKETED.sub(lambda found: " " if found[0] in insertions else found[0], part)
    return fold_tightly(kept).text.strip(" ")


def _match(exact: str, folded: Folded, parts: list[tuple[str, str]]) -> Rendering:
    omitted, at, previous = [], 0, None
    for part, needle in parts:
        begin = _first_whole(exact, folded, needle, at)
        if begin is None:
            return Rendering(missing=part)
        at = begin + len(needle)
        start, end = folded.span(begin, at)
        if previous is not None:
            omitted.append(exact[previous:start].strip())
        previous = end
    return Rendering(tuple(filter(None, omitted)))


def _first_whole(exact: str, folded: Folded, needle: str, start: int) -> int | None:
    for at in occurrences(folded.text, needle, start):
        span = folded.span(at, at + len(needle))
        if span and not cuts_word(exact, *span):
            return at
    return None
