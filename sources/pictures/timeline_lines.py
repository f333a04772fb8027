"""Events and quotes in words: what is written beside their signs, and in the list below them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sources import dates
from sources.choices import Manner, Reality
from sources.models import Event, Quote
from sources.pages.named import title_line
from sources.pages.rows import Row, event_rows, quote_rows
from sources.pages.wording import quoted, shortened
from sources.pictures.lettering import isolated
from sources.pictures.timeline_shapes import Item
from sources.pictures.timeline_spans import exactness, span

# Characters of a quote beside its sign, in the sign's title, and in the list.
BRIEF, TITLE, LISTED = 80, 160, 300


@dataclass(frozen=True)
class Line:
    """An entry in the list: `exact` says how well it is dated, `words` what it is."""

    row: Row
    words: str
    exact: str
    is_quote: bool


def date_of(entry: Event | Quote) -> str:
    return entry.said if isinstance(entry, Quote) else entry.occurred


def in_order(entries: Iterable[Event | Quote]) -> list[Event | Quote]:
    """By their dates; those without one keep their places at the end.

    What is told to be “or earlier” stands at the day it is known to be before.
    """
    found = list(entries)
    dated = [entry for entry in found if date_of(entry)]
    dated.sort(key=_known_from)
    return dated + [entry for entry in found if not date_of(entry)]


def _known_from(entry: Event | Quote) -> tuple[date, date]:
    partial = dates.parse(date_of(entry))
    return partial.earliest or partial.latest or date.max, partial.latest or date.max


def item(entry: Event | Quote) -> Item:
    """What is drawn of a dated entry."""
    partial = dates.parse(date_of(entry))
    label, told = _quote(entry) if isinstance(entry, Quote) else _event(entry)
    title = f"{told} {partial.words[0].upper()}{partial.words[1:]}, {exactness(partial)}."
    return Item(entry.get_absolute_url(), label, title, span(partial), _look(entry))


def lines(entries: list[Event | Quote]) -> list[Line]:
    """With the excerpts that each rests on, fetched in bulk."""
    events = event_rows(entry for entry in entries if isinstance(entry, Event))
    rows = {row.entry: row for row in events}
    quotes = quote_rows(entry for entry in entries if isinstance(entry, Quote))
    rows |= {row.entry: row for row in quotes}
    return [_line(rows[entry]) for entry in entries]


def _line(row: Row) -> Line:
    entry, edtf = row.entry, date_of(row.entry)
    exact = exactness(dates.parse(edtf)) if edtf else ""
    if isinstance(entry, Quote):
        return Line(row, quoted(shortened(entry.text, LISTED), entry.manner), exact, True)
    return Line(row, title_line(entry), exact, False)


def _event(event: Event) -> tuple[str, str]:
    told = f"{title_line(event)}. Event, {event.get_kind_display()}, {event.get_reality_display()}."
    return title_line(event).replace(event.title, isolated(event.title)), told


def _quote(quote: Quote) -> tuple[str, str]:
    """An indirect quote is the article's own sentence, and no speaker's label stands before it."""
    speaker = quote.speaker.name if quote.speaker else quote.speaker_as_printed
    brief, words = (quoted(shortened(quote.text, most), quote.manner) for most in (BRIEF, TITLE))
    if quote.manner == Manner.INDIRECT:
        return isolated(brief), f"{words} Quote of {speaker}, as the article puts it."
    return f"{isolated(speaker)}: {isolated(brief)}", f"{words} Quote of {speaker}."


def _look(entry: Event | Quote) -> str:
    if isinstance(entry, Quote):
        return "quote"
    return "event" if entry.reality == Reality.HAPPENED else "event unreal"
