"""Sentences, words and paragraphs of prose."""

import re

from sources.anchoring.characters import SCRIPTS_WITHOUT_SPACES, is_word_character
from sources.anchoring.folding import fold
from sources.anchoring.spans import Span

_CLOSERS = "\"'’”»›)\\]}」』】）"
_OPENERS = "\"'‘“”„«‹(\\[{¿¡"
_STOP = re.compile(f"(?:[.!?…؟۔।॥]+|[。！？．]+)[{_CLOSERS}]*")
_NEXT = re.compile(rf"\s+[{_OPENERS}]*")
_WITHOUT_SPACES = re.compile(f"[{SCRIPTS_WITHOUT_SPACES}]")

_NEVER_LAST = re.compile(
    "mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|maj|cpl|adm|cmdr|brig|sen|rep|gov|pres|hon|rev|fr|st|"
    "mt|ft|vs|cf|viz|al|e[.]g|i[.]e|approx|ca|dept|univ|messrs|mme|mlle|fig"
)
_BEFORE_DIGITS = re.compile(
    "nos?|nr|art|sec|ch|vol|pp?|para?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
# A word that often begins a sentence and seldom follows "U.S." inside one.
_STARTERS = re.compile(
    "a|an|and|as|at|but|by|for|from|he|her|his|however|i|if|in|it|its|no|on|our|she|since|so|"
    "that|the|their|there|these|they|this|those|we|what|when|where|while|who|you"
)
_LONGEST_ABBREVIATION = 24
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


def sentence_spans(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space around them.

    A paragraph's end always ends a sentence; a paragraph without letters or digits has none.
    """
    spans = []
    for start, end in _paragraphs(text):
        spans += _sentences_within(text, start, end)
    return spans


def count_words(words: str) -> int | None:
    """How many words stand between white space and dashes.

    None when most of the text is in a script that puts no spaces between words.
    """
    unspaced = len(_WITHOUT_SPACES.findall(words))
    if unspaced > sum(map(is_word_character, words)) - unspaced:
        return None
    return sum(any(map(str.isalnum, word)) for word in re.split(r"[\s–—]+", words))


def around(text: str, start: int, end: int, *, limit: int = 300) -> tuple[str, str, str]:
    """What stands before a span, the span, and what stands after it, in its own paragraphs.

    Each side has at most `limit` characters. A side that must be cut is cut between sentences,
    or else between words.
    """
    lowest, highest = _paragraph_start(text, start), _paragraph_end(text, end)
    first, last = max(lowest, start - limit), min(highest, end + limit)
    inner = _sentences_within(text, first, last)
    if first > lowest:
        starts = [span.start for span in inner[1:] if span.start < start]
        first = starts[0] if starts else _word_edge_after(text, first, start)
    if last < highest:
        ends = [span.end for span in inner[:-1] if span.end > end]
        last = ends[-1] if ends else _word_edge_before(text, last, end)
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def quotation_opened(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark stands before the end of a span, in its own paragraphs."""
    paragraph = text[_paragraph_start(text, start) : end]
    return "‘" in paragraph or '"' in fold(paragraph).text


def _word_edge_after(text: str, at: int, limit: int) -> int:
    while at < limit and not text[at - 1].isspace():
        at += 1
    return at


def _word_edge_before(text: str, at: int, limit: int) -> int:
    while at > limit and not text[at].isspace():
        at -= 1
    return at


def _paragraphs(text: str):
    start = 0
    while start < len(text):
        end = _paragraph_end(text, start)
        yield start, end
        start = end + 1


def _paragraph_end(text: str, at: int) -> int:
    at = text.find("\n", at)
    while at >= 0 and _is_wrap(text, at):
        at = text.find("\n", at + 1)
    return at if at >= 0 else len(text)


def _paragraph_start(text: str, at: int) -> int:
    at = text.rfind("\n", 0, at)
    while at >= 0 and _is_wrap(text, at):
        at = text.rfind("\n", 0, at)
    return at + 1


def _is_wrap(text: str, newline: int) -> bool:
    """Whether a line end stands inside a sentence: the next line goes on in lower case."""
    before, after = text[newline - 1 : newline], text[newline + 1 : newline + 2]
    return after.islower() and bool(before.strip()) and before not in ".!?…"


def _sentences_within(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for stop in [*_stops(text, start, end), end]:
        piece = text[start:stop]
        first = start + len(piece) - len(piece.lstrip())
        last = stop - (len(piece) - len(piece.rstrip()))
        if any(map(str.isalnum, piece)):
            spans.append(Span(first, last))
        elif spans and first < last:
            spans[-1] = Span(spans[-1].start, last)
        start = stop
    return spans


def _stops(text: str, start: int, end: int):
    for stop in _STOP.finditer(text, start, end):
        if stop.end() == end or _ends_sentence(text, stop, end):
            yield stop.end()


def _ends_sentence(text: str, stop: re.Match, end: int) -> bool:
    if stop[0][0] in "。！？．":
        return True
    gap = _NEXT.match(text, stop.end(), end)
    if not gap:
        return False
    following = text[gap.end() : gap.end() + _LONGEST_ABBREVIATION]
    if following[:1].islower():
        return False
    return stop[0][0] != "." or stop[0][:2] == ".." or not _is_abbreviated(text, stop, following)


def _is_abbreviated(text: str, stop: re.Match, following: str) -> bool:
    at = stop.start()
    before = text[max(0, at - _LONGEST_ABBREVIATION) : at].split()
    printed = before[-1].lstrip("\"'([{‘“„«‹") if before else ""
    word = printed.lower()
    if _BEFORE_DIGITS.fullmatch(word):
        return following[:1].isdigit()
    if _NEVER_LAST.fullmatch(word) or (len(word) == 1 and printed.isupper()):
        return True
    initials = len(word) > 1 and word[1::2].strip(".") == "" and word[::2].isalpha()
    first = _FIRST_WORD.match(following)
    return initials and bool(first) and not _STARTERS.fullmatch(first[0].lower())
