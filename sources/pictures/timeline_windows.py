"""Which days a picture shows, and how many entries may lie in each part of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sources.dates import Point
from sources.pictures.timeline_periods import above, holding, scale_between, scale_within
from sources.pictures.timeline_shapes import Window


@dataclass(frozen=True)
class Pair:
    """So many entries of which the dates begin and end in the same two days, or periods."""

    first: date | None
    last: date | None
    count: int = 1


def window_at(period: Point) -> Window:
    return Window(period.earliest, period.latest, scale_within(period))


def window_around(
    first: date, last: date, since: date | None = None, until: date | None = None
) -> Window:
    """From the first to the last day of all entries, in whole periods, or as a reader says."""
    first, last = since or first, until or last
    first, last = min(first, until or first), max(last, since or last)
    scale = scale_between(first, last)
    # A lone day stands in its month.
    outer = holding(first, "month" if scale == "day" else scale)
    end = holding(last, "month" if scale == "day" else scale)
    return Window(since or outer.earliest, until or end.latest, scale)


def home_of(first: date | None, last: date | None, scale: str) -> Point | None:
    """The period that all of a time lies in; None where it lies in several, or has no end."""
    if first is None or last is None or not scale:
        return None
    period = holding(first, scale)
    return period if last <= period.latest else None


def counts_by_part(scale: str, pairs: Iterable[Pair]) -> dict[Point, int]:
    """How many entries are dated within each period of a scale, in the order of time."""
    found = Counter()
    for pair in pairs:
        if home := home_of(pair.first, pair.last, scale):
            found[home] += pair.count
    return dict(sorted(found.items(), key=lambda part: part[0].earliest))


def crumbs_of(period: Point) -> list[Point]:
    """The periods that hold one, the largest first."""
    larger = above(period)
    return [*crumbs_of(larger), larger] if larger else []
