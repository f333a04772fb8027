import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from pylatexenc import latex2text

from sources.exports import Work
from sources.exports.bibtex import bibtex
from tests.sources.exports.works import HOSTILE, LONG, RETRACTED, SEEN, article, excerpt, page


def as_tex_prints_it() -> latex2text.LatexNodes2Text:
    """With two commands of LaTeX that the library does not know."""
    known = latex2text.get_default_latex_context_db()
    braces = [
        latex2text.MacroTextSpec("textbraceleft", "{"),
        latex2text.MacroTextSpec("textbraceright", "}"),
    ]
    known.add_context_category("braces", macros=braces, prepend=True)
    return latex2text.LatexNodes2Text(latex_context=known, keep_braced_groups=False)


def read(text: str, *, decode: bool = True) -> tuple[str, str, dict]:
    decoding = [LatexDecodingMiddleware(decoder=as_tex_prints_it())] if decode else []
    library = bibtexparser.parse_string(text, append_middleware=decoding)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}


def test_article_is_read_back():
    kind, key, fields = read(bibtex(article()))
    assert (kind, key) == ("article", "newsroom-source-3")
    assert fields == {
        "author": "Jane Doe",
        "title": "Talks at the bridge",
        "journal": "River Gazette",
        "year": "2020",
        "date": "2020-01-13",
        "url": "https://gazette.example/talks",
        "urldate": "2026-11-05",
        "language": "en",
        "note": "Recorded at Newsroom, https://news.example/sources/3/",
        "month": "jan",
    }


def test_page_of_ours_is_held_by_the_site():
    kind, key, fields = read(bibtex(page()))
    assert (kind, key) == ("misc", "newsroom-event-42")
    assert fields["howpublished"] == "Newsroom"
    assert fields["url"] == "https://news.example/events/42/"
    assert {"author", "journal", "note"}.isdisjoint(fields)


def test_excerpt_says_its_words_in_the_note():
    _, key, fields = read(bibtex(excerpt(archived="https://archive.example/1")))
    assert key == "newsroom-source-3-excerpt-55"
    assert fields["note"] == (
        "“‘We will not close the bridge,’ Ada Alder told reporters”. Excerpt quoted at Newsroom, "
        "https://news.example/sources/3/excerpts/55/. Archived copy: https://archive.example/1"
    )


def test_retraction_by_the_publisher_stands_in_the_note():
    _, _, fields = read(bibtex(article(retracted=RETRACTED)))
    assert fields["note"] == (
        "Retracted by its publisher on 3 March 2020. Recorded at Newsroom, "
        "https://news.example/sources/3/"
    )


def test_names_and_titles_are_not_taken_apart():
    text = bibtex(article(author="Doe and Sons, Ltd", title="NATO in Rome"))
    assert "author = {{Doe and Sons, Ltd}}" in text
    assert "title = {{NATO in Rome}}" in text


def test_article_of_an_unknown_outlet_has_no_journal():
    kind, _, fields = read(bibtex(article(container="", author="", url="")))
    assert kind == "misc"
    assert {"journal", "howpublished", "author"}.isdisjoint(fields)
    assert fields["url"] == "https://news.example/sources/3/"


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2020-01-13", ("2020", "jan", "2020-01-13")),
        ("2020-01", ("2020", "jan", "2020-01")),
        ("2020", ("2020", None, "2020")),
        ("2019-21", ("spring 2019", None, "2019-21")),
        ("2020-01~", ("about January 2020", None, "2020-01~")),
        ("2014/2015", ("2014–2015", None, "2014/2015")),
        ("[2020-01-13..]", ("13 January 2020 or later", None, None)),
        ("", ("n.d.", None, None)),
    ],
)
def test_date_is_never_more_exact_than_known(issued, expected):
    _, _, fields = read(bibtex(article(issued=issued)), decode=False)
    assert (fields["year"], fields.get("month"), fields.get("date")) == expected


@pytest.mark.parametrize("work", Work)
def test_hostile_words_are_read_back(work):
    hostile = article(work=work, title=HOSTILE, author=HOSTILE, container=HOSTILE, words=HOSTILE)
    _, _, fields = read(bibtex(hostile))
    held_in = "journal" if work is Work.ARTICLE else "howpublished"
    assert [fields[name] for name in ("title", "author", held_in)] == [SEEN] * 3
    assert fields["note"].startswith("“100% {of} }{ \\ & #1 $x_y ~ -- ‘Yes’, he said")


def test_braces_of_an_address_do_not_end_its_field():
    address = "https://x.example/a_b?c=%20{d}}&e=\\"
    _, _, fields = read(bibtex(article(url=address)), decode=False)
    assert fields["url"] == "https://x.example/a_b?c=%20%7Bd%7D%7D&e=%5C"


def test_long_title_is_kept_whole():
    assert read(bibtex(article(title=LONG)))[2]["title"] == LONG.strip()
