import pytest
import rispy

from sources.exports import Work
from sources.exports.ris import ris
from tests.sources.exports.works import HOSTILE, LONG, RETRACTED, SEEN, article, excerpt, page


def read(reference) -> dict:
    (found,) = rispy.loads(ris(reference))
    return found


def both(words: str) -> tuple[str, str]:
    return f"///{words}", f"Date: {words}"


def test_article_is_read_back():
    assert read(article()) == {
        "type_of_reference": "NEWS",
        "id": "newsroom-source-3",
        "authors": ["Jane Doe"],
        "title": "Talks at the bridge",
        "secondary_title": "River Gazette",
        "year": "2020",
        "date": "2020/01/13/",
        "urls": ["https://gazette.example/talks"],
        "access_date": "2026/11/05/",
        "language": "en",
        "notes": ["Recorded at Newsroom, https://news.example/sources/3/"],
    }


def test_page_of_ours_is_held_by_the_site():
    found = read(page())
    assert found["type_of_reference"] == "ELEC"
    assert found["secondary_title"] == "Newsroom"
    assert found["urls"] == ["https://news.example/events/42/"]
    assert "notes" not in found


def test_excerpt_says_its_words_in_the_notes():
    assert read(excerpt())["notes"] == [
        "“‘We will not close the bridge,’ Ada Alder told reporters”. Excerpt quoted at Newsroom, "
        "https://news.example/sources/3/excerpts/55/"
    ]


def test_retraction_by_the_publisher_stands_in_the_notes():
    assert read(article(retracted=RETRACTED))["notes"] == [
        "Retracted by its publisher on 3 March 2020. Recorded at Newsroom, "
        "https://news.example/sources/3/"
    ]


def test_byline_with_a_comma_is_not_taken_apart():
    found = read(article(author="Jane Doe, Tripoli"))
    assert "authors" not in found
    assert found["notes"][-1] == "By Jane Doe, Tripoli"


@pytest.mark.parametrize(
    ("issued", "year", "day", "note"),
    [
        ("2020-01-13", "2020", "2020/01/13/", None),
        ("2020-01", "2020", "2020/01//", None),
        ("2020", "2020", "2020///", None),
        ("2019-21", "2019", "2019///spring 2019", None),
        ("2020-01-12/2020-01-19", "2020", "2020///12–19 January 2020", None),
        ("2020?", None, *both("perhaps 2020")),
        ("2020-01~", None, *both("about January 2020")),
        ("2019-24", None, *both("winter 2019–20")),
        ("2019-09/2019-24", None, *both("from September 2019 to winter 2019–20")),
        ("2014/2015", None, *both("2014–2015")),
        ("201X", None, *both("the 2010s")),
        ("[2020-01-13..]", None, *both("13 January 2020 or later")),
        ("", None, None, "Date: n.d."),
    ],
)
def test_date_is_never_more_exact_than_known(issued, year, day, note):
    found = read(article(issued=issued))
    assert (found.get("year"), found.get("date")) == (year, day)
    assert [note] == found["notes"][1:] if note else len(found["notes"]) == 1


@pytest.mark.parametrize("work", Work)
def test_hostile_words_end_no_line(work):
    hostile = article(work=work, title=HOSTILE, container=HOSTILE, words=HOSTILE, author=HOSTILE)
    found = read(hostile)
    assert (found["title"], found["secondary_title"]) == (SEEN, SEEN)
    assert found["notes"][-1] == f"By {SEEN}"
    assert ris(hostile).count("\r\n") == len(ris(hostile).splitlines())


def test_long_title_is_kept_whole():
    assert read(article(title=LONG))["title"] == LONG.strip()
