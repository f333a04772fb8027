from datetime import date

import pytest

from sources.dates import PartialDateError
from sources.pictures.timeline_periods import (
    above,
    holding,
    in_words,
    parts,
    period_named,
    scale_between,
    scale_within,
    short_words,
)

DAY = date(2020, 1, 13)


@pytest.mark.parametrize("text", ["201X", "2020", "2020-01", "2020-01-13", "0009", "9999"])
def test_period_is_named_by_its_own_date(text):
    assert str(period_named(text)) == text


@pytest.mark.parametrize(
    "text", ["2019-21", "2014/2015", "2020~", "2020?", "[2020-01-01..2020-01-31]", "now", ""]
)
def test_what_is_no_decade_year_month_or_day_is_refused(text):
    with pytest.raises(PartialDateError):
        period_named(text)


def test_day_lies_in_one_period_of_each_scale():
    scales = ("decade", "year", "month", "day")
    assert [str(holding(DAY, scale)) for scale in scales] == ["202X", "2020", "2020-01", str(DAY)]
    assert str(holding(date(5, 1, 1), "decade")) == "0005"


def test_way_up_ends_at_the_decade():
    found = [period_named("2020-01-13")]
    while larger := above(found[-1]):
        found.append(larger)
    assert [in_words(period) for period in found] == [
        "13 January 2020",
        "January 2020",
        "2020",
        "the 2020s",
    ]
    assert above(period_named("0005")) is None


def test_each_period_is_ruled_in_the_next_smaller_one():
    periods = [period_named(text) for text in ("201X", "2020", "2020-01", "2020-01-13")]
    assert [scale_within(period) for period in periods] == ["year", "month", "day", ""]


def test_parts_cover_both_ends_and_all_between():
    months = parts(date(2019, 11, 30), date(2020, 2, 1), "month")
    assert [str(month) for month in months] == ["2019-11", "2019-12", "2020-01", "2020-02"]
    assert [short_words(month) for month in months] == ["Nov", "Dec", "Jan", "Feb"]
    first = parts(date(8, 1, 1), date(21, 1, 1), "decade")
    assert [str(part) for part in first] == ["0008", "0009", "001X", "002X"]
    assert len(parts(date.min, date.max, "decade")) == 9 + 999


@pytest.mark.parametrize(
    ("last", "scale"),
    [
        (date(2020, 1, 1), "day"),
        (date(2020, 3, 10), "day"),
        (date(2020, 3, 11), "month"),
        (date(2022, 12, 31), "month"),
        (date(2050, 1, 1), "year"),
        (date(2080, 1, 1), "decade"),
    ],
)
def test_longer_times_are_ruled_more_coarsely(last, scale):
    assert scale_between(date(2020, 1, 1), last) == scale
