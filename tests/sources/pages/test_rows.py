import pytest

from sources.pages.wording import shortened


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("They met in Geneva", "They met in Geneva"),
        ("They met in Geneva and in Basel", "They met in Geneva […]"),
        ("They met in a Donaudampfschiff", "They met in a […]"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr […]"),
    ],
)
def test_long_words_are_cut_between_two_of_them(words, shown):
    assert shortened(words, 20) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ada met Ben in Geneva and then in Basel", "Ada met Ben in […]"),
        ("In Geneva and then in Basel Ada met Ben", "[…] Basel Ada met Ben"),
        ("In Geneva and then in Basel, in Bern and at last in Thun", "In Geneva and then […]"),
    ],
)
def test_shortened_words_keep_the_name_that_they_are_cited_for(words, shown):
    assert shortened(words, 20, keep=["Ada"]) == shown
