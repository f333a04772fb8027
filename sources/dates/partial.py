import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sources.dates.points import PartialDateError, Point
from sources.dates.wording import interval_words, one_of_words, point_words

LONGEST = 100

_POINT = r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{3}X)[?~%]?"
_INTERVAL = re.compile(rf"({_POINT}|\.\.)/({_POINT}|\.\.)")
_ONE_OF = re.compile(rf"\[({_POINT})?\.\.({_POINT})?\]")
_DATE = re.compile(_POINT)


@dataclass(frozen=True)
class PartialDate:
    """A date as exact as its sources, and no more: `parse()` and `understand()` make them.

    `kind` is "date", "interval" (it lasted from start to end) or "one_of" (it happened once,
    some day from start to end). An end that is open is None. A "date" starts and ends with the
    same point. `str()` gives the EDTF back.
    """

    kind: Literal["date", "interval", "one_of"]
    start: Point | None
    end: Point | None

    def __post_init__(self):
        if self.start is None and self.end is None:
            raise PartialDateError(
                f"At least one end must be known: {self} has none. Write 2011/.. or ../2015, for "
                "example, or leave the date empty."
            )
        if self.kind == "one_of" and (self.approximate or self.uncertain):
            raise PartialDateError(
                f"A day within a range takes no “about”, “perhaps”, ?, ~ or %: {self}. Write the "
                "range wide enough to hold the day."
            )
        if self.kind != "date" and self.start and self.end:
            self._check_order()

    def _check_order(self):
        if self.end.latest < self.start.earliest:
            what = "An interval" if self.kind == "interval" else "A range"
            raise PartialDateError(f"{what} must not end before it begins: {self}.")
        if self.start.unqualified == self.end.unqualified:
            raise PartialDateError(
                f"Both ends of {self} are the same: write {self.start.unqualified} alone."
            )

    def __str__(self):
        return self.edtf

    @property
    def edtf(self) -> str:
        match self.kind:
            case "date":
                return str(self.start)
            case "interval":
                return f"{self.start or '..'}/{self.end or '..'}"
            case "one_of":
                return f"[{self.start or ''}..{self.end or ''}]"

    @property
    def earliest(self) -> date | None:
        return self.start and self.start.earliest

    @property
    def latest(self) -> date | None:
        return self.end and self.end.latest

    @property
    def words(self) -> str:
        match self.kind:
            case "date":
                return point_words(self.start)
            case "interval":
                return interval_words(self.start, self.end)
            case "one_of":
                return one_of_words(self.start, self.end)

    @property
    def precision(self) -> Literal["day", "month", "season", "year", "decade"] | None:
        """None for a range, even where both of its ends have the same precision."""
        return self.start.precision if self.kind == "date" else None

    @property
    def approximate(self) -> bool:
        return any(point.approximate for point in (self.start, self.end) if point)

    @property
    def uncertain(self) -> bool:
        return any(point.uncertain for point in (self.start, self.end) if point)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders by earliest, then latest day, then EDTF: no two dates share a key.

        An open start sorts before every known one, an open end after every known one.
        """
        return self.earliest or date.min, self.latest or date.max, self.edtf


def parse(text: str) -> PartialDate:
    """The date that strict EDTF writes, in the subset that is used here.

    Years 0001 to 9999. `2014`, `2019-11`, `2020-01-13`, `2019-21` to `-24` (seasons), `201X`
    (decade), each with a qualifier `?`, `~` or `%` after it; intervals `2014/2015`, `2011/..`,
    `../2015` of two such ends; `[2014..2015]`, `[2014..]`, `[..2014]`, whose ends take no
    qualifier. Raises PartialDateError.
    """
    partial = from_edtf(text) if len(text) <= LONGEST else None
    if partial is None:
        raise PartialDateError(
            f"{quoted(text)} is not EDTF as it is used here. Write 2014, 2019-11, 2020-01-13, "
            "2019-21 (spring), 201X, 2014/2015, 2011/.., ../2015 or [2020-01-14..2020-01-31], "
            "with ? (uncertain), ~ (about) or % (both) after a date."
        )
    return partial


def bounds(text: str) -> tuple[date | None, date | None]:
    """The earliest and the latest day of an EDTF text; (None, None) for an empty one."""
    if not text:
        return None, None
    partial = parse(text)
    return partial.earliest, partial.latest


def compatible(a: PartialDate, b: PartialDate) -> bool:
    """Whether both can be true: their ranges share a day. An open end has no bound.

    An end that is approximate or uncertain reaches one unit of its own precision further: "about
    January 2020" is compatible with December 2019 to February 2020, "perhaps 2014" with 2013 to
    2015, "about 13 January" with the 12th to the 14th.
    """
    (a_first, a_last), (b_first, b_last) = _reach(a), _reach(b)
    return a_first <= b_last and b_first <= a_last


def from_edtf(text):
    """None where the text has not the shape of EDTF; an impossible date is an error."""
    if _DATE.fullmatch(text):
        point = _point(text)
        return PartialDate("date", point, point)
    if match := _INTERVAL.fullmatch(text):
        return PartialDate("interval", *map(_point, match.groups()))
    if match := _ONE_OF.fullmatch(text):
        return PartialDate("one_of", *map(_point, match.groups()))
    return None


def quoted(text):
    """The text in quotation marks, cut short, with invisible characters made visible."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"“{shown if shown.isprintable() else ascii(shown)[1:-1]}”"


def _point(text):
    if text in ("..", None):
        return None
    qualifier = text[-1] if text[-1] in "?~%" else ""
    digits = text.removesuffix(qualifier)
    if digits.endswith("X"):
        return Point(int(digits[:3]) * 10, decade=True, qualifier=qualifier)
    return replace(Point(*map(int, digits.split("-"))), qualifier=qualifier)


def _reach(partial):
    start, end = partial.start, partial.end
    first = start and (start.before if start.qualifier else start.earliest)
    last = end and (end.after if end.qualifier else end.latest)
    return first or date.min, last or date.max
