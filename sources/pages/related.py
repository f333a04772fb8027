from collections.abc import Mapping
from dataclasses import dataclass, replace

from sources.models import Actor, Entry, Event, Quote
from sources.pages.rows import Row
from sources.querysets import EventQuerySet, QuoteQuerySet, SourceQuerySet

MOST = 25


@dataclass(frozen=True)
class Related:
    """The newest of the entries that a page lists; `more` where the lists hold others."""

    entries: list[Event] | list[Quote]
    more: bool
    rows: tuple[Row, ...] = ()

    def beside(self, rows: Mapping[Entry, Row]) -> "Related":
        return replace(self, rows=tuple(rows[entry] for entry in self.entries))


def newest(entries: EventQuerySet | QuoteQuerySet) -> Related:
    found = list(entries.newest_first()[: MOST + 1])
    return Related(found[:MOST], len(found) > MOST)


def quote_cards(quotes: QuoteQuerySet) -> QuoteQuerySet:
    """Quotes with what their cards show."""
    return quotes.select_related("speaker", "ascribed_to")


def event_lines(events: EventQuerySet) -> EventQuerySet:
    """Events with what their lines show."""
    return events.select_related("place")


def source_lines(sources: SourceQuerySet) -> SourceQuerySet:
    """Sources with what their lines show."""
    return sources.select_related("outlet").prefetch_related("notices")


def quotes_of(actor: Actor) -> tuple[Related, Related, Related]:
    """What an actor said, what others claim to be the actor's view, and what is said of them."""
    shown = quote_cards(Quote.objects.published())
    return (
        newest(shown.said_by(actor)),
        newest(shown.filter(ascribed_to=actor)),
        newest(shown.filter(about=actor)),
    )
