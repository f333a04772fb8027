import pytest

from sources.suggest.moments import moments
from tests.sources.suggest.pictures import article

PUBLISHED = "2020-01-15"  # a Wednesday


def dates(picture, published=PUBLISHED):
    whole, start, end = article(picture)
    return moments(whole, start, end, published)


def first(picture, published=PUBLISHED):
    moment = dates(picture, published)[0]
    return moment.printed.words, moment.edtf, moment.inferred


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("On January 13, 2019", "2019-01-13"),
        ("on Sunday, 13 January 2019", "2019-01-13"),
        ("On the 13th of January 2019", "2019-01-13"),
        ("in January 2019", "2019-01"),
        ("in early January 2019", "2019-01"),
        ("In the spring of 2019", "2019-21"),
        ("in mid-2019", "2019"),
        ("in 2019", "2019"),
        ("During 2014-2015", "2014/2015"),
        ("in 1984-85", "1984/1985"),
        ("from 2014 to 2015", "2014/2015"),
        ("between 14 and 31 January 2019", "[2019-01-14..2019-01-31]"),
        ("January 12-14, 2019", "2019-01-12/2019-01-14"),
        ("Since April 2014", "2014-04/.."),
        ("until 2015", "../2015"),
        ("by 2015", "[..2015]"),
        ("after 2015", "[2015..]"),
        ("about 2015", "2015~"),
        ("in the 1990s", "199X"),
        ("2019-01-13", "2019-01-13"),
        ("13/01/2019", "2019-01-13"),
        ("13. Januar 2019", "2019-01-13"),
        ("le 13 janvier 2019", "2019-01-13"),
        ("13 de enero de 2019", "2019-01-13"),
        ("13 января 2019", "2019-01-13"),
        ("١٣ يناير ٢٠١٩", "2019-01-13"),
    ],
)
def test_a_printed_date_is_as_exact_as_printed(words, edtf):
    assert first(f"*They met {words}, it seems.*") == (words, edtf, False)


@pytest.mark.parametrize(
    ("words", "edtf", "likely"),
    [
        ("on January 13", "2020-01-13", ""),
        ("on December 30", "2019-12-30", ""),
        ("in December", "2019-12", ""),
        ("last March", "2019-03", ""),
        ("today", "2020-01-15", ""),
        ("yesterday", "[2020-01-13..2020-01-14]", "2020-01-14"),
        ("on Sunday", "[2020-01-08..2020-01-15]", "2020-01-12"),
        ("last week", "[2020-01-06..2020-01-12]", ""),
        ("last month", "2019-12", ""),
        ("this year", "2020", ""),
        ("two days ago", "[2020-01-12..2020-01-13]", "2020-01-13"),
        ("three years ago", "2017", ""),
    ],
)
def test_the_rest_is_inferred_from_the_day_of_publication(words, edtf, likely):
    moment = dates(f"*They met {words}.*")[0]
    assert (moment.printed.words, moment.edtf, moment.likely) == (words, edtf, likely)
    assert moment.inferred
    assert "the date of the article, 15 January 2020" in moment.note


@pytest.mark.parametrize(
    ("picture", "edtf"),
    [
        ("*They will meet on March 3.*", "2020-03-03"),
        ("*The talks are expected to begin next Sunday.*", "[2020-01-15..2020-01-22]"),
        ("*They met on March 3.*", "2019-03-03"),
    ],
)
def test_a_sentence_that_looks_ahead_has_the_next_such_day(picture, edtf):
    assert dates(picture)[0].edtf == edtf


@pytest.mark.parametrize(
    ("published", "sunday", "january"),
    [
        ("[2020-02-01..]", "[2020-01-25..]", "2020-01-31"),
        ("2020-02", "[2020-01-25..2020-02-29]", "2020-01-31"),
        ("", "", ""),
        ("no date", "", ""),
    ],
)
def test_a_date_of_publication_may_be_partial(published, sunday, january):
    assert dates("*They met on Sunday.*", published)[0].edtf == sunday
    assert dates("*They met on January 31.*", published)[0].edtf == january


def test_what_can_not_be_resolved_keeps_its_words_and_says_why():
    sunday = dates("*They met on Sunday.*", "")[0]
    january = dates("*They met on January 31.*", "")[0]
    numbers = dates("*They met on 03/04/2019.*")[0]
    assert (sunday.printed.words, sunday.note) == (
        "on Sunday",
        "The article has no date to count from.",
    )
    assert january.note == "The year is not printed, and the article has no date to give it."
    assert (numbers.printed.words, numbers.edtf) == ("03/04/2019", "")
    assert numbers.note == "The numbers do not say which is the day and which the month."


def test_a_year_printed_before_is_nearer_than_that_of_publication():
    moment = dates("In 2015 they fought. *They met on March 3.*")[0]
    assert (moment.edtf, moment.inferred) == ("2015-03-03", True)
    assert moment.note == (
        "The year is not printed here: 2015 is that of “In 2015”, printed before."
    )


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("A day later", "2020-01-14"),
        ("The next day", "2020-01-14"),
        ("Two days earlier", "2020-01-11"),
        ("A few days later", "[2020-01-14..2020-01-27]"),
        ("Several weeks later", "[2020-01-20..2020-03-23]"),
    ],
)
def test_later_counts_from_the_last_date_before(words, edtf):
    moment = dates(f"On January 13 they met.\n\n*{words} they signed.*")[0]
    assert (moment.printed.words, moment.edtf) == (words, edtf)
    assert moment.note == "Counted from “On January 13”, the last date printed before it."


def test_later_than_an_inexact_date_is_within_it():
    moment = dates("In early 2020 they met. *A few days later they signed.*")[0]
    assert moment.edtf == "[2020-01-02..2020-12-31]"


def test_dates_are_ranked_from_the_selection_outwards():
    picture = (
        "In 2011 it began.\n\n"
        "In 2014 they met. In 2015 *they met in 2016* and left in 2017. In 2018 it ended."
    )
    assert [(moment.edtf, moment.where) for moment in dates(picture)] == [
        ("2016", "selection"),
        ("2015", "sentence"),
        ("2017", "sentence"),
        ("2014", "paragraph"),
        ("2018", "paragraph"),
        ("2011", "before"),
    ]


@pytest.mark.parametrize(
    "picture",
    ["*It may march on.*", "*There were 2,014 people.*", "*Version 2.2019 costs 1999%.*", "*a**"],
)
def test_other_words_and_numbers_are_no_dates(picture):
    assert dates(picture.replace("**", "*")) == []


POST = "We met *today*. They left yesterday.\n\n- UNSMIL (@UNSMILibya) February 1, 2020"


def test_a_post_counts_from_its_own_date():
    whole, start, end = article(POST)
    post = type("Post", (), {"start": 0, "end": len(whole.text), "kind": "embedded_post"})
    whole = type(whole)(whole.text, (post,))
    found = moments(whole, start, end, "2020-03-15")
    assert [(moment.printed.words, moment.edtf) for moment in found[:3]] == [
        ("today", "2020-02-01"),
        ("February 1, 2020", "2020-02-01"),
        ("yesterday", "2020-01-31"),
    ]
