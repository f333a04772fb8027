"""Makes `outline.txt`, the land that the map is drawn on.

It comes from Natural Earth's land at 1:50 million, in the public domain, as the npm package
`world-atlas` holds it (TopoJSON):

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python -m sources.pictures.make_outline package/land-50m.json

Each line of the outline is a ring: the levels of its points, a digit each, then the first point
and the steps from each point to the next, in hundredths of a degree east and north. A point of
level 2 is drawn on maps of level 2 and closer. Longitudes run on past 180 where a ring does.
"""

import heapq
import json
import sys
from math import cos, radians
from pathlib import Path

OUTLINE = Path(__file__).with_name("outline.txt")
UNITS = 100
# The least area, in square degrees at the equator, that a point adds to the land of each level.
LEAST = (0.06, 0.008, 0.0012, 0.0004)


def rings(topology: dict) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (left, bottom) = topology["transform"].values()
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)
    return [
        ring
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
        for numbers in polygon
        if (ring := off_the_poles(joined(numbers, arcs)))
    ]


def joined(numbers: list[int], arcs) -> list[tuple[float, float]]:
    """The points of a ring once each: -1 is the first arc, backwards."""
    points = []
    for number in numbers:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return points


def off_the_poles(ring):
    """Without the seam that ends in a pole."""
    return [(x, y) for x, y in ring if abs(y) < 89.5]


def unrolled(ring):
    """Without the jump at the antimeridian; one around a pole is closed along that pole."""
    points, turn, last = [], 0, ring[0][0]
    for x, y in [*ring, ring[0]]:
        turn += 360 * ((x - last < -180) - (x - last > 180))
        last = x
        points.append((x + turn, y))
    first, end = points[0], points[-1]
    if end[0] == first[0]:
        return points[:-1]
    pole = 90 if first[1] > 0 else -90
    return [*points, (end[0], pole), (first[0], pole)]


def triangle(a, b, c) -> float:
    """Area in square degrees at the equator. A closing along a pole counts for something too."""
    area = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
    return area * max(cos(radians(b[1])), 0.05)


def worth(ring) -> list[float]:
    """What each point adds to the ring when all that add less are gone (Visvalingam, Whyatt)."""
    count = len(ring)
    before = [(n - 1) % count for n in range(count)]
    after = [(n + 1) % count for n in range(count)]
    area = [triangle(ring[before[n]], ring[n], ring[after[n]]) for n in range(count)]
    heap = [(area[n], n) for n in range(count)]
    heapq.heapify(heap)
    left, most, found = count, 0.0, [-1.0] * count
    while heap:
        adds, n = heapq.heappop(heap)
        if found[n] >= 0 or adds != area[n]:
            continue
        # The last three points stand or fall together.
        most = max(most, adds) if left > 3 else max(most, area[n])
        found[n], left = most, left - 1
        if left < 3:
            continue
        one, other = before[n], after[n]
        after[one], before[other] = other, one
        for m in (one, other):
            area[m] = triangle(ring[before[m]], ring[m], ring[after[m]])
            heapq.heappush(heap, (area[m], m))
    return found


def line(ring) -> str:
    levels, numbers, last = "", [], (0, 0)
    for point, adds in zip(ring, worth(ring), strict=True):
        level = next((n for n, least in enumerate(LEAST) if adds >= least), None)
        if level is None:
            continue
        x, y = round(point[0] * UNITS), round(point[1] * UNITS)
        levels += str(level)
        numbers += [x - last[0], y - last[1]]
        last = x, y
    return " ".join([levels, *map(str, numbers)]) if len(levels) > 2 else ""


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text())
    lines = [found for ring in rings(topology) if (found := line(unrolled(ring)))]
    OUTLINE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
