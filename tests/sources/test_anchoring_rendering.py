import pytest

from sources.anchoring import (
    JOIN,
    AnchorError,
    Rendering,
    around,
    count_words,
    renders,
    sentences,
)

LETTER = (
    "“I thank you and express full support for the Russian initiative to hold peace talks in "
    "Moscow, which should lead to peace in Libya,” the Haftar letter said."
)
BROKEN = (
    "Moscow believes that the Libyan crisis can be resolved only through inclusive dialogue "
    "without preconditions, ”said Grigory Lukyanov"
)


@pytest.mark.parametrize(
    "words",
    [
        "I thank you and express full support",
        '"I thank you and express',
        "peace in Libya,” the Haftar letter",
        "peace\u00a0in\r\nLibya",
        "I thank you [the president] and express full support",
        "hold peace talks in Moscow [on January 13], which should lead",
        "“[We] I thank you",
        "[…] I thank you […]",
    ],
)
def test_renders_accepts_folded_words_and_insertions(words):
    assert renders(words, LETTER) == Rendering()


def test_renders_shows_what_each_omission_left_out():
    words = "I thank you […] for the Russian initiative [...] which should lead to peace"
    assert renders(words, LETTER) == Rendering(
        omitted=("and express full support", "to hold peace talks in Moscow,")
    )


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("I thank him", "I thank him"),
        ("i thank you", "i thank you"),
        ("thank you … full support", "thank you … full support"),
        ("I thank you for the Russian initiative", "I thank you for the Russian initiative"),
        ("peace in Libya […] I thank you", "I thank you"),
        ("I thank you […] peace in Lib", "peace in Lib"),
        ("[I] hank you", "[I] hank you"),
        ("I [wholly] support", "I [wholly] support"),
    ],
)
def test_renders_names_the_part_that_is_missing(words, missing):
    assert renders(words, LETTER) == Rendering(missing=missing)
    assert not renders(words, LETTER)


@pytest.mark.parametrize(
    "ending",
    ["preconditions", "preconditions,", "preconditions, ”", "preconditions,”", 'preconditions,"'],
)
def test_renders_bears_the_articles_broken_quotation_marks(ending):
    assert renders(f"inclusive dialogue without {ending}", BROKEN)


def test_renders_never_takes_the_articles_ellipsis_for_an_omission():
    assert renders("We go… and stay", "We go… and stay")
    assert not renders("We go […] stay", "We go…")
    assert not renders("We … stay", "We go and stay")
    assert not renders("We go... and stay", "We go… and stay")


def test_renders_takes_brackets_that_the_article_prints_as_its_words():
    assert renders("We [the army] agree", "“We [the army] agree,” he said")
    assert not renders("We agree", "“We [the army] agree,” he said")


@pytest.mark.parametrize("words", ["", " \n", "[…]", "[the marshal]", "[He] […] [left]", "“…”"])
def test_renders_refuses_words_that_are_none_of_the_articles(words):
    with pytest.raises(AnchorError, match="no words of the article"):
        renders(words, LETTER)


def test_sentences_split_prose():
    text = (
        "Mr. Smith met J. Smith of the U.S. State Dept. today. It rose 5.5 percent on Jan. 12. "
        "No. 5 led. “Why?” he asked. “Yes!” (Maybe.) He left the U.S. The talks failed… Then "
        "nothing... at all. See pic.twitter.com/yLMDZWSVH0"
    )
    assert sentences(text) == [
        "Mr. Smith met J. Smith of the U.S. State Dept. today.",
        "It rose 5.5 percent on Jan. 12.",
        "No. 5 led.",
        "“Why?” he asked.",
        "“Yes!”",
        "(Maybe.)",
        "He left the U.S.",
        "The talks failed…",
        "Then nothing... at all.",
        "See pic.twitter.com/yLMDZWSVH0",
    ]


def test_sentences_end_with_their_paragraph_but_not_with_a_wrapped_line():
    text = f"Chaos and war\n\nAfter the\noverthrow it fell\n  • Reuters{JOIN}***\n\nReady"
    assert sentences(text) == [
        "Chaos and war",
        "After the\noverthrow it fell",
        "• Reuters",
        "Ready",
    ]


def test_sentences_know_the_stops_of_other_scripts():
    assert sentences("他来了。她走了！“好。”完") == ["他来了。", "她走了！", "“好。”", "完"]
    assert sentences("ماذا حدث؟ لا شيء.") == ["ماذا حدث؟", "لا شيء."]


def test_sentences_keep_broken_quotation_marks_together():
    assert sentences(f"“Russia waits. {BROKEN}. Then ” he left.") == [
        "“Russia waits.",
        f"{BROKEN}.",
        "Then ” he left.",
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("", 0),
        ("Haftar’s readiness", 2),
        ("the 5 + 5 format", 4),
        ("peace—at last", 3),
        ("لحفتر اليوم", 2),
        ("利比亚国民军", None),
        ("ลิเบีย 2020", None),
        ("The word 利比亚", 3),
    ],
)
def test_count_words_counts_where_words_are_set_apart(words, number):
    assert count_words(words) == number


def test_around_gives_the_rest_of_the_paragraph():
    text = "Title\n\nHe came. He saw the city. He left.\n\nNext."
    assert around(text, 23, 31) == ("He came. He saw ", "the city", ". He left.")


def test_around_cuts_between_sentences_and_else_between_words():
    text = "One two three. Four five. SIX. Seven eight. Nine ten eleven."
    at = text.index("SIX")
    assert around(text, at, at + 3, limit=18) == ("Four five. ", "SIX", ". Seven eight.")
    assert around(text, at, at + 3, limit=9) == ("five. ", "SIX", ".")
    assert around("One two three four", 8, 13, limit=5) == ("two ", "three", " four")
    assert around("One two three four", 8, 13, limit=3) == ("", "three", "")


def test_around_never_crosses_a_join():
    text = f"Before.{JOIN}We met here.{JOIN}After."
    at = text.index("met")
    assert around(text, at, at + 3) == ("We ", "met", " here.")
