"""Decades, years, months and days as windows on time, each inside the one before it."""

from contextlib import suppress
from datetime import date

from sources import dates
from sources.dates import PartialDateError, Point
from sources.dates.points import MONTH_NAMES

SCALES = ("decade", "year", "month", "day")
# A window of so many days is ruled in the first of these that it does not exceed.
RULED_IN = ((70, "day"), (1_200, "month"), (15_000, "year"))


def period_named(text: str) -> Point:
    """The period that an address names: `201X`, `2020`, `2020-01`, `2020-01-13`."""
    with suppress(PartialDateError):
        partial = dates.parse(text)
        if partial.precision in SCALES and not partial.approximate and not partial.uncertain:
            return partial.start
    raise PartialDateError("Write a decade, year, month or day: 201X, 2020, 2020-01 or 2020-01-13.")


def holding(day: date, scale: str) -> Point:
    """The decade, year, month or day that a day lies in. No decade holds the years 1 to 9."""
    if scale == "decade" and day.year >= 10:
        return Point(day.year // 10 * 10, decade=True)
    if scale in ("decade", "year"):
        return Point(day.year)
    return Point(day.year, day.month, day.day if scale == "day" else None)


def above(period: Point) -> Point | None:
    """The next larger period that holds this one; None above a decade."""
    level = SCALES.index(period.precision)
    larger = holding(period.earliest, SCALES[level - 1]) if level else period
    return None if larger == period else larger


def scale_within(period: Point) -> str:
    """What a period is ruled in; blank for a day, which can't be split."""
    return (*SCALES[1:], "")[SCALES.index(period.precision)]


def scale_between(first: date, last: date) -> str:
    days = (last - first).days + 1
    return next((scale for most, scale in RULED_IN if days <= most), "decade")


def parts(first: date, last: date, scale: str) -> list[Point]:
    """The periods of a scale that two days and all between them lie in."""
    found = [holding(first, scale)]
    while (latest := found[-1].latest) < last:
        found.append(holding(date.fromordinal(latest.toordinal() + 1), scale))
    return found


def in_words(period: Point) -> str:
    return dates.parse(str(period)).words


def placed(period: Point) -> str:
    """Behind what lies in it: “in 2020”, “on 13 January 2020”."""
    return f"{'on' if period.day else 'in'} {in_words(period)}"


def short_words(period: Point) -> str:
    """What stands on a ruler: “2010s”, “2014”, “Jan”, “13”."""
    match period.precision:
        case "decade":
            return f"{period.year:04}s"
        case "year":
            return f"{period.year:04}"
        case "month":
            return MONTH_NAMES[period.month][:3]
        case _:
            return str(period.day)
