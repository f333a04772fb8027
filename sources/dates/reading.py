import re
from contextlib import suppress
from dataclasses import dataclass, replace

from sources.dates.partial import LONGEST, PartialDate, from_edtf, quoted
from sources.dates.points import MONTH_NAMES, QUALIFIERS, SEASON_NAMES, PartialDateError, Point
from sources.dates.wording import point_words

_NUMBERS = {name.lower(): number for number, name in (MONTH_NAMES | SEASON_NAMES).items()}
_NUMBERS |= {name[:3].lower(): number for number, name in MONTH_NAMES.items()}
_NUMBERS |= {"sept": 9, "fall": 23}

_NAME = rf"(?P<name>{'|'.join(_NUMBERS)})\.?"
_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_SHAPES = [
    re.compile(shape)
    for shape in (
        rf"{_YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?",
        r"(?P<decade>[0-9]{3})x",
        r"(?:the )?(?P<decade>[0-9]{3})0s",
        rf"(?:the )?{_NAME}(?:,? (?:of )?{_YEAR})?",
        rf"{_DAY} (?:of )?{_NAME}(?:,? {_YEAR})?",
        rf"{_NAME} {_DAY}(?:,? {_YEAR})?",
        rf"{_DAY}(?:,? {_YEAR})?",
        rf"(?:the )?(?P<name>winter) (?:of )?{_YEAR} ?[-–/] ?(?P<following>(?:[0-9]{{2}}){{1,2}})",
    )
]
_QUALIFIED = re.compile(
    r"(?P<uncertain>(?:perhaps|possibly|probably) )?"
    r"(?P<approximate>(?:about|around|approximately|circa) |ca?\.? ?)?"
    r"(?:(?:in|on) )?(?P<date>[^?~%]*)(?P<mark>[?~%])?"
)

_SINCE = re.compile(r"since (?P<start>.+)")
_UNTIL = re.compile(r"(?:until|till|up to) (?P<end>.+)")
_OR_LATER = re.compile(r"(?P<start>.+) or later")
_OR_EARLIER = re.compile(r"(?P<end>.+) or earlier")
_BETWEEN = re.compile(r"(?:once )?between (.+) and (.+)")
_FROM_TO = re.compile(r"from (.+) (?:to|until|till) (.+)")
_DASH = re.compile(r" ?[-–—] ?| to ")

_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){1,2}")
_SHORT_YEARS = re.compile(r"[0-9]{4} ?[-–—/] ?[0-9]{2}")
_ALL_NUMBERS = re.compile(r"([0-9]{1,4}) ?([-./]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})")


def understand(text: str) -> PartialDate:
    """The date that an editor typed, as EDTF or in the English words that `words` gives and near
    ones: "January 13, 2020", "in the spring of 2019", "c. 2014", "12–19 January 2020".

    Upper and lower case, extra white space and a full stop at the end make no difference. Numbers
    that can be read in two ways are refused with both readings. "Winter 2019" is taken for the one
    that begins in 2019, and its words then name both years. Raises PartialDateError.
    """
    typed = _clean(text)
    _refuse_ambiguous(typed)
    partial = from_edtf(re.sub(r" ?(/|\.\.) ?", r"\1", typed).upper())
    partial = partial or _range(typed) or _date(typed) or _dashed(typed)
    if partial is None:
        raise PartialDateError(
            f"{quoted(text)} cannot be read as a date. Write it like one of these: 2014; January "
            "2020; 13 January 2020; spring 2019; the 2010s; about 2014; perhaps January 2020; "
            "2014–2015; from 12 to 19 January 2020; between 14 and 31 January 2020; since 2011; "
            "until 2015; 2014 or later; or EDTF, such as 2020-01-13."
        )
    return partial


