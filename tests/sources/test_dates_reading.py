import pytest

from sources.dates import PartialDateError, understand

UNDERSTOOD = [
    ("2020-01-13", "2020-01-13"),
    ("2019-11", "2019-11"),
    ("2019-21", "2019-21"),
    ("201x~", "201X~"),
    (" 2014 / 2015 ", "2014/2015"),
    ("2011/..", "2011/.."),
    ("[2014 .. 2015]", "[2014..2015]"),
    ("January 13, 2020", "2020-01-13"),
    ("January 13 2020", "2020-01-13"),
    ("Jan. 13th, 2020", "2020-01-13"),
    ("13 Jan 2020", "2020-01-13"),
    ("13 January 2020", "2020-01-13"),
    ("13 January 2020.", "2020-01-13"),
    ("on the 13th of January, 2020", "2020-01-13"),
    ("  13\u00a0JANUARY \n 2020 ", "2020-01-13"),
    ("1 sept 2020", "2020-09-01"),
    ("Jan 2020", "2020-01"),
    ("Jan. 2020", "2020-01"),
    ("May 2020", "2020-05"),
    ("in January of 2020", "2020-01"),
    ("spring 2019", "2019-21"),
    ("in the spring of 2019", "2019-21"),
    ("Fall 2019", "2019-23"),
    ("winter 2019", "2019-24"),
    ("winter 2019-20", "2019-24"),
    ("winter of 2019/2020", "2019-24"),
    ("winter 1999–2000", "1999-24"),
    ("2010s", "201X"),
    ("in the 2010s", "201X"),
    ("about January 2020", "2020-01~"),
    ("around 13 January 2020", "2020-01-13~"),
    ("c. 2014", "2014~"),
    ("c.2014", "2014~"),
    ("ca. 2014", "2014~"),
    ("circa 2014", "2014~"),
    ("perhaps spring 2019", "2019-21?"),
    ("January 2020?", "2020-01?"),
    ("perhaps about 2014", "2014%"),
    ("2014-2015", "2014/2015"),
    ("2014–2015", "2014/2015"),
    ("2014 — 2015", "2014/2015"),
    ("2014 to 2015", "2014/2015"),
    ("from 12 to 19 January 2020", "2020-01-12/2020-01-19"),
    ("12-19 January 2020", "2020-01-12/2020-01-19"),
    ("January 12–19, 2020", "2020-01-12/2020-01-19"),
    ("30 January – 2 February 2020", "2020-01-30/2020-02-02"),
    ("2020-01-12 – 2020-01-19", "2020-01-12/2020-01-19"),
    ("2019-11 - 2020-02", "2019-11/2020-02"),
    ("January to March 2020", "2020-01/2020-03"),
    ("from spring to autumn 2019", "2019-21/2019-23"),
    ("from winter 2019–20 to spring 2021", "2019-24/2021-21"),
    ("winter 2019–20 – winter 2021–22", "2019-24/2021-24"),
    ("from about 2014 until perhaps spring 2015", "2014~/2015-21?"),
    ("from 2014 to June 2014", "2014/2014-06"),
    ("since 2011", "2011/.."),
    ("Since January 13, 2020", "2020-01-13/.."),
    ("since about 2011", "2011~/.."),
    ("until 2015", "../2015"),
    ("till the spring of 2015", "../2015-21"),
    ("between 14 and 31 January 2020", "[2020-01-14..2020-01-31]"),
    ("between January 14 and 31, 2020", "[2020-01-14..2020-01-31]"),
    ("once between 2014 and 2015", "[2014..2015]"),
    ("between 2014 and 2015", "[2014..2015]"),
    ("between 30 December 2019 and 2 January 2020", "[2019-12-30..2020-01-02]"),
    ("2014 or later", "[2014..]"),
    ("January 2020 or earlier", "[..2020-01]"),
]


