import pytest

from sources.choices import ActorKind
from sources.suggest import KnownName, Names
from tests.sources.suggest.pictures import KNOWN

PERSON = ActorKind.PERSON


def mentions(text, names=KNOWN):
    found = names.find(text)
    assert [text[one.start : one.end] for one in found] == [one.words for one in found]
    return [(one.words, one.id) for one in found]


def people(*names):
    return Names(KnownName(number, name, PERSON) for number, name in enumerate(names))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marshal Khalifa Haftar left", "Khalifa Haftar"),
        ("Haftar’s army, Haftar's men", "Haftar"),
        ("KHALIFA HAFTAR LEAVES", "KHALIFA HAFTAR"),
        ("Khalifa\nHaftar left", "Khalifa\nHaftar"),
        ("Khalifa-Haftar", "Khalifa-Haftar"),
    ],
)
def test_a_name_is_found_in_any_dress(text, words):
    assert mentions(text)[0] == (words, "haftar")


@pytest.mark.parametrize(
    "printed",
    ["Fayez al-Sarraj", "Fayez as-Sarraj", "Fayez el Sarraj", "Fayez Sarraj", "as-Sarraj"],
)
def test_the_arabic_article_makes_no_difference(printed):
    assert mentions(f"then {printed} left") == [(printed, "sarraj")]


def test_accents_and_apostrophes_make_no_difference():
    names = people("Recep Tayyip Erdoğan", "Sinéad O’Connor", "Łukasz Żółć", "Valéry d'Estaing")
    text = "Recep Tayyip Erdogan, Sinead O'Connor, Lukasz Zolc, Valery d’Estaing"
    assert [known for _, known in mentions(text, names)] == [0, 1, 2, 3]


def test_a_decomposed_letter_is_the_same_letter():
    assert mentions("Rene\u0301 Dupont left", people("René Dupont")) == [("Rene\u0301 Dupont", 0)]


def test_the_longest_name_counts():
    names = Names(
        [
            KnownName("un", "UN"),
            KnownName("mission", "UN mission in Libya"),
            KnownName("libya", "Libya"),
        ]
    )
    assert mentions("The UN mission in Libya, not the UN.", names) == [
        ("UN mission in Libya", "mission"),
        ("UN", "un"),
    ]


def test_an_acronym_is_found_in_capitals_alone():
    assert mentions("The US told us, and us alone, that the us of old is gone.") == [("US", "us")]


def test_a_lone_name_needs_its_capital():
    names = Names([KnownName("turkey", "Turkey")])
    assert mentions("Turkey and TURKEY ate turkey.", names) == [
        ("Turkey", "turkey"),
        ("TURKEY", "turkey"),
    ]


def test_a_family_name_with_another_first_name_is_somebody_else():
    names = people("Stephanie Williams")
    assert mentions("Ms Williams, President Williams and Williams", names) == [
        ("Williams", 0),
        ("Williams", 0),
        ("Williams", 0),
    ]
    assert mentions("Robin Williams left.", names) == []


def test_particles_belong_to_a_family_name():
    assert mentions("then von der Leyen left", people("Ursula von der Leyen")) == [
        ("von der Leyen", 0)
    ]


def test_a_name_shared_by_two_is_given_with_both():
    (one,) = people("Boris Johnson", "Lyndon Johnson").find("then Johnson left")
    assert (one.ids, one.is_part) == ((0, 1), True)


def test_words_of_a_longer_name_are_told_apart():
    inside, alone = KNOWN.find("Moscow State University is in Moscow.")
    assert (inside.is_whole, alone.is_whole) == (False, True)


def test_a_name_does_not_run_over_a_sentence_or_paragraph():
    assert mentions("I met Khalifa. Haftar left.") == [("Haftar", "haftar")]
    assert mentions("I met Angela\n\nMerkel left.") == [("Merkel", "merkel")]


def test_marks_within_a_name_count():
    names = Names([KnownName("jmc", "5 + 5")])
    assert mentions("the (5 + 5) talks, 5 5, 5+5", names) == [("5 + 5", "jmc"), ("5+5", "jmc")]


def test_particles_written_onto_an_arabic_name_are_no_part_of_it():
    names = Names([KnownName(1, "حفتر", PERSON), KnownName(2, "السراج", PERSON)])
    assert mentions("وقال لحفتر إن السراج والسراج وللسراج", names) == [
        ("حفتر", 1),
        ("السراج", 2),
        ("السراج", 2),
        ("لسراج", 2),
    ]


def test_a_name_without_spaces_around_it_is_found():
    assert mentions("日本の安倍晋三首相は", people("安倍晋三")) == [("安倍晋三", 0)]


def test_no_names_find_nothing():
    assert Names().find("Khalifa Haftar") == []
    assert Names([KnownName(1, "—"), KnownName(2, "")]).find("— and ") == []
