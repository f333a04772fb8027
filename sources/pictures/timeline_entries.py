"""Entries by their dates, straight from the database: bounds, counts, and those of a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, Max, Min, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Substr
from django.db.models.lookups import Exact

from sources.dates import Point
from sources.pages.related import event_lines, quote_cards
from sources.pictures.timeline_shapes import Window
from sources.pictures.timeline_windows import Pair
from sources.querysets import EventQuerySet, QuoteQuerySet, overlapping

# What signs and lines show.
EVENT_FIELDS = ("title", "kind", "reality", "occurred", "place__name", "place__country")
QUOTE_FIELDS = (
    "text",
    "manner",
    "medium",
    "said",
    "language",
    "speaker_as_printed",
    "speaker__name",
    "ascribed_to__name",
)
# Days of one period share so many characters, which both engines compare by themselves.
SHARED = {"day": 10, "month": 7, "year": 4, "decade": 4}


def dated_events(events: EventQuerySet) -> "DatedEntries":
    return DatedEntries(event_lines(events).only(*EVENT_FIELDS), "occurred")


def dated_quotes(quotes: QuoteQuerySet) -> "DatedEntries":
    return DatedEntries(quote_cards(quotes).only(*QUOTE_FIELDS), "said")


@dataclass(frozen=True)
class Bounds:
    """How many entries there are, where they begin and end, and the nearest beyond a period."""

    dated: int = 0
    undated: int = 0
    shown: int = 0
    first: date | None = None
    last: date | None = None
    before: date | None = None
    after: date | None = None


@dataclass(frozen=True)
class DatedEntries:
    """Entries of one model that a timeline is of; `field` holds their dates."""

    entries: QuerySet
    field: str

    def bounds(self, period: Point | None) -> Bounds:
        """In one query. What may lie in the period counts as shown; without one, all does."""
        first, last = self._ends
        dated = ~Q(**{self.field: ""})
        found = {
            "dated": Count("pk", filter=dated),
            "undated": Count("pk", filter=~dated),
            "shown": Count("pk", filter=self._in(period) if period else dated),
            "first": Min(Coalesce(first, last)),
            "last": Max(Coalesce(last, first)),
        }
        if period:
            anchored = self.entries.annotate(anchor=Coalesce(first, last))
            return Bounds(**anchored.aggregate(**found, **self._beyond(period)))
        return Bounds(**self.entries.aggregate(**found))

    def shown(self, period: Point | None, most: int) -> list:
        """The entries that may lie in a period, the earliest first; all that are dated without."""
        within = self._in(period) if period else ~Q(**{self.field: ""})
        return list(self.entries.filter(within).order_by(Coalesce(*self._ends), "pk")[:most])

    def undated(self, most: int) -> list:
        return list(self.entries.filter(**{self.field: ""}).order_by("pk")[:most])

    def pairs(self, window: Window) -> list[Pair]:
        """Counts of all that may lie in a window, by its parts."""
        if not window.scale:
            return []
        first, last = (_shared(bound, window.scale) for bound in self._ends)
        within = self.entries.filter(overlapping(self.field, window.first, window.last))
        grouped = within.order_by().values(from_day=first, to_day=last).annotate(number=Count("pk"))
        return [
            Pair(_first_day(row["from_day"]), _first_day(row["to_day"]), row["number"])
            for row in grouped
        ]

    @property
    def _ends(self) -> tuple[str, str]:
        return f"{self.field}_earliest", f"{self.field}_latest"

    def _in(self, period: Point) -> Q:
        return overlapping(self.field, period.earliest, period.latest)

    def _beyond(self, period: Point) -> dict:
        """Where the nearest entries lie that are dated as exactly as the period, or more so."""
        exact = Q() if period.precision == "decade" else _within_one(*self._ends, period.precision)
        return {
            "before": Max("anchor", filter=exact & Q(anchor__lt=period.earliest)),
            "after": Min("anchor", filter=exact & Q(anchor__gt=period.latest)),
        }


def _shared(bound: str, scale: str):
    return Substr(Cast(bound, CharField()), 1, SHARED[scale])


def _within_one(first: str, last: str, scale: str) -> Q:
    return Q(Exact(_shared(first, scale), _shared(last, scale)))


def _first_day(shared: str | None) -> date | None:
    return date.fromisoformat(shared + "0001-01-01"[len(shared) :]) if shared else None


def together(bounds: Iterable[Bounds]) -> Bounds:
    found = list(bounds)
    return Bounds(
        dated=sum(b.dated for b in found),
        undated=sum(b.undated for b in found),
        shown=sum(b.shown for b in found),
        first=min((b.first for b in found if b.first), default=None),
        last=max((b.last for b in found if b.last), default=None),
        before=max((b.before for b in found if b.before), default=None),
        after=min((b.after for b in found if b.after), default=None),
    )
