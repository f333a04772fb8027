"""Pages as a reader sees them."""

import re

from lxml import html


def read(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def text(response) -> str:
    """All words of a page's content."""
    return words(read(response).xpath("//main")[0])


def fact(response, label: str) -> str:
    """What stands beside a label, with the marks and what supports it."""
    page = read(response)
    term = next(term for term in page.xpath("//dt") if words(term) == label)
    found = []
    while (term := term.getnext()) is not None and term.tag == "dd":
        found.append(words(term))
    return " | ".join(found)
