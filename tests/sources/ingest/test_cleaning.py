import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.ingest import MAX_TEXT, IngestError, clean, decode

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ab é\u0301\u0316\ud800 \t\n\r\v\f\x00\x1f\x85\xa0\u2028\u2029\ufeff\ufdd0\u0344"
        ),
        st.characters(codec=None),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "text", "change"),
    [
        ("A\x00B", "AB", "1 control character was dropped."),
        ("A\x07\x1b\x9fB\tC", "AB\tC", "3 control characters were dropped."),
        ("A\ud83dB", "AB", "1 broken character (half of a pair) was dropped."),
        ("\ufeffA\ufeffB", "AB", "2 byte order marks were dropped."),
        ("A\ufdd0\uffff\U0010fffeB", "AB", "3 noncharacters were dropped."),
        ("A\r\nB\rC\nD", "A\nB\nC\nD", "Line ends were made uniform (2)."),
        ("A\u2028B\u2029C", "A\nB\nC", "Line ends were made uniform (2)."),
        ("A\x85B\vC\fD", "A\nB\nC\nD", "Line ends were made uniform (3)."),
        ("Cafe\u0301\nbar", "Café\nbar", "Letters and their accents were joined (NFC) in 1 line."),
        ("A \nB\t\xa0\nC", "A\nB\nC", "White space was removed from 2 line ends."),
        ("\n\nA\n\n\n\nB\n\n", "A\n\nB", "5 surplus blank lines were removed."),
        ("A\n", "A", "The line end after the last line was removed."),
    ],
)
def test_clean_says_what_it_changed(raw, text, change):
    cleaned = clean(raw)
    assert cleaned.text == text
    assert cleaned.changes == (change,)


def test_clean_leaves_the_words_and_the_space_between_them():
    text = "  • He  said:\t“No\xa0…\u00ad” 👩\u200d🚀\n\nوقال «لا»\u200f"
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.changes == ()


def test_clean_says_every_kind_of_change_in_order():
    assert clean("\ufeffA\x00 \r\n\r\n\r\nB").changes == (
        "1 control character was dropped.",
        "1 byte order mark was dropped.",
        "Line ends were made uniform (3).",
        "White space was removed from 1 line end.",
        "1 surplus blank line was removed.",
    )


def test_clean_joins_an_accent_that_a_dropped_character_had_parted():
    assert clean("e\x00\u0301").text == "é"


@given(AWKWARD)
def test_clean_twice_changes_nothing(raw):
    try:
        once = clean(raw)
    except IngestError:
        return
    again = clean(once.text)
    assert again.text == once.text
    assert again.changes == ()


@given(AWKWARD)
def test_clean_gives_text_that_a_snapshot_can_hold(raw):
    try:
        text = clean(raw).text
    except IngestError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert text.encode("utf-8").decode("utf-8") == text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert "\n\n\n" not in text


@given(AWKWARD)
def test_clean_says_nothing_only_when_it_changed_nothing(raw):
    try:
        cleaned = clean(raw)
    except IngestError:
        return
    assert (cleaned.text == raw) == (cleaned.changes == ())


@pytest.mark.parametrize("raw", ["", " \n\t\r\n", "\x00\x01", "\ufeff", "\u200b\u200f", "…\n—"])
def test_clean_refuses_what_holds_no_words(raw):
    with pytest.raises(IngestError, match="no text to capture"):
        clean(raw)


def test_clean_accepts_the_longest_text_and_refuses_a_longer_one():
    assert len(clean("a" * MAX_TEXT).text) == MAX_TEXT
    with pytest.raises(IngestError, match="longer than 1,000,000 characters"):
        clean("a" * (MAX_TEXT + 1))


def test_clean_refuses_a_text_that_normalising_makes_too_long():
    with pytest.raises(IngestError, match="longer than 1,000,000 characters"):
        clean("\ufb2c" * MAX_TEXT)


@pytest.mark.parametrize("marks", ["\u0316\u0301", "\u0301\u0316", "\u0f73"])
def test_clean_refuses_stacked_accents_without_sorting_them(marks):
    started = time.perf_counter()
    with pytest.raises(IngestError, match="More than 30 accents"):
        clean("a" + marks * 250_000)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "raw",
    [
        "a" + " " * 900_000 + "b",
        "\n" * 900_000 + "a",
        " \n" * 450_000 + "a",
        "\r\n" * 450_000 + "a",
        ("a" + "\u0316\u0301" * 15) * 29_000,
    ],
)
def test_clean_takes_time_in_line_with_the_length(raw):
    started = time.perf_counter()
    clean(raw)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "data",
    [
        "Salamé said “no”".encode(),
        "Salamé said “no”".encode("utf-8-sig"),
        "\ufeffSalamé said “no”".encode("utf-16-le"),
        "\ufeffSalamé said “no”".encode("utf-16-be"),
        "\ufeffSalamé said “no”".encode("utf-32-le"),
    ],
)
def test_decode_reads_unicode(data):
    assert decode(data) == "Salamé said “no”"


def test_decode_leaves_a_stray_control_character_to_clean():
    assert decode(b"Thirty letters and a NUL\x00 here") == "Thirty letters and a NUL\x00 here"


@pytest.mark.parametrize(
    "data",
    [
        "Salamé said “no”".encode("cp1252"),
        "Salamé".encode("utf-16-le"),
        "He said “no”".encode("utf-16-le"),
        "Привет всем".encode("utf-16-be"),
        b"\xff\xfeA",
        b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
)
def test_decode_refuses_what_it_would_have_to_guess(data):
    with pytest.raises(IngestError, match=r"in UTF-8 and upload it again\.$"):
        decode(data)


def test_decode_refuses_a_file_that_is_too_large_before_reading_it():
    with pytest.raises(IngestError, match="longer than 1,000,000 characters"):
        decode(b"\xff" * (4 * MAX_TEXT + 5))
