from math import dist

import pytest

from sources.pictures.layout import Size, apart, clear_of_lines, springs

FRAME = Size(400, 300)
TWO_TRIANGLES = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1)]


def overlapping(places, sizes) -> list[tuple[int, int]]:
    return [
        (n, m)
        for n in range(len(places))
        for m in range(n)
        if abs(places[n][0] - places[m][0]) < (sizes[n].width + sizes[m].width) / 2
        and abs(places[n][1] - places[m][1]) < (sizes[n].height + sizes[m].height) / 2
    ]


def test_places_are_the_same_on_every_machine():
    assert springs(4, [(0, 1, 2), (1, 2, 1)], FRAME) == [
        (279.5, 0.0),
        (140.6, 63.0),
        (0.0, 136.4),
        (400.0, 300.0),
    ]


def test_things_that_are_tied_lie_nearer():
    places = springs(6, TWO_TRIANGLES, FRAME)
    within = max(dist(places[one], places[other]) for one, other, _ in TWO_TRIANGLES)
    across = min(dist(places[n], places[m]) for n in (0, 1, 2) for m in (3, 4, 5))
    assert within < across


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_places_lie_within_the_frame(count):
    places = springs(count, [(n, 0, 1) for n in range(1, count)], FRAME)
    assert len(places) == count
    assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in places)


def test_one_thing_alone_lies_in_the_middle():
    assert springs(1, [], FRAME) == [(200.0, 150.0)]


def test_boxes_are_pushed_apart():
    places, sizes = [(200, 150)] * 3 + [(210, 155), (190, 150)], [Size(80, 40)] * 5
    assert len(overlapping(places, sizes)) == 10
    assert overlapping(apart(places, sizes, FRAME), sizes) == []


def test_boxes_that_find_no_room_side_by_side_go_up_and_down():
    row, sizes = [(50 + n * 80, 200) for n in range(4)], [Size(96, 90)] * 4
    assert overlapping(apart(row, sizes, Size(328, 400)), sizes) == []


def test_boxes_that_do_not_touch_stay():
    assert apart([(50, 50), (300, 200)], [Size(40, 20)] * 2, FRAME) == [(50, 50), (300, 200)]


def test_boxes_are_moved_into_the_frame():
    assert apart([(0, 300)], [Size(80, 40)], FRAME) == [(40, 280)]


def test_boxes_without_room_stay_in_the_frame():
    places = apart([(20, 20)] * 9, [Size(30, 30)] * 9, Size(40, 40))
    assert all(15 <= x <= 25 and 15 <= y <= 25 for x, y in places)


def test_line_does_not_run_through_what_it_does_not_tie():
    boxes, edge = [Size(20, 20)] * 3, [(0, 1, 1)]
    row = [(50, 150), (350, 150), (200, 152)]
    one, other, third = clear_of_lines(row, boxes, edge, FRAME, mark=10)
    assert (one, other) == ((50, 143), (350, 143))
    assert third == (200, 159)


def test_boxes_are_apart_even_where_lines_leave_no_room():
    sizes = [Size(60, 40)] * 9
    everyone = [(n, m, 1) for n in range(9) for m in range(n)]
    places = clear_of_lines(springs(9, everyone, FRAME), sizes, everyone, FRAME, mark=10)
    assert overlapping(places, sizes) == []
