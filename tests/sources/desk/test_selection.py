import pytest

from sources.actions import capture
from sources.desk.selection import SelectionProblem, read_selection

pytestmark = pytest.mark.django_db

EMOJI = "A 😀 e\u0301 met.\nThey spoke of the bridge.\n\nThe bridge stayed open."


@pytest.fixture
def source(db):
    return capture(text=EMOJI, headline="The bridge").source


def selection_of(source, words: str, **changes) -> dict[str, str]:
    snapshot = source.current_snapshot
    start = snapshot.text.index(words)
    given = {
        "snapshot": str(snapshot.pk),
        "start": str(start),
        "end": str(start + len(words)),
        "exact": words,
    }
    return given | changes


def problem(source, data) -> str:
    with pytest.raises(SelectionProblem) as refusal:
        read_selection(source, data)
    assert refusal.value.status == 409
    return str(refusal.value)


def test_offsets_count_code_points(source):
    selection = read_selection(source, selection_of(source, "met"))
    assert (selection.start, selection.end) == (6, 9)
    assert selection.snapshot == source.current_snapshot


def test_line_ends_arrive_as_browsers_send_them(source):
    exact = "bridge.\n\nThe bridge"
    data = selection_of(source, exact, exact=exact.replace("\n", "\r\n"))
    assert read_selection(source, data).exact == exact


def test_offsets_in_utf_16_are_refused(source):
    wrong = selection_of(source, "bridge", start="27", end="33")
    assert problem(source, wrong) == (
        "The words at this place are not those that you selected: reload the page."
    )


def test_a_stale_page_is_refused(source):
    stale = selection_of(source, "bridge")
    capture(text=EMOJI + " Since then.", headline="The bridge", source=source)
    assert problem(source, stale) == "This article has a newer text: reload the page."


def test_another_article_is_refused(source, article):
    assert problem(article, selection_of(source, "bridge")) == (
        "The selection is of another article: reload the page."
    )


@pytest.mark.parametrize("changes", [{"start": ""}, {"end": "x"}, {"snapshot": "-1"}])
def test_a_selection_without_its_place_is_refused(source, changes):
    assert problem(source, selection_of(source, "bridge", **changes)) == (
        "Select the words again: their place did not arrive whole."
    )


def test_numbers_that_no_database_holds_are_refused(source):
    endless = "9" * 40
    assert "did not arrive whole" in problem(source, selection_of(source, "met", end=endless))
    assert "another article" in problem(source, selection_of(source, "met", snapshot="9" * 18))


def test_half_a_word_is_refused(source):
    assert "cuts a word in two" in problem(source, selection_of(source, "brid"))


def test_words_on_both_sides_of_a_join_are_refused():
    source = capture(passages=["One passage", "Another one"], headline="Parts").source
    across = selection_of(source, "passage\n\n[…]\n\nAnother")
    assert "runs over the join between two passages" in problem(source, across)
