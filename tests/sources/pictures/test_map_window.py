import pytest

from sources.pictures.map_window import (
    GLOBE,
    WORLD,
    Window,
    WindowError,
    apart,
    around,
    at,
    fitted,
    window_of,
)


def test_places_lie_in_proportion_to_their_degrees():
    window = Window(south=0, north=40, longitude=20, span=80, level=1)
    assert window.position(40, -20) == (0, 0)
    assert window.position(20, 20) == (50, 50)
    assert window.position(0, 60) == (100, 100)
    assert window.position(30, 40) == (75, 25)


def test_region_is_true_to_scale_in_its_middle():
    window = around(60, 15, 2)
    assert (window.south, window.north) == (50, 70)
    assert round(window.span, 6) == 60
    assert window.narrowing == 0.5


def test_both_sides_of_the_antimeridian_are_neighbours():
    window = around(0, 179, 2)
    assert window.position(0, 179) == (50, 50)
    assert window.position(0, -180) == window.position(0, 180) == (53.33, 50)
    assert window.position(0, -179) == (56.67, 50)
    assert window.holds(0, -170)
    assert not window.holds(0, -160)


def test_world_is_cut_in_the_bering_strait():
    assert WORLD.position(0, 180) == WORLD.position(0, -180) == (96.94, 58.62)
    assert WORLD.position(66, -169.5)[0] > 99
    assert WORLD.position(66, -168.5)[0] < 1


def test_windows_end_at_the_poles():
    for latitude in (90, 85, 80.0):
        assert (around(latitude, 0, 2).south, around(latitude, 0, 2).north) == (70, 90)
    deepest = around(-90, 0, 4)
    assert (deepest.south, deepest.north) == (-90, -87.5)
    assert deepest.span < 360
    assert deepest.position(-90, 0) == (50, 100)
    assert GLOBE.position(90, 11) == (50, 0)
    assert GLOBE.position(-90, 11) == (50, 100)


def test_edges_in_words():
    assert around(5, 0, 2).words == "5° S to 15° N, 15.1° W to 15.1° E"
    assert around(0, 179, 2).words == "10° S to 10° N, 164° E to 166° W"
    assert WORLD.words == "The whole world"


@pytest.mark.parametrize(("place", "zoom"), [("", ""), ("", "0"), ("10,10", "0")])
def test_whole_world_needs_no_place(place, zoom):
    assert window_of(place, zoom) is None


def test_address_names_the_middle_and_the_level():
    assert window_of("32.9,13.2", "3") == around(32.9, 13.2, 3)
    assert window_of("-32.9,-180", "") == around(-32.9, -180, 1)
    assert at(32.91, 13.19) == "32.9,13.2"
    assert at(-0.01, 190) == "0,-170"
    assert window_of(at(12.3, 190), "2") == around(12.3, -170, 2)


@pytest.mark.parametrize(
    "place",
    ["", "x", "1", "1,", "91,0", "0,181", "nan,nan", "inf,0", "1e1,2", "1,2,3", "\0", "9" * 5000],
)
def test_place_that_is_not_on_earth_is_refused(place):
    with pytest.raises(WindowError, match="no place on the map"):
        window_of(place, "1")


@pytest.mark.parametrize("zoom", ["5", "-1", "x", "²", "1.5", "\0", "9" * 5000])
def test_level_that_does_not_exist_is_refused(zoom):
    with pytest.raises(WindowError, match="a number from 0 to 4"):
        window_of("1,1", zoom)


def test_distances_run_along_the_globe():
    assert round(apart((0, 179), (0, -179)), 6) == 2
    assert round(apart((80, 0), (80, 180)), 6) == 20
    assert apart((10, 10), (10, 10)) == pytest.approx(0, abs=1e-5)


def test_window_fits_itself_to_its_places_and_is_never_closer_than_a_region():
    assert fitted([(32.9, 13.2)]) == around(32.9, 13.2, 2)
    libya = [(32.9, 13.2), (32.1, 20.1)]
    assert fitted(libya) == around(32.5, 16.6, 2)
    assert fitted([*libya, (55.8, 37.6)]) == around(44, 25.4, 1)
    assert fitted([*libya, (-33.9, 151.2)]) is None
    assert fitted([]) is None


def test_fitted_window_leaves_room_around_its_places():
    south, north = 30, 46
    assert fitted([(south, 0), (north, 0)]).level == 2
    assert fitted([(south, 0), (north + 0.1, 0)]).level == 1


def test_fitted_window_goes_the_short_way_round_the_globe():
    assert fitted([(-17, 178), (-13, -172)]) == around(-15, -177, 2)
    assert fitted([(0, -180), (0, 180)]) == around(0, -180, 2)
