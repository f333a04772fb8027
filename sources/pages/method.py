"""Examples for the page on method, looked for among what is published when it is asked for."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from sources import dates
from sources.choices import Directness, NoticeKind, Stance, Status, Voice
from sources.evidence import Testimony, corroborate
from sources.models import Citation, Event, Quote, Source
from sources.pages.home import most_printed
from sources.pages.named import CITABLES, Named, named
from sources.pages.related import event_lines
from sources.pages.rows import Row, event_rows, quote_rows
from sources.pages.testimony import authority

# Partial dates are looked for among so many of the newest events.
LOOKED_THROUGH = 50
MONTHS = "JFMAMJJASOND"
# Articles as outlet, what they rest on and what kind of thing that is; and what we say of them.
REPORT, DOCUMENT = "report", "document"
SUPPORTS = (
    ([("one", "one", REPORT)], "A single article says it."),
    ([("one", "one", REPORT), ("two", "two", REPORT)], "Two publishers say it, each for itself."),
    ([("one", "one", REPORT)] * 2, "One publisher said it twice."),
    (
        [(None, "one", REPORT), (None, "two", REPORT)],
        "Two articles say it, but nothing shows that their publishers differ.",
    ),
    (
        [("one", "letter", DOCUMENT), ("two", "letter", DOCUMENT)],
        "Two publishers say it, and both have it from one letter, post or statement.",
    ),
    ([], "What supported it was retracted."),
)


@dataclass(frozen=True)
class Instance:
    """A citation as an example: what it is cited for, and what we say to it."""

    citation: Citation
    entry: Named
    what: str
    authority: str

    @property
    def source(self) -> Source:
        return self.citation.source

    @property
    def date_words(self) -> str:
        return dates.parse(self.citation.value).words


@dataclass(frozen=True)
class PartialDate:
    """A date within one year as it is drawn: days from New Year, and the months' first days."""

    event: Event
    first: int
    days: int
    year_days: int
    months: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class MethodPage:
    supports: list[tuple[str, str]]
    printed: Row | None
    difference: Instance | None
    attributed: Instance | None
    inferred: Instance | None
    contested: Row | None
    partial: PartialDate | None


def method_page() -> MethodPage:
    quote = most_printed(Quote.objects.published())
    return MethodPage(
        supports=[(_counted(articles), meaning) for articles, meaning in SUPPORTS],
        printed=quote_rows([quote])[0] if quote else None,
        difference=_instance(~Q(difference="")),
        attributed=_instance(
            Q(voice=Voice.ATTRIBUTED, attributed_to__status=Status.PUBLISHED),
            Q(stance=Stance.SUPPORTS, statement=""),
        ),
        inferred=_instance(
            Q(directness=Directness.INFERRED, stance=Stance.SUPPORTS),
            Q(statement="occurred", value=F("event__occurred")),
        ),
        contested=_contested(),
        partial=_partial_date(),
    )


def _counted(articles) -> str:
    """What every page says of a statement that such articles support."""
    testimonies = [
        Testimony("", number, outlet, origin, rests_on)
        for number, (outlet, origin, rests_on) in enumerate(articles)
    ]
    return corroborate(testimonies).words


def _instance(*conditions: Q) -> Instance | None:
    of_published = Q(event__status=Status.PUBLISHED) | Q(quote__status=Status.PUBLISHED)
    sources = Source.objects.published().exclude(notices__kind=NoticeKind.RETRACTED)
    standing = Citation.objects.filter(of_published, excerpt__snapshot__source__in=sources)
    found = standing.filter(*conditions).with_article().select_related("event", "quote")
    citation = found.order_by("-pk").first()
    if citation is None:
        return None
    return Instance(
        citation=citation,
        entry=named(citation.entry),
        what=CITABLES[citation.target_key[0]].statement_named(citation.statement).label,
        authority=authority(citation, preview=False),
    )


def _contested() -> Row | None:
    against = Citation.objects.filter(stance=Stance.CONTRADICTS)
    events = event_lines(Event.objects.published()).filter(pk__in=against.values("event"))
    rows = event_rows(events.order_by("-pk")[:LOOKED_THROUGH])
    return next((row for row in rows if row.contested), None)


def _partial_date() -> PartialDate | None:
    ranges = Event.objects.published().filter(occurred_earliest__lt=F("occurred_latest"))
    newest = ranges.order_by("-occurred_earliest", "-pk")[:LOOKED_THROUGH]
    return next((_drawn(event) for event in newest if _within_a_year(event)), None)


def _within_a_year(event: Event) -> bool:
    first, last = event.occurred_earliest, event.occurred_latest
    return first.year == last.year and (last - first).days < 300


def _drawn(event: Event) -> PartialDate:
    new_year = date(event.occurred_earliest.year, 1, 1)
    firsts = [(date(new_year.year, month, 1) - new_year).days for month in range(1, 13)]
    return PartialDate(
        event=event,
        first=(event.occurred_earliest - new_year).days,
        days=(event.occurred_latest - event.occurred_earliest).days + 1,
        year_days=366 if isleap(new_year.year) else 365,
        months=tuple(zip(firsts, MONTHS, strict=True)),
    )
