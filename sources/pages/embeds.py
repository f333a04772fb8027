"""Cards of entries in the frames of other sites."""

import math
from urllib.parse import urlsplit

from django.urls import Resolver404, get_script_prefix, resolve, reverse

from sources.choices import Status
from sources.models import Event, Quote
from sources.pages.cards import Card

EMBEDDABLE = {"event": Event, "quote": Quote}
WIDEST, NARROWEST, LOWEST, HIGHEST = 600, 220, 200, 720
# Of the stylesheet: what stands beside and around the words, and a character's and a line's size.
BESIDE, AROUND, CHARACTER, LINE = 44, 190, 8.6, 24


def entry_at(address: str, origin: str) -> Event | Quote | None:
    """The published event or quote whose page has an address of our own; None for any other."""
    try:
        split = urlsplit(address)
        below = split.path.removeprefix(get_script_prefix().rstrip("/"))
        match = resolve(below if f"{split.scheme}://{split.netloc}" == origin else "")
    except (ValueError, Resolver404):
        return None
    kind, _, page = (match.url_name or "").partition("-")
    if kind not in EMBEDDABLE or page not in ("detail", "embed"):
        return None
    record = EMBEDDABLE[kind].objects.filter(pk=match.kwargs["pk"]).first()
    survivor = record and record.survivor
    return survivor if survivor and survivor.status == Status.PUBLISHED else None


def embed_path(entry) -> str:
    return reverse(f"sources:{entry._meta.model_name}-embed", kwargs={"pk": entry.pk})


def frame(card: Card, width: int | None = None, height: int | None = None) -> tuple[int, int]:
    """Width and height in pixels that suit a card, within the greatest that are given."""
    wide = max(NARROWEST, min(WIDEST, width)) if width else WIDEST
    paragraphs = [card.title, card.who, card.supported, *map(str, card.lines)]
    for excerpt in card.excerpts:
        paragraphs += [excerpt.words, f"{excerpt.publisher}, {excerpt.headline}"]
    a_line = (wide - BESIDE) / CHARACTER
    lines = sum(math.ceil(len(paragraph) / a_line) for paragraph in paragraphs)
    high = max(LOWEST, min(HIGHEST, AROUND + lines * LINE))
    # The spec forbids more than was asked for, however little that is.
    return min(wide, width or wide), min(high, height or high)
