import dataclasses
import time
from datetime import date

import pytest

from sources.dates import PartialDateError, bounds, parse, understand


def day(text):
    return date.fromisoformat(text) if text else None


# EDTF, earliest, latest, kind, precision, words
DATES = [
    ("2014", "2014-01-01", "2014-12-31", "date", "year", "2014"),
    ("0001", "0001-01-01", "0001-12-31", "date", "year", "0001"),
    ("9999", "9999-01-01", "9999-12-31", "date", "year", "9999"),
    ("2019-11", "2019-11-01", "2019-11-30", "date", "month", "November 2019"),
    ("2019-12", "2019-12-01", "2019-12-31", "date", "month", "December 2019"),
    ("2020-02", "2020-02-01", "2020-02-29", "date", "month", "February 2020"),
    ("2019-02", "2019-02-01", "2019-02-28", "date", "month", "February 2019"),
    ("1900-02", "1900-02-01", "1900-02-28", "date", "month", "February 1900"),
    ("2020-01-13", "2020-01-13", "2020-01-13", "date", "day", "13 January 2020"),
    ("2020-02-29", "2020-02-29", "2020-02-29", "date", "day", "29 February 2020"),
    ("2020-01-03", "2020-01-03", "2020-01-03", "date", "day", "3 January 2020"),
    ("2019-21", "2019-03-01", "2019-05-31", "date", "season", "spring 2019"),
    ("2019-22", "2019-06-01", "2019-08-31", "date", "season", "summer 2019"),
    ("2019-23", "2019-09-01", "2019-11-30", "date", "season", "autumn 2019"),
    ("2019-24", "2019-12-01", "2020-02-29", "date", "season", "winter 2019–20"),
    ("1999-24", "1999-12-01", "2000-02-29", "date", "season", "winter 1999–2000"),
    ("201X", "2010-01-01", "2019-12-31", "date", "decade", "the 2010s"),
    ("999X", "9990-01-01", "9999-12-31", "date", "decade", "the 9990s"),
    ("2020-01~", "2020-01-01", "2020-01-31", "date", "month", "about January 2020"),
    ("2020-01?", "2020-01-01", "2020-01-31", "date", "month", "perhaps January 2020"),
    ("2020-01%", "2020-01-01", "2020-01-31", "date", "month", "perhaps about January 2020"),
    ("201X~", "2010-01-01", "2019-12-31", "date", "decade", "about the 2010s"),
    ("2014/2015", "2014-01-01", "2015-12-31", "interval", None, "2014–2015"),
    ("2020-01/2020-03", "2020-01-01", "2020-03-31", "interval", None, "January–March 2020"),
    ("2020-01-12/2020-01-19", "2020-01-12", "2020-01-19", "interval", None, "12–19 January 2020"),
    (
        "2020-01-30/2020-02-02",
        "2020-01-30",
        "2020-02-02",
        "interval",
        None,
        "from 30 January to 2 February 2020",
    ),
    (
        "2019-12-30/2020-01-02",
        "2019-12-30",
        "2020-01-02",
        "interval",
        None,
        "from 30 December 2019 to 2 January 2020",
    ),
    (
        "2019-12/2020-01",
        "2019-12-01",
        "2020-01-31",
        "interval",
        None,
        "from December 2019 to January 2020",
    ),
    ("2014/2019-21", "2014-01-01", "2019-05-31", "interval", None, "from 2014 to spring 2019"),
    ("199X/201X", "1990-01-01", "2019-12-31", "interval", None, "from the 1990s to the 2010s"),
    ("2014/2014-06", "2014-01-01", "2014-06-30", "interval", None, "from 2014 to June 2014"),
    ("2014-06/2014", "2014-06-01", "2014-12-31", "interval", None, "from June 2014 to 2014"),
    ("2015/201X", "2015-01-01", "2019-12-31", "interval", None, "from 2015 to the 2010s"),
    ("2014~/2015", "2014-01-01", "2015-12-31", "interval", None, "from about 2014 to 2015"),
    ("2014/2015?", "2014-01-01", "2015-12-31", "interval", None, "from 2014 to perhaps 2015"),
    ("2011/..", "2011-01-01", None, "interval", None, "since 2011"),
    ("2011~/..", "2011-01-01", None, "interval", None, "since about 2011"),
    ("../2015", None, "2015-12-31", "interval", None, "until 2015"),
    ("../2015-21", None, "2015-05-31", "interval", None, "until spring 2015"),
    (
        "[2020-01-14..2020-01-31]",
        "2020-01-14",
        "2020-01-31",
        "one_of",
        None,
        "between 14 and 31 January 2020",
    ),
    (
        "[2020-01-14..2020-02-03]",
        "2020-01-14",
        "2020-02-03",
        "one_of",
        None,
        "between 14 January and 3 February 2020",
    ),
    ("[2014..2015]", "2014-01-01", "2015-12-31", "one_of", None, "once between 2014 and 2015"),
    (
        "[2020-01..2020-03]",
        "2020-01-01",
        "2020-03-31",
        "one_of",
        None,
        "once between January and March 2020",
    ),
    ("[2014..]", "2014-01-01", None, "one_of", None, "2014 or later"),
    ("[..2014-05]", None, "2014-05-31", "one_of", None, "May 2014 or earlier"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "kind", "precision", "words"), DATES)
