import json

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from sources import dates
from sources.exports import Work
from sources.exports.csl import csl, csl_date
from tests.sources.exports.works import HOSTILE, LONG, RETRACTED, SEEN, article, excerpt, page

STYLE = "harvard-cite-them-right"


def rendered(reference) -> str:
    """As a citation processor prints it that knows nothing of us."""
    data = CiteProcJSON(json.loads(csl(reference)))
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(STYLE, validate=False), data, formatter.plain
    )
    bibliography.register(Citation([CitationItem(reference.key)]))
    (line,) = bibliography.bibliography()
    return str(line)


def test_article_is_rendered():
    assert rendered(article()) == (
        "Jane Doe (2020) “Talks at the bridge”, River Gazette, 13 January. "
        "Available at: https://gazette.example/talks (Accessed: November 5, 2026)."
    )


def test_page_of_ours_is_rendered():
    line = rendered(page())
    assert line.startswith("Talks in Geneva (2026)")
    assert line.endswith(
        "Newsroom. Available at: https://news.example/events/42/ (Accessed: November 5, 2026)."
    )


def test_excerpt_says_its_words_in_the_note():
    (found,) = json.loads(csl(excerpt()))
    assert found["id"] == "newsroom-source-3-excerpt-55"
    assert found["note"] == (
        "“‘We will not close the bridge,’ Ada Alder told reporters”. Excerpt quoted at Newsroom, "
        "https://news.example/sources/3/excerpts/55/"
    )


def test_retraction_by_the_publisher_is_the_status_and_stands_in_the_note():
    (found,) = json.loads(csl(article(retracted=RETRACTED)))
    assert found["status"] == RETRACTED
    assert found["note"].startswith("Retracted by its publisher on 3 March 2020. Recorded at")
    assert "status" not in json.loads(csl(article()))[0]


def test_unknown_outlet_date_and_address_are_left_out():
    unknown = article(container="", author="", issued="", url="")
    (found,) = json.loads(csl(unknown))
    assert {"container-title", "author", "issued"}.isdisjoint(found)
    assert found["URL"] == "https://news.example/sources/3/"
    assert rendered(unknown).startswith("(no date) “Talks at the bridge”.")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2020-01-13", {"date-parts": [[2020, 1, 13]]}),
        ("2020-01", {"date-parts": [[2020, 1]]}),
        ("2020", {"date-parts": [[2020]]}),
        ("2019-21", {"date-parts": [[2019]], "season": 1}),
        ("2019-24", {"literal": "winter 2019–20"}),
        ("2014/2015", {"date-parts": [[2014], [2015]]}),
        ("2020-01-12/2020-01-19", {"date-parts": [[2020, 1, 12], [2020, 1, 19]]}),
        ("2019-21/2020", {"literal": "from spring 2019 to 2020"}),
        ("2011/..", {"literal": "since 2011"}),
        ("2020-01~", {"literal": "about January 2020"}),
        ("201X", {"literal": "the 2010s"}),
        ("[2020-01-14..2020-01-31]", {"literal": "between 14 and 31 January 2020"}),
    ],
)
def test_date_is_never_more_exact_than_known(edtf, expected):
    assert csl_date(dates.parse(edtf)) == expected


@pytest.mark.parametrize("issued", ["2014/2015", "2020-01~", "[2020-01-13..]", "2019-24"])
def test_processor_prints_a_vague_date_as_it_is(issued):
    assert f"({dates.parse(issued).words})" in rendered(article(issued=issued))


@pytest.mark.parametrize("work", Work)
def test_hostile_words_are_rendered_as_they_are(work):
    line = rendered(article(work=work, title=HOSTILE, author=HOSTILE, container=HOSTILE))
    assert line.count(SEEN) == 3


def test_long_title_is_kept_whole():
    assert LONG.strip() in rendered(article(title=LONG))
