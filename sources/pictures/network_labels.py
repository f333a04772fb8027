"""Names in a picture: in short lines, with how much room they take."""

import unicodedata
from dataclasses import dataclass

from sources.pictures.layout import Size

FONT = 14.0
LINE = 16.0
RTL = ("R", "AL")


@dataclass(frozen=True)
class Label:
    lines: tuple[str, ...]
    rtl: bool

    @property
    def size(self) -> Size:
        return Size(max(map(width, self.lines)), LINE * len(self.lines))


def label(name: str, *, room: float, most: int = 3) -> Label:
    """A name in at most `most` lines, `room` pixels wide; what does not fit is cut off."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] += "…"
    return Label(tuple(_cut(line, room) for line in shown), _rtl(name))


def width(text: str) -> float:
    """About how wide it is drawn: a little more rather than less."""
    return sum(map(_advance, text)) * FONT


def _cut(line: str, room: float) -> str:
    if width(line) <= room:
        return line
    while line and width(f"{line}…") > room:
        line = line[:-1].rstrip(" …")
    return f"{line}…"


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.0
    if letter in "mwMW@":
        return 0.92
    return 0.72 if letter.isupper() else 0.57


def _rtl(name: str) -> bool:
    """Whether its first letter of a direction runs from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in name)
    return next((way in RTL for way in strong if way in ("L", *RTL)), False)
