"""The timeline: a picture of when things happened and were said, and the same as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from sources.dates import Point
from sources.pictures.timeline_address import Address
from sources.pictures.timeline_entries import Bounds, dated_events, dated_quotes, together
from sources.pictures.timeline_filter import TimelineFilter
from sources.pictures.timeline_lines import Line, line, rows_of
from sources.pictures.timeline_periods import holding, in_words, placed
from sources.pictures.timeline_shapes import Picture
from sources.pictures.timeline_shown import FIRST, pictures, shown_in
from sources.pictures.timeline_windows import crumbs_of


@dataclass(frozen=True)
class Link:
    words: str
    url: str
    count: int = 0


@dataclass(frozen=True)
class Ways:
    """Where the timeline leads from here; `parts` with how many entries are dated within each."""

    period: str
    placed: str
    whole: str
    crumbs: tuple[Link, ...]
    before: Link | None
    after: Link | None
    parts: tuple[Link, ...]


@dataclass(frozen=True)
class Timeline:
    """Of what is `crowded` only the first is listed here; `lists` hold all.

    Entries without a date are listed with the whole timeline alone.
    """

    ways: Ways
    pictures: tuple[Picture, ...]
    count: int
    crowded: bool
    lists: tuple[tuple[str, str], ...]
    page: Page
    lines: list[Line]
    undated: list[Line]
    undated_count: int


def timeline(chosen: TimelineFilter, address: Address, page: str = "1") -> Timeline:
    """What a valid filter finds, at the period that it names or else fitted to all of it."""
    data = chosen.form.cleaned_data
    period, sets = data["at"], (dated_events(chosen.events), dated_quotes(chosen.quotes))
    bounds = together(dated.bounds(period) for dated in sets)
    shown = shown_in(sets, bounds, period, data["since"], data["until"])
    listed = Paginator(shown.entries, FIRST).get_page(page)
    undated = [] if period else [entry for dated in sets for entry in dated.undated(FIRST)]
    rows = rows_of([*shown.entries, *undated])
    return Timeline(
        ways=_ways(period, bounds, shown.counts, address),
        pictures=pictures(shown, rows, {part: address.at(part) for part in shown.counts}),
        count=bounds.shown,
        crowded=shown.crowded,
        lists=address.lists(period) if shown.crowded else (),
        page=listed,
        lines=[line(rows[entry]) for entry in listed],
        undated=[line(rows[entry]) for entry in undated],
        undated_count=bounds.undated,
    )


def _ways(period: Point | None, bounds: Bounds, counts: Mapping[Point, int], address) -> Ways:
    return Ways(
        period=in_words(period) if period else "",
        placed=placed(period) if period else "",
        whole=address.at(None),
        crumbs=tuple(_link(larger, address) for larger in crumbs_of(period)) if period else (),
        before=_neighbour(bounds.before, period, address),
        after=_neighbour(bounds.after, period, address),
        parts=tuple(_link(part, address, count) for part, count in counts.items()),
    )


def _neighbour(day: date | None, period: Point | None, address: Address) -> Link | None:
    return _link(holding(day, period.precision), address) if day and period else None


def _link(period: Point, address: Address, count: int = 0) -> Link:
    return Link(in_words(period), address.at(period), count)
