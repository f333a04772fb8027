import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.ingest import IngestError
from sources.ingest.markup import check_whole, tags


def names(page):
    return ["/" * tag.closes + tag.name for tag in tags(page)]


def whole(body):
    return f"<!DOCTYPE html><html><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<P class=a>x</p >", ["p", "/p"]),
        ("<a title='1 > 0' href=\"<b>\">x</a>", ["a", "/a"]),
        ('<div class="a"">x<p>', ["div", "p"]),
        ("<p title=it's>x</p>", ["p", "/p"]),
        ("2 < 3, a <b>", ["b"]),
        ("<!-- <p> --><b><!--><i>", ["b", "i"]),
        ("<?xml version='1.0'?><!DOCTYPE html></3><br/>", ["br"]),
        ("<script>if (a<b) '</p>'</SCRIPT >", ["script", "/script"]),
        ("<title></titles></title><script/><p>", ["title", "/title", "script", "p"]),
    ],
)
def test_tags_are_those_a_browser_sees(page, expected):
    assert names(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        whole("<p>Text"),
        "<HTML><BODY>Text</BODY>",
        "<body>Text</html >\n<!-- saved -->\n",
        whole("<script>document.write('</div></body')</script>"),
    ],
)
def test_check_whole_accepts_a_whole_page(page):
    check_whole(page)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body><p>Text", "closing </body> or </html> tag is missing"),
        ("<html><body><!-- </body></html> --><p>Text", "tag is missing"),
        ("<html><body><script>'</body></html>'</script>", "tag is missing"),
        ("<html><body><a title='</body>'>Text", "tag is missing"),
        (whole("") + "<!-- saved", "ends inside a comment"),
        (whole("") + "<p", "ends inside a tag"),
        (whole("") + "</p", "ends inside a tag"),
        (whole("") + "</", "ends inside a tag"),
        (whole("") + "<p class='a>", "ends inside a tag"),
        ("<html><body><script>'</body>'", "ends inside a <script> element"),
        ("<html><title>Text</body></html>", "ends inside a <title> element"),
    ],
)
def test_check_whole_refuses_a_page_that_is_cut_short(page, reason):
    with pytest.raises(IngestError, match=f"^The page is cut short: .*{reason}.*paste the text"):
        check_whole(page)


@pytest.mark.parametrize("page", ["Plain text, 1 < 2.", "<p>A fragment</p>", "<rss></rss>"])
def test_check_whole_refuses_what_is_no_page(page):
    with pytest.raises(IngestError, match="not an HTML page"):
        check_whole(page)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200 + "x" + "</div>" * 200,
        "<p>x" * 1_000,
        "<ul>" + "<li>x" * 1_000 + "</ul>",
        "<br>" * 1_000 + "<img src=a>" * 1_000,
        "<p><b>x<p><span>y" * 1_000,
        "<div/>" * 1_000,
        "<div><section>x</div>" * 1_000,
        "</div>" * 1_000,
    ],
)
def test_check_whole_counts_only_open_elements_as_depth(body):
    check_whole(whole(body))


@pytest.mark.parametrize("element", ["div", "x-card", "blockquote"])
def test_check_whole_refuses_deep_nesting(element):
    with pytest.raises(IngestError, match="more than 200 deep"):
        check_whole(whole(f"<{element}>" * 201 + "x" + f"</{element}>" * 201))


@pytest.mark.parametrize(
    "body",
    [
        '<a b="' * 300_000,
        "<a b='x\" " * 300_000,
        "<a " + "= " * 500_000 + ">",
        "<!--" * 300_000,
        "<script>" * 200_000,
        "<script></scrip" * 100_000,
        "<" * 300_000,
        "</div>" * 200_000,
    ],
)
def test_check_whole_takes_time_in_line_with_the_length(body):
    started = time.perf_counter()
    with contextlib.suppress(IngestError):
        check_whole(whole(body))
    assert time.perf_counter() - started < 5


@given(st.text("<>/!-ab \"'=?p", max_size=60))
def test_check_whole_gives_a_verdict_on_any_characters(noise):
    with pytest.raises(IngestError, match=r"not an HTML page|cut short"):
        check_whole(noise)
