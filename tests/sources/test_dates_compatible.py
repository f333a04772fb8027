from datetime import date, timedelta

import pytest

from sources.dates import compatible, parse


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2020-01-13", "2020-01", True),
        ("2020-01-13", "2020-01-14", False),
        ("2020-01", "2020-02", False),
        ("2020-01", "2019-24", True),
        ("2019-21", "2019-22", False),
        ("2014", "201X", True),
        ("2009", "201X", False),
        ("2014/2016", "2015", True),
        ("2014/2016", "[2016-12-31..2018]", True),
        ("2014/2016", "2017-01-01", False),
        ("2011/..", "2020", True),
        ("2011/..", "2010-12-31", False),
        ("../2015", "0001", True),
        ("../2015", "2016", False),
        ("../2015", "[2015-12-31..]", True),
        ("[2014..]", "[..2013]", False),
    ],
)
def test_compatible_means_that_the_ranges_share_a_day(a, b, expected):
    assert compatible(parse(a), parse(b)) is expected
    assert compatible(parse(b), parse(a)) is expected


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-01-13", "2020-01-12", "2020-01-14"),
        ("2020-01-01", "2019-12-31", "2020-01-02"),
        ("2020-01", "2019-12-01", "2020-02-29"),
        ("2019-21", "2018-12-01", "2019-08-31"),
        ("2019-24", "2019-09-01", "2020-05-31"),
        ("2014", "2013-01-01", "2015-12-31"),
        ("201X", "2000-01-01", "2029-12-31"),
    ],
)
def test_qualified_date_reaches_one_unit_further(edtf, mark, first, last):
    qualified = parse(edtf + mark)
    before = date.fromisoformat(first) - timedelta(1)
    after = date.fromisoformat(last) + timedelta(1)
    assert compatible(qualified, parse(first))
    assert compatible(qualified, parse(last))
    assert not compatible(qualified, parse(before.isoformat()))
    assert not compatible(qualified, parse(after.isoformat()))


def test_only_the_qualified_end_reaches_further():
    interval = parse("2014~/2015")
    assert compatible(interval, parse("2013"))
    assert not compatible(interval, parse("2012"))
    assert not compatible(interval, parse("2016"))


@pytest.mark.parametrize("edtf", ["0001~", "0001-01-01~", "9999~", "9999-12-31~", "001X~", "999X~"])
def test_reach_stops_at_the_first_and_last_day(edtf):
    assert compatible(parse(edtf), parse(edtf))
    assert not compatible(parse(edtf), parse("2014"))
