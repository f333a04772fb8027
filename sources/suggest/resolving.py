"""What a printed date means: resolved against the day on which its text was published."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sources.dates import PartialDate, PartialDateError, parse, understand
from sources.suggest import ranges
from sources.suggest.calendar import DIGITS, IN_ENGLISH, NUMBERS, SEASONS, WEEKDAYS

_LEAD = re.compile(
    r"(on|in|during|since|until|till|by|before|after|from|of|at|for|about|around|circa|between|"
    r"im|am|en|le|el|last|this|next|منذ|في|с|в)\s+",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(early|mid|late|(?:at )?the (?:beginning|start|middle|end) of|the year|the years)[\s-]+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)}),?\s+")
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:\.|er|º)(?=\s)")
_SHORT_YEARS = re.compile(r"(?P<century>[0-9]{2})(?P<first>[0-9]{2})\s?[-–—/]\s?(?P<last>[0-9]{2})")
_RANGED = ("days", "years")
_DAYS = {"today": 0, "tonight": 0, "this": 0, "heute": 0, "hoy": 0, "сегодня": 0, "اليوم": 0}
_DAYS |= {"aujourd": 0, "yesterday": -1, "gestern": -1, "hier": -1, "ayer": -1, "вчера": -1}
_DAYS |= {"أمس": -1, "last": -1, "tomorrow": 1}
_FEW = {"day": (1, 14), "week": (7, 70), "month": (28, 400), "year": (366, 3660)}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True)
class Base:
    """The day from which words such as "yesterday" count: it lies between two days.

    `words` name it in a note. `year` is one that the text prints nearby, with its words.
    `follows` is the last date before in the text, for "a few days later", with its words.
    """

    first: date | None = None
    last: date | None = None
    words: str = "the article"
    ahead: bool = False
    is_own: bool = False
    year: tuple[int, str] | None = None
    follows: tuple[PartialDate, str] | None = None

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None

    @property
    def is_known(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def shown(self) -> str:
        edtf = ranges.within(self.first, self.last)
        return f"{self.words}, {parse(edtf).words}" if edtf else self.words


@dataclass(frozen=True)
class Resolved:
    """`likely` is the one day that is most probably meant, where `edtf` is a range."""

    edtf: str = ""
    note: str = ""
    inferred: bool = False
    likely: str = ""


def base_of(published: str, words: str, **details) -> Base:
    """A base from a date of publication in EDTF; one without days where it is no date."""
    with suppress(PartialDateError):
        partial = parse(published)
        return Base(partial.earliest, partial.latest, words, **details)
    return Base(words=words, **details)


def resolve(words: str, kind: str, base: Base) -> Resolved:
    relative = _RELATIVE.get(kind)
    if relative and kind not in FOLLOWING and not base.is_known:
        return Resolved(note=f"{base.words.capitalize()} has no date to count from.")
    with suppress(PartialDateError, OverflowError, ValueError):
        return relative(words.lower(), base) if relative else _absolute(words, kind, base)
    return Resolved()


def printed_date(words: str, kind: str) -> PartialDate | None:
    """The date of words that print its year."""
    if kind in _RELATIVE or not _YEAR.search(words):
        return None
    with suppress(PartialDateError):
        return parse(_absolute(words, kind, Base()).edtf)
    return None


def _absolute(words: str, kind: str, base: Base) -> Resolved:
    lead, rest = _plain(words, kind)
    if kind == "numeric":
        return _numeric(rest)
    short = _SHORT_YEARS.fullmatch(rest) if kind == "years" else None
    if short and short["first"] < short["last"]:
        rest = "{century}{first}-{century}{last}".format(**short.groupdict())
    if _YEAR.search(rest):
        return Resolved(ranges.led(understand(rest), lead))
    return _without_year(rest, lead, base)


def _plain(words: str, kind: str) -> tuple[str, str]:
    """The word before a date, and the date alone in English."""
    plain = " ".join(words.translate(DIGITS).split())
    found = _LEAD.match(plain)
    lead = found[1].lower() if found else ""
    keeps = kind in _RANGED and lead in ("from", "between")
    rest = plain[found.end() :] if found and not keeps else plain
    rest = _WEEKDAY.sub("", _PART.sub("", rest))
    if again := _LEAD.match(rest):
        rest = rest[again.end() :] if not keeps else rest
    rest = _ORDINAL.sub("", rest.replace(" de ", " "))
    return lead, _WORD.sub(lambda word: IN_ENGLISH.get(word[0].casefold(), word[0]), rest)


def _numeric(rest: str) -> Resolved:
    """Only where the numbers can be read in one way."""
    first, second, year = map(int, re.split("[./]", rest))
    days = [(second, first)] if second <= 12 < first else [(first, second)]
    if first <= 12 and second <= 12 and first != second:
        return Resolved(note="The numbers do not say which is the day and which the month.")
    return Resolved(ranges.checked(f"{year:04}-{days[0][0]:02}-{days[0][1]:02}"))


def _without_year(rest: str, lead: str, base: Base) -> Resolved:
    if rest.lower() in SEASONS:
        return Resolved(note="The year is not printed.")
    if base.year and lead not in ("last", "next", "this"):
        year, whence = base.year
        partial = understand(f"{rest} {year}")
        note = f"The year is not printed here: {year} is that of “{whence}”, printed before."
        return Resolved(ranges.led(partial, lead), note, inferred=True)
    if not base.is_known:
        return Resolved(note=f"The year is not printed, and {base.words} has no date to give it.")
    partial = _nearest_year(rest, base, lead)
    note = (
        f"The year is not printed: {partial.earliest.year} is taken from the date of {base.shown}."
    )
    return Resolved(ranges.led(partial, lead), note, inferred=True)


def _nearest_year(rest: str, base: Base, lead: str) -> PartialDate:
    """With the year that brings it nearest to the base: not after a day that is known, unless the
    sentence looks ahead."""
    day = base.first or base.last
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        with suppress(PartialDateError):
            found.append(understand(f"{rest} {year}"))
    fitting = found
    if lead == "next" or (base.ahead and lead != "last"):
        fitting = [one for one in found if one.latest >= day]
    elif base.day or lead == "last":
        fitting = [one for one in found if one.earliest <= day]
    return min(fitting or found, key=lambda one: abs((one.earliest - day).days))


def _today(words: str, base: Base) -> Resolved:
    days = _DAYS[_WORD.match(words)[0]]
    note = f"Counted from the date of {base.shown}."
    likely = ranges.within(*(ranges.shifted(base.day, days),) * 2) if base.day else ""
    if not days or base.is_own:
        return Resolved(ranges.around(base.first, base.last, days, days), note, True)
    # An article may be written the day before it appears.
    least, most = (days - 1, days) if days < 0 else (days, days + 1)
    return Resolved(ranges.around(base.first, base.last, least, most), note, True, likely)


def _weekday(words: str, base: Base) -> Resolved:
    ahead = words.startswith("next") or (base.ahead and not words.startswith("last"))
    least, most = (0, 7) if ahead else (-7, 0)
    edtf = ranges.around(base.first, base.last, least, most)
    likely = ""
    if base.day:
        number = [day.lower() for day in WEEKDAYS].index(words.split()[-1])
        likely = ranges.within(*(ranges.weekday_near(base.day, number, ahead=ahead),) * 2)
    side = "after" if ahead else "up to"
    return Resolved(edtf, f"The week {side} the date of {base.shown}.", True, likely)


def _near(words: str, base: Base) -> Resolved:
    step = {"last": -1, "next": 1}.get(words.split()[0], 0)
    note = f"Counted from the date of {base.shown}."
    if "week" in words:
        first, last = ranges.week_of(base.first, step)[0], ranges.week_of(base.last, step)[1]
        return Resolved(ranges.within(first, last), note, True)
    unit = ranges.month_of if "month" in words else ranges.year_of
    return Resolved(ranges.units(base.first, base.last, unit, step), note, True)


def _ago(words: str, base: Base) -> Resolved:
    count, unit = _counted(words)
    note = f"Counted from the date of {base.shown}."
    if count is None:
        least, most = _FEW[unit]
        return Resolved(ranges.around(base.first, base.last, -most, -least), note, True)
    if unit in ("month", "year"):
        measure = ranges.month_of if unit == "month" else ranges.year_of
        return Resolved(ranges.units(base.first, base.last, measure, -count), note, True)
    days = count * _LENGTHS[unit]
    slack = 3 if unit == "week" else 0
    edtf = ranges.around(base.first, base.last, -days - max(slack, 1), -days + slack)
    day = ranges.shifted(base.day, -days)
    return Resolved(edtf, note, True, ranges.within(day, day) if unit == "day" and day else "")


def _later(words: str, base: Base) -> Resolved:
    """After or before the last date that the text prints before it."""
    if not base.follows:
        return Resolved(note="No date is printed before it to count from.")
    partial, whence = base.follows
    count, unit = _counted(words)
    least, most = _FEW[unit] if count is None else (count * _LENGTHS[unit],) * 2
    if count is not None and unit != "day":
        least, most = least - _LENGTHS[unit] // 2, most + _LENGTHS[unit] // 2
    if "earlier" in words:
        least, most = -most, -least
    note = f"Counted from “{whence}”, the last date printed before it."
    if count is None and partial.precision != "day":
        least, most = min(least, 0) or 1, 0
    return Resolved(ranges.around(partial.earliest, partial.latest, least, most), note, True)


def _next_day(words: str, base: Base) -> Resolved:
    if not base.follows:
        return Resolved(note="No date is printed before it to count from.")
    partial, whence = base.follows
    step = -1 if "previous" in words or "before" in words else 0 if "same" in words else 1
    note = f"Counted from “{whence}”, the last date printed before it."
    return Resolved(ranges.around(partial.earliest, partial.latest, step, step), note, True)


def _counted(words: str) -> tuple[int | None, str]:
    """How many days, weeks, months or years; None for a few."""
    *_, unit = re.findall(r"day|week|month|year", words)
    number = next((w for w in re.findall(r"\w+", words) if w.isdigit() or w in NUMBERS), "")
    if re.search(r"few|several|some|couple|many", words) or not number:
        return None, unit
    return int(number) if number.isdigit() else NUMBERS[number], unit


FOLLOWING = ("later", "next_day")
_RELATIVE = {
    "today": _today,
    "weekday": _weekday,
    "near": _near,
    "ago": _ago,
    "later": _later,
    "next_day": _next_day,
}
