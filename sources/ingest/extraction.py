"""What trafilatura makes of a page. Runs in the worker alone: hostile pages keep it busy."""

import re
from datetime import date

import trafilatura
from lxml.etree import _Element, iterwalk

from sources.ingest.errors import IngestError
from sources.ingest.markup import CUT_SHORT, MAX_DEPTH, TOO_DEEP

NOTHING_FOUND = (
    "No article text was found on the page. Copy the article from your browser and paste the text."
)
# If the parser gave up early, what was appended last is not in its tree.
SENTINEL = "data-newsroom-end"
BLOCKS = frozenset(("p", "head", "quote", "div", "item", "cell"))
LINE_BREAK = "\u2028"
SPACES = re.compile(r"[ \t\n\r\f]+")


def extract(html: str, url: str) -> dict[str, str]:
    """The fields of a page, "" for what trafilatura does not find.

    Raises IngestError when there is no article or the parser did not reach the page's end.
    """
    tree = parse(html)
    language = tree.get("lang") or tree.get("xml:lang") or ""
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,  # it takes any date on the page
            "max_date": date.today().isoformat(),
        },
    )
    text = "\n\n".join(paragraphs(document.body)) if document else ""
    if not text:
        raise IngestError(NOTHING_FOUND)
    return {
        "text": text,
        "headline": document.title or "",
        "byline": document.author or "",
        "published": document.date or "",
        "outlet": document.sitename or "",
        "language": language,
        "extractor": f"trafilatura {trafilatura.__version__}",
    }


def parse(html: str) -> _Element:
    """The tree of a page whose end the parser has reached, at most MAX_DEPTH deep."""
    tree = trafilatura.load_html(f"{html}<i {SENTINEL}></i>")
    if tree is None:
        raise IngestError(NOTHING_FOUND)
    if depth(tree) > MAX_DEPTH:
        raise IngestError(TOO_DEEP)
    sentinels = tree.xpath(f"//i[@{SENTINEL}]")
    if not sentinels:
        raise IngestError(CUT_SHORT.format(reason="its markup cannot be read to the end"))
    sentinels[-1].drop_tree()
    return tree


def depth(tree: _Element) -> int:
    deepest = current = 0
    for event, _element in iterwalk(tree, events=("start", "end")):
        current += 1 if event == "start" else -1
        deepest = max(deepest, current)
    return deepest


def paragraphs(block: _Element) -> list[str]:
    """The text of an element of trafilatura's tree: each paragraph, list or table."""
    found, words = [], [block.text]
    for child in block:
        if nested := _blocks(child):
            found += [_paragraph(words), *nested]
            words = []
        else:
            words.append(LINE_BREAK if child.tag == "lb" else "".join(child.itertext()))
        words.append(child.tail)
    found.append(_paragraph(words))
    return [paragraph for paragraph in found if paragraph]


def _blocks(element: _Element) -> list[str]:
    if element.tag == "list":
        return ["\n".join(_list_lines(element))]
    if element.tag == "table":
        return ["\n".join(_table_row(row) for row in element.iter("row"))]
    return paragraphs(element) if element.tag in BLOCKS else []


def _list_lines(element: _Element) -> list[str]:
    "A bullet before each item keeps it apart from lines that stand alone, such as headlines."
    lines = []
    for item in element:
        first, *others = "\n".join(paragraphs(item)).split("\n")
        lines += [f"• {first.removeprefix('• ')}", *others] if first else []
    return lines


def _table_row(row: _Element) -> str:
    return "\t".join(" ".join(paragraphs(cell)) for cell in row)


def _paragraph(words: list[str | None]) -> str:
    "White space collapses as in a browser; a line break stays."
    lines = "".join(word or "" for word in words).split(LINE_BREAK)
    return "\n".join(SPACES.sub(" ", line).strip(" ") for line in lines).strip("\n")
