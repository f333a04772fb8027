"""Names in a picture: in short lines, with how much room they take."""

import unicodedata
from dataclasses import dataclass

from sources.pictures.layout import Size
from sources.pictures.lettering import cut, text_width

FONT = 14
LINE = 16.0
RTL = ("R", "AL")


@dataclass(frozen=True)
class Label:
    lines: tuple[str, ...]
    rtl: bool

    @property
    def size(self) -> Size:
        return Size(max(text_width(line, FONT) for line in self.lines), LINE * len(self.lines))


def label(name: str, *, room: float, most: int = 3) -> Label:
    """A name in at most `most` lines, `room` pixels wide; what does not fit is cut off."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, FONT) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = f"{shown[-1].rstrip(',;:–-')}…"
    return Label(tuple(cut(line, room, FONT) for line in shown), _rtl(name))


def _rtl(name: str) -> bool:
    """Whether its first letter of a direction runs from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in name)
    return next((way in RTL for way in strong if way in ("L", *RTL)), False)
