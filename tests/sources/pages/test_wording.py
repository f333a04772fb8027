import pytest

from sources.pages import quoted


@pytest.mark.parametrize(
    ("words", "manner", "shown"),
    [
        ("We will not close it", "direct", "“We will not close it”"),
        ("bloodshed in the country", "partial", "“bloodshed in the country”"),
        ("He feared “bloodshed” there", "partial", "He feared “bloodshed” there"),
        ("er fürchte „Blutvergießen“", "partial", "er fürchte „Blutvergießen“"),
        ("She would not close it", "indirect", "She would not close it"),
        ("Say “no” to it", "direct", "“Say “no” to it”"),
    ],
)
def test_quotation_marks_follow_the_manner(words, manner, shown):
    assert quoted(words, manner) == shown
