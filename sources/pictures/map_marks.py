"""The marks of a map: places too near each other for a finger are folded into one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot

from sources.choices import PlacePrecision
from sources.pictures.lettering import cut, isolated, text_width
from sources.pictures.map_spots import Spot, tallied
from sources.pictures.map_window import DEEPEST, Window, around, at

# How far around a place that is a region or a country its ring reaches, in degrees of latitude.
REACH = {PlacePrecision.REGION: 1, PlacePrecision.COUNTRY: 3}
FONT, LINE = 13, 16
NAMED = 3


@dataclass(frozen=True)
class Screen:
    """A size that maps are made for: its width, and how far apart marks must be, in pixels."""

    name: str
    width: int
    apart: int

    def height(self, window: Window) -> float:
        return self.width / window.aspect


NARROW, WIDE = Screen("narrow", 328, 28), Screen("wide", 700, 36)


@dataclass(frozen=True)
class Ring:
    """Around a place that stands for all of a region or a country; `radius` in pixels."""

    x: float
    y: float
    radius: int


@dataclass(frozen=True)
class Mark:
    """`x` and `y` in hundredths of the map; `radius` and the label’s baseline `below` in pixels.

    It leads to the events at `place`; where several places are folded, closer to them, and to
    where they are `listed` if no window can part them.
    """

    x: float
    y: float
    radius: int
    number: str
    words: str
    look: str
    place: int
    at: str = ""
    zoom: int = 0
    listed: bool = False
    label: str = ""
    below: int = 0


@dataclass(frozen=True)
class Drawing:
    """What is drawn on the land, for one size of screen."""

    screen: Screen
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]


def drawing(spots: Iterable[Spot], window: Window, screen: Screen) -> Drawing:
    """Exact places before vague ones: the first of those that are folded says where they lie."""
    inside = [spot for spot in spots if window.holds(spot.latitude, spot.longitude)]
    inside.sort(key=lambda spot: (spot.vague, -spot.tally.events, spot.pk))
    groups = _folded(inside, window, screen)
    found = [_mark(group, window, screen) for group in groups]
    labels = [_label(group) for group in groups]
    rings = tuple(_ring(group[0], window, screen) for group in groups if group[0].vague)
    return Drawing(screen, rings, tuple(_labelled(found, labels, window, screen)))


def _folded(spots: list[Spot], window: Window, screen: Screen) -> list[list[Spot]]:
    """Each group lies around its first place; a grid spares comparing each with each."""
    groups, cells = [], defaultdict(list)
    for spot in spots:
        x, y = _pixels(window.position(spot.latitude, spot.longitude), window, screen)
        column, row = int(x // screen.apart), int(y // screen.apart)
        near = [
            (distance, group)
            for by_x in (-1, 0, 1)
            for by_y in (-1, 0, 1)
            for other_x, other_y, group in cells.get((column + by_x, row + by_y), ())
            if (distance := hypot(x - other_x, y - other_y)) < screen.apart
        ]
        if near:
            min(near, key=lambda found: found[0])[1].append(spot)
        else:
            groups.append([spot])
            cells[column, row].append((x, y, groups[-1]))
    return groups


def _pixels(position: tuple[float, float], window: Window, screen: Screen) -> tuple[float, float]:
    return position[0] * screen.width / 100, position[1] * screen.height(window) / 100


def _mark(group: list[Spot], window: Window, screen: Screen) -> Mark:
    first, tally = group[0], tallied(spot.tally for spot in group)
    x, y = window.position(first.latitude, first.longitude)
    looks = {
        "vague": all(spot.vague for spot in group),
        "unsure": tally.unsure,
        "contested": tally.contested,
    }
    closer = _closer(group, window, screen) if len(group) > 1 else {}
    return Mark(
        x=x,
        y=y,
        radius=13 if tally.events < 10 else 14 if tally.events < 100 else 17,
        number=str(tally.events) if tally.events < 1000 else f"{tally.events // 1000}k",
        words=_words(group, tally.words),
        look=" ".join(name for name, so in looks.items() if so),
        place=first.pk,
        **closer,
    )


def _words(group: list[Spot], count: str) -> str:
    if len(group) == 1:
        return f"{isolated(group[0].words)} ({group[0].within}): {count}"
    names = "; ".join(isolated(spot.words) for spot in group[:NAMED])
    more = f" and {len(group) - NAMED} more" if len(group) > NAMED else ""
    return f"{len(group)} places, {count}: {names}{more}. Look closer"


def _closer(group: list[Spot], window: Window, screen: Screen) -> dict:
    """The closest window that shows the whole group with as much room around it."""
    easts = [window.east_of_middle(spot.longitude) for spot in group]
    norths = [spot.latitude for spot in group]
    east = window.longitude + (min(easts) + max(easts)) / 2
    north = (min(norths) + max(norths)) / 2
    wide, high = max(easts) - min(easts), max(norths) - min(norths)
    for level in range(DEEPEST, window.level, -1):
        near = around(north, east, level)
        if wide <= near.span / 2 and high <= near.height / 2:
            break
    else:
        level = min(window.level + 1, DEEPEST)
        near = around(north, east, level)
    apart = max(wide / near.span * screen.width, high / near.height * screen.height(near))
    listed = level == DEEPEST and apart < screen.apart
    return {"at": at(north, east), "zoom": level, "listed": listed}


def _ring(spot: Spot, window: Window, screen: Screen) -> Ring:
    x, y = window.position(spot.latitude, spot.longitude)
    reach = REACH[PlacePrecision(spot.precision)] * screen.height(window) / window.height
    return Ring(x, y, round(min(max(reach, screen.apart * 0.8), screen.width / 6)))


def _label(group: list[Spot]) -> str:
    more = f" +{len(group) - 1}" if len(group) > 1 else ""
    return isolated(cut(group[0].name, 150, FONT)) + more


def _labelled(found: list[Mark], labels: list[str], window: Window, screen: Screen):
    """Names below or above the marks, where they cover neither a mark nor another name."""
    taken = [_around(mark, window, screen) for mark in found]
    for mark, label in zip(found, labels, strict=True):
        x, y = _pixels((mark.x, mark.y), window, screen)
        half = text_width(label, FONT) / 2 + 2
        under, over = (mark.radius + 1, mark.radius + FONT), (-mark.radius - LINE, -mark.radius - 5)
        for top, below in (under, over):
            box = (x - half, y + top, x + half, y + top + LINE)
            if _inside(box, window, screen) and not any(_overlap(box, one) for one in taken):
                taken.append(box)
                mark = replace(mark, label=label, below=below)
                break
        yield mark


def _inside(box, window: Window, screen: Screen) -> bool:
    left, top, right, bottom = box
    return left >= 0 and top >= 0 and right <= screen.width and bottom <= screen.height(window)


def _around(mark: Mark, window: Window, screen: Screen):
    x, y = _pixels((mark.x, mark.y), window, screen)
    return x - mark.radius, y - mark.radius, x + mark.radius, y + mark.radius


def _overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
