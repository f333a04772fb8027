"""Words between asterisks differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.wordings import compare

ANYTHING = st.text(
    st.one_of(st.sampled_from("ab 1.,'-–“\u200c\u200d\u00ad\u0301ـَب我ก"), st.characters())
)


def pictures(*wordings: str) -> list[str]:
    return [
        "".join(f"*{run.text}*" if run.differs else run.text for run in runs)
        for runs in compare(wordings)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I *thank* you", "I *greet* you"),
        ("I thank you", "I thank you *both*"),
        ("*Now* I thank you", "I thank you"),
        ("to hold peace *talks*, soon", "to hold peace *negotiations*, soon"),
        ("“*We* will not close it.”", "“*They* will not close it.”"),
        ("*close the bridge*", "*burn it down*"),
        ("close *the, old* bridge", "close bridge"),
        ("one *two three* four *five*", "one four"),
        ("the U.S. and *5,000* men", "the U.S. and *5,001* men"),
        ("a *well-known* man", "a *well* man"),
        ("*Moscow’s* offer", "*Moscow* offer"),
        ("the *Army*", "the *army*"),
        ("محادثات *السلام* في موسكو", "محادثات *سلام* في موسكو"),
        ("我们*不会*关桥", "我们*要*关桥"),
    ],
)
def test_words_that_the_other_lacks_are_marked(one, other):
    assert pictures(one.replace("*", ""), other.replace("*", "")) == [one, other]
    assert pictures(other.replace("*", ""), one.replace("*", "")) == [other, one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We won't close it”", "«We won’t close it»"),
        ("a well-known man", "a well‑known man"),
        ("We will not — ever", "We will not, ever"),
        ("close  the\nbridge", "close the bridge"),
        ("the bri\u00addge", "the bridge"),
        ("cafe\u0301", "caf\u00e9"),
        ("We will […] close it.", "We will close it"),
        ("", "“…”"),
    ],
)
def test_typing_and_punctuation_are_no_difference(one, other):
    assert pictures(one, other) == [one, other]


def test_first_wording_is_compared_with_each_other():
    assert pictures("a b c d", "a x c d", "a b c y") == ["a *b* c *d*", "a *x* c d", "a b c *y*"]


def test_runs_join_to_the_wording_again():
    wordings = ["“Say: ‘no’ (twice), please…”", "„Say, “no” — please”"]
    found = ["".join(run.text for run in runs) for runs in compare(wordings)]
    assert found == wordings


@given(one=ANYTHING, other=ANYTHING)
def test_runs_of_any_wording_join_to_it_again_and_of_the_same_do_not_differ(one, other):
    assert ["".join(run.text for run in runs) for runs in compare([one, other])] == [one, other]
    assert not any(run.differs for runs in compare([one, one]) for run in runs)


def test_nothing_is_compared_with_itself_alone():
    assert pictures("We will not") == ["We will not"]
    assert compare([]) == []


def test_ends_alone_are_compared_of_what_is_too_long():
    first = " ".join(["same", *["a"] * 10_001, "same"])
    second = " ".join(["same", *["a", "b"] * 6_000, "same"])
    runs = compare([first, second])[0]
    assert [run.differs for run in runs] == [False, True, False]
    assert runs[0].text + runs[2].text == "same a  same"
