"""The picture that other sites show of an entry where its address is shared."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, __version__

from sources.pages.cards import Card
from sources.pages.wording import in_words
from sources.pictures.social_text import (
    SHAPES,
    Fitted,
    drawable,
    fitted,
    font,
    right_to_left,
)
from sources.statements import WHOLE

SIZE = (1200, 630)
LEFT, RIGHT, TOP, BOTTOM = 72, 1128, 136, 544
WIDTH, BAR, GAP = RIGHT - LEFT, 32, 14
SIZES = (68, 60, 52, 46, 40, 36, 32)
# Of who said it, when and where, and what is contested: two lines each at the most.
ROW_SIZES, ROW_ROOM = (34, 30, 27), 96
# From the top of a line to its base, in its size.
BASE = 1.08
# The stylesheet's colours.
PAPER, INK, SOFT, LINE, CONTESTED = "#fdfcf9", "#1d1c1a", "#57534c", "#d9d4c8", "#9c2a10"
UNSHOWN = "It is written in letters that this picture can’t show: they stand on the page."
# Counts with how the picture is drawn.
EDITION = 1


@dataclass(frozen=True)
class Row:
    words: str
    weight: str = "Regular"
    colour: str = INK


@dataclass(frozen=True)
class Poster:
    """All that a picture shows: equal ones look alike."""

    site: str
    kind: str
    words: str
    rows: tuple[Row, ...]
    supported: str

    @property
    def digest(self) -> str:
        made_by = (EDITION, __version__, SHAPES)
        return hashlib.sha256(repr((made_by, self)).encode()).hexdigest()[:32]


def poster(card: Card, site: str) -> Poster:
    contested = f"Contested: {', '.join(card.contested)}" if card.contested else ""
    corrected = f"Corrected on {in_words(card.corrected)}" if card.corrected else ""
    rows = (
        Row(_who(card), "Bold"),
        Row(_told(card)),
        Row(contested, "Bold", CONTESTED),
        Row(corrected, "Bold"),
    )
    drawn = [Row(drawable(row.words), row.weight, row.colour) for row in rows]
    return Poster(
        site=drawable(site),
        kind=card.kind.capitalize(),
        words=drawable(card.title) or UNSHOWN,
        rows=tuple(row for row in drawn if row.words),
        supported=drawable(f"Supported by {card.supported}"),
    )


def draw(shown: Poster) -> bytes:
    """PNG, 1200 by 630 pixels; always the same for the same."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _frame(pen, shown)
    rows = [(row, fitted(row.words, row.weight, WIDTH, ROW_ROOM, ROW_SIZES)) for row in shown.rows]
    below = BOTTOM - sum(found.height for _, found in rows)
    _words(pen, shown, below - GAP)
    for row, found in rows:
        _lines(pen, found, below, row.weight, row.colour, right_to_left(row.words))
        below += found.height
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _who(card: Card) -> str:
    """Who said it, with any reservation; that it is contested is in its words already."""
    for line in card.lines:
        if line.name == "speaker" and not line.contested and line.reservation:
            return f"{card.who} ({line.reservation})"
    return card.who


def _told(card: Card) -> str:
    if card.kind == "actor":
        prose = " ".join(str(line) for line in card.lines if line.name == "description")
        names = "; ".join(line.words for line in card.lines if line.name == WHOLE)
        return prose or (f"Also printed: {names}" if names else "")
    facts = [line for line in card.lines if line.name in ("occurred", "place", "said")]
    undated = all(line.name == "place" for line in facts)
    return " · ".join([*(["Date unknown"] if undated else []), *map(str, facts)])


def _frame(pen, shown: Poster) -> None:
    for height in (112, 117, BOTTOM + 12):
        pen.line([(LEFT, height), (RIGHT, height)], fill=LINE, width=2)
    kind = font("Regular", 32)
    pen.text((RIGHT, 92), shown.kind, SOFT, kind, anchor="rs")
    room = WIDTH - round(kind.getlength(shown.kind)) - GAP
    site = fitted(shown.site, "Bold", room, 56, (38, 32, 28))
    _lines(pen, site, 92 - round(site.size * BASE), "Bold", INK, False)
    supported = fitted(shown.supported, "Regular", WIDTH, 48, (30, 27, 24))
    _lines(pen, supported, BOTTOM + 20, "Regular", SOFT, right_to_left(shown.supported))


def _words(pen, shown: Poster, bottom: int) -> None:
    """The entry itself, in the middle of its room, with a bar beside a quote."""
    reverse, quote = right_to_left(shown.words), shown.kind == "Quote" and shown.words != UNSHOWN
    weight, indent = ("Regular", BAR) if quote else ("Bold", 0)
    found = fitted(shown.words, weight, WIDTH - indent, bottom - TOP, SIZES)
    top = TOP + (bottom - TOP - found.height) // 2
    if quote:
        side = RIGHT - 6 if reverse else LEFT
        pen.rectangle([side, top + 8, side + 6, top + found.height], fill=LINE)
    _lines(pen, found, top, weight, INK, reverse, indent)


def _lines(pen, found: Fitted, top: int, weight: str, colour: str, reverse: bool, indent=0):
    """Lines from `top` on, from the side at which their direction begins."""
    face = font(weight, found.size)
    side, anchor = (RIGHT - indent, "rs") if reverse else (LEFT + indent, "ls")
    how = {"direction": "rtl" if reverse else "ltr"} if SHAPES else {}
    for number, line in enumerate(found.lines):
        base = top + found.line_height * number + round(found.size * BASE)
        pen.text((side, base), line, colour, face, anchor=anchor, **how)
