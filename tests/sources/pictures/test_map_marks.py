import pytest

from sources.pictures.map_marks import NARROW, WIDE, Mark, Ring, drawing
from sources.pictures.map_spots import Spot, Tally
from sources.pictures.map_window import DEEPEST, GLOBE, WORLD, around


def spot(pk: int, latitude: float, longitude: float, events: int = 1, **details) -> Spot:
    tally = Tally(events, **{k: details.pop(k) for k in ("doubted", "looks") if k in details})
    named = {"name": f"Town {pk}", "country": "", "precision": "town"} | details
    return Spot(pk=pk, latitude=latitude, longitude=longitude, tally=tally, **named)


def drawn(spots, window=WORLD, screen=WIDE) -> list[tuple[str, str]]:
    """The number and the label of each mark, without what isolates the name."""
    marks = drawing(spots, window, screen).marks
    return [(mark.number, mark.label.strip("\u2068").replace("\u2069", "")) for mark in marks]


def test_place_alone_leads_to_its_events():
    geneva = spot(7, 46.2, 6.1, 3, name="Geneva", country="Switzerland")
    assert drawing([geneva], around(46, 6, 2), WIDE).marks == (
        Mark(
            x=50.23,
            y=49.0,
            radius=13,
            number="3",
            words="\u2068Geneva, Switzerland\u2069 (a town): 3 events",
            look="",
            place=7,
            label="\u2068Geneva\u2069",
            below=26,
        ),
    )


def test_places_near_each_other_fold_and_those_apart_do_not():
    near, far = spot(2, 1, 1, 2), spot(3, 40, 90)
    assert drawn([spot(1, 0, 0, 5), near, far]) == [("7", "Town 1 +1"), ("1", "Town 3")]
    closer = drawn([spot(1, 0, 0, 5), near, far], around(0, 0, 3))
    assert closer == [("5", "Town 1"), ("2", "Town 2")]


def test_more_places_are_drawn_apart_where_there_is_room():
    spots = [spot(1, 52, 13), spot(2, 46, 30)]
    assert [number for number, _ in drawn(spots, screen=NARROW)] == ["2"]
    assert [number for number, _ in drawn(spots, screen=WIDE)] == ["1", "1"]


def test_both_sides_of_the_antimeridian_fold():
    spots = [spot(1, 0, 180), spot(2, 0, -180), spot(3, 0, -179.9)]
    assert [number for number, _ in drawn(spots)] == ["3"]
    assert [number for number, _ in drawn(spots, around(0, -179, 3))] == ["3"]


def test_poles_are_drawn_on_the_globe():
    spots = [spot(1, 90, 0), spot(2, -90, 50)]
    assert [(mark.y, mark.number) for mark in drawing(spots, GLOBE, WIDE).marks] == [
        (0, "1"),
        (100, "1"),
    ]


def test_fold_opens_the_closest_window_that_shows_all_of_it():
    (mark,) = drawing([spot(1, 10, 20), spot(2, 12, 22)], WORLD, WIDE).marks
    assert (mark.at, mark.zoom, mark.listed) == ("11,21", 3, False)
    assert mark.words == "2 places, 2 events: \u2068Town 1\u2069; \u2068Town 2\u2069. Look closer"
    assert len(drawing([spot(1, 10, 20), spot(2, 12, 22)], around(11, 21, 3), WIDE).marks) == 2


def test_fold_across_the_antimeridian_opens_there():
    (mark,) = drawing([spot(1, 0, 179), spot(2, 0, -179)], WORLD, WIDE).marks
    assert mark.at in ("0,180", "0,-180")
    assert mark.zoom == 3


def test_places_that_no_window_parts_lead_to_the_list():
    spots = [spot(n, 31.5, 35.1, n) for n in (1, 2, 3, 4)]
    (mark,) = drawing(spots, WORLD, WIDE).marks
    assert (mark.at, mark.zoom, mark.listed, mark.place) == ("31.5,35.1", DEEPEST, True, 4)
    assert mark.words.endswith("\u2068Town 2\u2069 and 1 more. Look closer")
    (deepest,) = drawing(spots, around(31.5, 35.1, DEEPEST), WIDE).marks
    assert (deepest.zoom, deepest.listed) == (DEEPEST, True)


@pytest.mark.parametrize(
    ("precision", "words", "radius"),
    [("region", "somewhere in this region", 29), ("country", "somewhere in this country", 70)],
)
def test_what_stands_for_a_whole_country_has_a_wide_ring(precision, words, radius):
    found = drawing([spot(1, 27, 17, precision=precision)], around(27, 17, 2), WIDE)
    assert found.rings == (Ring(50, 50, radius),)
    assert found.marks[0].look == "vague"
    assert f"({words})" in found.marks[0].words


def test_town_and_site_have_no_ring():
    for precision in ("town", "site"):
        found = drawing([spot(1, 27, 17, precision=precision)], WORLD, WIDE)
        assert (found.rings, found.marks[0].look) == ((), "")


def test_fold_lies_where_its_most_exact_place_does():
    country = spot(1, 27, 17, 50, precision="country")
    found = drawing([country, spot(2, 27, 18)], WORLD, WIDE)
    assert [mark.place for mark in found.marks] == [2]
    assert found.rings == ()


def test_nothing_that_happened_is_hollow():
    announced = spot(1, 0, 0, 2, doubted=2, looks={"denied": 1, "announced": 1})
    mixed = spot(2, 0, 60, 2, doubted=1, looks={"announced": 1})
    looks = {m.place: (m.look, m.words) for m in drawing([announced, mixed], WORLD, WIDE).marks}
    assert looks == {
        1: ("unsure", "\u2068Town 1\u2069 (a town): 2 events (1 announced, 1 denied)"),
        2: ("", "\u2068Town 2\u2069 (a town): 2 events (1 announced)"),
    }


def test_contested_place_is_marked_and_said():
    place = spot(1, 0, 0, 1, doubted=1, looks={"of contested place": 1})
    (mark,) = drawing([place], WORLD, WIDE).marks
    assert mark.look == "unsure contested"
    assert mark.words == "\u2068Town 1\u2069 (a town): 1 event (of contested place)"


def test_marks_never_lie_on_each_other():
    spots = [spot(n, n * 3.7 % 140 - 58, n * 8.9 % 360 - 180) for n in range(300)]
    for screen in (NARROW, WIDE):
        marks = drawing(spots, WORLD, screen).marks
        at = [(m.x * screen.width / 100, m.y * screen.width / 180) for m in marks]
        assert len(marks) > 20
        assert sum(int(m.number) for m in marks) == 300
        for n, (x, y) in enumerate(at):
            for other_x, other_y in at[:n]:
                assert (x - other_x) ** 2 + (y - other_y) ** 2 > (screen.apart - 0.1) ** 2


def test_names_are_written_where_they_cover_no_other():
    towns = [spot(n, 0, n * 10, 9 - n, name=f"A long name {n}") for n in range(3)]
    marks = drawing(towns, around(0, 10, 1), NARROW).marks
    assert [(bool(mark.label), mark.below) for mark in marks] == [
        (True, 26),
        (True, -18),
        (False, 0),
    ]


def test_thousands_are_shortened():
    assert drawn([spot(1, 0, 0, 12_345)])[0][0] == "12k"
