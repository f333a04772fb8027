"""How wide words are when drawn, near enough to keep labels apart: no font is at hand here."""

import unicodedata
from functools import cache

# Isolates from the words around it, in whatever direction its first letter is written.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_NARROW = frozenset("iljtfrI.,:;'’‘|!()[] ")
_BROAD = frozenset("mwMW@%—…")


@cache
def _letter(character: str) -> float:
    """Its width in parts of the size of the font."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.95
    return 0.7 if character.isupper() else 0.56


def text_width(text: str, size: int) -> float:
    return size * sum(map(_letter, text))


def isolated(text: str) -> str:
    return f"{ISOLATE}{text}{END_ISOLATE}"


def cut(text: str, width: float, size: int) -> str:
    """One line of at most a width, cut at a word where that costs little."""
    line, room = " ".join(text.split()), width / size - _letter("…")
    for at, character in enumerate(line):
        room -= _letter(character)
        if room < 0 and text_width(line, size) > width:
            head = _whole_words(line, at)
            return f"{head}…" + END_ISOLATE * (head.count(ISOLATE) - head.count(END_ISOLATE))
    return line


def _whole_words(line: str, at: int) -> str:
    head, _, tail = line[:at].rpartition(" ")
    whole = line[:at] if line[at] == " " or not head or len(tail) > 9 else head
    return whole.rstrip(" ,;:–-")
