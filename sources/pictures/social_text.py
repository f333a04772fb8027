"""Text in a box of pixels: in our own fonts, of any length, in either direction."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont, features

FONTS = Path(__file__).parent / "fonts"
# Without it letters are not joined, and stand in the order in which they are stored.
SHAPES = features.check("raqm")
OMITTED, ON_THE_PAGE = "[…]", "[see the page]"
# More than a third of the words may not be left out.
MOST_OMITTED = 1 / 3
LINE_HEIGHT = 1.36
# More than any box holds at the smallest size.
LONGEST = 900
# Characters of a name that are left where it is shortened the most.
SHORTEST = 12


@dataclass(frozen=True)
class Fitted:
    """Lines of a size at which they fit."""

    lines: tuple[str, ...]
    size: int

    @property
    def line_height(self) -> int:
        return round(self.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if SHAPES else ImageFont.Layout.BASIC
    return ImageFont.truetype(FONTS / f"NotoSerif-{weight}.ttf", size, layout_engine=engine)


def drawable(text: str, *, shapes: bool = SHAPES) -> str:
    """The text with `[…]` for what the fonts lack; empty where that would be too much of it."""
    text = _tidy(text)
    lacking = sum(not _draws(char, shapes) for char in text)
    return "" if lacking > MOST_OMITTED * len(text) else _drawn(text, shapes)


def reserved(text: str, names: Iterable[str], *, shapes: bool = SHAPES) -> str:
    """Names with what must be said of them, which is never empty: only the names give way."""
    text = _tidy(text)
    for name in _longest_first(names):
        if not drawable(name, shapes=shapes):
            text = text.replace(name, ON_THE_PAGE)
    return _drawn(text, shapes)


def right_to_left(text: str) -> bool:
    """By the first letter that has a direction."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def fitted(text: str, weight: str, width: int, height: int, sizes: tuple[int, ...]) -> Fitted:
    """At the greatest of the sizes at which it fits; at the smallest cut at a word, with `…`."""
    if found := _uncut(text, weight, width, height, sizes):
        return found
    smallest = font(weight, sizes[-1])
    most = max(1, height // round(sizes[-1] * LINE_HEIGHT))
    lines = list(_wrapped(text[:LONGEST], smallest, width))[:most]
    ending = "…”" if text.endswith("”") else "…"
    return Fitted((*lines[:-1], _cut(lines[-1], smallest, width, ending)), sizes[-1])


def fitted_by_names(text: str, names: Iterable[str], weight: str, *box) -> Fitted:
    """As `fitted`, but long names are shortened first, so that what is said of them stays."""
    names = _longest_first(names)

    def fits(most: int) -> bool:
        return _uncut(_with_names(text, names, most), weight, *box) is not None

    if not names or _uncut(text, weight, *box):
        return fitted(text, weight, *box)
    lengths = range(len(names[0]), SHORTEST, -1)
    most = next(iter(lengths[bisect_left(lengths, True, key=fits) :]), SHORTEST)
    return fitted(_with_names(text, names, most), weight, *box)


def _uncut(text: str, weight: str, width: int, height: int, sizes: tuple[int, ...]):
    """None where it does not fit at the smallest size."""
    for size in sizes if len(text) <= LONGEST else ():
        found = Fitted(tuple(_wrapped(text, font(weight, size), width)), size)
        if found.height <= height:
            return found
    return None


def _with_names(text: str, names: Sequence[str], most: int) -> str:
    """Each name cut to so many characters, at a word where that costs little."""
    if not names:
        return text
    pattern = "|".join(map(re.escape, names))
    return re.sub(pattern, lambda name: _brief(name[0], most), text)


def _brief(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    head = name[: most - 1]
    whole = head.rpartition(" ")[0]
    kept = whole if len(whole) > most // 2 else head
    return kept.rstrip(" ,;:–-([“") + ("…”" if name.endswith("”") else "…")


def _longest_first(names: Iterable[str]) -> list[str]:
    found = {_tidy(name) for name in names} - {""}
    return sorted(found, key=lambda name: (-len(name), name))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _drawn(text: str, shapes: bool) -> str:
    runs = groupby(text, lambda char: _draws(char, shapes))
    return "".join("".join(run) if draws else OMITTED for draws, run in runs)


def _draws(char: str, shapes: bool) -> bool:
    joined = unicodedata.bidirectional(char) in ("R", "AL")
    return ord(char) in _coverage() and (shapes or not joined)


@cache
def _coverage() -> frozenset[int]:
    lines = (FONTS / "coverage.txt").read_text().split()
    ranges = [[int(end, 16) for end in line.split("-")] for line in lines]
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def _wrapped(text: str, face, width: int) -> Iterator[str]:
    line, used, space = [], 0.0, face.getlength(" ")
    for word in _words(text, face, width):
        wide = face.getlength(word)
        if line and used + space + wide > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (space if line else 0)
        line.append(word)
    yield " ".join(line)


def _words(text: str, face, width: int) -> Iterator[str]:
    """Words, those that are wider than a line in pieces."""
    for word in text.split(" "):
        while word and face.getlength(word) > width:
            fits = next(n for n in range(len(word) - 1, 0, -1) if face.getlength(word[:n]) <= width)
            yield word[:fits]
            word = word[fits:]
        yield word


def _cut(line: str, face, width: int, ending: str) -> str:
    while line and face.getlength(line + ending) > width:
        line = line.rpartition(" ")[0]
    return line.rstrip(" ,;:–") + ending
