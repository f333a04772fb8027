"""The land within a window, as the path of an SVG."""

from functools import cache, lru_cache
from math import ceil, floor

from sources.pictures.make_outline import LEAST, OUTLINE, UNITS
from sources.pictures.map_window import Window

# Units of the path in the height of a map.
HEIGHT = 1000
# Degrees between the lines of the net on each level.
NET = (30, 10, 5, 1, 0.5)
# Land is cut so far beyond the window, as a part of it, that the line along the cut is not seen.
MARGIN = 0.02

Point = tuple[float, float]


@lru_cache(maxsize=64)
def land(window: Window) -> str:
    """The land as relative steps in whole units, the upper left corner of the window at 0 0."""
    level = str(min(window.level, len(LEAST) - 1))
    up = HEIGHT / window.height
    east = up * window.narrowing
    west, north = window.longitude - window.span / 2, window.north
    found = []
    for ring in _rings():
        for turn in ring.turns(window):
            points = [p for own, p in zip(ring.levels, ring.points, strict=True) if own <= level]
            placed = [((x + turn - west) * east, (north - y) * up) for x, y in points]
            found.append(_path(_clipped(placed, HEIGHT * window.aspect)))
    return "".join(found)


def net(window: Window) -> str:
    """Parallels and meridians, in the units of the land."""
    step, width = NET[window.level], HEIGHT * window.aspect
    west = window.longitude - window.span / 2
    paths = []
    for n in range(ceil(window.south / step), floor(window.north / step) + 1):
        paths.append(f"M0 {round((window.north - n * step) * HEIGHT / window.height)}h{width:g}")
    for n in range(ceil(west / step), floor((west + window.span) / step) + 1):
        paths.append(f"M{round((n * step - west) / window.span * width)} 0v{HEIGHT}")
    return "".join(paths)


class _Ring:
    def __init__(self, line: str):
        self.levels, *numbers = line.split()
        x = y = 0
        self.points: list[Point] = []
        for east, north in zip(map(int, numbers[::2]), map(int, numbers[1::2]), strict=True):
            x, y = x + east, y + north
            self.points.append((x / UNITS, y / UNITS))
        if abs(self.points[-1][1]) == 90:
            self._go_round()
        self.west, self.east = min(p[0] for p in self.points), max(p[0] for p in self.points)
        self.south, self.north = min(p[1] for p in self.points), max(p[1] for p in self.points)

    def _go_round(self):
        """Land around a pole goes round thrice, so that its seam lies outside of any window."""
        *coast, end, first = self.points
        turn = first[0] - end[0]
        turns = (turn, 0, -turn)
        self.points = [(x + by, y) for by in turns for x, y in coast]
        self.points += [(end[0] - turn, end[1]), (first[0] + turn, first[1])]
        self.levels = self.levels[:-2] * 3 + "00"

    def turns(self, window: Window) -> list[int]:
        """By how many degrees the ring is moved to be seen in the window, for each time it is."""
        if self.north < window.south or self.south > window.north:
            return []
        west, east = window.longitude - window.span / 2, window.longitude + window.span / 2
        turns = (0,) if self.east - self.west > 720 else (-360, 0, 360)
        return [turn for turn in turns if self.east + turn > west and self.west + turn < east]


@cache
def _rings() -> list[_Ring]:
    return [_Ring(line) for line in OUTLINE.read_text().splitlines()]


def _clipped(points: list[Point], width: float) -> list[Point]:
    """The part of a ring within the window (Sutherland, Hodgman)."""
    room = HEIGHT * MARGIN
    for axis, bound, side in (
        (0, -room, 1),
        (0, width + room, -1),
        (1, -room, 1),
        (1, HEIGHT + room, -1),
    ):
        points = _cut(points, axis, bound, side)
    return points


def _cut(points: list[Point], axis: int, bound: float, side: int) -> list[Point]:
    """The part of a ring above a bound of x or y (`side` 1) or below it (-1)."""
    kept = []
    for n, point in enumerate(points):
        last = points[n - 1]
        if (side * (point[axis] - bound) >= 0) != (side * (last[axis] - bound) >= 0):
            part = (bound - last[axis]) / (point[axis] - last[axis])
            kept.append(tuple(a + part * (b - a) for a, b in zip(last, point, strict=True)))
        if side * (point[axis] - bound) >= 0:
            kept.append(point)
    return kept


def _path(points: list[Point]) -> str:
    whole = list(dict.fromkeys((round(x), round(y)) for x, y in points))
    if len(whole) < 3:
        return ""
    (x, y), *rest = whole
    steps = []
    for to_x, to_y in rest:
        steps.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    start = f"M{whole[0][0]} {whole[0][1]}l"
    return start + " ".join(steps).replace(" -", "-") + "z"
