import subprocess
import sys
import time
from importlib.metadata import version

import pytest

from sources.ingest import MAX_PAGE_BYTES, IngestError, Page, clean, read_html
from sources.ingest.html import PROJECT, decode_page

LEAD = (
    "The harbour bridge of Alderport opened again on Thursday after eleven months of repairs, "
    "the port authority said."
)
QUOTE = "“We waited long enough,” said Tomás Reed, who has run the ferry since 2003."
HEAD = """<meta charset="{charset}"><title>Bridge reopens – The Daily Gull</title>
<meta property="og:site_name" content="The Daily Gull"><meta name="author" content="Ada Marsh">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">"""
ARTICLE = f"""<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge reopens</h1>
<script>document.write("<p>Written by a script</p>")</script><style>p {{ color: red }}</style>
<p>The harbour bridge of <b>Alderport</b> opened again
on <a href="http://gull.example/t">Thursday</a> after   eleven months of repairs,
the port authority said.</p><!-- <p>Not yet published</p> -->
<h2>A long wait</h2>
<p>{QUOTE}<br>He smiled.</p>
<ul><li>Cost: 4 million</li><li>Length: 300 metres<ul><li>of which steel: 200</li></ul></li></ul>
<blockquote><p>We are open!</p>&mdash; Port (@port) March 4, 2021</blockquote>
<table><tr><th>Year<th>Ships</tr><tr><td>2020<td>312</tr></table>
<p>Tolls stay as they are, and ferries will run &lt;as before&gt; until the end of the summer.</p>
</article>
<div id="comments"><p>A reader: what a bridge!</p></div><footer>© 2019 The Daily Gull</footer>"""
TEXT = f"""Bridge reopens

{LEAD}

A long wait

{QUOTE}
He smiled.

• Cost: 4 million
• Length: 300 metres
• of which steel: 200

We are open!

— Port (@port) March 4, 2021

Year\tShips
2020\t312

Tolls stay as they are, and ferries will run <as before> until the end of the summer."""


def page(body=ARTICLE, head="", attributes="", charset="utf-8"):
    html = f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>"
    return html.replace("{charset}", charset).encode(charset)


def paragraphs(count):
    return "".join(
        f"<p>The bridge at kilometre {number} opened again on Thursday, the authority said.</p>"
        for number in range(count)
    )


def refusal(data, **limits):
    with pytest.raises(IngestError) as refused:
        read_html(data, **limits)
    return str(refused.value)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_read_html_gives_the_article_and_what_the_page_proposes(charset):
    assert read_html(page(head=HEAD, attributes=' lang="en-GB"', charset=charset)) == Page(
        text=TEXT,
        headline="Bridge reopens",
        byline="Ada Marsh",
        published="2021-03-04",
        outlet="The Daily Gull",
        language="en-GB",
        extractor=f"trafilatura {version('trafilatura')}",
    )


def test_read_html_gives_text_that_cleaning_leaves_alone():
    assert clean(read_html(page()).text).changes == ()


def test_read_html_leaves_unknown_what_the_page_does_not_say():
    found = read_html(page(f"<p>{LEAD}</p><p>{QUOTE}</p><footer>© 2019 Gull</footer>"))
    assert found.text.startswith(f"{LEAD}\n\n{QUOTE}")
    assert (found.headline, found.byline, found.outlet) == ("", "", "")
    assert (found.published, found.language) == ("", "")


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        (' lang="ar"', "ar"),
        (" lang=en_US", "en-US"),
        (' xml:lang="fr"', "fr"),
        (' lang="{{ lang }}"', ""),
        ('><script lang="js"></script', ""),
    ],
)
def test_read_html_takes_the_language_from_the_html_tag(attributes, language):
    assert read_html(page(attributes=attributes)).language == language


def test_read_html_keeps_every_paragraph_of_a_deep_page():
    body = "<div>" * 180 + paragraphs(300) + "</div>" * 180
    assert len(read_html(page(body)).text.split("\n\n")) == 300


@pytest.mark.parametrize("url", ["https://gull.example/a", "http://[", "-x", "\x00", "x" * 300_000])
def test_read_html_takes_any_url(url):
    assert LEAD in read_html(page(), url=url).text


