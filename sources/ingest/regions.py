"""Proposes which spans of an article are not its prose; an editor decides.

The rules would rather miss a region than take a sentence of the article for one. Each looks at
single lines and skips the long ones, so that the work grows with the text's length alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.ingest.lines import (
    Line,
    blocks_of,
    ends_sentence,
    is_bulleted,
    is_headline,
    is_linked_headline,
    is_subheadline,
    without_bullet,
)

LONGEST_LABEL = 60
LONGEST_CREDIT = 120
LONGEST_CAPTION = 300
PICTURE_LINES = 5
LONGEST_POST = 1_500
POST_LINES = 8
LINES_BEFORE_PROSE = 3
SHORTEST_PROSE = 50
SHORTEST_PROSE_LINE = 100
"""Where no blank line parts paragraphs: longer than a line of text that was wrapped by hand."""

COPYRIGHT = re.compile(r"(?:Copyright )?©\s?(?:\d{4}|(?P<name>[^\W\d_]))")
PICTURE_LABEL = r"(?:Photo|Photograph|Picture|Image|Foto|Credit)s?"
CREDIT = re.compile(
    rf"{PICTURE_LABEL}(?: [Cc]redits?| by)?\s?:\s?\w|Photo(?:graph)? by [^\W\da-z_]"
)
CREDIT_WITHIN = re.compile(rf"\w\W{{0,3}}\s(?:©|{PICTURE_LABEL}:)\s?\w.{{0,80}}$")
# As the code prints it that embeds a post: — Name (@handle) February 1, 2020
ATTRIBUTION = re.compile(
    r"[-–—―]\s?\S.{0,100}?\(@[A-Za-z0-9_]{1,20}\),?\s.{0,30}(?<!\d)\d{4}(?!\d).{0,20}$"
)
LINK_LABEL = re.compile(
    r"(?:read (?:more|also|next)|see also|also read|more on this(?: story)?"
    r"|related(?: articles?| stor(?:y|ies)| news)?|lire aussi|à lire aussi|lesen sie auch"
    r"|mehr zum thema|leer también|lea también|leggi anche|leia também|lees ook"
    r"|читайте также|اقرأ أيض[اً]{1,2}|اقرأ المزيد)\s?[:|>»]\s?\w",
    re.IGNORECASE,
)

Found = Iterator[tuple[list[Line], str]]


@dataclass(frozen=True)
class ProposedRegion:
    """A span [start, end) of code points with no white space around it.

    The kind is headline, caption, credit, embedded_post or related_link.
    """

    start: int
    end: int
    kind: str


def propose_regions(text: str) -> list[ProposedRegion]:
    """The regions of a cleaned text, in order; they do not overlap."""
    blocks = blocks_of(text)
    taken: set[int] = set()
    regions = []
    for rule in (_posts, _pictures, _labelled_links, _headings):
        for lines, kind in list(rule(_untaken(blocks, taken))):
            taken.update(line.start for line in lines)
            regions.append(ProposedRegion(lines[0].start, lines[-1].end, kind))
    return sorted(regions, key=lambda region: region.start)


def first_line_headline(text: str) -> str:
    """The first line where it can be the headline of what follows, or ""."""
    for lines, _kind in _headline(blocks_of(text)):
        return lines[0].text
    return ""


def _untaken(blocks: list[list[Line]], taken: set[int]) -> list[list[Line]]:
    left = ([line for line in block if line.start not in taken] for block in blocks)
    return [block for block in left if block]


def _posts(blocks: list[list[Line]]) -> Found:
    "A line that attributes a post, and the paragraph above it, which is the post."
    above: list[Line] = []
    for block in blocks:
        begin = 0
        for index, line in enumerate(block):
            if _is_attribution(line.text):
                above = block[begin:index] or above
                yield [*_post(above, of_one_line=len(blocks) == 1), line], "embedded_post"
                above, begin = [], index + 1
        above = block[begin:]


def _is_attribution(text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and bool(ATTRIBUTION.match(text))


def _post(above: list[Line], *, of_one_line: bool) -> list[Line]:
    lines = above[-1:] if of_one_line else above
    length = sum(len(line.text) for line in lines)
    return lines if len(lines) <= POST_LINES and length <= LONGEST_POST else []


def _pictures(blocks: list[list[Line]]) -> Found:
    for block in blocks:
        texts = [line.text for line in block]
        kinds = _picture_kinds(texts) or [_picture_kind(text) for text in texts]
        yield from (([line], kind) for line, kind in zip(block, kinds, strict=True) if kind)


def _picture_kinds(texts: list[str]) -> list[str]:
    "The kinds of a short block of lines that are a caption and its credits; or none."
    first, *others = texts
    if not 1 <= len(others) < PICTURE_LINES or not _is_credit(texts[-1]):
        return []
    if len(first) > LONGEST_CAPTION or not all(_is_label(text) for text in others):
        return []
    if _is_credit(first):
        return ["credit"] * len(texts)
    is_caption = is_bulleted(first) or not ends_sentence(first)
    return ["caption"] + ["credit"] * len(others) if is_caption else []


def _picture_kind(text: str) -> str:
    "The kind of a line by itself; or none."
    if _is_credit(text):
        return "credit"
    if len(text) > LONGEST_CAPTION or ends_sentence(text):
        return ""
    return "caption" if CREDIT_WITHIN.search(text) else ""


def _is_label(text: str) -> bool:
    return _is_credit(text) or (len(text) <= LONGEST_LABEL and not ends_sentence(text))


def _is_credit(text: str) -> bool:
    bare = without_bullet(text[: LONGEST_CREDIT + 10])
    if len(bare) > LONGEST_CREDIT:
        return False
    if match := COPYRIGHT.match(bare):
        return match["name"] is None or not (match["name"].islower() or ends_sentence(bare))
    return bool(CREDIT.match(bare)) and not ends_sentence(bare)


def _labelled_links(blocks: list[list[Line]]) -> Found:
    for line in (line for block in blocks for line in block):
        is_short = len(line.text) <= LONGEST_CAPTION and not line.text.endswith((".", "…", "۔"))
        if is_short and LINK_LABEL.match(without_bullet(line.text)):
            yield [line], "related_link"


def _headings(blocks: list[list[Line]]) -> Found:
    "The first line, and lines that stand alone between two paragraphs of prose."
    yield from _headline(blocks)
    paragraphs, shortest = _paragraphs(blocks)
    are_prose = [_is_prose(paragraph, shortest) for paragraph in paragraphs]
    for index in range(1, len(paragraphs) - 1):
        if len(paragraphs[index]) == 1 and are_prose[index - 1] and are_prose[index + 1]:
            line = paragraphs[index][0]
            if is_subheadline(line.text):
                yield [line], "headline"
            elif is_linked_headline(line.text):
                yield [line], "related_link"


def _headline(blocks: list[list[Line]]) -> Found:
    paragraphs, shortest = _paragraphs(blocks)
    first, following = paragraphs[:1], paragraphs[1 : LINES_BEFORE_PROSE + 1]
    leads_to_prose = any(_is_prose(paragraph, shortest) for paragraph in following)
    if leads_to_prose and len(first[0]) == 1 and is_headline(first[0][0].text):
        yield first[0], "headline"


def _paragraphs(blocks: list[list[Line]]) -> tuple[list[list[Line]], int]:
    "The paragraphs, and the fewest characters of one that is surely prose."
    if len(blocks) == 1:
        return [[line] for line in blocks[0]], SHORTEST_PROSE_LINE
    return blocks, SHORTEST_PROSE


def _is_prose(paragraph: list[Line], shortest: int) -> bool:
    length = sum(len(line.text) for line in paragraph)
    return (
        length >= shortest
        and not is_bulleted(paragraph[0].text)
        and ends_sentence(paragraph[-1].text)
    )
