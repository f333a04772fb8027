"""Events and quotes in words: what is written beside their signs, and in the list below them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sources import dates
from sources.choices import Manner, Reality
from sources.models import Event, Quote
from sources.pages.named import title_line
from sources.pages.rows import Row, rows_by_entry
from sources.pages.wording import quoted, shortened
from sources.pictures.lettering import isolated
from sources.pictures.reserved import Reserved, behind, reserved
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


def item(row: Row) -> Item:
    """What is drawn of a dated entry: no more plainly than its row tells it."""
    entry, not_plain = row.entry, reserved(row)
    partial = dates.parse(date_of(entry))
    words = _quote if isinstance(entry, Quote) else _event
    label, told = words(row, not_plain)
    when = f"{partial.words[0].upper()}{partial.words[1:]}, {exactness(partial)}"
    title = f"{told} {when}{behind(not_plain.date)}."
    look = _look(entry, not_plain)
    return Item(entry.get_absolute_url(), not_plain.before(label), title, span(partial), look)


def rows_of(entries: Iterable[Event | Quote]) -> dict[Event | Quote, Row]:
    """With the excerpts that each rests on, fetched in bulk."""
    found = list(entries)
    events = [entry for entry in found if isinstance(entry, Event)]
    return rows_by_entry(events, [entry for entry in found if isinstance(entry, Quote)])


def line(row: Row) -> Line:
    entry, edtf = row.entry, date_of(row.entry)
    exact = exactness(dates.parse(edtf)) if edtf else ""
    if isinstance(entry, Quote):
        return Line(row, quoted(shortened(row.lead.words, LISTED), entry.manner), exact, True)
    return Line(row, title_line(entry), exact, False)


def _event(row: Row, not_plain: Reserved) -> tuple[str, str]:
    event = row.entry
    title, reality = title_line(event), event.get_reality_display()
    told = f"{title}. Event, {event.get_kind_display()}, {reality}{behind(not_plain.existence)}."
    return title.replace(event.title, isolated(event.title)), told


def _quote(row: Row, not_plain: Reserved) -> tuple[str, str]:
    """An indirect quote is the article's own sentence, and no speaker's label stands before it."""
    quote = row.entry
    speaker = quote.speaker.name if quote.speaker else quote.speaker_as_printed
    brief, words = (quoted(shortened(row.lead.words, n), quote.manner) for n in (BRIEF, TITLE))
    existence, by = behind(not_plain.existence), behind(not_plain.speaker)
    told = f"{words} Quote{existence} of {speaker}{by}"
    if quote.manner == Manner.INDIRECT:
        return isolated(brief), f"{told}, as the article puts it."
    return f"{isolated(speaker)}: {isolated(brief)}", f"{told}."


def _look(entry: Event | Quote, not_plain: Reserved) -> str:
    """Hollow where it may not be told as a plain fact."""
    unreal = isinstance(entry, Event) and entry.reality != Reality.HAPPENED
    hollow = " hollow" if unreal or not_plain.doubted else ""
    return f"{entry._meta.model_name}{hollow}"
