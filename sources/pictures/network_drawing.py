"""The network as lines, marks and labels with their places, in pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt

from django.core.cache import cache

from sources.pictures.layout import Point, Size, apart, clear_of_lines, springs
from sources.pictures.network_graph import Edge, Strand
from sources.pictures.network_labels import FONT, LINE, Label, label
from sources.pictures.network_shapes import shape
from sources.pictures.network_ties import TieKind

# To be changed with the arithmetic: what a cache kept of the old one is not shown.
LAYOUT = 2
WIDE, NARROW = 896, 328
RADIUS, EGO_RADIUS = 8.0, 12.0
MOST_PLAIN = 120
KEEP_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Line:
    """A strand of an edge: its path, its arrows, and its dashes by kind."""

    path: str
    arrows: tuple[str, ...]
    kind: str
    width: float


@dataclass(frozen=True)
class Drawn:
    edge: Edge
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Text:
    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Node:
    """`hit` is the box that can be pressed: left, top, width, height."""

    actor: int
    x: float
    y: float
    radius: float
    shape: str
    texts: tuple[Text, ...]
    anchor: str
    rtl: bool
    hit: tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """`dense`: so many lines that each is drawn faintly."""

    width: int
    height: int
    edges: tuple[Drawn, ...]
    nodes: tuple[Node, ...]

    @property
    def dense(self) -> bool:
        return len(self.edges) > MOST_PLAIN


Named = Mapping[int, tuple[str, str]]


def whole(actors: Sequence[int], edges: Sequence[Edge], named: Named, width: int) -> Drawing:
    """All of them, near those that they are tied to. `named`: name and kind of each actor."""
    room, most = (145, 3) if width == WIDE else (96, 4)
    labels = [label(named[actor][0], room=room, most=most) for actor in actors]
    boxes = [_box(one) for one in labels]
    area = sum((box.width + 12) * (box.height + 12) for box in boxes)
    frame = Size(width, max(300, round(area * (2.1 if width == WIDE else 1.7) / width)))
    order = {actor: n for n, actor in enumerate(actors)}
    tied = tuple((order[e.one], order[e.other], e.weight) for e in edges)
    places = _places(tied, tuple(boxes), frame)
    nodes = [
        _below(actor, named[actor][1], place, box, text)
        for actor, place, box, text in zip(actors, places, boxes, labels, strict=True)
    ]
    return _drawing(frame, nodes, edges)


def around(ego: int, edges: Sequence[Edge], named: Named) -> Drawing:
    """One actor in the middle of a ring of those tied to it."""
    others = [edge.end(ego) for edge in edges]
    right, left = others[: (len(others) + 1) // 2], others[(len(others) + 1) // 2 :]
    height = max(320, 56 * len(right) + 40)
    middle = (WIDE / 2, height / 2)
    nodes = [_ego(ego, named[ego], middle)]
    for side, actors in ((1, right), (-1, left[::-1])):
        for n, actor in enumerate(actors):
            y = height * (n + 0.5) / len(actors)
            x = middle[0] + side * _bulge(y, height) * 230
            nodes.append(_beside(actor, named[actor], (x, y), side))
    return _drawing(Size(WIDE, height), nodes, edges)


def beside(ego: int, edges: Sequence[Edge], named: Named) -> Drawing:
    """The same for narrow screens: those tied to it in a column."""
    height = max(200, 54 * len(edges) + 20)
    nodes = [_ego(ego, named[ego], (56, height / 2), room=104)]
    for n, edge in enumerate(edges):
        actor, y = edge.end(ego), height * (n + 0.5) / len(edges)
        place = (120 + _bulge(y, height) * 40, y)
        nodes.append(_beside(actor, named[actor], place, 1, room=148))
    return _drawing(Size(NARROW, height), nodes, edges)


def _places(edges, boxes: tuple[Size, ...], frame: Size) -> list[Point]:
    """Kept under what they are made from: they can't be those of another network."""
    made_from = repr((LAYOUT, edges, boxes, frame))
    key = f"network:{sha256(made_from.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: _laid_out(edges, boxes, frame), KEEP_SECONDS)


def _laid_out(edges, boxes, frame: Size) -> list[Point]:
    places = springs(len(boxes), edges, frame)
    if len(edges) > MOST_PLAIN:
        return apart(places, boxes, frame)
    return clear_of_lines(places, boxes, edges, frame, mark=RADIUS + 2)


def _box(text: Label) -> Size:
    return Size(max(text.size.width + 6, 28.0), text.size.height + 2 * RADIUS + 8 + LINE)


def _bulge(y: float, height: float) -> float:
    """How far an ellipse stands out at a height, from 0.45 to 1."""
    off = 2 * y / height - 1
    return 0.45 + 0.55 * sqrt(max(0.0, 1 - off * off))


