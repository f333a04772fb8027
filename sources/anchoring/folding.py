"""Fold away differences of typing (quotation marks, dashes, white space), with a map back."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from sources.anchoring.characters import (
    CLITIC_SCRIPTS,
    HIDDEN,
    SCRIPTS_WITHOUT_SPACES,
    is_word_character,
)

_SINGLE_MARKS = "'‘’‚‛‹›′‵`´ʹʻʼ❛❜＇"
_DOUBLE_MARKS = '"“”„‟«»″‶❝❞〝〞〟＂'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_NOTHING = "\u200b"
_JOINERS = "\u200c\u200d"
_HIDDEN_CHARACTERS = re.findall(f"[{HIDDEN}]", "".join(map(chr, range(0x10000))))

_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_SINGLE_MARKS, "'")
    | dict.fromkeys(_DOUBLE_MARKS, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | {char: _NOTHING for char in _HIDDEN_CHARACTERS if char not in _JOINERS}
)

# Joiners carry meaning in these scripts and in emoji; elsewhere they are dirt.
_JOINING = (
    f"\u0600-\u109f{CLITIC_SCRIPTS}{SCRIPTS_WITHOUT_SPACES}"
    "\u1800-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
_STRAY_JOINER = re.compile(f"(?<![{_JOINING}])[{_JOINERS}]|[{_JOINERS}](?![{_JOINING}])")

_RUNS = re.compile(rf"[ {_NOTHING}]{{2,}}|{_NOTHING}|-{{2,}}|\.{{3}}")
_TIGHT_RUNS = re.compile(rf"[ {_NOTHING}]{{2,}}|{_NOTHING}|(?<!\w) | (?!\w)|-{{2,}}")


@dataclass
class _Edits:
    """Where a rewritten text differs in length from its original, in ascending order."""

    new_starts: list[int] = field(default_factory=list)
    rows: list[tuple[int, int, int]] = field(default_factory=list)  # new end, old start, old end

    def add(self, new_start: int, new_end: int, old_start: int, old_end: int) -> None:
        self.new_starts.append(new_start)
        self.rows.append((new_end, old_start, old_end))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original span of a non-empty new one; None when it holds part of an edit."""
        if not self.rows:
            return start, end
        first, last = self._row(start), self._row(end - 1)
        if first and start < first[1] and start != first[0]:
            return None
        if last and end < last[1]:
            return None
        return self._old_start(first, start), self._old_end(last, end)

    def _row(self, at: int) -> tuple[int, int, int, int] | None:
        index = bisect_right(self.new_starts, at) - 1
        return (self.new_starts[index], *self.rows[index]) if index >= 0 else None

    @staticmethod
    def _old_start(row, start: int) -> int:
        if row is None:
            return start
        _, new_end, old_start, old_end = row
        return old_start if start < new_end else old_end + start - new_end

    @staticmethod
    def _old_end(row, end: int) -> int:
        if row is None:
            return end
        _, new_end, _, old_end = row
        return old_end if end <= new_end else old_end + end - new_end


@dataclass(frozen=True)
class Folded:
    """A folded text, and the way back to the offsets of the original."""

    text: str
    _collapsed: _Edits
    _composed: _Edits

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the folded characters `start:end` stand in the original.

        None when they are only part of what an original character or sequence folds to.
        """
        collapsed = self._collapsed.span(start, end)
        return collapsed and self._composed.span(*collapsed)


def fold(text: str) -> Folded:
    """Fold quotation marks, dashes, ellipses, white space, hidden characters; compose to NFC.

    Single and double quotation marks stay apart, and case is kept.
    """
    return _fold(text, _RUNS)


def fold_tightly(text: str) -> Folded:
    """Fold as `fold()`, but keep ellipses apart and drop white space beside punctuation."""
    return _fold(text, _TIGHT_RUNS)


def _fold(text: str, runs: re.Pattern) -> Folded:
    composed, compositions = _compose(text)
    collapsed, collapses = _collapse(_without_stray_joiners(composed).translate(_ONE_TO_ONE), runs)
    return Folded(collapsed, collapses, compositions)


def _without_stray_joiners(text: str) -> str:
    has_joiners = any(joiner in text for joiner in _JOINERS)
    return _STRAY_JOINER.sub(_NOTHING, text) if has_joiners else text


def _collapse(plain: str, runs: re.Pattern) -> tuple[str, _Edits]:
    pieces, edits, length, done = [], _Edits(), 0, 0
    tight = runs is _TIGHT_RUNS
    for run in runs.finditer(plain):
        start, end = run.span()
        short = _shortened(plain, start, end, tight=tight)
        pieces += plain[done:start], short
        length += start - done
        edits.add(length, length + len(short), start, end)
        length += len(short)
        done = end
    pieces.append(plain[done:])
    return "".join(pieces), edits


def _shortened(plain: str, start: int, end: int, *, tight: bool) -> str:
    first = plain[start]
    if first == "-":
        return "-"
    if first == ".":
        return "…"
    if first == _NOTHING and " " not in plain[start:end]:
        return ""
    beside_words = _is_wordlike(plain[start - 1 : start]) and _is_wordlike(plain[end : end + 1])
    return " " if beside_words or not tight else ""


def _is_wordlike(char: str) -> bool:
    return is_word_character(char) or char == "_"


def _compose(text: str) -> tuple[str, _Edits]:
    edits = _Edits()
    if unicodedata.is_normalized("NFC", text):
        return text, edits
    pieces, length = [], 0
    for start, end in _composable_pieces(text):
        piece = unicodedata.normalize("NFC", text[start:end])
        if piece != text[start:end]:
            edits.add(length, length + len(piece), start, end)
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), edits


@lru_cache(maxsize=16384)
def _composes(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def _composable_pieces(text: str):
    """Spans that compose on their own: a character with the marks and Jamo that follow it."""
    start = 0
    for at in range(1, len(text)):
        if not _composes(text[at]):
            yield start, at
            start = at
    yield start, len(text)
