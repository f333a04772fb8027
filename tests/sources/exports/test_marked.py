import pytest

from sources.exports.marked import marked_words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("bloodshed in the country", "bloodshed in the country"),
        ("He feared “bloodshed” there", "bloodshed"),
        ("He feared “bloodshed” and “a long war” there", "bloodshed […] a long war"),
        ("He feared “the [coming] bloodshed,” she said", "the [coming] bloodshed,"),
        ("er fürchte „Blutvergießen“", "Blutvergießen"),
        ("er fürchte „Blutvergießen”", "Blutvergießen"),
        ("er fürchte »Blutvergießen« dort", "Blutvergießen"),
        ("il craint « un bain de sang »", "un bain de sang"),
        ('He feared "bloodshed" there', "bloodshed"),
        ("他担心「流血」", "流血"),
        ("He said “what he called ‘bloodshed’ there”", "what he called ‘bloodshed’ there"),
        ("He feared ”bloodshed” there", ""),
        ("He feared “bloodshed there", ""),
        ("preconditions, ”said he, and “no” more", ""),
    ],
)
def test_marked_words_alone_are_the_speakers(text, spoken):
    assert marked_words(text) == spoken
