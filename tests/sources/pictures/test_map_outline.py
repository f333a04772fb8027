"""The outline, read back as a reader's eye does: is a place drawn on land or in the sea?"""

import gzip
import re
from functools import cache

import pytest

from sources.pictures import make_outline
from sources.pictures.map_outline import HEIGHT, land, net
from sources.pictures.map_window import GLOBE, WORLD, Window, around


@cache
def corners(path: str) -> list[list[tuple[int, int]]]:
    """The points of each ring of a path of one move and relative steps."""
    rings = []
    for ring in re.findall(r"M([^z]*)z", path):
        start, steps = (list(map(int, re.findall(r"-?\d+", part))) for part in ring.split("l"))
        x, y = start
        points = [(x, y)]
        for by_x, by_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + by_x, y + by_y
            points.append((x, y))
        rings.append(points)
    return rings


def on_land(window: Window, latitude: float, longitude: float) -> bool:
    left, top = window.position(latitude, longitude)
    x, y = left * HEIGHT * window.aspect / 100, top * HEIGHT / 100
    crossed = 0
    for ring in corners(land(window)):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossed % 2 == 1


LAND = [
    (15, 19),
    (48, 67),
    (-25, 135),
    (40, -100),
    (66.5, 179),
    (66.5, -178),
    (72, -40),
    (-10, -60),
]
SEA = [(35, 18), (42, 50.5), (0, -30), (0, 179.9), (0, -179.9), (43, 34), (57, 19.5), (-50, 100)]


@pytest.mark.parametrize("window", [WORLD, GLOBE], ids=["world", "globe"])
def test_world_has_its_land_and_its_seas(window):
    assert [place for place in LAND if not on_land(window, *place)] == []
    assert [place for place in SEA if on_land(window, *place)] == []


def test_antarctica_is_land_all_around_the_pole():
    for longitude in (-179.9, -90, 0, 90, 179.9):
        assert on_land(GLOBE, -88, longitude)
        assert on_land(around(-85, longitude, 2), -85, longitude)
    assert not on_land(GLOBE, 88, 0)


def test_regions_are_cut_from_the_same_land():
    for level in (1, 2, 3, 4):
        assert [at for at in LAND if not on_land(around(*at, level), *at)] == []
        assert [at for at in SEA if on_land(around(*at, level), *at)] == []


def test_closer_outlines_show_more():
    malta = (35.9, 14.4)
    assert not on_land(WORLD, *malta)
    assert on_land(around(*malta, 2), *malta)


def test_outlines_are_small_and_stay_within_their_windows():
    windows = [WORLD, GLOBE, around(60, 15, 1), around(15, 120, 1), around(60, 10, 2)]
    for window in windows:
        path = land(window)
        assert 1000 < len(gzip.compress(path.encode())) < 10_000
        points = [point for ring in corners(path) for point in ring]
        assert min(x for x, _ in points) >= -20
        assert max(x for x, _ in points) <= HEIGHT * window.aspect + 20
        assert {y for _, y in points} <= set(range(-20, HEIGHT + 21))


def test_net_has_a_line_every_few_degrees():
    window = Window(south=-5, north=15, longitude=0, span=30, level=2)
    across = [f"M0 {y}h1500" for y in (1000, 750, 500, 250, 0)]
    down = [f"M{x} 0v1000" for x in (0, 250, 500, 750, 1000, 1250, 1500)]
    assert net(window) == "".join(across + down)


SQUARE = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]],
    "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, -2]]]}]}},
}


def test_rings_are_joined_of_arcs_that_run_either_way():
    assert make_outline.rings(SQUARE) == [[(0, 0), (10, 0), (10, 10), (0, 10)]]


def test_points_that_add_least_are_drawn_on_close_maps_alone():
    ring = [(0, 0), (2, 0.00001), (5, 0.0002), (10, 0), (10, 10), (5, 10.2), (0, 10)]
    levels, *numbers = make_outline.line(ring).split()
    assert levels == "030000"
    assert " ".join(numbers) == "0 0 500 0 500 0 0 1000 -500 20 -500 -20"


def test_ring_that_crosses_the_antimeridian_runs_on():
    ring = [(170, 0), (-170, 0), (-170, 10), (170, 10)]
    assert make_outline.unrolled(ring) == [(170, 0), (190, 0), (190, 10), (170, 10)]


def test_ring_around_a_pole_is_closed_along_it():
    ring = [(-180, -70), (-60, -70), (60, -70)]
    closed = [(-180, -70), (-60, -70), (60, -70), (180, -70), (180, -90), (-180, -90)]
    assert make_outline.unrolled(ring) == closed
