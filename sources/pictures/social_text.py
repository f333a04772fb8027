"""Text in a box of pixels: in our own fonts, of any length, in either direction."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont, features

FONTS = Path(__file__).parent / "fonts"
# Without it letters are not joined, and stand in the order in which they are stored.
SHAPES = features.check("raqm")
OMITTED = "[…]"
# More than a third of the words may not be left out.
MOST_OMITTED = 1 / 3
LINE_HEIGHT = 1.36
# More than any box holds at the smallest size.
LONGEST = 900


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
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    runs = [(draws, "".join(run)) for draws, run in groupby(text, lambda c: _draws(c, shapes))]
    lacking = sum(len(run) for draws, run in runs if not draws)
    if lacking > MOST_OMITTED * len(text):
        return ""
    return "".join(run if draws else OMITTED for draws, run in runs)


def right_to_left(text: str) -> bool:
    """By the first letter that has a direction."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def fitted(text: str, weight: str, width: int, height: int, sizes: tuple[int, ...]) -> Fitted:
    """At the greatest of the sizes at which it fits; at the smallest cut at a word, with `…`."""
    if len(text) <= LONGEST:
        for size in sizes:
            found = Fitted(tuple(_wrapped(text, font(weight, size), width)), size)
            if found.height <= height:
                return found
    smallest = font(weight, sizes[-1])
    most = max(1, height // round(sizes[-1] * LINE_HEIGHT))
    lines = list(_wrapped(text[:LONGEST], smallest, width))[:most]
    ending = "…”" if text.endswith("”") else "…"
    return Fitted((*lines[:-1], _cut(lines[-1], smallest, width, ending)), sizes[-1])


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
