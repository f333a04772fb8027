import pytest

from tests.sources.suggest.pictures import proposed


@pytest.mark.parametrize(
    ("picture", "words", "known"),
    [
        ("*According to Merkel, the talks ended.*", "According to Merkel", "merkel"),
        ("According to Merkel, *the talks ended*.", "According to Merkel", "merkel"),
        ("*The talks ended, Merkel said.*", "Merkel said", "merkel"),
        ("Merkel said that *the talks ended*.", "Merkel said", "merkel"),
        ("*As Merkel told reporters then, the talks ended.*", "As Merkel told reporters then", 0),
        ("*The talks ended, the UN says, at noon.*", "the UN says", "un"),
        ("“*The talks ended*,” said Merkel.", "said Merkel", "merkel"),
        ("*The talks reportedly ended.*", "reportedly", None),
        ("*The talks are said to have ended.*", "are said", None),
        ("Haftar, *who confirmed the talks with Merkel*, left.", "Haftar, who confirmed", "haftar"),
    ],
)
def test_a_passage_is_attributed_in_the_printed_words(picture, words, known):
    attribution = proposed(picture).attribution
    assert attribution.voice == "attributed"
    assert attribution.printed.words == words
    assert attribution.id == ("merkel" if known == 0 else known)


@pytest.mark.parametrize(
    "picture",
    [
        "*The talks ended.*",
        "*The army has announced the start of the operation.*",
        "*Merkel and Putin called on the parties to begin a ceasefire.*",
        "*The talks ended.* Merkel said nothing.",
        "Merkel said no. *The talks ended.*",
    ],
)
def test_what_nobody_is_said_to_say_is_the_outlets_own_report(picture):
    attribution = proposed(picture).attribution
    assert (attribution.voice, attribution.printed, attribution.ids) == ("report", None, ())


@pytest.mark.parametrize(
    ("genre", "voice"), [("opinion", "opinion"), ("analysis", "opinion"), ("news", "report")]
)
def test_only_opinion_and_analysis_hold_opinions(genre, voice):
    proposal = proposed("*Reconciliation is on the right track.*", genre=genre)
    assert proposal.attribution.voice == voice


def test_a_plain_fact_of_an_opinion_is_a_report():
    attribution = proposed("*The talks ended in Moscow.*", genre="opinion").attribution
    assert attribution.voice == "report"


POST = (
    "The talks begin in May. This was announced on Twitter by the UN.\n\n"
    "We met. The talks start soon.\n\n- UNSMIL (@UNSMILibya) February 1, 2020"
)


def test_a_post_is_attributed_by_the_words_before_it():
    start = POST.index("We met")
    post = type("Post", (), {"start": start, "end": len(POST), "kind": "embedded_post"})
    picture = POST.replace("The talks start soon", "*The talks start soon*")
    attribution = proposed(picture, regions=[post]).attribution
    assert attribution.printed.words == "announced on Twitter by the UN"
    assert (attribution.voice, attribution.id) == ("attributed", "unsmil")


@pytest.mark.parametrize(
    ("picture", "words", "known"),
    [
        ("“*Moscow believes that it ended*,” said Merkel.", "Moscow", "russia"),
        ("“*From the point of view of the LNA, it ended*,” said Merkel.", "the LNA", "lna"),
        ("“*On behalf of the UN, I thank you*,” said Merkel.", "the UN", "un"),
    ],
)
def test_a_speaker_may_give_the_view_of_another(picture, words, known):
    ascribed = proposed(picture).ascribed_to
    assert (ascribed.printed.words, ascribed.id) == (words, known)


@pytest.mark.parametrize(
    "picture",
    ["“*It ended*,” said Merkel.", "“*Merkel believes it ended*,” said Angela Merkel."],
)
def test_ones_own_view_is_ascribed_to_nobody(picture):
    assert proposed(picture).ascribed_to is None