def test_read_html_refuses_an_empty_file():
    assert refusal(b" \n") == "The file is empty."


def test_read_html_refuses_a_page_that_is_too_large():
    assert refusal(b"<" * (MAX_PAGE_BYTES + 1)).startswith("The page is larger than 5 MB.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n<html></html>", "This is a PDF file"),
        (b"PK\x03\x04word/document.xml", "This is a packed file"),
        (b"From: <Saved by Blink>\nSubject: Bridge\n\n<html></html>", "web archive (MHTML)"),
        (b"Plain text, 1 < 2.", "This is not an HTML page"),
        (b"<html>\xe9</html>", "characters cannot be read for certain"),
        (page(f"<p>{LEAD}").replace(b"</body></html>", b""), "The page is cut short"),
        (page("<div>" * 201 + LEAD + "</div>" * 201), "more than 200 deep"),
    ],
)
def test_read_html_refuses_what_it_cannot_read_whole(data, reason):
    assert reason in refusal(data)


def test_read_html_refuses_a_page_whose_depth_only_the_parser_sees():
    assert "more than 200 deep" in refusal(page(paragraphs(3) + "<b>x" * 300 + paragraphs(3)))


def test_read_html_refuses_a_page_whose_end_the_parser_does_not_reach():
    swallowed = f"{paragraphs(3)}<plaintext>{paragraphs(3)}"
    assert "its markup cannot be read to the end" in refusal(page(swallowed))


def test_read_html_refuses_a_page_without_an_article():
    assert refusal(page("<script>var a = 1</script>")).startswith("No article text was found")


def test_read_html_stops_a_page_that_keeps_it_busy():
    busy = page("<p><a href='x'>link text</a></p>" * 60_000)
    started = time.perf_counter()
    assert "takes longer than 1.5 seconds" in refusal(busy, seconds=1.5)
    assert time.perf_counter() - started < 5


def test_read_html_stops_a_page_that_fills_the_memory():
    large = page("<p>x<br>" * 15_000)
    assert len(read_html(large).text.split("\n\n")) == 15_000
    assert refusal(large, memory=60_000_000).endswith("paste the text.")


def test_read_html_logs_what_made_the_reader_fail(caplog):
    assert refusal(page(), memory=2**70).startswith("The page could not be read.")
    assert "OverflowError" in caplog.text


def test_the_worker_cannot_reach_the_network():
    attempt = (
        "import socket\n"
        "from sources.ingest.worker import forbid_network\n"
        "forbid_network()\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except PermissionError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", attempt], cwd=PROJECT, capture_output=True)
    assert done.stdout.decode().strip() == "The extractor has no network."


def test_the_worker_does_not_inherit_the_environment(monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "nowhere")  # no Python would start with it
    assert read_html(page()).text == TEXT


@pytest.mark.parametrize(
    ("declaration", "charset"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("<meta charset=utf-8>", "utf-8-sig"),
        ("<p>", "utf-8"),
        ('<meta charset="windows-1251">', "utf-8"),
        ("<meta charset=windows-1251>", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ("<?xml version='1.0' encoding='iso-8859-5'?>", "iso8859-5"),
        ("<meta charset=utf-16>", "utf-16"),
    ],
)
def test_decode_page_follows_mark_then_utf_8_then_declaration(declaration, charset):
    assert "Хафтар" in decode_page(f"<html>{declaration}Хафтар</html>".encode(charset))


def test_decode_page_reads_latin_1_as_browsers_do():
    assert "“no”" in decode_page("<meta charset=iso-8859-1>“no”".encode("cp1252"))


def test_decode_page_reads_shifted_japanese():
    assert "東京" in decode_page("<meta charset=iso-2022-jp>東京".encode("iso2022_jp"))


@pytest.mark.parametrize(
    "charset", ["", "utf-8", "rot13", "zlib", "idna", "unicode_escape", "x-no"]
)
def test_decode_page_refuses_to_guess(charset):
    with pytest.raises(IngestError, match="cannot be read for certain"):
        decode_page(f"<meta charset={charset}>".encode() + "Salamé".encode("latin-1"))
