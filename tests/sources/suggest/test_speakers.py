import pytest

from sources.ingest import propose_regions
from sources.suggest import propose
from tests.sources.suggest.pictures import KNOWN, proposed

MAAS = "German Foreign Minister Heiko Maas"
SENIOR = "A senior U.S. official"
HEAD = "Mayor Ada Alder, the head of Alder"
MAYOR = "Ada Alder, the mayor"
OF_ALDER = "mayor of Alder, Ada Alder"
SPOKESMAN = "spokesman for the UN mission in Libya, Jean Alam"
ALAM = "Jean Alam, a spokesman for the UN mission"
COMMANDER = "The commander of the army, Ben Birch"
GROUPS = "Groups collecting reports from schools"
KEEPER = "Ben Birch, the keeper of the bridge"
COMPANY = "the Alder Bridge Company (ABC)"


@pytest.mark.parametrize(
    ("picture", "printed"),
    [
        ("*“We will not close it,”* said Mayor Ada Alder, the head of Alder.", HEAD),
        ("*“We will not close it,”* Mayor Ada Alder said on Monday.", "Mayor Ada Alder"),
        (f"{MAAS} said: *“We will not close it.”*", MAAS),
        (f"*As {MAAS} told reporters, the bridge is closed.*", MAAS),
        (f"*The bridge is closed, {MAAS} said.*", MAAS),
        (f"*According to {MAAS} in January 2020, the bridge is closed.*", MAAS),
        (f"{MAAS}, who was in Tripoli, said *the bridge was closed*.", MAAS),
        (f"They met with {MAAS}, *who confirmed the end of the talks*.", MAAS),
        ("*“It is closed,”* said the spokesman for the UN mission in Libya, Jean Alam.", SPOKESMAN),
        ("Jean Alam, a spokesman for the UN mission, told AFP: *“It is closed.”*", ALAM),
        ("The commander of the army, Ben Birch, confirmed *that he was ready*.", COMMANDER),
        ("*The bridge was closed, police said.*", "police"),
        ("Local residents said *they heard shots*.", "Local residents"),
        (
            "A senior U.S. official, speaking on condition of anonymity, said *it failed*.",
            "A senior U.S. official",
        ),
        ("*It was announced on Twitter by the UN mission in Libya.*", "the UN mission in Libya"),
        ("*“They came,”* the Haftar letter said.", "the Haftar letter"),
        ("In the letter, the mayor of Alder, Ada Alder, wrote that *nothing was left*.", OF_ALDER),
        ("Russia, Turkey and Egypt said *they would respect it*.", "Russia, Turkey and Egypt"),
        ("*„Wir gehen nicht“*, sagte die Kanzlerin Angela Merkel.", "die Kanzlerin Angela Merkel"),
        ("*« Nous ne partirons pas »*, a déclaré le maire de Paris.", "le maire de Paris"),
        ("وقال المتحدث أحمد المسماري: *«لن ننسحب من طرابلس»*.", "المتحدث أحمد المسماري"),
        ("Groups collecting reports from schools say *more left*.", GROUPS),
        ("The deaths – *confirmed by town officials on Sunday* – were many.", "town officials"),
        ("Ada Alder was quoted by the paper as saying that *it had failed*.", "Ada Alder"),
        ("The paper quoted Mayor Ada Alder as saying that *it had failed*.", "Mayor Ada Alder"),
        ("Ada Alder rose to say: *“It has failed.”*", "Ada Alder"),
        ("*The town is on the brink, warned Ada Alder, the mayor, on Friday.*", MAYOR),
        ("Ben Birch, the keeper of the bridge, wrote to the town: *“It is old.”*", KEEPER),
        ("*The bridge fell*, according to a report by the council.", "a report by the council"),
        ("*The bridge fell*, medics and residents said.", "medics and residents"),
        ("*“We go home,”* said one of the protesters.", "one of the protesters"),
        ("*Traffic halved*, the Alder Bridge Company (ABC) said.", COMPANY),
        ("*“Not true,”* tweeted Alder businessman Ben Birch.", "Alder businessman Ben Birch"),
        ("Critics claim that *it is old*.", "Critics"),
        ("He took the papers. *The town’s lawyer, his aide said, was asleep.*", "his aide"),
    ],
)
def test_the_speaker_is_printed_role_and_all(picture, printed):
    speaker = proposed(picture).speaker
    assert speaker.printed.words == printed


@pytest.mark.parametrize(
    ("picture", "known"),
    [
        (f"*“We will not close it,”* said {MAAS}.", "maas"),
        ("*“We will not close it,”* Haftar said.", "haftar"),
        ("*“We will not close it,”* as-Sarraj said.", "sarraj"),
        ("*“They came,”* the Haftar letter said.", "haftar"),
        ("*“They came,”* said the UN.", "un"),
        ("*“They came,”* said LNA commander Ben Birch.", None),
        ("*“They came,”* said a spokesman for Haftar.", None),
        ("*“They came,”* said Putin’s spokesman.", None),
        ("*“They came,”* said a UN official.", None),
        ("*They came, Russia and the UN said.*", None),
    ],
)
def test_the_speaker_is_known_by_name(picture, known):
    assert proposed(picture).speaker.id == known