def _below(actor: int, kind: str, place: Point, box: Size, text: Label) -> Node:
    """A mark with its label below it, both in a box around `place`."""
    left, top = place[0] - box.width / 2, place[1] - box.height / 2
    y = top + RADIUS + 2
    texts = _texts(text, place[0], y + RADIUS + 4 + FONT)
    hit = (round(left, 1), round(top, 1), round(box.width, 1), round(box.height - LINE, 1))
    mark = shape(kind, RADIUS)
    return Node(actor, place[0], round(y, 1), RADIUS, mark, texts, "middle", text.rtl, hit)


def _beside(actor: int, named: tuple[str, str], place: Point, side: int, room=196) -> Node:
    x, y = round(place[0], 1), round(place[1], 1)
    text = label(named[0], room=room)
    at = x + side * (RADIUS + 8)
    texts = _texts(text, at, y + FONT * 0.36 - (len(text.lines) - 1) * LINE / 2)
    # “start” is where the words begin: on the right, where they run to the left.
    anchor = "start" if (side == 1) != text.rtl else "end"
    long = text.size.width + RADIUS * 2 + 16
    left, high = x - 14 if side == 1 else x - long + 14, max(28.0, text.size.height + 4)
    hit = (round(left, 1), round(y - high / 2, 1), round(long, 1), round(high, 1))
    mark = shape(named[1], RADIUS)
    return Node(actor, x, y, RADIUS, mark, texts, anchor, text.rtl, hit)


def _ego(actor: int, named: tuple[str, str], place: Point, room=150) -> Node:
    text = label(named[0], room=room, most=4)
    texts = _texts(text, place[0], place[1] + EGO_RADIUS + 6 + FONT)
    high = EGO_RADIUS * 2 + 12 + text.size.height
    long = max(text.size.width, 32.0)
    hit = (round(place[0] - long / 2, 1), place[1] - EGO_RADIUS - 4, round(long, 1), high)
    mark = shape(named[1], EGO_RADIUS)
    return Node(actor, place[0], place[1], EGO_RADIUS, mark, texts, "middle", text.rtl, hit)


def _texts(text: Label, x: float, y: float) -> tuple[Text, ...]:
    return tuple(
        Text(words, round(x, 1), round(y + n * LINE, 1)) for n, words in enumerate(text.lines)
    )


def _drawing(frame: Size, nodes: Sequence[Node], edges: Sequence[Edge]) -> Drawing:
    ends = {node.actor: End(node.x, node.y, node.radius + 4) for node in nodes}
    drawn = [Drawn(edge, tuple(_lines(edge, ends[edge.one], ends[edge.other]))) for edge in edges]
    # The heaviest last, above the others.
    return Drawing(round(frame.width), round(frame.height), tuple(drawn[::-1]), tuple(nodes))


@dataclass(frozen=True)
class End:
    """Lines stop `off` pixels before it."""

    x: float
    y: float
    off: float


def _lines(edge: Edge, one: End, other: End):
    """A line for each kind of tie, side by side."""
    widths = [min(1.5 + 0.8 * (strand.count - 1), 6.0) for strand in edge.strands]
    at = -(sum(widths) + 4 * (len(widths) - 1)) / 2
    for strand, width in zip(edge.strands, widths, strict=True):
        yield _line(strand, one, other, at + width / 2, width)
        at += width + 4


def _line(strand: Strand, one: End, other: End, offset: float, width: float) -> Line:
    dx, dy = other.x - one.x, other.y - one.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    ux, uy = dx / length, dy / length
    off, until = min(one.off, length / 3), min(other.off, length / 3)
    start = (one.x + ux * off - uy * offset, one.y + uy * off + ux * offset)
    end = (other.x - ux * until - uy * offset, other.y - uy * until + ux * offset)
    arrows = []
    if strand.kind.directed and strand.forward:
        arrows.append(_arrow(end, ux, uy, width))
    if strand.kind.directed and strand.backward:
        arrows.append(_arrow(start, -ux, -uy, width))
    path = f"M{_at(*start)}L{_at(*end)}"
    return Line(path, tuple(arrows), TieKind(strand.kind).value, round(width, 1))


def _arrow(tip: Point, ux: float, uy: float, width: float) -> str:
    long, half = 8 + width, 3 + width
    back = (tip[0] - ux * long, tip[1] - uy * long)
    corners = (
        tip,
        (back[0] - uy * half, back[1] + ux * half),
        (back[0] + uy * half, back[1] - ux * half),
    )
    return f"M{'L'.join(_at(*corner) for corner in corners)}z"


def _at(x: float, y: float) -> str:
    return f"{round(x, 1):g} {round(y, 1):g}"
