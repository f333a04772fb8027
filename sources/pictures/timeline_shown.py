"""What a timeline shows, fetched and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sources.dates import Point
from sources.models import Event, Quote
from sources.pages.rows import Row
from sources.pictures.timeline_entries import Bounds, DatedEntries
from sources.pictures.timeline_layout import picture
from sources.pictures.timeline_lines import in_order, item
from sources.pictures.timeline_shapes import NARROW, WIDE, Picture, Window
from sources.pictures.timeline_windows import counts_by_part, window_around, window_at

# Of more entries than these, none is drawn by itself: the database counts them by period.
DRAWN, FIRST = 400, 50


@dataclass(frozen=True)
class Shown:
    """What may lie in the window. Of what is `crowded` the entries are but the first ones.

    `counts` are of those that are dated within one part of the window.
    """

    window: Window | None
    entries: list[Event | Quote]
    counts: dict[Point, int]
    crowded: bool


def shown_in(
    sets: tuple[DatedEntries, ...],
    bounds: Bounds,
    period: Point | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Shown:
    window, crowded = _window(period, bounds, since, until), bounds.shown > DRAWN
    most = FIRST if crowded else DRAWN
    found = in_order(entry for dated in sets for entry in dated.shown(period, most))
    pairs = [pair for dated in sets for pair in dated.pairs(window)] if window else []
    counts = counts_by_part(window.scale, pairs) if window else {}
    return Shown(window, found[:most], counts, crowded)


def pictures(
    shown: Shown, rows: Mapping[Event | Quote, Row], urls: Mapping[Point, str]
) -> tuple[Picture, ...]:
    """One for each width. A day is only listed: nothing of it is more exact."""
    window = shown.window
    if not (window and window.scale and shown.entries):
        return ()
    items = [] if shown.crowded else [item(rows[entry]) for entry in shown.entries]
    tallies = shown.counts if shown.crowded else {}
    return tuple(picture(window, size, items, urls, tallies) for size in (WIDE, NARROW))


def _window(period: Point | None, bounds: Bounds, since: date | None, until: date | None):
    """None where nothing is dated."""
    if period:
        return window_at(period)
    return window_around(bounds.first, bounds.last, since, until) if bounds.first else None
