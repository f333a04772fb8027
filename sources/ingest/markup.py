"""A scan over the tags of an HTML page, before anything parses it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sources.ingest.errors import IngestError

MAX_DEPTH = 200
"""Elements. libxml2 stops reading, without an error, at a depth of 256."""

TOO_DEEP = (
    f"The page nests its elements more than {MAX_DEPTH} deep, and text at that depth gets lost. "
    "Copy the article from your browser and paste the text."
)
CUT_SHORT = (
    "The page is cut short: {reason}. Save the whole page again, "
    "or copy the article from your browser and paste the text."
)
NOT_HTML = (
    "This is not an HTML page: it has no <html> or <body> tag. "
    "Save the page as HTML, or paste the text."
)

# Possessive throughout: a tag that never ends fails after one pass over the rest of the page.
TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)"
    r"""(?:=\s*+(?:"[^"]*+"?|'[^']*+'?)|[^>])*+>""",
    re.IGNORECASE | re.ASCII,
)
# HTML Standard 13.1.2: their content is text; only their own end tag ends it.
RAW_TEXT_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in (
        *("script", "style", "textarea", "title"),
        *("xmp", "iframe", "noembed", "noframes"),
    )
}
VOID = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input"),
    *("link", "meta", "param", "source", "track", "wbr"),
)
# HTML Standard 13.1.2.4.
END_TAG_OPTIONAL = (
    *("html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "option", "optgroup"),
    *("colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
)
# Often left open by mistake, which parsers repair.
FORMATTING = (
    *("a", "b", "big", "code", "em", "font", "i", "nobr"),
    *("s", "small", "span", "strike", "strong", "tt", "u"),
)
# A lower bound is enough here: the parser's tree is measured again.
NOT_COUNTED = frozenset((*VOID, *END_TAG_OPTIONAL, *FORMATTING))


@dataclass(frozen=True)
class Tag:
    name: str
    closes: bool
    empty: bool


def check_whole(page: str) -> None:
    """Raises IngestError for a page that is no HTML, is cut short or is nested too deep."""
    depth, begun, ended = Depth(), False, False
    for tag in tags(page):
        if tag.name in ("html", "body"):
            begun, ended = True, ended or tag.closes
        depth.meet(tag)
    if not begun:
        raise IngestError(NOT_HTML)
    if not ended:
        raise _cut_short("its closing </body> or </html> tag is missing")


def tags(page: str) -> Iterator[Tag]:
    """The tags in order, those inside comments and scripts left out; in linear time.

    Raises IngestError when the page ends inside a tag, a comment or a script.
    """
    position = page.find("<")
    while position != -1:
        if match := TAG.match(page, position):
            tag = _tag(match)
            yield tag
            position = _after_raw_text(page, tag, match.end())
        else:
            position = _after_other(page, position)
        position = page.find("<", position)


def _tag(match: re.Match) -> Tag:
    return Tag(match["name"].lower(), bool(match["slash"]), match[0].endswith("/>"))


def _after_raw_text(page: str, tag: Tag, position: int) -> int:
    pattern = RAW_TEXT_END.get(tag.name)
    if pattern is None or tag.closes or tag.empty:
        return position
    end = pattern.search(page, position)
    if end is None:
        raise _cut_short(f"it ends inside a <{tag.name}> element")
    return end.start()


def _after_other(page: str, position: int) -> int:
    "Past a comment, a declaration or a < that begins no tag."
    following = page[position + 1 : position + 3]
    if page.startswith("<!--", position):
        return _after(page, "-->", position + 2, "comment")
    if following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:].isalpha()):
        return _after(page, ">", position, "tag")
    if following.lstrip("/")[:1].isascii() and following.lstrip("/")[:1].isalpha():
        raise _cut_short("it ends inside a tag")
    return position + 1


def _after(page: str, end: str, position: int, inside: str) -> int:
    found = page.find(end, position)
    if found == -1:
        raise _cut_short(f"it ends inside a {inside}")
    return found + len(end)


class Depth:
    """How deep the elements are nested that need an end tag."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()

    def meet(self, tag: Tag) -> None:
        if tag.name in NOT_COUNTED or (tag.empty and not tag.closes):
            return
        if not tag.closes:
            self._enter(tag.name)
        elif self.counts[tag.name]:
            self._leave(tag.name)

    def _enter(self, name: str) -> None:
        self.open.append(name)
        self.counts[name] += 1
        if len(self.open) > MAX_DEPTH:
            raise IngestError(TOO_DEEP)

    def _leave(self, name: str) -> None:
        closed = ""
        while closed != name:
            closed = self.open.pop()
            self.counts[closed] -= 1


def _cut_short(reason: str) -> IngestError:
    return IngestError(CUT_SHORT.format(reason=reason))