@dataclass(frozen=True)
class _Written:
    """What is written of a date; in a range, one end may leave to the other what they share."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    qualifier: str = ""

    def point(self):
        if self.day is not None and self.month is None:
            return None
        if self.year is None:
            raise PartialDateError("The year is missing: add the year, as in 13 January 2020.")
        return Point(self.year, self.month, self.day, self.decade, self.qualifier)


def _clean(text):
    if len(text) > LONGEST:
        raise PartialDateError(
            f"A date has at most {LONGEST} characters, and this text has {len(text)}: write the "
            "date alone."
        )
    if any(character.isdigit() and not character.isascii() for character in text):
        raise PartialDateError(f"Write the numbers with the digits 0 to 9: {quoted(text)}.")
    typed = " ".join(text.lower().split())
    if not typed:
        raise PartialDateError("The date is empty: write one, as in 13 January 2020.")
    return typed if typed.endswith("..") else typed.removesuffix(".").rstrip()


def _refuse_ambiguous(typed):
    if _SHORT_YEARS.fullmatch(typed) and not _is_month(typed):
        raise PartialDateError(
            f"{quoted(typed)} is not clear: write years in full, as in 2014–2015, and a month as "
            "in 2014-05."
        )
    numbers = _ALL_NUMBERS.fullmatch(typed)
    if numbers and not _ISO.fullmatch(typed):
        readings = _readings(*numbers.group(1, 3, 4)) or ["13 January 2020, for example"]
        raise PartialDateError(
            "Numbers alone do not say which is the day and which the month: write "
            f"{' or '.join(readings)}, not {quoted(typed)}."
        )


def _is_month(typed):
    return bool(_ISO.fullmatch(typed)) and int(typed[5:]) in _NUMBERS.values()


def _readings(first, second, third):
    """The days, in words, that three numbers can mean where one of them is a year."""
    orders = []
    if len(third) == 4:
        orders = [(third, second, first), (third, first, second)]
    elif len(first) == 4:
        orders = [(first, second, third)]
    readings = []
    for year, month, day in orders:
        with suppress(PartialDateError):
            readings.append(point_words(Point(int(year), int(month), int(day))))
    return list(dict.fromkeys(readings))


def _range(typed):
    for shape, kind in (
        (_SINCE, "interval"),
        (_UNTIL, "interval"),
        (_OR_LATER, "one_of"),
        (_OR_EARLIER, "one_of"),
    ):
        if match := shape.fullmatch(typed):
            return _half_open(kind, **match.groupdict())
    for shape, kind in ((_BETWEEN, "one_of"), (_FROM_TO, "interval")):
        match = shape.fullmatch(typed)
        if match and (ends := _ends(*match.groups())):
            return PartialDate(kind, *ends)
    return None


def _half_open(kind, start="", end=""):
    written = _written(start or end)
    point = written and written.point()
    if point is None:
        return None
    return PartialDate(kind, point if start else None, point if end else None)


def _date(typed):
    written = _written(typed)
    point = written and written.point()
    return point and PartialDate("date", point, point)


def _dashed(typed):
    for dash in _DASH.finditer(typed):
        ends = _ends(typed[: dash.start()], typed[dash.end() :])
        if ends is None or ends[0].precision != ends[1].precision:
            continue
        if ends[0].qualifier or ends[1].qualifier:
            raise PartialDateError(
                f"{quoted(typed)} does not say which end is meant: write “from about 2014 to 2015” "
                "or “from about 2014 to about 2015”."
            )
        return PartialDate("interval", *ends)
    return None


def _ends(start, end):
    first, last = _written(start), _written(end)
    if first is None or last is None:
        return None
    ends = _borrow(first, last).point(), _borrow_month(last, first).point()
    return None if None in ends else ends


def _borrow(first, last):
    """The first of two ends with the year of the last: "January" of "January to March 2020"."""
    year = last.year if first.year is None else first.year
    return replace(_borrow_month(first, last), year=year)


def _borrow_month(written, other):
    """A lone day with the other day's month: "14" of "14 and 31 January"."""
    lone_day = written.day is not None and written.month is None
    return replace(written, month=other.month) if lone_day and other.day is not None else written


def _written(typed):
    """What is written of one date with its qualifiers, or None where it is no date."""
    outer = _QUALIFIED.fullmatch(typed)
    if outer is None:
        return None
    approximate = bool(outer["approximate"]) or outer["mark"] in ("~", "%")
    uncertain = bool(outer["uncertain"]) or outer["mark"] in ("?", "%")
    for shape in _SHAPES:
        if match := shape.fullmatch(outer["date"]):
            return _from_groups(QUALIFIERS[approximate, uncertain], **match.groupdict())
    return None


def _from_groups(
    qualifier, year=None, month=None, name=None, day=None, decade=None, following=None
):
    if following and not f"{int(year) + 1:04}".endswith(following):
        raise PartialDateError(
            f"A winter ends in the year after the one in which it begins: write winter {year}."
        )
    if decade:
        return _Written(int(decade) * 10, decade=True, qualifier=qualifier)
    return _Written(
        year=int(year) if year else None,
        month=_NUMBERS[name] if name else int(month) if month else None,
        day=int(day) if day else None,
        qualifier=qualifier,
    )
