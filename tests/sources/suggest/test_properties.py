import ast
import itertools
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources.suggest
from sources.choices import ActorKind, Manner, RegionKind, Voice
from sources.dates import parse
from sources.suggest import (
    Article,
    KnownName,
    Likenesses,
    Names,
    propose,
    quotations,
    snap,
    widen,
)
from tests.sources.suggest.pictures import KNOWN, PLACES

# Words and marks that meet in articles, and the characters that make trouble.
PIECES = [
    *"aA5٣ .,:;!?()&@#-–…'\"‘’“”„«»‹›「」\n\t\u00a0\u200b\u200d\u00ad\u0301\u064b\x00",
    *["\n\n", " ", " ", ". ", ", ", "said ", " said", "according to ", "who ", "he ", "the "],
    *["Khalifa ", "Haftar", "Moscow", "LNA ", "President ", "president ", "of ", "and ", "in "],
    *["On January 13", "2014", "yesterday", "on Sunday", "a few days later", "last week", "will "],
    *["لحفتر", "قال ", "« ", "👩\u200d👧", "🇱🇾", "安倍", "- UNSMIL (@UNSMIL) "],
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
offsets = st.integers(-3, 150)


@st.composite
def regions(draw):
    start, length = draw(st.integers(0, 60)), draw(st.integers(0, 40))
    kind = draw(st.sampled_from(RegionKind.values))
    return type("Part", (), {"start": start, "end": start + length, "kind": kind})


DAYS = ["", "2020-02-01", "[2020-02-01..]", "2020", "0001-01-01", "9999-12-31"]


@given(texts, offsets, offsets, st.lists(regions(), max_size=3), st.sampled_from(DAYS))
def test_any_selection_of_any_text_has_a_proposal_of_printed_words(text, start, end, parts, day):
    proposal = propose(
        text, start, end, regions=parts, published=day, actors=KNOWN, places=PLACES, genre="opinion"
    )
    assert proposal.manner in ["", *Manner.values]
    assert proposal.attribution.voice in Voice.values
    assert len(proposal.title) <= 80
    printed = [
        proposal.passage,
        proposal.words,
        *proposal.parts,
        *(speaker.printed for speaker in proposal.speakers),
        *(speaker.clause for speaker in proposal.speakers),
        *(moment.printed for moment in proposal.moments),
        *(place.printed for place in proposal.places),
        *(proposal.actors + proposal.offices + proposal.new_actors),
        proposal.attribution.printed,
        proposal.medium_words,
        proposal.ascribed_to and proposal.ascribed_to.printed,
    ]
    for words in filter(None, printed):
        assert text[words.start : words.end] == words.words
    for moment in proposal.moments:
        assert not moment.edtf or parse(moment.edtf).edtf == moment.edtf
        assert not moment.likely or parse(moment.likely).precision == "day"


@given(texts)
def test_quotations_stand_between_their_marks_in_order(text):
    found = quotations(Article(text))
    assert found == sorted(found, key=lambda one: one.outer.start)
    for one in found:
        assert one.outer.start < one.inner.start < one.inner.end <= one.outer.end
        inner = text[one.inner.start : one.inner.end]
        assert inner == inner.strip()
        assert "\n\n" not in inner
    for one, other in itertools.pairwise(found):
        apart = one.outer.end <= other.outer.start
        assert apart or other.outer.end < one.outer.end


@given(texts, offsets, offsets)
def test_snapping_twice_changes_nothing(text, start, end):
    once = snap(text, start, end)
    assert snap(text, once.start, once.end) == once


@given(texts, offsets, offsets, st.sampled_from(["word", "sentence", "paragraph"]), st.booleans())
def test_widening_loses_no_word(text, start, end, unit, back):
    inner = snap(text, start, end)
    outer = widen(Article(text), inner.start, inner.end, unit, back=back)
    assert 0 <= outer.start <= inner.start <= inner.end <= outer.end <= len(text)


@given(texts, st.lists(texts, max_size=5))
def test_mentions_read_as_a_known_name(text, names):
    known = Names(KnownName(n, name, ActorKind.PERSON) for n, name in enumerate(names))
    found = known.find(text)
    assert [text[one.start : one.end] for one in found] == [one.words for one in found]
    assert [one.start for one in found] == sorted(one.start for one in found)
    for name in names:
        assert len(Likenesses(known).of(name)) <= 5


@given(st.sampled_from(["Khalifa Haftar", "Angela Merkel", "Vladimir Putin"]))
def test_a_known_name_is_like_itself(name):
    found = Likenesses(KNOWN).of(unicodedata.normalize("NFD", name).upper())
    assert found[0].name == name


MARKS = ["“", '"', "'as' ", "“Ab said.” ", "“He said ‘no’ to "]
WORDS = ["Ab ", "Ab, ", "and Ab ", "said ", "president of ", "he said, ", "January 1 "]
SPACES = [" ", "a\n\n", "a\n", "\u200d"]


@pytest.mark.parametrize("piece", [*MARKS, *WORDS, *SPACES])
def test_the_cost_of_a_text_is_bounded(piece):
    text = piece * (200_000 // len(piece))
    begun = time.perf_counter()
    quotations(Article(text))
    propose(text, 90_000, 90_300, actors=KNOWN, places=PLACES)
    propose(text, 0, len(text), actors=KNOWN, places=PLACES)
    assert time.perf_counter() - begun < 10


def test_the_text_logic_knows_no_framework():
    package = Path(sources.suggest.__file__).parent
    texts = [path for path in package.glob("*.py") if path.name != "knowing.py"]
    names = [
        name
        for path in texts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        for name in [node.module]
    ]
    assert len(texts) > 20
    assert [n for n in names if n.startswith(("django", "sources.models", "sources.actions"))] == []
