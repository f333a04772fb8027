import re

from django.core.cache import cache

from sources.pictures.network_drawing import NARROW, WIDE, around, beside, whole
from sources.pictures.network_graph import Edge, Strand
from sources.pictures.network_ties import TieKind

NAMED = {n: (f"Actor number {n}", "person") for n in range(1, 30)}
MET = (Strand(TieKind.EVENT, 1, 0, 0),)


def star(count: int) -> list[Edge]:
    return [Edge(1, n, 1, MET) for n in range(2, count + 1)]


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_picture_has_each_actor_and_each_edge_once():
    drawing = whole([1, 2, 3], star(3), NAMED, WIDE)
    assert [node.actor for node in drawing.nodes] == [1, 2, 3]
    assert [drawn.edge.other for drawn in drawing.edges] == [3, 2]


def test_wider_line_for_more_entries_and_never_too_wide():
    widths = [
        whole([1, 2], [Edge(1, 2, n, (Strand(TieKind.EVENT, n, 0, 0),))], NAMED, WIDE)
        .edges[0]
        .lines[0]
        .width
        for n in (1, 2, 3, 100)
    ]
    assert widths == [1.5, 2.3, 3.1, 6.0]


def test_speech_has_an_arrow_at_each_end_that_is_spoken_of():
    strands = (
        Strand(TieKind.EVENT, 1, 0, 0),
        Strand(TieKind.ABOUT, 1, 1, 0),
        Strand(TieKind.TO, 2, 1, 1),
        Strand(TieKind.AFFILIATION, 1, 1, 0),
    )
    lines = whole([1, 2], [Edge(1, 2, 4, strands)], NAMED, WIDE).edges[0].lines
    assert [(line.kind, len(line.arrows)) for line in lines] == [
        ("event", 0),
        ("about", 1),
        ("to", 2),
        ("affiliation", 0),
    ]
    assert len({line.path for line in lines}) == 4


def test_arrow_points_at_the_one_spoken_of():
    edge = Edge(1, 2, 1, (Strand(TieKind.ABOUT, 1, 0, 1),))
    drawing = around(2, [edge], NAMED)
    line, spoken_of = drawing.edges[0].lines[0], drawing.nodes[1]
    assert spoken_of.actor == 1
    tip = numbers(line.arrows[0])[:2]
    assert abs(tip[0] - spoken_of.x) < 15
    assert abs(tip[1] - spoken_of.y) < 15


def test_places_are_kept_under_what_they_are_made_from():
    cache.clear()
    first = whole([1, 2, 3], star(3), NAMED, NARROW)
    assert len(cache._cache) == 1
    assert whole([1, 2, 3], star(3), NAMED, NARROW) == first
    assert len(cache._cache) == 1
    whole([1, 2, 3, 4], star(4), NAMED, NARROW)
    assert len(cache._cache) == 2


def test_labels_around_an_actor_do_not_cover_each_other():
    named = dict.fromkeys(NAMED, ("A very long name that takes all of its three lines", "body"))
    for drawing in (around(1, star(25), named), beside(1, star(25), named)):
        boxes = [node.hit for node in drawing.nodes[1:]]
        assert len(boxes) == 24
        for n, (x, y, wide, high) in enumerate(boxes):
            assert 0 <= x <= drawing.width - wide
            assert 0 <= y <= drawing.height - high
            for x2, y2, wide2, high2 in boxes[:n]:
                assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y


def test_marks_are_large_enough_to_press():
    for drawing in (whole([1, 2], star(2), NAMED, NARROW), beside(1, star(2), NAMED)):
        assert all(wide >= 24 and high >= 24 for *_, wide, high in (n.hit for n in drawing.nodes))
