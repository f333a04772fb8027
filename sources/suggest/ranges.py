"""Partial dates as EDTF, for what words such as "last week" and "a few days later" can mean.

Each gives "" where the days lie outside the calendar.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sources.dates import PartialDate, PartialDateError, parse

Bound = date | None


def checked(edtf: str) -> str:
    try:
        return parse(edtf).edtf if edtf else ""
    except PartialDateError:
        return ""


def within(first: Bound, last: Bound) -> str:
    """Once between two days; a day alone where they are one, half open where one is unknown."""
    if first is None and last is None:
        return ""
    if first == last:
        return checked(first.isoformat())
    return checked(f"[{first or ''}..{last or ''}]")


def shifted(day: Bound, days: int) -> Bound:
    try:
        return None if day is None else day + timedelta(days)
    except OverflowError:
        return None


def around(first: Bound, last: Bound, least: int, most: int) -> str:
    """From so many days after the first day to so many days after the last."""
    return within(shifted(first, least), shifted(last, most))


def week_of(day: Bound, weeks: int) -> tuple[Bound, Bound]:
    """Monday and Sunday of the week so many weeks later."""
    monday = shifted(day, -day.weekday() + 7 * weeks) if day else None
    return monday, shifted(monday, 6)


def month_of(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return checked(f"{year:04}-{month + 1:02}")


def year_of(day: date, years: int) -> str:
    return checked(f"{day.year + years:04}")


def units(first: Bound, last: Bound, unit: Callable[[date, int], str], count: int) -> str:
    """The month or year so many months or years from a day that lies between two."""
    ends = [unit(day, count) if day else "" for day in (first, last)]
    if ends[0] == ends[1]:
        return ends[0]
    return checked(f"[{ends[0]}..{ends[1]}]")


def weekday_near(day: date, weekday: int, *, ahead: bool) -> date | None:
    """The last such weekday up to a day, or the first one after it."""
    if ahead:
        return shifted(day, (weekday - day.weekday() - 1) % 7 + 1)
    return shifted(day, -((day.weekday() - weekday) % 7))


def led(partial: PartialDate, lead: str) -> str:
    """A date with the word before it: "since", "by", "after", "about"."""
    point = partial.edtf
    if partial.kind != "date":
        return point
    match lead:
        case "since" | "from" | "منذ":
            return checked(f"{point}/..")
        case "until" | "till":
            return checked(f"../{point}")
        case "by" | "before":
            return checked(f"[..{point}]")
        case "after":
            return checked(f"[{point}..]")
        case "about" | "around" | "circa":
            return checked(f"{point}~") or point
    return point
