from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sources.dates import PartialDateError, compatible, parse, understand

days = st.dates().map(date.isoformat)
months = st.dates().map(lambda day: day.isoformat()[:7])
years = st.dates().map(lambda day: day.isoformat()[:4])
decades = st.integers(1, 999).map(lambda tens: f"{tens:03}X")
seasons = st.builds("{:04}-{}".format, st.integers(1, 9998), st.integers(21, 24))
points = st.one_of(days, months, years, decades, seasons)
marks = st.sampled_from(["", "", "?", "~", "%"])
qualified = st.builds(str.__add__, points, marks)


@st.composite
def near_days(draw):
    """Two days of the same weeks or months, the pairs whose words leave something out."""
    start = draw(st.dates(max_value=date(9998, 1, 1)))
    end = start + timedelta(draw(st.integers(1, 60)))
    return start.isoformat(), end.isoformat()


def ordered_pairs(ends):
    pairs = st.lists(ends, min_size=2, max_size=2, unique_by=lambda end: end.rstrip("?~%"))
    return pairs.map(lambda pair: sorted(pair, key=lambda end: parse(end).sort_key))


edtf_texts = st.one_of(
    qualified,
    st.one_of(ordered_pairs(qualified), near_days()).map("/".join),
    st.one_of(ordered_pairs(points), near_days()).map(lambda pair: "[{}..{}]".format(*pair)),
    qualified.map("{}/..".format),
    qualified.map("../{}".format),
    points.map("[{}..]".format),
    points.map("[..{}]".format),
)
partial_dates = edtf_texts.map(parse)

VOCABULARY = """
2014 2020 13 31 00 January Feb. spring winter the of 2010s about perhaps c. from to since until
between and or later once – - / .. [ ] , . ? ~ % X 201X 2020-01-13
"""
near_words = st.lists(st.sampled_from(VOCABULARY.split()), max_size=9)
typed = st.one_of(st.text(max_size=40), near_words.map(" ".join), near_words.map("".join))


@given(edtf_texts)
def test_edtf_comes_back_unchanged(edtf):
    assert str(parse(edtf)) == edtf
    assert understand(edtf) == parse(edtf)


@given(partial_dates)
def test_words_are_understood_as_the_same_date(partial):
    assert understand(partial.words) == partial


@given(partial_dates)
def test_earliest_is_not_after_latest(partial):
    assert (partial.earliest or date.min) <= (partial.latest or date.max)


@given(partial_dates, partial_dates)
def test_sort_keys_agree_with_bounds_and_identity(a, b):
    assert (a.sort_key == b.sort_key) == (a == b)
    if a.latest and b.earliest and a.latest < b.earliest:
        assert a.sort_key < b.sort_key


@given(partial_dates, partial_dates)
def test_compatible_is_symmetric_and_holds_for_shared_days(a, b):
    assert compatible(a, a)
    assert compatible(a, b) == compatible(b, a)
    first = max(a.earliest or date.min, b.earliest or date.min)
    last = min(a.latest or date.max, b.latest or date.max)
    doubtful = a.approximate or a.uncertain or b.approximate or b.uncertain
    if first <= last:
        assert compatible(a, b)
    elif not doubtful:
        assert not compatible(a, b)


@given(typed)
def test_any_text_is_a_date_or_a_partial_date_error(text):
    for read in (parse, understand):
        with suppress(PartialDateError):
            partial = read(text)
            assert understand(partial.words) == parse(partial.edtf) == partial


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_accepted_just_when_the_calendar_has_it(year, month, day):
    edtf = f"{year:04}-{month:02}-{day:02}"
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    try:
        assert parse(edtf).earliest == expected
    except PartialDateError:
        assert expected is None
