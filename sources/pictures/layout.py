"""Where things stand in a picture: the same for the same input, on every machine.

Only arithmetic that IEEE 754 rounds exactly is used (no powers, no random numbers), so that
small differences between machines can't grow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, sqrt

GOLDEN_ANGLE = 2.399963229728653
ROUNDS = 150
PULL = 0.08
# How much of a place is its rank: evens out crowds and deserts.
EVEN = 0.6
# After so many rounds, boxes that stand in each other's way side by side go up and down alone.
SIDEWAYS, MOST_ROUNDS = 40, 300
# From a mark to a line that does not end at it, and how often this is tried.
CLEAR = 14.0
TRIES = 30

Point = tuple[float, float]


@dataclass(frozen=True)
class Size:
    width: float
    height: float


def springs(count: int, edges: Sequence[tuple[int, int, int]], frame: Size) -> list[Point]:
    """Places for things 0 … count-1 that lie near what they are tied to.

    Edges give two things and a weight. All push each other away, edges draw together, and all
    are drawn to the middle a little, so that nothing drifts off. They fill the frame.
    """
    shape = Size(sqrt(frame.width / frame.height), sqrt(frame.height / frame.width))
    places = _spiral(count, shape)
    ideal = sqrt(1.0 / max(count, 1))
    strong = [(one, other, sqrt(min(weight, 4))) for one, other, weight in edges]
    degrees = [1] * count
    for one, other, _ in edges:
        degrees[one] += 1
        degrees[other] += 1
    for turn in range(ROUNDS):
        forces = _pushes(places, ideal, shape)
        _draw_together(places, forces, strong, degrees, ideal)
        _move(places, forces, 0.12 * (1 - turn / ROUNDS) + 0.002, shape)
    return _fitted(places, frame)


def apart(places: Sequence[Point], sizes: Sequence[Size], frame: Size, gap=6.0) -> list[Point]:
    """Push boxes, given by their middles and sizes, until none covers another, if there is room."""
    moved = [_inside(list(place), size, frame) for place, size in zip(places, sizes, strict=True)]
    for turn in range(MOST_ROUNDS):
        if not _push_apart(moved, sizes, frame, gap, sideways=turn < SIDEWAYS):
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def clear_of_lines(
    places: Sequence[Point],
    sizes: Sequence[Size],
    edges: Sequence[tuple[int, int, int]],
    frame: Size,
    mark: float,
) -> list[Point]:
    """Like `apart`, and off the lines between others, which would seem to lead to what they cross.

    Lines run between marks, `mark` pixels below the tops of the boxes. Where there is no room
    for all, the boxes are apart at least, and on as few lines as was found.
    """
    boxes = best = apart(places, sizes, frame)
    rises = [size.height / 2 - mark for size in sizes]
    fewest = None
    for _ in range(TRIES):
        marks = [[x, y - rise] for (x, y), rise in zip(boxes, rises, strict=True)]
        crossed = _push_off_lines(marks, edges)
        if fewest is None or crossed < fewest:
            best, fewest = boxes, crossed
        if not crossed:
            break
        moved = [(x, y + rise) for (x, y), rise in zip(marks, rises, strict=True)]
        boxes = apart(moved, sizes, frame)
    return best


def _push_off_lines(marks: list[list[float]], edges: Sequence[tuple[int, int, int]]) -> int:
    """The mark to one side, and the line with its ends to the other; how many were found."""
    found = 0
    for one, other, _ in edges:
        (x, y), (x2, y2) = marks[one], marks[other]
        dx, dy = x2 - x, y2 - y
        length = sqrt(dx * dx + dy * dy)
        for n, mark in enumerate(marks):
            if n in (one, other) or length < 1:
                continue
            along = ((mark[0] - x) * dx + (mark[1] - y) * dy) / length
            off = ((mark[1] - y) * dx - (mark[0] - x) * dy) / length
            if 0 < along < length and abs(off) < CLEAR:
                by = CLEAR + 2 - abs(off) if off >= 0 else abs(off) - CLEAR - 2
                across, down = dy / length * by / 2, dx / length * by / 2
                for moved, way in ((mark, 1), (marks[one], -1), (marks[other], -1)):
                    moved[0] -= across * way
                    moved[1] += down * way
                found += 1
    return found


def _spiral(count: int, shape: Size) -> list[list[float]]:
    """An even start; rounded, as libraries differ in the last digit of a cosine."""
    found = []
    for n in range(count):
        radius = sqrt((n + 0.5) / count) / 2
        angle = n * GOLDEN_ANGLE
        x, y = radius * cos(angle) * shape.width, radius * sin(angle) * shape.height
        found.append([round(x, 6), round(y, 6)])
    return found


def _pushes(places: list[list[float]], ideal: float, shape: Size) -> list[list[float]]:
    across, down = PULL / (shape.width * shape.width), PULL / (shape.height * shape.height)
    forces = [[-across * x, -down * y] for x, y in places]
    square = ideal * ideal * 0.25
    for n, (x, y) in enumerate(places):
        own = forces[n]
        for m in range(n):
            dx, dy = x - places[m][0], y - places[m][1]
            push = square / (dx * dx + dy * dy + 1e-6)
            dx, dy = dx * push, dy * push
            own[0] += dx
            own[1] += dy
            other = forces[m]
            other[0] -= dx
            other[1] -= dy
    return forces


def _draw_together(places, forces, edges, degrees, ideal: float) -> None:
    """A thing with many edges is drawn by each a little less, or all would fall together."""
    for one, other, strength in edges:
        dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
        distance = sqrt(dx * dx + dy * dy)
        crowd = sqrt(min(degrees[one], degrees[other]))
        pull = strength * distance / (ideal * 2.0 * crowd)
        dx, dy = dx * pull, dy * pull
        forces[one][0] -= dx
        forces[one][1] -= dy
        forces[other][0] += dx
        forces[other][1] += dy


def _move(places, forces, most: float, shape: Size) -> None:
    """No further than `most` at once, and not out of the frame."""
    halves = shape.width / 2, shape.height / 2
    for place, (dx, dy) in zip(places, forces, strict=True):
        length = sqrt(dx * dx + dy * dy)
        step = min(1.0, most / length) if length else 0.0
        for axis, by in ((0, dx), (1, dy)):
            moved = place[axis] + by * step
            place[axis] = max(-halves[axis], min(moved, halves[axis]))


def _fitted(places: list[list[float]], frame: Size) -> list[Point]:
    columns = [_stretched([place[axis] for place in places]) for axis in (0, 1)]
    return [
        (round(x * frame.width, 1), round(y * frame.height, 1))
        for x, y in zip(*columns, strict=True)
    ]


def _stretched(values: list[float]) -> list[float]:
    """In the same order from 0 to 1, and more even; in the middle where they are all alike."""
    low, high = min(values, default=0), max(values, default=0)
    if high - low < 1e-6:
        return [0.5 for _ in values]
    ranks = sorted(range(len(values)), key=lambda n: (round(values[n], 6), n))
    rank = {n: place / (len(values) - 1) for place, n in enumerate(ranks)}
    return [
        (1 - EVEN) * (value - low) / (high - low) + EVEN * rank[n] for n, value in enumerate(values)
    ]


def _push_apart(places, sizes: Sequence[Size], frame: Size, gap: float, sideways: bool) -> bool:
    """One round, along the shorter way out of each overlap; whether any was found."""
    found = False
    for n, one in enumerate(places):
        for m in range(n):
            other = places[m]
            dx, dy = one[0] - other[0], one[1] - other[1]
            wide = (sizes[n].width + sizes[m].width) / 2 + gap - abs(dx)
            high = (sizes[n].height + sizes[m].height) / 2 + gap - abs(dy)
            if wide <= 0.1 or high <= 0.1:
                continue
            found = True
            axis, by = (0, wide) if sideways and wide < high else (1, high)
            ahead = (dx, dy)[axis] >= 0
            one[axis] += by / 2 if ahead else -by / 2
            other[axis] -= by / 2 if ahead else -by / 2
            _inside(one, sizes[n], frame)
            _inside(other, sizes[m], frame)
    return found


def _inside(place: list[float], size: Size, frame: Size) -> list[float]:
    for axis, (own, whole) in enumerate(((size.width, frame.width), (size.height, frame.height))):
        place[axis] = max(own / 2, min(place[axis], whole - own / 2))
    return place
