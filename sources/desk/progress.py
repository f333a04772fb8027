"""How much of an article is done: which of its quotations and paragraphs something cites."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.anchoring import Span
from sources.choices import RegionKind
from sources.suggest.article import NO_PROSE, Article
from sources.suggest.quotations import quotations as quotations_of
from sources.suggest.selections import words_within

# A headline may be quoted, but it tells nothing that the article does not.
NOT_COUNTED = NO_PROSE | {RegionKind.HEADLINE}


@dataclass(frozen=True)
class Share:
    """Passages of one sort, and those that nothing covers yet."""

    spans: tuple[Span, ...]
    open: tuple[Span, ...]

    @property
    def total(self) -> int:
        return len(self.spans)

    @property
    def done(self) -> int:
        return len(self.spans) - len(self.open)


@dataclass(frozen=True)
class Progress:
    quotations: Share
    paragraphs: Share

    @property
    def complete(self) -> bool:
        return not (self.quotations.open or self.paragraphs.open)


def progress(
    text: str,
    regions: Sequence,
    *,
    quoted: Iterable[Span],
    cited: Iterable[Span],
    dismissed: Iterable[Span],
) -> Progress:
    """`quoted` is what quotes cite, `cited` is what anything cites, `dismissed` quotes nobody."""
    article = Article(text, tuple(regions))
    return Progress(
        _share(quotations(article), [*quoted, *dismissed]),
        _share(paragraphs(article), cited),
    )


def quotations(article: Article) -> list[Span]:
    """The words within quotation marks; of those within others, the outer."""
    return [
        words_within(article.text, quotation)
        for quotation in quotations_of(article)
        if quotation.depth == 0 and quotation.region not in NOT_COUNTED
    ]


def paragraphs(article: Article) -> list[Span]:
    """Those of the article's prose."""
    return [
        span
        for span in article.paragraphs()
        if article.kind_at(span.start) not in NOT_COUNTED
        and any(map(str.isalnum, article.text[span.start : span.end]))
    ]


def _share(spans: Sequence[Span], covering: Iterable[Span]) -> Share:
    covers = _disjoint(covering)
    starts, ends = [span.start for span in covers], [span.end for span in covers]
    left = (
        span for span in spans if bisect_right(ends, span.start) >= bisect_left(starts, span.end)
    )
    return Share(tuple(spans), tuple(left))


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """The same places, none of which overlaps another."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
