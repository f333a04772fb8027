from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.actions import cite
from sources.models import Actor, ActorName, Outlet, Snapshot, Source

pytestmark = pytest.mark.django_db

TEXT = "On Thursday the mayor of Alder opened the bridge again. A band played on the bank."
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge of Alder reopens</title>
<meta name="author" content="Birch Writer"><meta property="og:site_name" content="Alder Post">
<meta property="article:published_time" content="2021-03-04"></head><body><article>
<h1>Bridge of Alder reopens</h1><p>The bridge of Alder reopened on Thursday after two years of
repairs, the mayor of the town said at a ceremony.</p><p>Hundreds of people crossed it in the
first hour, and a band played on the bank of the river until noon.</p></article></body></html>"""


def run(*args, **options) -> list[str]:
    out = StringIO()
    call_command("capture", *map(str, args), stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, newline="")
    return path


@pytest.fixture
def page(tmp_path) -> Path:
    path = tmp_path / "bridge.html"
    path.write_text(PAGE)
    return path


def test_capture_makes_a_source_with_what_was_typed(file):
    Outlet.objects.create(name="Alder Post")
    lines = run(
        file,
        *("--headline", "[Bridge]", "--published", "March 4, 2021", "--outlet", "Alder Post"),
        *("--byline", "B. Writer", "--language", "en", "--genre", "analysis"),
        *("--url", "https://example.org/bridge"),
    )
    source = Source.objects.get()
    assert lines == [
        f"Source {source.pk}: “[Bridge]”.",
        f"A new source: snapshot 1, {len(TEXT)} characters.",
    ]
    assert (source.published, source.outlet.name, source.byline) == (
        "2021-03-04",
        "Alder Post",
        "B. Writer",
    )
    assert (source.language, source.genre, source.url) == (
        "en",
        "analysis",
        "https://example.org/bridge",
    )
    assert source.current_snapshot.text == TEXT
    assert source.current_snapshot.origin == "file"


def test_capture_again_says_that_nothing_changed(file):
    run(file, headline="[Bridge]")
    number = Source.objects.get().pk
    assert run(file, headline="[Bridge]") == [
        f"Source {number}: “[Bridge]”.",
        "Nothing changed: this text is its snapshot 1 already.",
    ]
    assert run(file)[1] == "Nothing changed: this text is its snapshot 1 already."
    assert Snapshot.objects.count() == 1


def test_capture_again_does_not_overwrite_details(file):
    run(file, headline="[Bridge]", published="2021")
    assert run(file, headline="[Another]", published="2022")[2] == (
        "The source keeps the headline, published that it has: change it in the admin."
    )
    assert Source.objects.get().published == "2021"


def test_capture_says_what_cleaning_changed(file):
    file.write_text(TEXT + "\r\nMore\x00 words\r\n", newline="")
    lines = run(file, headline="[Bridge]")
    assert "1 control character was dropped." in lines
    assert "\x00" not in Snapshot.objects.get().text


def test_capture_of_a_new_text_tells_how_excerpts_fared(file, editor):
    run(file, headline="[Bridge]")
    source = Source.objects.get()
    actor = Actor.objects.create(name="Mayor", kind="person")
    name = ActorName.objects.create(actor=actor, name="the mayor of Alder")
    cite(source=source, words="On Thursday the mayor of Alder", target=name, by=editor)
    file.write_text("Corrected. " + TEXT)
    assert run(file, source=source.pk) == [
        f"Source {source.pk}: “[Bridge]”.",
        f"A new text of a source that is here: snapshot 2, {len(TEXT) + 11} characters.",
        "Earlier excerpts: 1 moved.",
    ]


def test_capture_points_out_a_probable_reprint(file):
    run(file, headline="[Bridge]", url="https://example.org/one")
    first = Source.objects.get()
    assert run(file, headline="[Bridge]", url="https://example.org/two")[-1] == (
        f"The same text is source {first.pk}, “[Bridge]”: one of them is probably a reprint."
    )


def test_capture_proposes_a_pages_details(page):
    lines = run(page, byline="B. Writer")
    assert lines[2:] == [
        "Proposed, please check: headline “Bridge of Alder reopens”.",
        "Proposed, please check: published “2021-03-04”.",
        "Proposed, please check: language “en”.",
    ]
    source = Source.objects.get()
    assert (source.byline, source.published, source.outlet) == ("B. Writer", "2021-03-04", None)
    assert source.current_snapshot.extractor.startswith("trafilatura ")
    assert run(page)[1] == "Nothing changed: this text is its snapshot 1 already."


def test_capture_proposes_an_outlet_that_is_here(page):
    outlet = Outlet.objects.create(name="Alder Post")
    assert "Proposed, please check: outlet “Alder Post”." in run(page)
    assert Source.objects.get().outlet == outlet


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "^The text has no headline of its own: supply one in square brackets"),
        ({"headline": " "}, "^The text has no headline of its own"),
        ({"headline": "[B]", "published": "2021-02-30"}, "2021-02-30 is not a date"),
        ({"headline": "[B]", "url": "bridge"}, "^url: Enter a valid URL.$"),
        ({"headline": "[B]", "outlet": "Nowhere"}, "^There is no outlet “Nowhere”"),
        ({"source": 999_999}, "^There is no source number 999999.$"),
    ],
)
def test_capture_refuses_in_one_sentence_and_writes_nothing(file, options, message):
    with pytest.raises(CommandError, match=message):
        run(file, **options)
    assert not Source.objects.exists()


def test_capture_for_a_source_takes_no_details(file, article):
    with pytest.raises(CommandError, match="has its details already: leave out --byline, --genre"):
        run(file, source=article.pk, byline="x", genre="news")
    assert article.snapshots.count() == 1


def test_capture_refuses_files_that_it_cannot_read(tmp_path):
    for name, data, message in (
        ("missing.txt", None, "can't be read: No such file or directory"),
        ("talks.pdf", b"%PDF-1.4", "is neither a .txt nor an .html file"),
        ("empty.txt", b"", "There is no text to capture"),
        ("latin.txt", b"caf\xe9", "The file's characters cannot be read for certain"),
        ("cut.html", b"<html><body><p>The bridge", "The page is cut short"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(CommandError, match=message):
            run(tmp_path / name, headline="[B]")
    assert not Source.objects.exists()


@pytest.mark.articles
def test_capture_of_the_first_article_as_typed(articles_dir):
    path = articles_dir / "000_99dd7801cd843c9e.txt"
    lines = run(path, "--headline", "[…]", "--published", "2020-02")
    source = Source.objects.get()
    assert lines == [
        f"Source {source.pk}: “[…]”.",
        "A new source: snapshot 1, 7,746 characters.",
    ]
    assert source.published == "2020-02"
    again = run(path, "--headline", "[…]", "--published", "2020-02")
    assert again[1] == "Nothing changed: this text is its snapshot 1 already."


@pytest.mark.articles
def test_capture_of_the_second_article_proposes_its_headline(articles_dir):
    lines = run(articles_dir / "002_e5653f429a8df4d3.txt")
    headline = "What Haftar’s readiness to continue talks in Moscow means for Libya"
    assert lines[-1] == f"Proposed, please check: headline “{headline}”."