@pytest.mark.parametrize(
    ("picture", "printed", "known"),
    [
        ("Angela Merkel came. *He slept, she said.*", "she", "merkel"),
        ("Angela Merkel came.\n\n*“They left,”* she said.", "she", "merkel"),
        (
            "Chancellor Angela Merkel was right when she said *that it ended*.",
            "Chancellor Angela Merkel",
            "merkel",
        ),
        (
            "Russian President Vladimir Putin met Angela Merkel. *As the Russian president "
            "noted, it ended.*",
            "the Russian president",
            "putin",
        ),
        (
            "Libyan National Army Commander General Khalifa Haftar left.\n\n*The commander of the "
            "Libyan National Army announced that he was ready.*",
            "The commander of the Libyan National Army",
            "haftar",
        ),
        (
            "So thinks the head of the bank, Heiko Maas.\n\n*“It ended,”* the expert concluded.",
            "head of the bank, Heiko Maas",
            "maas",
        ),
    ],
)
def test_a_pronoun_or_description_is_traced_to_a_name(picture, printed, known):
    speaker = proposed(picture).speaker
    assert (speaker.printed.words, speaker.id) == (printed, known)
    assert speaker.is_inferred


def test_the_introduction_stands_beside_the_pronoun():
    proposal = proposed("Chancellor Angela Merkel came. *“They left,”* she said.")
    assert [one.printed.words for one in proposal.speakers[:2]] == [
        "she",
        "Chancellor Angela Merkel",
    ]


def test_each_of_two_quotations_has_its_own_speaker():
    text = "“They came,” said Haftar. “They left,” said Merkel."
    first, second = (propose(text, at, at + 4, actors=KNOWN) for at in (1, 27))
    assert (first.speaker.id, second.speaker.id) == ("haftar", "merkel")


@pytest.mark.parametrize(
    "picture",
    [
        "“They came,” said Haftar. “But *they* left.”",
        "“They came,” said Haftar.\n\n“But *they* left.”",
        "“They came.\n\n“But *they* stayed.\n\n“All of them,” said Haftar.",
        "“They,” said Haftar, “*are gone*.”",
    ],
)
def test_a_quotation_goes_on_with_its_speaker(picture):
    assert proposed(picture).speaker.id == "haftar"


POST = (
    "SRSG Ada Alder met Khalifa Haftar, who confirmed the talks. More soon.\n\n"
    "- UNSMIL (@UNSMILibya) February 1, 2020"
)


def of_post(words):
    start = POST.index(words)
    regions = propose_regions(POST)
    return propose(POST, start, start + len(words), regions=regions, actors=KNOWN)


def test_a_post_is_its_authors():
    proposal = of_post("SRSG Ada Alder met Khalifa Haftar, who confirmed the talks")
    assert proposal.speaker.printed.words == "UNSMIL (@UNSMILibya)"
    assert (proposal.speaker.id, proposal.manner) == ("unsmil", "direct")
    assert (proposal.medium, proposal.said.edtf) == ("social_post", "2020-02-01")


def test_a_post_may_report_another():
    proposal = of_post("Khalifa Haftar, who confirmed the talks")
    assert (proposal.speaker.id, proposal.manner) == ("haftar", "indirect")


def test_without_known_names_the_words_are_proposed_all_the_same():
    text = "“We will go,” said Mayor Ada Alder."
    speaker = propose(text, 1, 8).speaker
    assert (speaker.printed.words, speaker.id) == ("Mayor Ada Alder", None)


def test_a_passage_without_a_reporting_verb_has_no_speaker():
    assert proposed("Angela Merkel came. *The bridge is closed.*").speakers == ()


@pytest.mark.parametrize(
    ("picture", "medium", "words"),
    [
        ("*“We go,”* Merkel told reporters.", "told_reporters", "told reporters"),
        ("*“We go,”* Merkel said in her letter.", "letter", "letter"),
        ("*“We go,”* Merkel said in an interview with AFP.", "interview", "interview"),
        ("*“We go,”* Merkel tweeted.", "social_post", "tweeted"),
        ("*“We go,”* Merkel said in a speech.", "speech", "speech"),
        ("*In the communiqué, the parties stressed their unity.*", "statement", "communiqué"),
        ("*“We go,”* Merkel said.", "", None),
    ],
)
def test_the_medium_is_told_beside_the_words(picture, medium, words):
    proposal = proposed(picture)
    assert proposal.medium == medium
    assert (proposal.medium_words and proposal.medium_words.words) == words


def test_a_post_may_be_of_whoever_is_named_in_the_words_before_it():
    before = "The talks begin. This was announced on Twitter by the UN.\n\n"
    text = before + POST.replace("UNSMIL", "Mission")
    start = text.index("SRSG")
    proposal = propose(text, start, start + 36, regions=propose_regions(text), actors=KNOWN)
    speaker = proposal.speaker
    assert speaker.printed.words == "Mission (@Missionibya)"
    assert (speaker.id, speaker.is_inferred) == ("un", True)
    assert speaker.clause.words == "announced on Twitter by the UN"
