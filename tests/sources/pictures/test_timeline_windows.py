from datetime import date

import pytest

from sources.pictures.timeline_periods import period_named
from sources.pictures.timeline_shapes import Window
from sources.pictures.timeline_windows import (
    Pair,
    counts_by_part,
    crumbs_of,
    window_around,
    window_at,
)


def test_period_is_a_window_of_its_own_days():
    assert window_at(period_named("2020-02")) == Window(date(2020, 2, 1), date(2020, 2, 29), "day")


@pytest.mark.parametrize(
    ("first", "last", "window"),
    [
        (date(2011, 3, 1), date(2020, 2, 1), Window(date(2011, 1, 1), date(2020, 12, 31), "year")),
        (date(2020, 1, 13), date(2020, 1, 13), Window(date(2020, 1, 1), date(2020, 1, 31), "day")),
        (date(2019, 4, 5), date(2020, 2, 1), Window(date(2019, 4, 1), date(2020, 2, 29), "month")),
        (
            date(1815, 4, 5),
            date(2020, 2, 1),
            Window(date(1810, 1, 1), date(2029, 12, 31), "decade"),
        ),
    ],
)
def test_window_is_fitted_to_whole_periods(first, last, window):
    assert window_around(first, last) == window


def test_window_begins_and_ends_where_a_reader_says():
    data = date(2011, 3, 1), date(2020, 2, 1)
    since, until = date(2020, 1, 12), date(2020, 1, 31)
    assert window_around(*data, since, until) == Window(since, until, "day")
    assert window_around(*data, since) == Window(since, date(2020, 2, 29), "day")
    assert window_around(*data, None, date(2012, 1, 1)) == Window(
        date(2011, 3, 1), date(2012, 1, 1), "month"
    )
    beyond = date(2021, 5, 6)
    assert window_around(*data, beyond) == Window(beyond, date(2021, 5, 31), "day")


def test_parts_count_what_is_dated_within_them_alone():
    pairs = [
        Pair(date(2014, 5, 5), date(2014, 5, 5)),
        Pair(date(2014, 1, 1), date(2014, 12, 31), 3),
        Pair(date(2011, 1, 1), date(2011, 12, 31)),
        Pair(date(2014, 1, 1), date(2015, 12, 31)),
        Pair(None, date(2012, 1, 1)),
        Pair(date(2012, 1, 1), None),
    ]
    assert counts_by_part("year", pairs) == {period_named("2011"): 1, period_named("2014"): 4}
    assert counts_by_part("", pairs) == {}


def test_crumbs_are_the_larger_periods():
    assert [str(period) for period in crumbs_of(period_named("2020-01-13"))] == [
        "202X",
        "2020",
        "2020-01",
    ]
