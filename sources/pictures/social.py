"""The picture that other sites show of an entry where its address is shared."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, __version__

from sources.pages.cards import Card
from sources.pages.wording import in_words
from sources.pictures.social_rows import INK, SOFT, Row, reality, supported, told, who
from sources.pictures.social_text import (
    SHAPES,
    Fitted,
    drawable,
    fitted,
    fitted_by_names,
    font,
    right_to_left,
)

SIZE = (1200, 630)
LEFT, RIGHT, TOP, BOTTOM = 72, 1128, 136, 544
WIDTH, BAR, GAP = RIGHT - LEFT, 32, 14
SIZES = (68, 60, 52, 46, 40, 36, 32)
# Of who said it, when and where, and what is contested: two lines each at the most.
ROW_SIZES, ROW_ROOM = (34, 30, 27), 96
# From the top of a line to its base, in its size.
BASE = 1.08
# The stylesheet's colours.
PAPER, LINE, CONTESTED = "#fdfcf9", "#d9d4c8", "#9c2a10"
UNSHOWN = "It is written in letters that this picture can’t show: they stand on the page."
# Counts with how the picture is drawn.
EDITION = 2


@dataclass(frozen=True)
class Poster:
    """All that a picture shows: equal ones look alike."""

    site: str
    kind: str
    words: str
    rows: tuple[Row, ...]
    supported: Row

    @property
    def digest(self) -> str:
        made_by = (EDITION, __version__, SHAPES)
        return hashlib.sha256(repr((made_by, self)).encode()).hexdigest()[:32]


def poster(card: Card, site: str) -> Poster:
    unreal = reality(card)
    contested = f"Contested: {', '.join(card.contested)}" if card.contested else ""
    corrected = f"Corrected on {in_words(card.corrected)}" if card.corrected else ""
    rows = (who(card), told(card), Row(contested, "Bold", CONTESTED), Row(corrected, "Bold"))
    return Poster(
        site=drawable(site),
        kind=card.kind.capitalize(),
        words=f"{unreal}{drawable(card.title.removeprefix(unreal)) or UNSHOWN}",
        rows=tuple(row for row in rows if row.words),
        supported=supported(card),
    )


def draw(shown: Poster) -> bytes:
    """PNG, 1200 by 630 pixels; always the same for the same."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _frame(pen, shown)
    rows = [(row, _fitted(row, ROW_ROOM, ROW_SIZES)) for row in shown.rows]
    below = BOTTOM - sum(found.height for _, found in rows)
    _words(pen, shown, below - GAP)
    for row, found in rows:
        _lines(pen, found, below, row.weight, row.colour, right_to_left(row.words))
        below += found.height
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _frame(pen, shown: Poster) -> None:
    for height in (112, 117, BOTTOM + 12):
        pen.line([(LEFT, height), (RIGHT, height)], fill=LINE, width=2)
    kind = font("Regular", 32)
    pen.text((RIGHT, 92), shown.kind, SOFT, kind, anchor="rs")
    room = WIDTH - round(kind.getlength(shown.kind)) - GAP
    site = fitted(shown.site, "Bold", room, 56, (38, 32, 28))
    _lines(pen, site, 92 - round(site.size * BASE), "Bold", INK, False)
    row = shown.supported
    reverse = right_to_left(row.words)
    _lines(pen, _fitted(row, 48, (30, 27, 24)), BOTTOM + 20, row.weight, row.colour, reverse)


def _fitted(row: Row, room: int, sizes: tuple[int, ...]) -> Fitted:
    return fitted_by_names(row.words, row.names, row.weight, WIDTH, room, sizes)


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
