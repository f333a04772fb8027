"""The dates that a passage may be given: those printed in it, in its sentence, and before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from sources.anchoring import Span
from sources.choices import RegionKind
from sources.dates import PartialDate, parse
from sources.suggest.article import Article, Printed
from sources.suggest.calendar import DateWords, date_words
from sources.suggest.resolving import FOLLOWING, Base, base_of, printed_date, resolve

Where = Literal["selection", "sentence", "post", "paragraph", "before"]

MOST = 30
_BESIDE = 200
EARLIER = 6  # paragraphs before the passage's own that are read for a date
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|expected|scheduled|planned|plans|due|upcoming|next)\b"
)
_COUNTED = ("later", "next_day", "near", "ago", "today", "weekday")


@dataclass(frozen=True)
class Moment:
    """A printed date. `edtf` is "" where it can't be resolved; the words stand all the same.

    `inferred` says that the year or more is not printed, and `note` what it was taken from.
    `likely` is the one day most probably meant by words such as "on Sunday".
    """

    printed: Printed
    edtf: str
    inferred: bool
    note: str
    where: Where
    likely: str = ""


def moments(article: Article, start: int, end: int, published: str) -> list[Moment]:
    """The dates for a passage, the nearest first."""
    sentence = article.sentences_of(start, end)
    paragraph = article.paragraph(start, end)
    own = _own_base(article, start, paragraph, published)
    dated = _near(_dated(article, paragraph), start, end)
    found = []
    for words in dated:
        base = _base(article, own, words, paragraph, dated)
        found.append(_moment(words, base, _where(words, start, end, sentence)))
    found += _post_date(article, start, own)
    ranked = sorted(found, key=lambda moment: _rank(moment, start))
    return [*ranked, *islice(_before(article, paragraph, own), 1)]


def _near(dated: list[DateWords], start: int, end: int) -> list[DateWords]:
    """So few of the dates of a long paragraph that a text of dates costs little."""
    near = sorted(dated, key=lambda words: max(0, words.start - end, start - words.end))
    return sorted(near[:MOST])


def _rank(moment: Moment, start: int) -> tuple:
    order = ("selection", "sentence", "post", "paragraph", "before")
    return order.index(moment.where), abs(moment.printed.start - start)


def _where(words: DateWords, start: int, end: int, sentence: Span) -> Where:
    if words.start < end and start < words.end:
        return "selection"
    return "sentence" if sentence.start <= words.start < sentence.end else "paragraph"


def _moment(words: DateWords, base: Base, where: Where) -> Moment:
    found = resolve(words.words, words.kind, base)
    printed = Printed(words.start, words.end, words.words)
    return Moment(printed, found.edtf, found.inferred, found.note, where, found.likely)


def _dated(article: Article, span: Span) -> list[DateWords]:
    return date_words(article.text[span.start : span.end], span.start)


def _own_base(article: Article, start: int, paragraph: Span, published: str) -> Base:
    """The article's date of publication, or the date of the post in which the passage stands."""
    post = _post_at(article, start)
    dates = _dated(article, post) if post else []
    partial = printed_date(dates[-1].words, dates[-1].kind) if dates else None
    if partial:
        return Base(partial.earliest, partial.latest, "the post", is_own=True)
    return base_of(published, "the article")


def _post_at(article: Article, at: int) -> Span | None:
    region = article.region_at(at)
    is_post = region and region.kind == RegionKind.EMBEDDED_POST
    return Span(region.start, region.end) if is_post else None


def _post_date(article: Article, start: int, own: Base) -> list[Moment]:
    """The date that ends an embedded post is the day on which it was written."""
    post = _post_at(article, start)
    if not post or not own.is_own:
        return []
    words = _dated(article, post)[-1]
    found = _moment(words, own, "post")
    return [replace(found, note="The date that the post bears.")]


def _base(
    article: Article, own: Base, words: DateWords, paragraph: Span, dated: list[DateWords]
) -> Base:
    """What a date is resolved against: the text's own date, and the dates before it."""
    earlier = [other for other in dated if other.end <= words.start]
    follows = None
    if words.kind in FOLLOWING:
        follows = _last_date(article, own, earlier, paragraph)
    year = None if own.is_own else _last_year(earlier)
    ahead = _looks_ahead(article.text, words)
    return replace(own, ahead=ahead, year=year, follows=follows)


def _looks_ahead(text: str, words: DateWords) -> bool:
    """Whether the words beside a date, up to a full stop, speak of what is to come."""
    before = text[max(0, words.start - _BESIDE) : words.start].rpartition(". ")[2]
    after = text[words.end : words.end + _BESIDE].partition(". ")[0]
    return bool(_AHEAD.search(before) or _AHEAD.search(after))


def _last_year(earlier: list[DateWords]) -> tuple[int, str] | None:
    """The year printed last before in the paragraph, and nothing but a plain date."""
    for words in reversed(earlier):
        partial = printed_date(words.words, words.kind)
        if partial and partial.kind == "date" and not partial.start.decade:
            return partial.start.year, words.words
    return None


def _last_date(
    article: Article, own: Base, earlier: list[DateWords], paragraph: Span
) -> tuple[PartialDate, str] | None:
    """The date printed last before, its year taken from the text's own where it has none."""
    before = (
        words for span in _earlier(article, paragraph) for words in reversed(_dated(article, span))
    )
    for words in (*reversed(earlier), *islice(before, 12)):
        if words.kind in _COUNTED:
            continue
        partial = _parsed(resolve(words.words, words.kind, own).edtf)
        if partial and partial.earliest and partial.latest:
            return partial, words.words
    return None


def _parsed(edtf: str) -> PartialDate | None:
    return parse(edtf) if edtf else None


def _earlier(article: Article, paragraph: Span) -> Iterator[Span]:
    return islice(article.before(paragraph.start), EARLIER)


def _before(article: Article, paragraph: Span, own: Base) -> Iterator[Moment]:
    """The last date of the paragraphs before, outside of posts."""
    for span in _earlier(article, paragraph):
        if _post_at(article, span.start) is None:
            dated = _dated(article, span)[-MOST:]
            for words in reversed(dated):
                yield _moment(words, _base(article, own, words, span, dated), "before")