@pytest.mark.parametrize(("typed", "edtf"), UNDERSTOOD)
def test_understand_reads_what_editors_type(typed, edtf):
    assert understand(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("03/04/2020", "write 3 April 2020 or 4 March 2020, not “03/04/2020”"),
        ("3.4.2020.", "write 3 April 2020 or 4 March 2020, not “3.4.2020”"),
        ("3-4-2020", "write 3 April 2020 or 4 March 2020,"),
        ("3 / 4 / 2020", "write 3 April 2020 or 4 March 2020,"),
        ("13/01/2020", "write 13 January 2020, not"),
        ("01/13/2020", "write 13 January 2020, not"),
        ("04/04/2020", "write 4 April 2020, not"),
        ("2020/01/13", "write 13 January 2020, not"),
        ("2020-1-13", "write 13 January 2020, not"),
        ("03/04/20", "write 13 January 2020, for example, not"),
        ("30/30/2020", "write 13 January 2020, for example, not"),
        ("21/05/2020", "write 21 May 2020, not"),
    ],
)
def test_understand_refuses_numbers_and_names_their_readings(typed, readings):
    with pytest.raises(
        PartialDateError, match="Numbers alone do not say which is the day"
    ) as error:
        understand(typed)
    assert readings in str(error.value)


@pytest.mark.parametrize("typed", ["2014-15", "2010–11", "2014–15", "2014/15", "2014 - 15"])
def test_understand_refuses_a_short_second_year(typed):
    with pytest.raises(
        PartialDateError, match="is not clear: write years in full, as in 2014–2015"
    ):
        understand(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "January 13",
        "13 January",
        "January",
        "the spring",
        "since March",
        "about May",
        "12–19 January",
        "between 14 and 31 January",
        "from January to March",
        "from 2014 to March",
        "12 January 2020 – 19 January",
    ],
)
def test_understand_asks_for_the_missing_year(typed):
    with pytest.raises(PartialDateError, match="The year is missing: add the year"):
        understand(typed)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("30 February 2020", "February 2020 has 29 days"),
        ("February 29, 2019", "February 2019 has 28 days"),
        ("since 31 April 2020", "April 2020 has 30 days"),
        ("between 14 and 32 January 2020", "January 2020 has 31 days"),
        ("2015–2014", "An interval must not end before it begins: 2015/2014."),
        ("between 2015 and 2014", "A range must not end before it begins: [2015..2014]."),
        ("December to January 2020", "must not end before it begins: 2020-12/2020-01."),
        ("between about 2014 and 2015", "A day within a range takes no “about”"),
        ("about 2014 or later", "A day within a range takes no “about”"),
        ("about 2014–2015", "does not say which end is meant"),
        ("winter 2019–22", "ends in the year after"),
        ("13 spring 2019", "A season has no days"),
        ("", "The date is empty"),
        (" \n ", "The date is empty"),
        ("١٣ يناير ٢٠٢٠", "Write the numbers with the digits 0 to 9"),
        ("２０１４", "Write the numbers with the digits 0 to 9"),
        ("2014²", "Write the numbers with the digits 0 to 9"),
    ],
)
def test_understand_says_why_a_date_is_refused(typed, message):
    with pytest.raises(PartialDateError) as error:
        understand(typed)
    assert message in str(error.value)


@pytest.mark.parametrize(
    "typed",
    [
        "yesterday",
        "mid-January 2020",
        "early 2020",
        "a few days later",
        "14",
        "14–19",
        "12-2020",
        "13 Jan 20",
        "14, 2020",
        "spring 2019-2020",
        "2014–spring 2019",
        "14 to January 2020",
        "from 14 to January 2020",
        "since",
        "since tomorrow",
        "between 2014",
        "between 2014 and then",
        "13 Nonuary 2020",
        "2015s",
        "[ 2014 .. 2015 ]",
        ".",
        "..",
        "January 2020~~",
    ],
)
def test_understand_refuses_the_rest_and_shows_what_it_reads(typed):
    with pytest.raises(PartialDateError, match=r"cannot be read as a date\. Write it like"):
        understand(typed)


def test_error_makes_invisible_characters_visible():
    with pytest.raises(PartialDateError, match=r"“2014\\u200b\\ud800” cannot be read"):
        understand("2014\u200b\ud800")
