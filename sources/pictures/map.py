"""The map: where events are put, drawn on the land of a window, and the same in words."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F
from django.db.models import Window as Over
from django.db.models.functions import RowNumber

from sources.models import Event
from sources.pages.related import event_lines
from sources.pages.rows import Row, event_rows
from sources.pictures import map_outline
from sources.pictures.map_marks import NARROW, WIDE, Drawing, drawing
from sources.pictures.map_spots import Spot, Tally, spots, tallied
from sources.pictures.map_window import (
    DEEPEST,
    GLOBE,
    WORLD,
    Window,
    WindowError,
    apart,
    around,
    at,
    fitted,
    window_of,
)
from sources.querysets import EventQuerySet

# Places listed, events listed of each, and places without coordinates.
MOST, EACH, MOST_UNPLACED = 12, 3, 30
# Windows of the first level, by the middle of each.
REGIONS = (
    ("Europe", (55, 15)),
    ("The Mediterranean and West Asia", (34, 28)),
    ("Africa", (2, 18)),
    ("North and Central Asia", (55, 85)),
    ("South and East Asia", (22, 105)),
    ("Australia and the Pacific", (-20, 155)),
    ("North America", (50, -100)),
    ("Central and South America", (-12, -65)),
)


@dataclass(frozen=True)
class Way:
    """To another window; both None where the map is to fit its places, `at` for the world."""

    label: str
    at: str | None
    zoom: int | None
    tally: Tally | None = None


@dataclass(frozen=True)
class Listed:
    """A place with the newest of its events, and how many more there are."""

    spot: Spot
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True)
class MapPage:
    """`asked`: its address names the window. `shown` and `elsewhere` count the events on the map
    and those beyond its edges."""

    asked: bool
    window: Window
    error: str
    land: str
    net: str
    drawings: tuple[Drawing, ...]
    ways: tuple[Way, ...]
    shown: Tally
    elsewhere: Tally
    listed: tuple[Listed, ...]
    more: int
    unplaced: tuple[Spot, ...]
    unplaced_more: int
    nowhere: int

    @property
    def whole(self) -> bool:
        return self.window.level == 0


def map_page(events: EventQuerySet, place: str, zoom: str) -> MapPage:
    """`place` and `zoom` as the address gives them; the whole world where they can't be read.

    Without them the map shows the part of the world in which its places lie.
    """
    found = spots(events)
    placed = [spot for spot in found if spot.placed]
    unplaced = [spot for spot in found if not spot.placed]
    window, error = _window(placed, place, zoom)
    inside = [spot for spot in placed if window.holds(spot.latitude, spot.longitude)]
    outside = [spot for spot in placed if not window.holds(spot.latitude, spot.longitude)]
    return MapPage(
        asked=bool(place or zoom) and not error,
        window=window,
        error=error,
        land=map_outline.land(window),
        net=map_outline.net(window),
        drawings=tuple(drawing(inside, window, screen) for screen in (NARROW, WIDE)),
        ways=_ways(window) if window.level else _regions(placed),
        shown=tallied(spot.tally for spot in inside),
        elsewhere=tallied(spot.tally for spot in outside),
        listed=_listed(events, inside[:MOST]),
        more=max(0, len(inside) - MOST),
        unplaced=tuple(unplaced[:MOST_UNPLACED]),
        unplaced_more=max(0, len(unplaced) - MOST_UNPLACED),
        nowhere=events.filter(place=None).count(),
    )


def _window(placed: list[Spot], place: str, zoom: str) -> tuple[Window, str]:
    """The one that is asked for, or else one fitted to the places, and what can't be read."""
    places = [(spot.latitude, spot.longitude) for spot in placed]
    whole = WORLD if all(WORLD.holds(*place) for place in places) else GLOBE
    try:
        asked = window_of(place, zoom)
    except WindowError as error:
        return whole, str(error)
    return asked or (None if place or zoom else fitted(places)) or whole, ""


def _regions(placed: list[Spot]) -> tuple[Way, ...]:
    """Those in which something is put: each place belongs to the region whose middle is nearest."""
    tallies = defaultdict(list)
    for spot in placed:
        near = min(REGIONS, key=lambda region: apart(region[1], (spot.latitude, spot.longitude)))
        tallies[near].append(spot.tally)
    return tuple(
        Way(region[0], at(*region[1]), 1, tallied(tallies[region]))
        for region in REGIONS
        if region in tallies
    )


def _ways(window: Window) -> tuple[Way, ...]:
    latitude, longitude, level = window.latitude, window.longitude, window.level
    ways = [Way("The whole world", None, 0)]
    if level > 1:
        ways.append(Way("Farther away", at(latitude, longitude), level - 1))
    if level < DEEPEST:
        ways.append(Way("Closer", at(latitude, longitude), level + 1))
    up, aside = window.height / 2, window.span / 2
    steps = (("North", up, 0), ("South", -up, 0), ("West", 0, -aside), ("East", 0, aside))
    for label, north, east in steps:
        there = max(-90, min(90, latitude + north))
        if around(there, longitude + east, level) != window:
            ways.append(Way(label, at(there, longitude + east), level))
    return tuple(ways)


def _listed(events: EventQuerySet, shown: list[Spot]) -> tuple[Listed, ...]:
    newest = (F("occurred_earliest").desc(nulls_last=True), F("pk").desc())
    ranked = (
        Event.objects.filter(pk__in=events.order_by().values("pk"))
        .filter(place__in=[spot.pk for spot in shown])
        .annotate(rank=Over(RowNumber(), partition_by=F("place"), order_by=newest))
        .filter(rank__lte=EACH)
        .order_by("rank")
    )
    rows = defaultdict(list)
    for row in event_rows(event_lines(ranked)):
        rows[row.entry.place_id].append(row)
    return tuple(
        Listed(spot, tuple(rows[spot.pk]), spot.tally.events - len(rows[spot.pk])) for spot in shown
    )
