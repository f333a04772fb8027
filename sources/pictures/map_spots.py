"""Places with the events that are put there, counted by the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from sources.choices import PlacePrecision
from sources.models import Event
from sources.pictures.map_doubts import CONTESTED, LOOKS, doubts
from sources.querysets import EventQuerySet

WITHIN = {
    PlacePrecision.SITE: "a site",
    PlacePrecision.TOWN: "a town",
    PlacePrecision.REGION: "somewhere in this region",
    PlacePrecision.COUNTRY: "somewhere in this country",
}
VAGUE = {PlacePrecision.REGION, PlacePrecision.COUNTRY}


@dataclass(frozen=True)
class Tally:
    """How many events; how many of them are no plain facts there; and why, so many for each."""

    events: int
    doubted: int = 0
    looks: Mapping[str, int] = field(default_factory=dict)

    @property
    def unsure(self) -> bool:
        return self.doubted == self.events

    @property
    def contested(self) -> bool:
        return any(look in self.looks for look in CONTESTED.values())

    @property
    def words(self) -> str:
        looks = [look for look in LOOKS if look in self.looks]
        if self.events == 1:
            return f"1 event ({', '.join(looks)})" if looks else "1 event"
        found = ", ".join(f"{self.looks[look]} {look}" for look in looks)
        return f"{self.events} events ({found})" if found else f"{self.events} events"


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
    return Tally(
        sum(tally.events for tally in found),
        sum(tally.doubted for tally in found),
        sum((Counter(tally.looks) for tally in found), Counter()),
    )


def spots(events: EventQuerySet) -> list[Spot]:
    """Most events first. Every event is put at one place: the one that its entry names."""
    details = ("name", "country", "latitude", "longitude", "precision")
    # Each once, and without what the filters joined to them.
    put = Event.objects.filter(pk__in=events.order_by().values("pk"), place__isnull=False)
    rows = (
        put.values_list("place", *(f"place__{name}" for name in details))
        .annotate(events=Count("pk"))
        .order_by("-events", "place__name", "place")
    )
    by_place = defaultdict(list)
    for doubt in doubts(put):
        by_place[doubt.place].append(doubt)
    return [_spot(row, by_place[row[0]]) for row in rows]


def _spot(row, doubted) -> Spot:
    pk, name, country, latitude, longitude, precision, events = row
    placed = latitude is not None
    return Spot(
        pk,
        name,
        country,
        float(latitude) if placed else None,
        float(longitude) if placed else None,
        precision,
        Tally(events, len(doubted), Counter(look for doubt in doubted for look in doubt.looks)),
    )
