from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = """
January February March April May June July August September October November December
"""
MONTH_NAMES = dict(enumerate(_MONTHS.split(), start=1))
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MONTHS_IN = {"month": 1, "season": 3, "year": 12, "decade": 120}
QUALIFIERS = {(False, False): "", (False, True): "?", (True, False): "~", (True, True): "%"}


class PartialDateError(ValueError):
    """A text is no date. The message tells an editor why, and what to write."""


@dataclass(frozen=True)
class Point:
    """One date without a range: a decade, year, season, month or day.

    `month` is 1 to 12, or 21 to 24 for a season, as EDTF writes it. A decade is the `year` in
    which it begins. `qualifier` is "", "?" (uncertain), "~" (approximate) or "%" (both).

    EDTF leaves open when a season begins. Ours are the northern hemisphere's, in whole months:
    spring 2019 is March to May 2019, and winter 2019 is December 2019 to February 2020, so that
    the four seasons of a year follow each other. A date that is impossible is refused.
    """

    year: int
    month: int | None = None
    day: int | None = None
    decade: bool = False
    qualifier: str = ""

    def __post_init__(self):
        if not 1 <= self.year <= 9999:
            raise PartialDateError(f"Years run from 0001 to 9999: {self} is not a date.")
        if self.month is not None:
            self._check_month()
        if self.day is not None:
            self._check_day()

    def _check_month(self):
        if self.month not in SEASON_NAMES and not 1 <= self.month <= 12:
            raise PartialDateError(
                f"There is no month {self.month:02}: months run from 01 to 12, and 21 to 24 stand "
                "for spring, summer, autumn and winter."
            )
        if (self.year, self.month) == (9999, 24):
            raise PartialDateError("Years run from 0001 to 9999: winter 9999 ends after them.")

    def _check_day(self):
        if self.month in SEASON_NAMES:
            raise PartialDateError(
                f"A season has no days: write {self.year:04}-{self.month} for the season, or name "
                "the month."
            )
        days = monthrange(self.year, self.month)[1]
        if not 1 <= self.day <= days:
            raise PartialDateError(
                f"{MONTH_NAMES[self.month]} {self.year:04} has {days} days: "
                f"{self.unqualified} is not a date."
            )

    def __str__(self):
        return self.unqualified + self.qualifier

    @property
    def unqualified(self):
        if self.decade:
            return f"{self.year // 10:03}X"
        numbers = [f"{number:02}" for number in (self.month, self.day) if number is not None]
        return "-".join([f"{self.year:04}", *numbers])

    @property
    def precision(self):
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "season" if self.month in SEASON_NAMES else "month"
        return "decade" if self.decade else "year"

    @property
    def approximate(self):
        return self.qualifier in ("~", "%")

    @property
    def uncertain(self):
        return self.qualifier in ("?", "%")

    @property
    def earliest(self):
        if self.day is not None:
            return date(self.year, self.month, self.day)
        return _first_day(self._first_month)

    @property
    def latest(self):
        if self.day is not None:
            return date(self.year, self.month, self.day)
        return _last_day(self._first_month + MONTHS_IN[self.precision] - 1)

    @property
    def before(self):
        """The earliest day of the unit before this one: of the month before, the year before…"""
        if self.day is not None:
            return self.earliest - timedelta(self.earliest > date.min)
        return _first_day(self._first_month - MONTHS_IN[self.precision])

    @property
    def after(self):
        """The latest day of the unit after this one."""
        if self.day is not None:
            return self.latest + timedelta(self.latest < date.max)
        return _last_day(self._first_month + 2 * MONTHS_IN[self.precision] - 1)

    @property
    def _first_month(self):
        """Months since the year 0."""
        if self.month in SEASON_NAMES:
            return self.year * 12 + (self.month - 20) * 3 - 1
        return self.year * 12 + (self.month or 1) - 1


def _first_day(months):
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if year >= 1 else date.min


def _last_day(months):
    year, month = divmod(months, 12)
    if year > 9999:
        return date.max
    return date(year, month + 1, monthrange(year, month + 1)[1])