def test_parse_gives_bounds_kind_and_words(edtf, earliest, latest, kind, precision, words):
    partial = parse(edtf)
    assert (partial.earliest, partial.latest) == (day(earliest), day(latest))
    assert (partial.kind, partial.precision) == (kind, precision)
    assert partial.words == words
    assert str(partial) == partial.edtf == edtf


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [
        ("2014", False, False),
        ("2014~", True, False),
        ("2014?", False, True),
        ("2014%", True, True),
        ("2014~/2015", True, False),
        ("2014/2015?", False, True),
        ("2014?/2015~", True, True),
        ("../2015%", True, True),
        ("[2014..2015]", False, False),
    ],
)
def test_qualifiers_of_either_end_count(edtf, approximate, uncertain):
    partial = parse(edtf)
    assert (partial.approximate, partial.uncertain) == (approximate, uncertain)


def test_partial_date_is_frozen_and_hashable():
    assert {parse("2014"), parse("2014"), parse("2014~")} == {parse("2014"), parse("2014~")}
    with pytest.raises(dataclasses.FrozenInstanceError):
        parse("2014").start = None


@pytest.mark.parametrize(
    ("edtf", "message"),
    [
        ("2020-02-30", "February 2020 has 29 days: 2020-02-30 is not a date."),
        ("2019-02-29", "February 2019 has 28 days: 2019-02-29 is not a date."),
        ("2020-04-31~", "April 2020 has 30 days: 2020-04-31 is not a date."),
        ("2020-01-00", "January 2020 has 31 days: 2020-01-00 is not a date."),
        ("2020-02-30/2021", "February 2020 has 29 days: 2020-02-30 is not a date."),
        ("2015/2014", "An interval must not end before it begins: 2015/2014."),
        ("2020-01-13/2020-01-12", "An interval must not end before it begins"),
        ("2020/201X", "An interval must not end before it begins: 2020/201X."),
        ("[2015..2014]", "A range must not end before it begins: [2015..2014]."),
        ("2014/2014", "Both ends of 2014/2014 are the same: write 2014 alone."),
        ("2014?/2014", "Both ends of 2014?/2014 are the same"),
        ("[2014-05..2014-05]", "write 2014-05 alone."),
        ("../..", "At least one end must be known"),
        ("[..]", "At least one end must be known"),
        ("[2014~..2015]", "A day within a range takes no “about”"),
        ("[2014?..]", "A day within a range takes no “about”"),
        ("2014-13", "There is no month 13"),
        ("2014-00", "There is no month 00"),
        ("2014-20", "There is no month 20"),
        ("2014-25", "There is no month 25"),
        ("2014-21-05", "A season has no days: write 2014-21 for the season"),
        ("0000", "Years run from 0001 to 9999: 0000 is not a date."),
        ("000X", "Years run from 0001 to 9999: 000X is not a date."),
        ("9999-24", "winter 9999 ends after them"),
    ],
)
def test_parse_says_why_a_date_is_impossible(edtf, message):
    with pytest.raises(PartialDateError) as error:
        parse(edtf)
    assert message in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2014",
        "2014\n",
        "14",
        "2014-1",
        "2014-01-1",
        "20140113",
        "2014-01-13T12:00",
        "201x",
        "20XX",
        "2014-XX",
        "-2014",
        "Y12014",
        "~2014",
        "2014~?",
        "2014/",
        "/2014",
        "2014/open",
        "2014/2015/2016",
        "2014-2015",
        "2014..2015",
        "[2014,2015]",
        "[2014]",
        "{2014..2015}",
        "[2014..2015]~",
        "January 2020",
        "٢٠١٤",
        "２０１４",
        "2014\u200b",
    ],
)
def test_parse_refuses_other_forms_and_shows_ours(text):
    with pytest.raises(PartialDateError, match=r"is not EDTF as it is used here\. Write 2014,"):
        parse(text)


@pytest.mark.parametrize("edtf", [row[0] for row in DATES])
def test_understand_reads_edtf_and_the_words_for_it(edtf):
    assert understand(edtf) == parse(edtf)
    assert understand(parse(edtf).words) == parse(edtf)
    assert understand(f"{parse(edtf).words.upper()}.") == parse(edtf)


def test_lasting_and_once_within_read_differently():
    for start, end in [("2014", "2015"), ("2020-01", "2020-03"), ("2020-01-14", "2020-01-31")]:
        lasted, once = parse(f"{start}/{end}"), parse(f"[{start}..{end}]")
        assert lasted.words != once.words
        assert (lasted.earliest, lasted.latest) == (once.earliest, once.latest)
    assert parse("2011/..").words != parse("[2011..]").words
    assert parse("../2011").words != parse("[..2011]").words


@pytest.mark.parametrize("read", [parse, understand])
@pytest.mark.parametrize("text", ["2014" * 250_000, " " * 1_000_000, "January 1 to " * 100_000])
def test_long_text_is_refused_at_once(read, text):
    started = time.perf_counter()
    with pytest.raises(PartialDateError) as error:
        read(text)
    assert time.perf_counter() - started < 0.1
    assert len(str(error.value)) < 400


def test_sort_key_orders_by_earliest_then_latest():
    in_order = [
        "../2013",
        "[..2015]",
        "201X",
        "2011/..",
        "2014-01-01",
        "2014-01",
        "2014",
        "2014/2015",
        "2014/..",
        "2014-21",
        "2014-24",
        "2014-12-31",
        "2015",
    ]
    dates = [parse(edtf) for edtf in in_order]
    assert [str(partial) for partial in sorted(dates, key=lambda p: p.sort_key)] == in_order


def test_bounds_of_edtf_text():
    assert bounds("2020-02") == (date(2020, 2, 1), date(2020, 2, 29))
    assert bounds("2011/..") == (date(2011, 1, 1), None)
    assert bounds("") == (None, None)
    with pytest.raises(PartialDateError):
        bounds("January 2020")
