"""The passages of an article that stand in quotation marks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sources.anchoring import Span
from sources.suggest.article import NO_PROSE, Article
from sources.suggest.marks import LONGEST, pair_marks
from sources.suggest.tokens import WORD, masked
from sources.suggest.vocabulary import REPORTING

Looks = Literal["speech", "scare quotes", "name or title"]

FEW_WORDS = 6
_SHORT = 100  # code points, of which the words are counted
_SETTING_APART = ",:،؛"
_PAUSES = ",!?…،؟"
_STOPS = ".!?…؟。"


@dataclass(frozen=True)
class Quotation:
    """`outer` holds the marks, `inner` what stands between them, without white space around it.

    `closing` is "closed", "continued" where the next paragraph goes on with it, or "missing".
    `depth` counts the quotations that it stands in. `region` is the kind of region that it
    stands in, "" in prose. `looks` is a hint and no more.
    """

    outer: Span
    inner: Span
    closing: Literal["closed", "continued", "missing"] = "closed"
    depth: int = 0
    region: str = ""
    looks: Looks = "speech"

    @property
    def is_prose(self) -> bool:
        return self.region not in NO_PROSE

    @property
    def is_speech(self) -> bool:
        return self.is_prose and self.looks == "speech"

    def holds(self, start: int, end: int) -> bool:
        return self.outer.start <= start and end <= self.outer.end


def quotations(article: Article) -> list[Quotation]:
    """Every quotation of a text, in order; those of captions, credits and links say so."""
    found: list[Quotation] = []
    for paragraph in article.paragraphs():
        found += quotations_in(article, paragraph)
    return found


def quotations_in(article: Article, paragraph: Span) -> list[Quotation]:
    pairs, left_open = pair_marks(article.text, paragraph.start, paragraph.end)
    spans = [Span(opener, closer + 1) for opener, closer in sorted(pairs)]
    found = [
        Quotation(outer, inner, "closed", depth, article.kind_at(outer.start))
        for outer, depth in _with_depths(spans)
        if (inner := _inner(article.text, outer.start + 1, outer.end - 1))
    ]
    if left_open is not None:
        found += _unclosed(article, paragraph, left_open)
    return _with_looks(article, paragraph, found)


def innermost(found: Sequence[Quotation], start: int, end: int, *, depth=9) -> Quotation | None:
    """The innermost quotation, down to a depth, in which a span stands."""
    holding = [q for q in found if q.depth <= depth and q.holds(start, end)]
    return holding[-1] if holding else None


def _with_depths(spans: list[Span]) -> Iterator[tuple[Span, int]]:
    """Spans in the order of their beginnings, each with the number of those around it."""
    around: list[int] = []
    for span in spans:
        while around and around[-1] <= span.start:
            around.pop()
        yield span, len(around)
        around.append(span.end)


def _inner(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None


def _unclosed(article: Article, paragraph: Span, at: int) -> Iterator[Quotation]:
    end = paragraph.end
    if end - at > LONGEST or not (inner := _inner(article.text, at + 1, end)):
        return
    closing = "continued" if _goes_on(article, at, end) else "missing"
    yield Quotation(Span(at, end), inner, closing, 0, article.kind_at(at))


def _goes_on(article: Article, at: int, end: int) -> bool:
    """Whether the next paragraph begins with the same opening mark."""
    rest = article.text[end : end + 200].lstrip()
    return rest[:1] == article.text[at] or (article.text[at] in "«“" and rest[:1] in ("»", "”"))


def _with_looks(article: Article, paragraph: Span, found: list[Quotation]) -> list[Quotation]:
    if not found:
        return found
    sentences = article.sentences(paragraph)
    tells = _TellingSentences(article, sentences, paragraph, found)
    return [
        Quotation(q.outer, q.inner, q.closing, q.depth, q.region, _looks(article.text, q, tells))
        for q in found
    ]


class _TellingSentences:
    """Which sentences of a paragraph tell, outside of quotation marks, that somebody speaks."""

    def __init__(self, article, sentences, paragraph, found):
        shown = masked(article.text, paragraph, [q.outer for q in found if q.depth == 0])
        self.ends = [sentence.end for sentence in sentences]
        self.starts = {sentence.start for sentence in sentences}
        self.telling = {
            bisect_left(self.ends, word.end)
            for word in shown.words
            if word.key in REPORTING or word.key == "according"
        }

    def __contains__(self, span: Span) -> bool:
        first = bisect_left(self.ends, span.start + 1)
        return any(n in self.telling for n in range(first, bisect_left(self.ends, span.end) + 1))


def _looks(text: str, quotation: Quotation, tells: _TellingSentences) -> Looks:
    inner = quotation.inner
    stop = min(inner.end, inner.start + _SHORT)
    words = [found[0] for found in WORD.finditer(text, inner.start, stop)]
    if len(words) > FEW_WORDS or _is_set_apart(text, quotation):
        return "speech"
    if quotation.outer.start in tells.starts and text[inner.end - 1] in _STOPS:
        return "speech"
    if _is_name(words):
        return "name or title"
    if quotation.closing == "closed" and quotation.outer not in tells:
        return "scare quotes"
    return "speech"


def _is_set_apart(text: str, quotation: Quotation) -> bool:
    """Whether a comma or colon parts it from the sentence around it, as it parts speech."""
    before = text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip()
    after = text[quotation.outer.end : quotation.outer.end + 1]
    last = text[quotation.inner.end - 1]
    return before[-1:] in tuple(_SETTING_APART) or last in _PAUSES or after == ","


def _is_name(words: list[str]) -> bool:
    """Whether every longer word has a capital or none is a word: “Volcano of Wrath”, “5 + 5”."""
    if not any(word[0].isupper() for word in words):
        return not any(word[0].isalpha() for word in words)
    return all(len(word) < 4 or not word[0].islower() for word in words)
