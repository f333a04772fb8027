import pytest
from hypothesis import given

from sources import dates
from sources.pictures.timeline_spans import exactness, span
from tests.sources.test_dates_properties import partial_dates


def drawn(edtf: str) -> list[str]:
    pieces = span(dates.parse(edtf)).pieces
    return [f"{piece.kind} {piece.first or '..'} {piece.last or '..'}" for piece in pieces]


@pytest.mark.parametrize(
    ("edtf", "sign", "pieces"),
    [
        ("2020-01-13", "day", []),
        ("2014", "part", ["part 2014-01-01 2014-12-31"]),
        ("2019-21", "part", ["part 2019-03-01 2019-05-31"]),
        ("[2020-01-14..2020-01-31]", "within", ["within 2020-01-14 2020-01-31"]),
        ("[..2020-01-12]", "within", ["in .. 2020-01-12"]),
        ("[2014..]", "within", ["out 2014-01-01 .."]),
        ("2014/2015", "lasted", ["edge 2014-01-01 2014-12-31", "edge 2015-01-01 2015-12-31"]),
        (
            "2014-02/2016-03-05",
            "lasted",
            ["edge 2014-02-01 2014-02-28", "sure 2014-03-01 2016-03-05"],
        ),
        ("2020-01-12/2020-01-19", "lasted", ["sure 2020-01-12 2020-01-19"]),
        ("2014/2014-03", "lasted", ["edge 2014-01-01 2014-03-31"]),
        ("2011/..", "lasted", ["edge 2011-01-01 2011-12-31", "out 2012-01-01 .."]),
        ("../2015-03-01", "lasted", ["in .. 2015-03-01"]),
    ],
)
def test_signs_are_as_exact_as_their_dates(edtf, sign, pieces):
    assert span(dates.parse(edtf)).sign == sign
    assert drawn(edtf) == pieces


def test_ends_that_are_about_or_perhaps_fade_over_one_unit_of_their_own():
    assert drawn("2020-01~") == [
        "in 2019-12-01 2019-12-31",
        "part 2020-01-01 2020-01-31",
        "out 2020-02-01 2020-02-29",
    ]
    assert drawn("2020-01-13?") == ["in 2020-01-12 2020-01-12", "out 2020-01-14 2020-01-14"]
    assert drawn("2014%/2016") == [
        "in 2013-01-01 2013-12-31",
        "edge 2014-01-01 2014-12-31",
        "sure 2015-01-01 2015-12-31",
        "edge 2016-01-01 2016-12-31",
    ]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-01-13", "to the day"),
        ("2019-21", "to the season"),
        ("201X", "to the decade"),
        ("2020-01~", "approximate, to the month"),
        ("2014?", "uncertain, to the year"),
        ("2014%", "approximate, uncertain, to the year"),
        ("2014/2015", "lasted"),
        ("2011/..", "lasted, no end given"),
        ("../2015", "lasted, no beginning given"),
        ("[2014..2015]", "once, some day within"),
        ("[2014..]", "once, no latest day given"),
        ("[..2014]", "once, no earliest day given"),
    ],
)
def test_how_well_a_thing_is_dated_is_said_in_words(edtf, words):
    assert exactness(dates.parse(edtf)) == words


@given(partial_dates)
def test_pieces_of_a_date_reach_as_far_as_the_date_and_are_in_order(partial):
    found = span(partial)
    if found.day:
        assert found.day == partial.earliest == partial.latest
        return
    starts = [piece.first for piece in found.pieces if piece.first]
    assert starts == sorted(starts)
    body = [p for p in found.pieces if p.kind not in ("in", "out") or None in (p.first, p.last)]
    assert body[0].first == partial.earliest
    assert body[-1].last == partial.latest
