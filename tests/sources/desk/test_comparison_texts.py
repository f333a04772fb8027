"""Between asterisks stands what the other text lacks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.desk.comparison_lines import MOST_CELLS, matches
from sources.desk.comparison_texts import MOST_ROWS, rows
from sources.desk.comparison_words import MOST_MARKS, differences

ANYTHING = st.text(
    st.one_of(st.sampled_from("ab \n.,“”'\u200c\u0301ـَب我👍"), st.characters(codec="utf-8"))
)


def picture(text: str, spans) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], "*", text[start:end], "*"]
        done = end
    return "".join([*pieces, text[done:]])


def pictures(old: str, new: str) -> tuple[str, str]:
    removed, added = differences(old, new)
    return picture(old, removed), picture(new, added)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On *13* January they *met in Geneva*.", "On *14* January they *sat at Basel*."),
        ("We will close it*.*", "We will close it*?*"),
        ("“We will not*,”* he said", "“We will not*”,* he said"),
        ("*“*We will not*”* he said", '*"*We will not*"* he said'),
        ("We will*  *not", "We will* *not"),
        ("close *the, old* bridge", "close bridge"),
        ("*one, two, three*.", "*four, five, six*."),
        ("", "*new words*"),
        ("He left. *She stayed.*", "He left."),
        ("He left. *She stayed.* They met.", "He left. They met."),
        ("towns, *villages,* and mills", "towns, and mills"),
        ("the *Army*", "the *army*"),
        ("a *well-known* man", "a *well* man"),
        ("محادثات *السلام* في موسكو", "محادثات *سلام* في موسكو"),
        ("我们*不会*关桥", "我们*要*关桥"),
        ("the *👨‍👩‍👧* there", "the *👨‍👩* there"),
        ("the *cafe\u0301* there", "the *cafe* there"),
    ],
)
def test_what_differs_is_marked(one, other):
    old, new = one.replace("*", ""), other.replace("*", "")
    assert pictures(old, new) == (one, other)
    assert pictures(new, old) == (other, one)


def test_a_passage_with_too_many_marks_differs_as_a_whole():
    old = " ".join(f"same{n} old{n}" for n in range(MOST_MARKS + 2))
    removed, added = differences(f"Head {old}", f"Head {old.replace('old', 'new')}")
    assert [len(removed), len(added)] == [1, 1]
    assert removed[0][0] == len("Head same0 ")


def test_paragraphs_stand_beside_those_they_resemble():
    old = "Head\n\nThe first stays.\nThe second tells of Alder.\nThis one goes.\n\nEnd."
    new = "Head\nNow this is new.\nThe first stays.\nThe second told of Birch.\nEnd.\nTail."
    shown = []
    for row in rows(old, new):
        one, other = old[slice(*row.old)], new[slice(*row.new)]
        marks = [old[slice(*s)] for s in row.removed], [new[slice(*s)] for s in row.added]
        shown.append(one if row.same else (one, other, *marks))
    assert shown == [
        "Head",
        ("", "Now this is new.", [], ["Now this is new."]),
        "The first stays.",
        (
            "The second tells of Alder.",
            "The second told of Birch.",
            ["tells", "Alder"],
            ["told", "Birch"],
        ),
        ("This one goes.", "", ["This one goes."], []),
        "End.",
        ("", "Tail.", [], ["Tail."]),
    ]


def test_only_what_stands_between_paragraphs_may_be_left_out():
    old, new = "One.\n\n \nTwo.\n", "One.\nTwo."
    assert [row.same for row in rows(old, new)] == [True, True]


@given(old=ANYTHING, new=ANYTHING)
def test_rows_hold_all_of_both_texts_and_nothing_is_lost_between_marks(old, new):
    found = rows(old, new)
    for text, side in ((old, "old"), (new, "new")):
        spans = [getattr(row, side) for row in found]
        spans = [span for span in spans if span[0] < span[1]]
        assert "".join("".join(text[slice(*span)] for span in spans).split()) == "".join(
            text.split()
        )
    for row in found:
        left = _without(old, row.old, row.removed), _without(new, row.new, row.added)
        assert left[0].split() == left[1].split()
        assert not row.same or row.removed == row.added == ()


def _without(text: str, span, marks) -> str:
    kept = list(text[slice(*span)])
    for start, end in marks:
        kept[start - span[0] : end - span[0]] = [" "] * (end - start)
    return "".join(kept)


@given(text=ANYTHING)
def test_a_text_does_not_differ_from_itself(text):
    assert all(row.same for row in rows(text, text))


def test_long_sequences_are_cut_where_both_hold_something_once():
    size = int(MOST_CELLS**0.5)
    one = [f"w{number % 97}" for number in range(2 * size)]
    other = list(one)
    one[size], other[size] = "once", "once"
    other[10], other[-10] = "changed", "changed"
    found = matches(one, other)
    assert len(found) == len(one) - 2
    assert all(one[at] == other[place] for at, place in found)


MILLION = 1_000_000
PARAGRAPHS = "\n".join(
    f"Paragraph {n} on town {n % 97} and its {n % 13} mills." for n in range(20_000)
)
HOSTILE = {
    "an article": (PARAGRAPHS, PARAGRAPHS.replace("town 9", "city 9")),
    "every line changed": (PARAGRAPHS, PARAGRAPHS.replace(".", "!")),
    "one line": (PARAGRAPHS.replace("\n", " "), PARAGRAPHS.replace("\n", " ").replace("9", "8")),
    "two lines over and over": ("a\nb\n" * (MILLION // 4), "b\nb\na\n" * (MILLION // 6)),
    "two words over and over": ("a b " * (MILLION // 4), "b b a " * (MILLION // 6)),
    "backwards": (
        "\n".join(map(str, range(140_000))), "\n".join(map(str, reversed(range(140_000)))),
    ),
    "signs alone": (".,!" * (MILLION // 3), ".!," * (MILLION // 3)),
    "spaces alone": (" " * MILLION + "a", "b" + " " * MILLION),
    "no spaces": ("桥不会关" * (MILLION // 4), "不桥会关" * (MILLION // 4)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_million_characters_are_compared_in_seconds(name):
    old, new = HOSTILE[name]
    begun = time.process_time()
    found = rows(old, new)
    assert time.process_time() - begun < 10
    changed = [row for row in found if not row.same]
    assert 0 < len(changed) <= 2 * MOST_ROWS + 1
