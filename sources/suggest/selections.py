"""From a raw selection to whole words, to the words in quotation marks, and further out."""

from collections.abc import Sequence
from typing import Literal

from sources.anchoring import Span, crosses_join, cuts_word
from sources.anchoring.folding import fold
from sources.suggest.article import Article
from sources.suggest.marks import MARK
from sources.suggest.quotations import Quotation, innermost
from sources.suggest.tokens import WORD

Unit = Literal["word", "sentence", "paragraph"]

_LONGEST_WORD = 200
_CONTEXT = 70
_NOT_QUOTED = " \t\n\u00a0\u202f\u200b,.;،؛。"


def snap(text: str, start: int, end: int) -> Span:
    """Whole words without white space around them. A caret within a word selects it."""
    start, end = sorted((_clamped(text, start), _clamped(text, end)))
    chosen = text[start:end]
    if chosen and not chosen.strip():
        return Span(start, start)
    start += len(chosen) - len(chosen.lstrip())
    end -= len(chosen) - len(chosen.rstrip())
    return Span(_moved(text, start, -1), _moved(text, end, +1))


def widen(article: Article, start: int, end: int, unit: Unit, *, back: bool = False) -> Span:
    """The whole words, sentences or paragraphs that a selection touches.

    Where it is just that already, the next one as well, or with `back` the one before. It
    never grows over the join between two passages.
    """
    span = snap(article.text, start, end)
    wider = _whole(article, span, unit)
    if wider in (span, Span(start, end)) and (unit != "word" or span == Span(start, end)):
        wider = _further(article, span, unit, back)
    return span if crosses_join(article.text, wider.start, wider.end) else wider


def snap_to_marks(text: str, span: Span, found: Sequence[Quotation]) -> Span:
    """The words within quotation marks where a selection takes in a mark, or all of the words.

    A comma or full stop before the closing mark is not among the words.
    """
    quotation = innermost(found, span.start, span.end)
    if quotation is None:
        return span
    whole = words_within(text, quotation)
    all_of_it = span.start <= whole.start and whole.end <= span.end
    if all_of_it or span.start < quotation.inner.start or span.end > quotation.inner.end:
        start = max(span.start, whole.start)
        return Span(start, max(start, min(span.end, whole.end)))
    return span


def words_within(text: str, quotation: Quotation) -> Span:
    return unpunctuated(text, quotation.inner)


def unpunctuated(text: str, span: Span) -> Span:
    """Without a comma or full stop at its end; that of an abbreviation, such as "U.S.", stays."""
    words = text[span.start : span.end].rstrip(_NOT_QUOTED)
    end = span.start + len(words)
    if text[end : end + 1] == "." and words[-2:-1] == ".":
        end += 1
    return Span(span.start, end) if words else span


def _clamped(text: str, at: int) -> int:
    return max(0, min(len(text), at))


def _moved(text: str, at: int, step: int) -> int:
    """Where no word is cut, at most so far away that a text without spaces costs nothing."""
    lowest, highest = max(0, at - _LONGEST_WORD), min(len(text), at + _LONGEST_WORD)
    moved = at
    while lowest < moved < highest and _cuts(text, moved):
        moved += step
    return at if _cuts(text, moved) else moved


def _cuts(text: str, at: int) -> bool:
    low = max(0, at - _CONTEXT)
    return cuts_word(text[low : at + _CONTEXT], at - low, at - low)


def _whole(article: Article, span: Span, unit: Unit) -> Span:
    if unit == "sentence":
        return article.sentences_of(span.start, span.end)
    if unit == "paragraph":
        whole = article.paragraph(span.start, span.end)
        return Span(min(whole.start, span.start), max(whole.end, span.end))
    return span


def _further(article: Article, span: Span, unit: Unit, back: bool) -> Span:
    if unit == "paragraph":
        others = article.before(span.start) if back else article.after(span.end)
        other = next(others, span)
    else:
        other = _neighbour(article, span, unit, back)
    return Span(min(span.start, other.start), max(span.end, other.end))


def _neighbour(article: Article, span: Span, unit: Unit, back: bool) -> Span:
    """The word or sentence beside a span, in its own paragraph."""
    paragraph = article.paragraph(span.start, span.end)
    units = _words(article, paragraph) if unit == "word" else article.sentences(paragraph)
    if back:
        return next((u for u in reversed(units) if u.start < span.start), span)
    return next((u for u in units if u.end > span.end), span)


def _words(article: Article, paragraph: Span) -> list[Span]:
    found = WORD.finditer(article.text, paragraph.start, paragraph.end)
    return [Span(*word.span()) for word in found]


def is_empty(text: str, span: Span) -> bool:
    return not fold(text[span.start : span.end]).text.strip() or bool(
        MARK.fullmatch(text[span.start : span.end])
    )
