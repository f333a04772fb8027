"""Who says it: candidates with their printed description, the likeliest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.anchoring import Span
from sources.suggest.article import Printed
from sources.suggest.clauses import Clause
from sources.suggest.manners import Quoted
from sources.suggest.reading import Paragraph, Reading
from sources.suggest.referents import Referent, introduction, referent

MOST = 6
_AUTHOR = re.compile(r"[-–—―]\s?(?P<who>[^\s-].{0,98}?\(@[A-Za-z0-9_]{1,20}\))")
_AUTHOR_REACH = 300
_POSTED = re.compile(
    r"\b(?:[Tt]witter|[Tt]weet\w*|[Ff]acebook|[Tt]elegram|[Pp]ost(?:ed)?|Instagram|VK)\b"
)
_BESIDE = re.compile(r"[\s”\"’'»“«„›‹,:.;–—-]*")


@dataclass(frozen=True)
class Speaker:
    """`printed` is the description in the article's own words. `ids` are the known actors whom
    it may be, the likeliest first. `is_inferred` says that the words do not name them, `clause`
    are the words that tell who speaks."""

    printed: Printed
    ids: tuple
    why: str
    is_inferred: bool = False
    clause: Printed | None = None

    @property
    def id(self):
        return self.ids[0] if self.ids else None


@dataclass(frozen=True)
class _Told:
    """A reporting clause, where it stands, and how far it is from what was said."""

    rank: float
    distance: int
    paragraph: Paragraph
    clause: Clause
    why: str


def speakers(reading: Reading, paragraph: Paragraph, chosen: Span, how: Quoted) -> list[Speaker]:
    found: list[Speaker] = []
    author = post_author(reading, chosen.start)
    if author and how.manner != "indirect":
        found.append(author)
    for told in sorted(_told(reading, paragraph, chosen, how), key=_order):
        found += _candidates(reading, told)
    found += [author] if author else []
    found += _nearest_people(reading, paragraph, chosen)
    return _distinct(found)[:MOST]


def post_author(reading: Reading, at: int) -> Speaker | None:
    """Who wrote the embedded post in which an offset lies."""
    region = reading.post_at(at)
    if not region:
        return None
    low = max(region.start, region.end - _AUTHOR_REACH)
    named = _AUTHOR.search(reading.article.text, low, region.end)
    if not named:
        return None
    printed = reading.article.printed(*named.span("who"))
    why = "the author of the post"
    if ids := _known_in(reading, printed):
        return Speaker(printed, ids, why, clause=printed)
    words = announcement(reading, region)
    if words and (ids := _known_in(reading, words)):
        return Speaker(printed, ids, f"{why}; named in the words before it", True, words)
    return Speaker(printed, (), why, clause=printed)


def announcement(reading: Reading, region: Span) -> Printed | None:
    """The words before an embedded post that say whose it is."""
    for earlier in reading.before(region.start, 1):
        for clause in earlier.clauses[-1:]:
            words = reading.article.printed(clause.span.start, clause.span.end)
            if _POSTED.search(words.words):
                return words
    return None


def _known_in(reading: Reading, words: Printed) -> tuple:
    found = reading.find(words.start, words.end)
    return tuple(dict.fromkeys(known for mention in found for known in mention.ids))


def _order(told: _Told) -> tuple:
    return told.rank + (1.5 if told.clause.is_act else 0), told.distance


def _told(reading: Reading, paragraph: Paragraph, chosen: Span, how: Quoted) -> Iterator[_Told]:
    for clause in paragraph.clauses:
        rank, why = _rank(reading, clause, chosen, how)
        yield _Told(rank, _distance(clause.span, chosen), paragraph, clause, why)
    if how.quotation and how.quotation.closing == "continued":
        yield from _after_continuation(reading, paragraph, chosen)
    if how.manner == "direct":
        for count, earlier in enumerate(reading.before(paragraph.span.start, 2)):
            for clause in earlier.clauses[-1:]:
                distance = chosen.start - clause.span.end
                yield _Told(6 + count, distance, earlier, clause, "said in the paragraph before")


def _rank(reading: Reading, clause: Clause, chosen: Span, how: Quoted) -> tuple[float, str]:
    if how.quotation and how.manner == "direct":
        return _rank_beside(reading, clause, how.quotation.outer)
    if clause.span.start < chosen.end and chosen.start < clause.span.end:
        return 0, "said in the selected words"
    sentence = reading.article.sentences_of(chosen.start, chosen.end)
    if sentence.start <= clause.span.start < sentence.end:
        return 1, "said in the same sentence"
    return (3.5 if clause.span.start < chosen.start else 5), "said in the same paragraph"


def _rank_beside(reading: Reading, clause: Clause, outer: Span) -> tuple[float, str]:
    text = reading.article.text
    if clause.span.start >= outer.end:
        if _BESIDE.fullmatch(text, outer.end, clause.span.start):
            return 0, "said right after the quotation"
        close = "." not in text[outer.end : clause.span.start]
        return (2 if close else 4), "said after the quotation"
    if _BESIDE.fullmatch(text, clause.span.end, outer.start):
        return 0.5 if text[clause.span.end] in ",:" else 1, "said right before the quotation"
    close = "." not in text[clause.span.end : outer.start]
    return (2.5 if close else 3), "said before the quotation"


def _after_continuation(reading: Reading, paragraph: Paragraph, chosen: Span) -> Iterator[_Told]:
    """Who speaks may be told where a quotation of several paragraphs ends."""
    for later in reading.after(paragraph.span.end, 4):
        if not later.quotations or later.quotations[0].outer.start != later.span.start:
            return
        outer = later.quotations[0].outer
        for clause in later.clauses:
            rank, why = _rank_beside(reading, clause, outer)
            if clause.span.start >= outer.end:
                yield _Told(rank + 0.2, clause.span.start - chosen.end, later, clause, why)
        if later.quotations[0].closing != "continued":
            return


def _distance(span: Span, chosen: Span) -> int:
    return max(0, span.start - chosen.end, chosen.start - span.end)


def _candidates(reading: Reading, told: _Told) -> Iterator[Speaker]:
    """The words of the clause, and where they only describe, those that introduce the person."""
    clause = told.clause
    printed = reading.article.printed(clause.who.start, clause.who.end)
    words = reading.article.printed(clause.span.start, clause.span.end)
    meant = referent(reading, told.paragraph, clause.who)
    why = f"{told.why}; {meant.why}" if meant.why else told.why
    own = Speaker(printed, meant.ids, why, meant.is_inferred, words)
    if meant.introduction is None:
        yield own
        return
    introduced = Speaker(meant.introduction, meant.ids, why, True, words)
    yield from (introduced, own) if _introduces_better(meant) else (own, introduced)


def _introduces_better(meant: Referent) -> bool:
    """Whether the words of the clause say too little: "the expert", or "he" after the name."""
    return meant.is_generic or meant.same_sentence


def _nearest_people(reading: Reading, paragraph: Paragraph, chosen: Span) -> Iterator[Speaker]:
    near = sorted(paragraph.people, key=lambda one: _distance(Span(one.start, one.end), chosen))
    for person in near[:2]:
        yield Speaker(introduction(paragraph, person), person.ids, "named in the same paragraph")
    for earlier in reading.before(paragraph.span.start, 1):
        for person in earlier.people[-1:]:
            yield Speaker(
                introduction(earlier, person), person.ids, "named in the paragraph before"
            )


def _distinct(found: list[Speaker]) -> list[Speaker]:
    first: dict[str, Speaker] = {}
    for speaker in found:
        first.setdefault(speaker.printed.words.casefold(), speaker)
    return list(first.values())
