"""Which passage is proposed as evidence, what is guessed by words, and what actors are likened."""

import pytest

from sources.anchoring import Span
from sources.choices import ActorKind, EventKind, NameKind, ParticipationRole, Reality
from sources.desk import guesses
from sources.desk.evidence import Passages
from sources.desk.known_names import standing_in
from sources.suggest import Article, KnownName

TEXT = (
    "The mayor of Alder spoke. “We will stay,” said Ada Alder. Later she left.\n\n"
    "Ada Alder is the mayor of Alder. The mayor of Birch was silent."
)


def passages(selected: str) -> Passages:
    start = TEXT.index(selected)
    return Passages(Article(TEXT), Span(start, start + len(selected)))


def held(selected: str, words: str) -> str | None:
    span = passages(selected).holding(words)
    return span and TEXT[span.start : span.end]


@pytest.mark.parametrize(
    ("selected", "words", "found"),
    [
        ("said Ada Alder", "Ada Alder", "said Ada Alder"),
        ("“We will stay,”", "Ada Alder", "“We will stay,” said Ada Alder."),
        ("Later she left", "Ada Alder", "“We will stay,” said Ada Alder."),
        ("was silent", "Ada Alder", "Ada Alder is the mayor of Alder."),
        ("Later she left", "the mayor of Birch", None),
        ("Later she left", "The mayor of Birch", "The mayor of Birch was silent."),
        ("Later she left", "", None),
    ],
)
def test_the_nearest_sentence_with_the_words_is_the_evidence(selected, words, found):
    assert held(selected, words) == found


def test_a_sentence_too_long_to_cite_gives_way_to_the_words():
    text = f"Ada Alder said {'so ' * 500}in Geneva."
    found = Passages(Article(text), Span(len(text) - 7, len(text) - 1))
    assert found.holding("Ada Alder") is None
    assert found.at(0, 9) == Span(0, 9)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("They signed a memorandum at the conference", EventKind.AGREEMENT),
        ("The mayor called on all sides to stop", EventKind.CALL),
        ("A conference was held", EventKind.CONFERENCE),
        ("The mayors met in Geneva", EventKind.TALKS),
        ("Troops launched an attack", EventKind.FIGHTING),
        ("She was elected chairwoman", EventKind.POLITICS),
        ("He sent a letter", EventKind.STATEMENT),
        ("The bridge fell", EventKind.OTHER),
    ],
)
def test_the_kind_of_an_event(words, kind):
    assert guesses.event_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "reality"),
    [
        ("Talks will begin in Geneva", Reality.ANNOUNCED),
        ("Talks are expected to start soon", Reality.ANNOUNCED),
        ("The talks were cancelled", Reality.CANCELLED),
        ("They allegedly met", Reality.ALLEGED),
        ("They met", Reality.HAPPENED),
    ],
)
def test_the_reality_of_an_event(words, reality):
    assert guesses.reality(words) == reality


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("", " organized negotiations", ParticipationRole.ORGANISER),
        ("Russia invited ", " to Moscow", ParticipationRole.INVITED),
        ("He sent a letter to ", ".", ParticipationRole.ADDRESSEE),
        ("", " was elected chairman", ParticipationRole.CONCERNED),
        ("the assassination of the leader ", " in 2011", ParticipationRole.CONCERNED),
        ("Russia invited many. ", " came", ParticipationRole.PARTICIPANT),
        ("", " signed a memorandum", ParticipationRole.SIGNATORY),
    ],
)
def test_the_role_of_an_actor(before, after, role):
    assert guesses.role(before, after) == role


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Libyan National Army", ActorKind.ARMED_GROUP),
        ("Government of National Accord", ActorKind.GOVERNMENT),
        ("United Nations", ActorKind.INTERNATIONAL),
        ("Joint Military Commission", ActorKind.BODY),
        ("Turkey", ActorKind.COUNTRY),
        ("Ursula von der Leyen", ActorKind.PERSON),
        ("Abdel Fattah al-Sisi", ActorKind.PERSON),
        ("GNC", ActorKind.BODY),
        ("river towns", ActorKind.OTHER),
    ],
)
def test_the_kind_of_an_actor(name, kind):
    assert guesses.actor_kind(name) == kind


def test_a_country_of_the_places_is_one():
    assert guesses.actor_kind("Ruritania", {"Ruritania"}) == ActorKind.COUNTRY


def test_the_kind_of_a_name():
    names = ("Ada Alder", "LNA", "@GhassanSalame")
    kinds = [guesses.name_kind(name) for name in names]
    assert kinds == [NameKind.NAME, NameKind.ACRONYM, NameKind.ALIAS]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("met today in Rajma with Haftar", "Rajma"),
        ("the parties in Libya agreed", ""),
        ("In January they met", ""),
        ("in the city", ""),
        ("held in New Alder-on-Sea", "New Alder-on-Sea"),
    ],
)
def test_a_new_place(words, place):
    assert guesses.new_place(words) == place


def test_names_are_compared_that_have_a_word_in_the_text():
    names = [
        KnownName(1, "Fayez al-Sarraj"),
        KnownName(2, "Ben Birch"),
        KnownName(3, "Recep Erdoğan"),
        KnownName(4, "أحمد الطويل"),
    ]
    kept = standing_in("Sarraj met Erdogan.", names)
    assert [name.id for name in kept] == [1, 3, 4]
