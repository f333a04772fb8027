import re

import pytest
from lxml import html

from sources.exports.styles import apa, chicago, mla
from tests.sources.exports.works import (
    HOSTILE,
    LONG,
    RETRACTED,
    SEEN,
    article,
    excerpt,
    page,
)


def shown(text: str) -> str:
    """As a reader copies it, with stars where it is italic."""
    marked = re.sub(r"</?i>", "*", text).replace("<br> ", "\n")
    return html.fragment_fromstring(marked, create_parent=True).text_content()


def test_page_of_ours_in_three_styles():
    assert shown(chicago(page())) == (
        "Newsroom. “Talks in Geneva.” Last modified November 3, 2026. "
        "Accessed November 5, 2026. https://news.example/events/42/."
    )
    assert shown(apa(page())) == (
        "Newsroom. (2026, November 3). *Talks in Geneva*. "
        "Retrieved November 5, 2026, from https://news.example/events/42/"
    )
    assert shown(mla(page())) == (
        "“Talks in Geneva.” *Newsroom*, 3 Nov. 2026, https://news.example/events/42/. "
        "Accessed 5 Nov. 2026."
    )


def test_article_in_three_styles():
    assert shown(chicago(article())) == (
        "Jane Doe. “Talks at the bridge.” *River Gazette*, January 13, 2020. "
        "https://gazette.example/talks. Recorded at Newsroom, accessed November 5, 2026, "
        "https://news.example/sources/3/."
    )
    assert shown(apa(article())) == (
        "Jane Doe. (2020, January 13). *Talks at the bridge*. River Gazette. "
        "https://gazette.example/talks [Recorded at Newsroom, retrieved November 5, 2026, "
        "from https://news.example/sources/3/]"
    )
    assert shown(mla(article())) == (
        "Jane Doe. “Talks at the bridge.” *River Gazette*, 13 Jan. 2020, "
        "https://gazette.example/talks. Recorded at *Newsroom*, "
        "https://news.example/sources/3/. Accessed 5 Nov. 2026."
    )


def test_excerpt_begins_with_its_words_and_ends_with_where_they_stand():
    first, second = shown(chicago(excerpt())).split("\n")
    assert first == "“‘We will not close the bridge,’ Ada Alder told reporters”"
    assert second.endswith(
        "Excerpt quoted at Newsroom, accessed November 5, 2026, "
        "https://news.example/sources/3/excerpts/55/."
    )
    assert "[Excerpt quoted at Newsroom" in shown(apa(excerpt()))
    assert "Excerpt quoted at *Newsroom*" in shown(mla(excerpt()))


def test_article_that_its_publisher_retracted_says_so_in_each_style():
    withdrawn = article(retracted=RETRACTED)
    said = "etracted by its publisher on 3 March 2020"
    assert f"https://gazette.example/talks. R{said}. Recorded at" in shown(chicago(withdrawn))
    assert f"https://gazette.example/talks (R{said}) [Recorded at" in shown(apa(withdrawn))
    assert f"https://gazette.example/talks. R{said}. Recorded at" in shown(mla(withdrawn))


def test_newspaper_is_italic_in_apa_in_place_of_its_article():
    assert "Talks at the bridge. *River Gazette*." in shown(apa(article(newspaper=True)))


def test_what_is_unknown_is_left_out():
    unknown = article(author="", container="", issued="", url="")
    assert shown(chicago(unknown)) == (
        "“Talks at the bridge.” n.d. Recorded at Newsroom, accessed November 5, 2026, "
        "https://news.example/sources/3/."
    )
    assert shown(apa(unknown)).startswith("*Talks at the bridge*. (n.d.). [Recorded")
    assert shown(mla(unknown)).startswith("“Talks at the bridge.” n.d. Recorded at *Newsroom*")


def test_outlet_stands_first_in_chicago_where_nobody_signed():
    assert shown(chicago(article(author=""))).startswith(
        "*River Gazette*. “Talks at the bridge.” January 13, 2020."
    )


@pytest.mark.parametrize("style", [chicago, apa, mla])
def test_supplied_title_stays_in_brackets_and_takes_no_marks(style):
    text = shown(style(article(title="[Letter to Putin]")))
    assert "[Letter to Putin]. " in text
    assert "“" not in text
    assert "*[" not in text


@pytest.mark.parametrize(
    ("issued", "words", "in_apa", "in_mla"),
    [
        ("2020-01", "January 2020", "2020, January", "Jan. 2020"),
        ("2020", "2020", "2020", "2020"),
        ("2019-21", "spring 2019", "2019, Spring", "spring 2019"),
        ("2019-24", "winter 2019–20", "winter 2019–20", "winter 2019–20"),
        ("2020-01-13~", "about 13 January 2020", "about 13 January 2020", "about 13 January 2020"),
        ("2014/2015", "2014–2015", "2014–2015", "2014–2015"),
        ("[2020-01-13..]", *["13 January 2020 or later"] * 3),
    ],
)
def test_date_is_never_more_exact_than_known(issued, words, in_apa, in_mla):
    dated = article(issued=issued)
    assert f", {words}. " in shown(chicago(dated))
    assert f"({in_apa}). " in shown(apa(dated))
    assert f", {in_mla}, " in shown(mla(dated))


def test_title_that_ends_in_a_question_takes_no_full_stop():
    assert "“Who leads?” *River" in shown(mla(article(title="Who leads?")))
    assert "*Who leads?* River" in shown(apa(article(title="Who leads?")))


def test_full_stop_stands_within_a_quotation_that_ends_a_title():
    assert "“Ada: ‘We stay.’” *River" in shown(mla(article(title="Ada: “We stay”")))
    assert "“Ada: ‘Do we stay?’” *River" in shown(mla(article(title="Ada: “Do we stay?”")))
    assert "“The mayors’.” *River" in shown(mla(article(title="The mayors’")))


@pytest.mark.parametrize("style", [chicago, apa, mla])
def test_hostile_words_are_shown_as_they_are(style):
    text = style(article(title=HOSTILE, author=HOSTILE, container=HOSTILE))
    assert "<script" not in text
    assert "</script" not in text
    seen = shown(text).replace("‘", "“").replace("’", "”")
    assert seen.count(SEEN) == 3
    assert LONG.strip() in shown(style(article(title=LONG)))
