"""Whether a selection is a direct, a partial or an indirect quote."""

from dataclasses import dataclass

from sources.anchoring import Span, sentence_spans
from sources.choices import Manner
from sources.suggest.quotations import Quotation, innermost
from sources.suggest.reading import Paragraph, Reading
from sources.suggest.selections import unpunctuated, words_within
from sources.suggest.tokens import WORD, masked
from sources.suggest.vocabulary import AUXILIARIES, PRONOUNS, REPORTING, SUBORDINATORS

UTTERED = 0.5  # of a selection, from which on the words in marks are what it quotes
LONG = 8  # words, from which on a script without capitals is taken for a sentence

_CLAUSE = 120
_BEFORE_SPEECH = ":,،؛"


@dataclass(frozen=True)
class Quoted:
    """How a selection quotes: `manner` is "" where nobody is quoted. `words` is what to enter
    as the quote's text, `quotation` the passage in marks that it is of, `parts` the marked words
    of a partial one."""

    manner: str
    words: Span
    quotation: Quotation | None = None
    parts: tuple[Span, ...] = ()


def quoted(reading: Reading, paragraph: Paragraph, chosen: Span) -> Quoted:
    text = reading.article.text
    speech = [q for q in paragraph.quotations if q.is_speech and q.depth == 0]
    within = innermost(
        [q for q in paragraph.quotations if q.is_prose], chosen.start, chosen.end, depth=0
    )
    if within:
        manner = Manner.PARTIAL if is_fragment(paragraph, within) else Manner.DIRECT
        words = _clipped(chosen, words_within(text, within))
        return Quoted(manner, words, within, (words,) if manner == Manner.PARTIAL else ())
    parts = [q for q in speech if q.outer.start < chosen.end and chosen.start < q.outer.end]
    if parts:
        return _overlapping(paragraph, chosen, parts)
    if reading.post_at(chosen.start) and _opens_sentence(reading, chosen):
        return Quoted(Manner.DIRECT, unpunctuated(text, chosen))
    if tells(reading, paragraph, chosen):
        return Quoted(Manner.INDIRECT, unpunctuated(text, chosen))
    in_post = reading.post_at(chosen.start) is not None
    return Quoted(Manner.DIRECT if in_post else "", unpunctuated(text, chosen))


def is_fragment(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Whether marked words are part of the article's own sentence: no utterance by themselves."""
    text, inner = paragraph.text, quotation.inner
    words = [
        word[0] for word in WORD.finditer(text, inner.start, min(inner.end, inner.start + 200))
    ]
    if not words:
        return True
    if len(sentence_spans(text[inner.start : inner.end])) > 1 or _is_introduced(text, quotation):
        return False
    first = words[0]
    if first[0].isupper():
        return quotation.looks != "speech"
    if first[0].islower():
        return not _goes_on(paragraph, quotation)
    return len(words) < LONG


def tells(reading: Reading, paragraph: Paragraph, chosen: Span) -> bool:
    """Whether the sentence of a selection says that somebody says something."""
    sentence = reading.article.sentences_of(chosen.start, chosen.end)
    return any(
        clause.span.start < sentence.end and sentence.start < clause.span.end
        for clause in paragraph.clauses
    )


def _overlapping(paragraph: Paragraph, chosen: Span, parts: list[Quotation]) -> Quoted:
    """A selection that takes in words on both sides of a mark."""
    text = paragraph.text
    uttered = [q for q in parts if not is_fragment(paragraph, q)]
    clipped = [_clipped(chosen, words_within(text, q)) for q in uttered]
    length = sum(span.end - span.start for span in clipped)
    mostly = length >= UTTERED * (chosen.end - chosen.start)
    if uttered and (mostly or _only_reports(text, chosen, parts)):
        return Quoted(Manner.DIRECT, Span(clipped[0].start, clipped[-1].end), uttered[0])
    marked = tuple(_clipped(chosen, words_within(text, q)) for q in parts)
    return Quoted(Manner.PARTIAL, unpunctuated(text, chosen), parts[0], marked)


def _only_reports(text: str, chosen: Span, parts: list[Quotation]) -> bool:
    """Whether nothing stands beside the marks but who said it."""
    shown = masked(text, chosen, [q.outer for q in parts])
    words = shown.words
    plain = REPORTING | AUXILIARIES | PRONOUNS
    others = [word for word in words if not word.is_capital and word.key not in plain]
    return any(word.key in REPORTING for word in words) and len(others) <= 4 and len(words) <= 14


def _clipped(chosen: Span, inner: Span) -> Span:
    start = max(chosen.start, inner.start)
    return Span(start, max(start, min(chosen.end, inner.end)))


def _is_introduced(text: str, quotation: Quotation) -> bool:
    """Whether a reporting verb and a comma or colon lead to it: `he said: “no comment”`."""
    before = text[max(0, quotation.outer.start - 60) : quotation.outer.start].rstrip()
    if before[-1:] not in tuple(_BEFORE_SPEECH):
        return False
    words = [word[0].casefold() for word in WORD.finditer(before)]
    return before.endswith(":") or any(word in REPORTING for word in words[-4:])


def _goes_on(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Whether it goes on with an utterance after a reporting clause: “We will,” he said, “go”."""
    earlier = [q for q in paragraph.quotations if q.outer.end <= quotation.outer.start]
    if not earlier:
        return False
    between = paragraph.text[earlier[-1].outer.end : quotation.outer.start]
    words = [word[0].casefold() for word in WORD.finditer(between[:_CLAUSE])]
    reports = any(word in REPORTING for word in words)
    joined = len(between) < _CLAUSE and "." not in between
    return reports and joined and words[-1] not in SUBORDINATORS


def _opens_sentence(reading: Reading, chosen: Span) -> bool:
    return reading.article.sentences_of(chosen.start, chosen.end).start == chosen.start
