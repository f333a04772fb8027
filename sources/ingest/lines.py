"""The lines of an article, and what a line looks like."""

import itertools
import re
from typing import NamedTuple

BULLETS = "•·▪‣◦●■*-–—―"
# Ends of sentences in Latin, Arabic, Devanagari, Armenian, Ethiopic and East Asian writing.
TERMINALS = ".!?…؟۔।॥։።。！？｡"
CLOSERS = "\"'”’»›“‘)]}」』）"
LONGEST_HEADLINE = 200
LONGEST_UNCASED_HEADLINE = 90
SUBHEADLINE_WORDS = 6
LINK_WORDS = 20

NOTE_MARKS = re.compile(r"(?:\[\w{1,4}\]|[⁰¹²³⁴-⁹])+$")
SENTENCE_BREAK = re.compile(rf"[{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]?\s")
NUMBERED = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s")
HEADLINE_JOINT = re.compile(r"\w: \w| [–—|] ")
BYLINE = re.compile(r"By(?: [^\W\d_a-z][\w.’'-]*){1,5}$")
# A line that opens with one of these is likelier a sentence without its full stop.
SENTENCE_OPENERS = frozenset(
    ("he", "she", "it", "they", "we", "you", "i", "there", "this", "that", "these", "those")
)


class Line(NamedTuple):
    """A line without the white space around it, which is never empty."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def blocks_of(text: str) -> list[list[Line]]:
    """The lines of a text in blocks, which blank lines part."""
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(start + len(raw) - len(raw.lstrip()), raw.strip()))
        start += len(raw) + 1
    grouped = itertools.groupby(lines, key=lambda line: bool(line.text))
    return [list(block) for filled, block in grouped if filled]


def is_bulleted(text: str) -> bool:
    return text[0] in BULLETS


def without_bullet(text: str) -> str:
    return text.lstrip(BULLETS).lstrip()


def ends_sentence(text: str) -> bool:
    ending = NOTE_MARKS.sub("", text[-40:]).rstrip(CLOSERS + " \u00a0")
    return ending[-1:] != "" and ending[-1] in TERMINALS


def is_headline(text: str) -> bool:
    """Whether the first line of a text can be its headline."""
    cased = text[0].isupper() or text[0].isdigit()
    longest = LONGEST_HEADLINE if cased else LONGEST_UNCASED_HEADLINE
    return (
        len(text) <= longest
        and not text[0].islower()
        and text[0].isalnum()
        and (len(text.split()) > 1 or not cased)
        and _is_unfinished(text)
        and not BYLINE.match(text)
    )


def is_subheadline(text: str) -> bool:
    return (
        _stands_out(text)
        and len(text.split()) <= SUBHEADLINE_WORDS
        and not any(mark in text for mark in ":,;")
    )


def is_linked_headline(text: str) -> bool:
    """Whether a line between paragraphs reads like the headline of another article."""
    return (
        _stands_out(text)
        and SUBHEADLINE_WORDS < len(text.split()) <= LINK_WORDS
        and bool(HEADLINE_JOINT.search(text) or _is_title_case(text))
    )


def _stands_out(text: str) -> bool:
    "Only scripts with capitals show that a line without a full stop is no sentence."
    return (
        len(text) <= LONGEST_HEADLINE
        and (text[0].isupper() or text[0].isdigit())
        and _is_unfinished(text)
        and re.split(r"\W", text, maxsplit=1)[0].lower() not in SENTENCE_OPENERS
    )


def _is_unfinished(text: str) -> bool:
    "A line of words that neither ends nor holds a sentence, and is no item of a list."
    return (
        not ends_sentence(text)
        and text[-1] not in ":;,،؛、-–—("
        and sum(map(str.isalpha, text)) > 2
        and "@" not in text
        and "://" not in text
        and not SENTENCE_BREAK.search(text)
        and not NUMBERED.match(text)
    )


def _is_title_case(text: str) -> bool:
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in long_words)
    return len(long_words) > 3 and capitalised >= 0.7 * len(long_words)
