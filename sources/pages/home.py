from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from sources.choices import NoticeKind, Stance
from sources.models import Actor, Citation, Event, Quote, Source
from sources.pages.dossier import Dossier
from sources.pages.named import Named, title_line
from sources.pages.notes import Mark, Note
from sources.pages.related import event_lines, quote_cards
from sources.pages.rows import Row, event_rows, quote_rows
from sources.pages.testimony import Support
from sources.querysets import QuoteQuerySet, SourceQuerySet

NEWEST = 3
MOST_EXCERPTS = 4
# To look through them all takes longer than a reader waits.
LOOKED_THROUGH = 500


@dataclass(frozen=True)
class Example:
    """A statement with its excerpts, and who said it where nothing makes that less than a fact."""

    entry: Quote | Event
    words: str
    language: str
    marks: list[Mark]
    support: Support
    speaker: Named | None
    speaker_marks: list[Mark]
    articles: list[tuple[Source, list[Note]]]

    @property
    def is_quote(self) -> bool:
        return isinstance(self.entry, Quote)


@dataclass(frozen=True)
class HomePage:
    example: Example | None
    events: list[Row]
    quotes: list[Row]
    counts: dict[str, int]


def home_page() -> HomePage:
    events, quotes = Event.objects.published(), Quote.objects.published()
    newest = event_rows(event_lines(events).newest_first()[:NEWEST])
    return HomePage(
        example=_example(newest),
        events=newest,
        quotes=quote_rows(quote_cards(quotes).newest_first()[:NEWEST]),
        counts={
            "events": events.count(),
            "quotes": quotes.count(),
            "actors": Actor.objects.published().count(),
            "sources": Source.objects.published().count(),
        },
    )


def _example(newest: list[Row]) -> Example | None:
    """The quote that most articles print, and without one the newest event that stands."""
    if quote := most_printed(Quote.objects.published()):
        return _of_quote(quote)
    return next((_of_event(row.entry) for row in newest if _stands(row)), None)


def _stands(row: Row) -> bool:
    return bool(row.grounds and not row.contested and not row.support.reservation)


def most_printed(quotes: QuoteQuerySet) -> Quote | None:
    """Among the latest entries; what an article contradicts is no first example."""
    latest = quotes.order_by("-pk").values("pk")[:LOOKED_THROUGH]
    source = "own_citations__excerpt__snapshot__source"
    printed = Q(
        own_citations__statement="words",
        own_citations__stance=Stance.SUPPORTS,
        **{f"{source}__in": _standing()},
    )
    articles = Count(source, filter=printed, distinct=True)
    found = Quote.objects.filter(pk__in=latest).annotate(articles=articles).filter(articles__gt=0)
    contradicted = Citation.objects.filter(stance=Stance.CONTRADICTS, quote__isnull=False)
    found = found.exclude(pk__in=contradicted.values("quote"))
    return found.select_related("occasion").order_by("-articles", "-pk").first()


def _standing() -> SourceQuerySet:
    return Source.objects.published().exclude(notices__kind=NoticeKind.RETRACTED)


def _of_quote(quote: Quote) -> Example:
    cited = Citation.objects.filter(quote=quote, statement__in=("words", "speaker"))
    dossier = Dossier(cited.filter(excerpt__snapshot__source__in=_standing()), [quote])
    lead = dossier.lead(quote)
    marks = dossier.numbering.marks([*lead.printed, *lead.others])
    spoken_by = dossier.show(quote, "speaker")
    speaker = spoken_by.claims[0]
    return Example(
        entry=quote,
        words=lead.shown,
        language=lead.language,
        marks=_shown(marks),
        support=lead.support,
        speaker=None if spoken_by.contested or speaker.support.caveat else speaker.named,
        speaker_marks=_shown(speaker.marks),
        articles=_by_article(dossier.notes[:MOST_EXCERPTS]),
    )


def _of_event(event: Event) -> Example:
    dossier = Dossier(Citation.objects.filter(event=event, statement=""), [event])
    title = dossier.show(event).claims[0]
    return Example(
        entry=event,
        words=title_line(event),
        language="",
        marks=_shown(title.marks),
        support=title.support,
        speaker=None,
        speaker_marks=[],
        articles=_by_article(dossier.notes[:MOST_EXCERPTS]),
    )


def _shown(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.note.number <= MOST_EXCERPTS]


def _by_article(notes: list[Note]) -> list[tuple[Source, list[Note]]]:
    found = {}
    for note in notes:
        found.setdefault(note.source, []).append(note)
    return list(found.items())
