"""Places with the events that are put there, counted by the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Q, Value
from django.db.models.functions import Cast, Concat

from sources.choices import NoticeKind, PlacePrecision, Reality, Stance, Status
from sources.evidence import Testimony, disagree
from sources.models import Citation, Event
from sources.pages.clashes import incompatible
from sources.pages.named import Asserted, Names
from sources.querysets import EventQuerySet

WITHIN = {
    PlacePrecision.SITE: "a site",
    PlacePrecision.TOWN: "a town",
    PlacePrecision.REGION: "somewhere in this region",
    PlacePrecision.COUNTRY: "somewhere in this country",
}
VAGUE = {PlacePrecision.REGION, PlacePrecision.COUNTRY}
NOT_PLAIN = tuple(reality for reality in Reality if reality != Reality.HAPPENED)


@dataclass(frozen=True)
class Tally:
    """How many events; how many of them were announced, alleged, denied or cancelled, in the
    order of NOT_PLAIN; and of how many the place is contested."""

    events: int
    not_plain: tuple[int, ...] = (0,) * len(NOT_PLAIN)
    contested: int = 0

    @property
    def unsure(self) -> bool:
        return sum(self.not_plain) == self.events

    @property
    def words(self) -> str:
        looks = [(n, r.label) for n, r in zip(self.not_plain, NOT_PLAIN, strict=True)]
        looks.append((self.contested, "of contested place"))
        if self.events == 1:
            found = [look for number, look in looks if number]
        else:
            found = [f"{number} {look}" for number, look in looks if number]
        words = "1 event" if self.events == 1 else f"{self.events} events"
        return f"{words} ({', '.join(found)})" if found else words


@dataclass(frozen=True)
class Spot:
    pk: int
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    precision: str
    tally: Tally

    @property
    def words(self) -> str:
        return self.name if self.country in ("", self.name) else f"{self.name}, {self.country}"

    @property
    def within(self) -> str:
        return WITHIN[PlacePrecision(self.precision)]

    @property
    def vague(self) -> bool:
        return self.precision in VAGUE

    @property
    def placed(self) -> bool:
        return self.latitude is not None


def tallied(tallies: Iterable[Tally]) -> Tally:
    found = list(tallies)
    not_plain = zip(*(tally.not_plain for tally in found), strict=True)
    return Tally(
        sum(tally.events for tally in found),
        tuple(map(sum, not_plain)) or Tally(0).not_plain,
        sum(tally.contested for tally in found),
    )


def spots(events: EventQuerySet) -> list[Spot]:
    """Most events first. Every event is put at one place: the one that its entry names."""
    counts = {r.value: Count("pk", filter=Q(reality=r)) for r in NOT_PLAIN}
    details = ("name", "country", "latitude", "longitude", "precision")
    rows = (
        _alone(events)
        .filter(place__isnull=False)
        .values_list("place", *(f"place__{name}" for name in details))
        .annotate(events=Count("pk"), **counts)
        .order_by("-events", "place__name", "place")
    )
    contested = contested_places(events)
    return [_spot(row, contested) for row in rows]


def contested_places(events: EventQuerySet) -> dict[int, set[int]]:
    """The events of which other articles give a place that can't be the same, by their place."""
    ours = Concat(Value("place:"), Cast(F("event__place"), CharField()))
    others = (
        Citation.objects.filter(event__in=_alone(events).values("pk"), statement="place")
        .filter(event__place__isnull=False, excerpt__snapshot__source__status=Status.PUBLISHED)
        .exclude(stance=Stance.SUPPORTS, value=ours)
        .exclude(excerpt__snapshot__source__notices__kind=NoticeKind.RETRACTED)
        .values_list("event", "event__place", "value", "stance")
    )
    return _contested(list(others))


def _contested(others) -> dict[int, set[int]]:
    statement = Event.statement_named("place")
    values = {value for _, place, other, _ in others for value in (f"place:{place}", other)}
    clash = incompatible(statement, Names(Asserted("event", statement, v) for v in values))
    found: dict[int, set[int]] = {}
    for event, place, value, stance in others:
        said = Testimony(value, article=None, outlet=None, origin=None, stance=stance)
        if disagree(f"place:{place}", [said], clash).contested:
            found.setdefault(place, set()).add(event)
    return found


def _spot(row, contested) -> Spot:
    pk, name, country, latitude, longitude, precision, events, *not_plain = row
    placed = latitude is not None
    return Spot(
        pk,
        name,
        country,
        float(latitude) if placed else None,
        float(longitude) if placed else None,
        precision,
        Tally(events, tuple(not_plain), len(contested.get(pk, ()))),
    )


def _alone(events: EventQuerySet) -> EventQuerySet:
    """The same events, each once and without what the filters joined to them."""
    return Event.objects.filter(pk__in=events.order_by().values("pk"))
