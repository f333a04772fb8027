from datetime import date

import pytest

from sources import dates
from sources.pictures.lettering import cut, isolated, text_width
from sources.pictures.timeline_layout import picture
from sources.pictures.timeline_periods import period_named
from sources.pictures.timeline_shapes import NARROW, WIDE, Item, Size, Window
from sources.pictures.timeline_spans import span

# Ten years of 3,650 units: one for each day but those of 2012 and 2016.
DECADE = Window(date(2010, 1, 1), date(2019, 12, 31), "year")
BROAD = Size("wide", 3652, 12, 10, (300, 100))
MONTH = Window(date(2020, 1, 1), date(2020, 1, 31), "day")
DAYS = Size("wide", 310, 4, 10, (100, 50))


def items(*dated: str, label: str = "Talks") -> list[Item]:
    return [
        Item(f"/events/{n}/", label, f"{label} {n}", span(dates.parse(edtf)), "event")
        for n, edtf in enumerate(dated)
    ]


def the_sign(edtf: str, window=DECADE, size=BROAD):
    return picture(window, size, items(edtf), {}).signs[0]


def bars(sign) -> list[tuple[str, int, int]]:
    return [(bar.kind, bar.x, bar.x + bar.width) for bar in sign.bars]


def test_year_is_a_bar_from_its_first_day_to_its_last():
    sign = the_sign("2014")
    assert bars(sign) == [("part", 1461, 1826)]
    assert (sign.dot, sign.caps) == (None, ())


def test_exact_day_is_a_dot_in_the_middle_of_it():
    sign = the_sign("2020-01-13", MONTH, DAYS)
    assert (sign.dot, sign.bars) == (125, ())


def test_once_within_and_lasted_have_caps_at_their_known_ends_alone():
    within = the_sign("[2020-01-14..2020-01-31]", MONTH, DAYS)
    assert (bars(within), within.caps) == ([("within", 130, 310)], (130, 310))
    lasted = the_sign("2019-12-20/2020-01-05", MONTH, DAYS)
    assert (bars(lasted), lasted.caps) == ([("sure", 0, 50)], (50,))
    fading = the_sign("2020-01-10~/2020-01-20", MONTH, DAYS)
    assert bars(fading) == [("in", 80, 90), ("sure", 90, 200)]
    assert fading.caps == (90, 200)


def test_open_end_fades_to_the_border_and_is_level_where_all_of_the_window_lies_in_it():
    assert bars(the_sign("2018/..")) == [("edge", 2922, 3287), ("out", 3287, 3652)]
    assert bars(the_sign("[..2011]")) == [("in", 0, 730)]
    assert bars(the_sign("../2020-06-01")) == [("faint", 0, 3652)]


def test_short_times_stay_wide_enough_to_be_seen_also_at_the_borders():
    assert bars(the_sign("[2019-12-31..2020-01-05]", DECADE, WIDE)) == [("within", 922, 928)]
    assert bars(the_sign("[2009-12-01..2010-01-01]", DECADE, WIDE)) == [("within", 0, 6)]
    assert bars(the_sign("2015-03~", DECADE, NARROW)) == [
        ("in", 159, 169),
        ("part", 169, 173),
        ("out", 172, 182),
    ]


def test_labels_never_cover_each_other_or_another_sign():
    edtfs = [f"{year}-{month:02}-01" for year in range(2010, 2020) for month in (1, 4, 9)]
    edtfs += ["2011/2018", "2012", "2013~", "[2014..2015]", "2016/.."]
    for size in (WIDE, NARROW):
        drawn = picture(DECADE, size, items(*sorted(edtfs), label="Meeting of the mayors"), {})
        boxes = [*drawn.signs, *drawn.folds]
        assert len(boxes) > 10
        for box in boxes:
            assert 0 <= box.left < box.right <= size.width
            lane = [other for other in boxes if other.lane == box.lane and other is not box]
            assert all(other.right <= box.left or box.right <= other.left for other in lane)
        assert drawn.height == 32 + 38 * (1 + max(box.lane for box in boxes))


def test_label_near_the_border_ends_with_its_sign():
    sign = the_sign("2020-01-31", MONTH, DAYS)
    assert (sign.dot, sign.shifted, sign.label_end) == (305, True, 310)
    assert not the_sign("2020-01-01", MONTH, DAYS).shifted


