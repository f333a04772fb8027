"""What part of the world a map shows, and where on it a place lies.

The projection is equirectangular, true to scale at the parallel of the window's middle: it has
poles, needs no more than a multiplication, and hardly distorts a region.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import acos, cos, degrees, radians, sin

# Degrees of latitude that each level shows; level 0 is the whole world.
HEIGHTS = (145, 60, 20, 7, 2.5)
DEEPEST = len(HEIGHTS) - 1
ASPECT = 1.5
# A map that fits itself to its places is no closer, and leaves so much of itself free around them.
REGION, MARGIN = 2, 10
# The world is cut in the Bering Strait, where no land is cut with it.
MIDDLE = 11
_AT = re.compile(r"(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)", re.ASCII)


class WindowError(ValueError):
    """What is wrong, for readers."""


@dataclass(frozen=True)
class Window:
    """`north` and `south` in degrees, `longitude` of the middle, `span` in degrees of longitude."""

    south: float
    north: float
    longitude: float
    span: float
    level: int = 0

    @property
    def height(self) -> float:
        return self.north - self.south

    @property
    def words(self) -> str:
        """Its edges, as readers of atlases know them."""
        if self.span == 360:
            return "The whole world"
        west, east = (self.longitude + side * self.span / 2 for side in (-1, 1))
        return (
            f"{_degrees(self.south, 'S', 'N')} to {_degrees(self.north, 'S', 'N')}, "
            f"{_degrees(_turned(west), 'W', 'E')} to {_degrees(_turned(east), 'W', 'E')}"
        )

    @property
    def latitude(self) -> float:
        return (self.north + self.south) / 2

    @cached_property
    def narrowing(self) -> float:
        """How long a degree of longitude is drawn, compared with one of latitude."""
        return round(self.aspect * self.height / self.span, 6)

    @property
    def aspect(self) -> float:
        return 1.8 if self == WORLD else ASPECT

    def east_of_middle(self, longitude: float) -> float:
        """Degrees the short way round, from -180 up to 180."""
        return _turned(longitude - self.longitude)

    def position(self, latitude: float, longitude: float) -> tuple[float, float]:
        """In hundredths of the window's width and height, from its upper left corner."""
        x = 50 + 100 * self.east_of_middle(longitude) / self.span
        y = 100 * (self.north - latitude) / self.height
        return round(x, 2), round(y, 2)

    def holds(self, latitude: float, longitude: float) -> bool:
        x, y = self.position(latitude, longitude)
        return 0 <= x <= 100 and 0 <= y <= 100


WORLD = Window(-60, 85, MIDDLE, 360)
GLOBE = Window(-90, 90, MIDDLE, 360)


def around(latitude: float, longitude: float, level: int) -> Window:
    """A window of a level with a place in its middle, as far as the poles allow."""
    height = HEIGHTS[level]
    middle = max(-90 + height / 2, min(90 - height / 2, latitude))
    span = min(360, ASPECT * height / cos(radians(middle)))
    return Window(middle - height / 2, middle + height / 2, longitude, span, level)


def window_of(at: str, zoom: str) -> Window | None:
    """The window that an address asks for; None for the whole world."""
    if not at and not zoom:
        return None
    if zoom and (not zoom.isdecimal() or len(zoom) > 1 or int(zoom) > DEEPEST):
        raise WindowError(f"There is no such zoom: give a number from 0 to {DEEPEST}.")
    if zoom == "0":
        return None
    match = _AT.fullmatch(at)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise WindowError(
            "This is no place on the map: give a latitude from -90 to 90 and a longitude "
            "from -180 to 180, as in “32.9,13.2”."
        )
    return around(float(match[1]), float(match[2]), int(zoom or 1))


def fitted(places: Sequence[tuple[float, float]]) -> Window | None:
    """The closest window, though of no less than a region, with room around all places.

    None where none is placed, and where the whole world alone has that room.
    """
    if not places:
        return None
    norths = [latitude for latitude, _ in places]
    middle = at((min(norths) + max(norths)) / 2, _middle([longitude for _, longitude in places]))
    windows = (window_of(middle, str(level)) for level in range(REGION, 0, -1))
    return next((window for window in windows if _roomy(window, places)), None)


def _middle(longitudes: Iterable[float]) -> float:
    """Of the shortest way round the globe on which all of them lie."""
    found = sorted({_turned(longitude) for longitude in longitudes})
    gaps = [(later - one, later) for one, later in pairwise([*found, found[0] + 360])]
    widest, start = max(gaps)
    return start + (360 - widest) / 2


def _roomy(window: Window, places: Iterable[tuple[float, float]]) -> bool:
    found = (window.position(*place) for place in places)
    return all(MARGIN <= x <= 100 - MARGIN and MARGIN <= y <= 100 - MARGIN for x, y in found)


def at(latitude: float, longitude: float) -> str:
    """As `window_of` reads it. A tenth of a degree, so that near views share an address."""
    return f"{round(latitude, 1) + 0:g},{round(_turned(longitude), 1) + 0:g}"


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees along the globe between two places, each a latitude and a longitude."""
    (north, east), (north_too, east_too) = (map(radians, place) for place in (one, other))
    cosine = sin(north) * sin(north_too) + cos(north) * cos(north_too) * cos(east - east_too)
    return degrees(acos(max(-1, min(1, cosine))))


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def _degrees(value: float, below: str, above: str) -> str:
    near = round(value, 1)
    return f"{abs(near):g}°" + (f" {above if near > 0 else below}" if near else "")
