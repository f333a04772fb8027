"""What selected words are most likely cited for, and what an article prints of a quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from sources import anchoring
from sources.anchoring import AnchorError, Span
from sources.choices import Manner
from sources.desk.selection import Selection
from sources.forms import Option
from sources.models import Actor, ActorName, Quote
from sources.statements import WHOLE, Kind
from sources.suggest.article import Article
from sources.suggest.moments import Moment, moments
from sources.suggest.quotations import quotations_in
from sources.suggest.selections import unpunctuated

ALIKE = 60


def dates_in(selection: Selection) -> list[Moment]:
    """The dates that the words print, resolved against the article's own where they must be."""
    snapshot = selection.snapshot
    article = Article(snapshot.text, tuple(snapshot.regions.all()))
    found = moments(article, selection.start, selection.end, snapshot.source.published)
    return [moment for moment in found if moment.where == "selection"]


def guess(
    options: Iterable[Option], selection: Selection, wanting: set[str], *, dated: bool
) -> Option | None:
    """The statement that the words speak to; of several, one that still wants an excerpt.

    `wanting` holds the keys of those, `dated` tells whether a date is printed. Without a hint it
    is that there is such an entry at all.
    """
    options = list(options)
    names = _printed_names(options)
    ranked = [((_speaks(o, selection, names, dated), o.key in wanting), o) for o in options]
    best = max((rank for rank, _ in ranked), default=(False, False))
    if any(best):
        return next(option for rank, option in ranked if rank == best)
    return next(iter(options), None)


def rendering(quote: Quote, selection: Selection) -> str:
    """The words of a quote as the selection prints them, without their quotation marks."""
    exact = selection.exact
    if quote.manner == Manner.INDIRECT:
        return exact
    if holds(quote.text, exact):
        return quote.text
    text = selection.snapshot.text
    return " […] ".join(text[part.start : part.end] for part in _quoted(selection)) or exact


def alike(words: str, printed: str) -> bool:
    """Whether one could be a rendering of the other, in the same language."""
    return holds(words, printed) or fuzz.token_set_ratio(words, printed) > ALIKE


def holds(words: str, exact: str) -> bool:
    try:
        return bool(anchoring.renders(words, exact))
    except AnchorError:
        return False


def _quoted(selection: Selection) -> list[Span]:
    """What stands in quotation marks, as far as it is selected."""
    article = Article(selection.snapshot.text)
    parts = []
    for paragraph in _paragraphs(article, selection):
        for quotation in quotations_in(article, paragraph):
            start = max(quotation.inner.start, selection.start)
            end = min(quotation.inner.end, selection.end)
            if start < end and not quotation.depth:
                parts.append(unpunctuated(article.text, Span(start, end)))
    return parts


def _paragraphs(article: Article, selection: Selection) -> Iterator[Span]:
    whole = article.paragraph(selection.start, selection.end)
    at = whole.start
    while at < whole.end:
        if article.text[at].isspace():
            at += 1
            continue
        paragraph = article.paragraph(at, at + 1)
        yield paragraph
        at = max(paragraph.end, at + 1)


def _speaks(option: Option, selection: Selection, names: dict, dated: bool) -> bool:
    """Whether the words seem to be of what a statement is about, be it in agreement or not."""
    statement, exact = option.statement, selection.exact
    if statement.kind is Kind.DATE:
        return dated
    if statement.kind is Kind.PROSE:
        return fuzz.token_set_ratio(option.value, exact) > ALIKE
    if statement.kind is Kind.WORDS and isinstance(option.target, Quote):
        return alike(option.value, exact) or bool(_quoted(selection))
    return any(anchoring.contains(exact, name) for name in _names(option, names))


def _names(option: Option, names: dict[int, list[str]]) -> list[str]:
    if option.statement.kind is Kind.WORDS:
        return [option.value]
    found = []
    if option.statement.otherwise:
        found.append(getattr(option.target, option.statement.otherwise))
    if record := _record(option):
        found.append(getattr(record, "name", str(record)))
        found += names.get(record.pk, ()) if isinstance(record, Actor) else ()
    return found


def _printed_names(options: list[Option]) -> dict[int, list[str]]:
    """The names of all actors whom the statements name, in one query."""
    actors = {record for option in options if isinstance(record := _record(option), Actor)}
    printed = defaultdict(list)
    for pk, name in ActorName.objects.filter(actor__in=actors).values_list("actor", "name"):
        printed[pk].append(name)
    return printed


def _record(option: Option):
    """The record that a statement names."""
    target, statement = option.target, option.statement
    if statement.kind is Kind.LINK:
        return getattr(target, statement.attribute)
    whole_part = statement.name == WHOLE and target.NAMED_BY
    return getattr(target, target.NAMED_BY[0]) if whole_part else None