def test_crowded_periods_fold_into_counts_the_fullest_first():
    crowd = ["2020-01-13"] * 9 + ["2020-01-20"] * 3
    urls = {period_named("2020-01-13"): "/timeline/?at=2020-01-13"}
    drawn = picture(MONTH, DAYS, items(*crowd), urls)
    (fold,) = drawn.folds
    assert (fold.count, str(fold.period), fold.lane) == (9, "2020-01-13", 0)
    assert (fold.left, fold.right, fold.middle) == (113, 137, 125)
    assert fold.url == "/timeline/?at=2020-01-13"
    assert fold.words == "9 entries on 13 January 2020"
    assert [sign.lane for sign in drawn.signs] == [1, 2, 3]
    assert drawn.left_out == 0


def test_what_lies_over_several_periods_never_folds_and_is_counted_where_it_has_no_room():
    drawn = picture(MONTH, DAYS, items(*["[2020-01-02..2020-01-20]"] * 6), {})
    assert (len(drawn.signs), drawn.folds, drawn.left_out) == (4, (), 2)


def test_sign_without_room_for_its_label_stands_bare():
    days = [f"2020-01-{day:02}" for day in (*range(1, 25), 29, 30, 31)]
    drawn = picture(MONTH, DAYS, items(*days, label="A long label of the talks"), {})
    assert (len(drawn.signs), drawn.left_out) == (27, 0)
    assert {bool(sign.label) for sign in drawn.signs} == {True, False}


def test_tallies_are_counts_of_what_is_not_drawn():
    drawn = picture(DECADE, WIDE, [], {}, {period_named("2014"): 1200, period_named("2015"): 1})
    assert [(str(fold.period), fold.count) for fold in drawn.folds] == [("2014", 1200), ("2015", 1)]


def test_ruler_has_a_line_for_each_part_and_as_many_labels_as_have_room():
    urls = {period_named("2014"): "/timeline/?at=2014"}
    wide, narrow = (picture(DECADE, size, [], urls).ticks for size in (WIDE, NARROW))
    assert [tick.label for tick in wide] == [str(year) for year in range(2010, 2020)]
    assert [tick.x for tick in wide][:3] == [0, 93, 185]
    assert (wide[0].middle, narrow[0].middle) == (46, 20)
    assert [tick.label for tick in narrow][:4] == ["2010", "", "2012", ""]
    assert [tick.url for tick in wide if tick.url] == ["/timeline/?at=2014"]
    assert [tick.words for tick in wide][4] == "2014"


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("Talks in Geneva", 200, "Talks in Geneva"),
        ("Talks  in\nGeneva", 200, "Talks in Geneva"),
        ("Talks in Geneva", 70, "Talks in…"),
        ("Talks in Geneva", 0.1 + text_width("Talks in…", 10), "Talks in…"),
        ("Donaudampfschifffahrt", 80, "Donaudampfs…"),
        (isolated("محادثات في جنيف"), 70, "\u2068محادثات في…\u2069"),
    ],
)
def test_words_are_cut_to_a_width_and_what_was_isolated_stays_so(text, width, found):
    assert cut(text, width, 10) == found
    assert text_width(found, 10) <= width


def test_wide_letters_need_more_room_than_narrow_ones_and_marks_above_letters_none():
    assert text_width("iii", 10) < text_width("nnn", 10) < text_width("MMM", 10)
    assert text_width("会議", 10) == 20
    assert text_width("e\u0301", 10) == text_width("e", 10)


def heads(window: Window, size: Size) -> list[tuple[int, str]]:
    return [(head.x, head.label) for head in picture(window, size, [], {}).heads]


def test_ruler_says_which_month_its_days_and_which_year_its_months_are_of():
    days = Window(date(2020, 1, 12), date(2020, 2, 2), "day")
    months = Window(date(2019, 11, 1), date(2020, 2, 29), "month")
    assert heads(days, Size("wide", 220, 4, 10, (50,))) == [(0, "January 2020")]
    assert heads(days, WIDE) == [(0, "January 2020")]
    assert heads(months, WIDE) == [(0, "2019"), (468, "2020")]
    assert heads(DECADE, WIDE) == []
