import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from sources.anchoring import (
    Ambiguous,
    AnchorError,
    Found,
    around,
    check_span,
    compare_standing,
    cuts_word,
    locate,
    passage_link,
    place,
    renders,
    sentence_spans,
)
from sources.anchoring.folding import fold

# Words and marks that meet in articles, and the characters that make trouble.
PIECES = [
    *"aabé '\"‘’“”«»`-–—.…,!?。[]\n\t_5٣½İı哈利ل\u00a0\u200b\u200d\u00ad\u064b\u0301",
    *[
        "...",
        "--",
        " ",
        " ",
        "Haftar",
        "Haftar’s",
        "e\u0301",
        "👩\u200d👧",
        "👍🏽",
        "🇱🇾",
        "❤️",
        "กำ",
    ],
]
JOINERS = {"\u200c", "\u200d"}  # kept or dropped for what stands beside them
pasted = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
texts = pasted.map(lambda text: unicodedata.normalize("NFC", text))


@st.composite
def cited(draw):
    """A text and a span of it that may be cited."""
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    try:
        check_span(text, start, end)
    except AnchorError:
        assume(False)
    return text, start, end


@given(cited())
def test_locate_gives_back_what_was_cut_out_or_lists_it(citation):
    text, start, end = citation
    found = locate(text, text[start:end])
    if isinstance(found, Found):
        assert found.place == place(text, start, end)
    else:
        assert isinstance(found, Ambiguous)
        assert place(text, start, end) in found.places


@given(cited())
def test_locate_with_context_never_answers_another_place(citation):
    text, start, end = citation
    here = place(text, start, end)
    found = locate(text, here.exact, prefix=here.prefix, suffix=here.suffix)
    assert here == found.place if isinstance(found, Found) else here in found.places


@given(cited())
def test_locate_near_its_start_gives_the_span_back(citation):
    text, start, end = citation
    assert locate(text, text[start:end], near=start) == Found(place(text, start, end))


@given(
    st.lists(
        st.sampled_from(["“yes”", "‘no’", "a–b", "and\u00a0so", "on\nand", "well…"]), min_size=1
    )
)
def test_locate_finds_the_plain_typing_of_a_text(words):
    text = " ".join(words)
    plain = text.translate(str.maketrans("“”‘’–\u00a0\n", "\"\"''-  ")).replace("…", "...")
    assert locate(f"Then: {text} (end)", plain) == Found(
        place(f"Then: {text} (end)", 6, 6 + len(text))
    )


@given(pasted)
def test_folding_maps_each_character_to_an_original_that_folds_to_it(text):
    folded = fold(text)
    ends = 0
    for at, char in enumerate(folded.text):
        span = folded.span(at, at + 1)
        if span is None or char in JOINERS:
            continue
        assert ends <= span[0] < span[1] <= len(text)
        assert fold(text[slice(*span)]).text == char
        ends = span[1]


@given(pasted, st.integers(1, 4))
def test_folding_maps_whole_originals_to_the_folded_words(text, size):
    folded = fold(text)
    for at in range(len(folded.text) - size + 1):
        span = folded.span(at, at + size)
        if span and not {text[span[0]], text[span[1] - 1]} & JOINERS:
            assert fold(text[slice(*span)]).text == folded.text[at : at + size]


@given(texts, pasted)
def test_locate_answers_whole_words_alone(text, words):
    found = locate(text, words)
    places = {Found: lambda: [found.place], Ambiguous: lambda: found.places}
    for spot in places.get(type(found), lambda: found.nearest)():
        assert text[spot.start : spot.end] == spot.exact
        assert spot.exact == spot.exact.strip() != ""
        assert not cuts_word(text, spot.start, spot.end)


@given(cited())
def test_compare_standing_is_unchanged_in_the_same_text(citation):
    text, start, end = citation
    assert compare_standing(text, start, end, text).state == "unchanged"


@given(cited(), pasted)
def test_compare_standing_moves_only_to_the_very_words(citation, added):
    text, start, end = citation
    later = f"{added} {text}"
    standing = compare_standing(text, start, end, later)
    if standing.state in ("unchanged", "moved"):
        assert later[standing.start : standing.end] == text[start:end]


@given(cited())
def test_renders_an_excerpt_by_its_own_words(citation):
    text, start, end = citation
    exact = text[start:end]
    assume("[…]" not in exact and "[...]" not in exact and exact[0] not in "\u200b\u200d\u00ad")
    assume(any(map(str.isalnum, exact)))
    assert renders(exact, exact).omitted == ()


@given(texts)
def test_sentence_spans_are_in_order_and_hold_every_letter(text):
    spans = sentence_spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    kept = "".join(text[span.start : span.end] for span in spans)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


@given(cited(), st.integers(1, 12))
def test_around_is_one_slice_of_the_text_within_its_limit(citation, limit):
    text, start, end = citation
    before, exact, after = around(text, start, end, limit=limit)
    assert text[start - len(before) : end + len(after)] == before + exact + after
    assert max(len(before), len(after)) <= limit


@given(cited())
def test_passage_link_is_plain_ascii_with_encoded_words(citation):
    link = passage_link("https://example.org/", *citation)
    _, _, parts = link.partition("#:~:text=")
    assert link.isascii()
    assert not set(parts) & set(" &#\"'<>")
    assert 1 <= len(parts.split(",")) <= 4
