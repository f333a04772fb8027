"""Links to a passage in its original, `#:~:text=[prefix-,]start[,end][,-suffix]`.

The rules are those of https://wicg.github.io/scroll-to-text-fragment/: each part of a directive
lies in one block of the page. A line end stands for the edge of a block here.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from sources.anchoring.spans import JOIN
from sources.anchoring.uniqueness import Directive, first_unique, joins_words

LONGEST_WHOLE = 100
_EDGE_WORDS = (5, 8, 12)
_CONTEXT_WORDS = (3, 6, 10)
_CONTEXT_REACH = 120
_LONGEST_WORD = 80
_WEB = re.compile("https?://", re.IGNORECASE)

# Browsers need whole words; in scripts without spaces punctuation is a sure edge of one.
_WORD = re.compile(r"[^\s，。、；：！？]+[，。、；：！？]*|[，。、；：！？]+")


def web_address(url: str) -> str:
    """The URL, where it is one of the web that a reader may follow; "" for any other.

    What a URL of another scheme does, such as `javascript:`, nobody can tell.
    """
    return url if _WEB.match(url) else ""


def passage_link(url: str, text: str, start: int, end: int) -> str:
    """The address of `text[start:end]` on the page `url`; "" when that is none of the web.

    A passage of up to 100 characters in one block is given whole, another by its first and last
    words; words beside it are added where it is not unique in the text. A fragment that the URL
    has is kept.
    """
    words = text[start:end]
    if not web_address(url) or not words.strip():
        return web_address(url)
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    span = _whole_words(text, start, end)
    return _with_directive(url, _written(text, first_unique(text, _candidates(text, *span))))


def _with_directive(url: str, directive: str) -> str:
    address, _, fragment = url.partition("#")
    element, _, directives = fragment.partition(":~:")
    if directives:
        directive = f"{directives.rstrip('&')}&{directive}"
    return f"{address}#{element}:~:{directive}"


def _written(text: str, directive: Directive) -> str:
    parts = [_encoded(text, directive.start)]
    if directive.end:
        parts.append(_encoded(text, directive.end))
    if directive.prefix:
        parts.insert(0, f"{_encoded(text, directive.prefix)}-")
    if directive.suffix:
        parts.append(f"-{_encoded(text, directive.suffix)}")
    return "text=" + ",".join(parts)


def _encoded(text: str, span: tuple[int, int]) -> str:
    words = " ".join(text[slice(*span)].split())
    return quote(words, safe="").replace("-", "%2D")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words of a browser, for which "Haftar’s" is one word."""
    lowest, highest = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > lowest and _is_inside_word(text, start):
        start -= 1
    while end < highest and _is_inside_word(text, end):
        end += 1
    return start, end


def _is_inside_word(text: str, at: int) -> bool:
    """Whether no word begins or ends before `text[at]` (Unicode annex 29, in short)."""
    beside = text[max(0, at - 2) : at].rjust(2) + text[at : at + 2].ljust(2)
    far_left, left, right, far_right = beside
    return (
        joins_words(left, right)
        or _bridges(far_left, left, right)
        or _bridges(left, right, far_right)
    )


def _bridges(left: str, middle: str, right: str) -> bool:
    """Whether a mark stands inside a word or number: "Haftar’s", "U.S", "1,200"."""
    letters = left.isalpha() and right.isalpha()
    digits = left.isdigit() and right.isdigit()
    if middle in "'’.":
        return letters or digits
    return digits if middle in ",;" else letters and middle in ":·"


def _candidates(text: str, start: int, end: int) -> Iterator[Directive]:
    """Directives for a span, the plainest first and the most particular last."""
    bodies = list(_bodies(text, start, end))
    for body in bodies:
        yield Directive(*body)
    for count in _CONTEXT_WORDS:
        before, after = _before(text, start, count), _after(text, end, count)
        sides = [(None, after), (before, None), (before, after)]
        if after and "\n" in text[end : after[1]]:
            sides[:2] = sides[1::-1]
        for side in sides:
            yield Directive(*bodies[-1], *side)


def _bodies(text: str, start: int, end: int) -> Iterator[tuple]:
    """The whole passage, or its first and last few words, then more of them."""
    in_one_block = "\n" not in text[start:end]
    if in_one_block and end - start <= LONGEST_WHOLE:
        yield (start, end), None
        return
    heads, tails = _first_words(text, start, end), _last_words(text, start, end)
    for count in _EDGE_WORDS:
        head_end, tail_start = heads[:count][-1][1], tails[-count:][0][0]
        if head_end > tail_start:
            yield (start, end), None
            return
        yield (start, head_end), (tail_start, end)


def _first_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    line_end = text.find("\n", start, end)
    return _word_spans(text, start, line_end if line_end >= 0 else end)


def _last_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return _word_spans(text, max(start, text.rfind("\n", start, end) + 1), end)


def _word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [word.span() for word in _WORD.finditer(text, start, end)]


def _before(text: str, start: int, count: int) -> tuple[int, int] | None:
    """The last words before a passage, of one block, which may be the one before its own."""
    lowest = max(0, start - _CONTEXT_REACH)
    words = _word_spans(text, lowest, start)
    if lowest and words and words[0][0] == lowest and not text[lowest - 1].isspace():
        words = words[1:]
    if not words or text.endswith(JOIN, 0, start):
        return None
    line = text.rfind("\n", lowest, words[-1][1]) + 1
    kept = [word for word in words if word[0] >= line][-count:]
    return kept[0][0], kept[-1][1]


def _after(text: str, end: int, count: int) -> tuple[int, int] | None:
    """The first words after a passage, of one block, which may be the one after its own."""
    highest = min(len(text), end + _CONTEXT_REACH)
    words = _word_spans(text, end, highest)
    if highest < len(text) and words and words[-1][1] == highest and not text[highest].isspace():
        words = words[:-1]
    if not words or text.startswith(JOIN, end):
        return None
    line_end = text.find("\n", words[0][0], highest)
    kept = [word for word in words if line_end < 0 or word[1] <= line_end][:count]
    return kept[0][0], kept[-1][1]
