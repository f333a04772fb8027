import pytest

from tests.sources.suggest.pictures import proposed


def actors(picture):
    return [one.id for one in proposed(picture).actors]


@pytest.mark.parametrize(
    ("picture", "known"),
    [
        ("*Haftar met Sarraj and Merkel, and Haftar left.*", ["haftar", "sarraj", "merkel"]),
        ("*The LNA and the UN met.*", ["lna", "un"]),
        ("*Moscow invited Haftar.*", ["russia", "haftar"]),
        ("*Haftar flew to Moscow.*", ["haftar"]),
        ("*Haftar slept in Moscow.*", ["haftar"]),
        ("*It began at Moscow State University.*", []),
    ],
)
def test_known_actors_are_named_once_and_places_are_none(picture, known):
    assert actors(picture) == known


@pytest.mark.parametrize(
    ("picture", "named", "offices"),
    [
        ("*LNA commander Khalifa Haftar left.*", ["haftar"], ["lna"]),
        ("*US Secretary of State Ada Alder met Haftar.*", ["haftar"], ["us"]),
        ("*The head of the LNA, Khalifa Haftar, left.*", ["haftar"], ["lna"]),
        ("*Haftar became the head of the LNA.*", ["haftar", "lna"], []),
    ],
)
def test_actors_of_an_office_are_kept_apart(picture, named, offices):
    proposal = proposed(picture)
    assert [one.id for one in proposal.actors] == named
    assert [one.id for one in proposal.offices] == offices


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("*Turkish Defense Minister Hulusi Akar left.*", [("Hulusi Akar", "person")]),
        ("*Mayor Alder left.*", [("Alder", "person")]),
        ("*Then the Joint Military Commission met.*", [("Joint Military Commission", "body")]),
        ("*An expert at the Russian Council on Foreign Affairs left.*", None),
        ("*Ursula von der Leyen and Abdel Fattah al-Sisi met.*", None),
        ("*The Ministry of Trade and the AFD met.*", [("Ministry of Trade", "government")]),
        ("*On Monday the bridge in January fell.*", []),
        ("*Haftar and Merkel met in Moscow.*", []),
    ],
)
def test_unknown_names_are_offered_as_new_actors(picture, names):
    longer = {
        "An": [("Russian Council on Foreign Affairs", "body")],
        "Ur": [("Ursula von der Leyen", "person"), ("Abdel Fattah al-Sisi", "person")],
        "Th": [*(names or []), ("AFD", "")] if "AFD" in picture else names,
    }
    found = [(name.words, name.kind) for name in proposed(picture).new_actors]
    assert found == longer.get(picture[1:3], names)


def test_a_new_name_says_whom_it_may_belong_to():
    (name,) = proposed("*Marshal Khalifa Hafter left.*").new_actors
    assert [(one.id, one.why) for one in name.like] == [
        ("haftar", "the same name in another spelling")
    ]


@pytest.mark.parametrize(
    ("picture", "scenes"),
    [
        ("*They met in Moscow.*", [("Moscow", True)]),
        ("*They flew to Moscow and met in Libya.*", [("Libya", True), ("Moscow", False)]),
        ("They *met* in Moscow.", [("Moscow", True)]),
        ("They *left Libya* and met in Moscow.", [("Libya", False)]),
        ("*They met.*", []),
    ],
)
def test_places_are_named_with_the_scene_first(picture, scenes):
    proposal = proposed(picture)
    assert [(place.printed.words, place.is_scene) for place in proposal.places] == scenes
    assert (proposal.place and proposal.place.id) == (scenes[0][0].lower() if scenes else None)


@pytest.mark.parametrize(
    ("picture", "title"),
    [
        ("*In 2015, hostilities were suspended.*", "Hostilities were suspended"),
        ("*However, the talks ended.*", "The talks ended"),
        ("*As Merkel told reporters then, the talks ended.*", "The talks ended"),
        ("*On January 13 in Moscow, Turkey met Russia.*", "Turkey met Russia"),
        ("It *ended.* The *", "Ended"),
        ("**", ""),
    ],
)
def test_a_title_is_cut_out_of_the_words(picture, title):
    assert proposed(picture.removesuffix(" The *")).title == title


def test_a_long_title_ends_between_words_and_in_no_name():
    picture = (
        "*On January 31, the parties held telephone conversations between German Chancellor "
        "Angela Merkel and Russian President Vladimir Putin.*"
    )
    assert proposed(picture).title == "The parties held telephone conversations"


@pytest.mark.parametrize(
    ("picture", "edtf"),
    [
        ("*Merkel said on January 13, 2020 that the war of 2014 was over.*", "2020-01-13"),
        ("*On January 13, 2020, Merkel said that the war was over.*", "2020-01-13"),
        ("*Merkel said that the war of 2014 was over.*", None),
        ("“*The war began in 2014*,” Merkel said.", None),
        ("In 2014 it began. *“It is over,”* Merkel said.", None),
    ],
)
def test_a_quote_has_the_date_of_its_clause_alone(picture, edtf):
    said = proposed(picture).said
    assert (said and said.edtf) == edtf


@pytest.mark.parametrize(
    ("picture", "edtf"),
    [
        ("*They met* in 2014.", "2014"),
        ("In 2014 it began. *They met.*", None),
        ("*They met on Sunday.*", None),
    ],
)
def test_an_event_has_the_date_of_its_sentence_alone(picture, edtf):
    occurred = proposed(picture).occurred
    assert (occurred and occurred.edtf) == edtf


def test_the_passage_is_what_was_selected_in_whole_words():
    proposal = proposed("The ma*yor sa*id no.", language="en")
    assert (proposal.passage.words, proposal.language) == ("mayor said", "en")
    assert proposal.passage.start == 4


@pytest.mark.parametrize("kind", ["headline", "caption", "credit", "related_link"])
def test_what_is_no_prose_says_so_and_offers_no_new_actor(kind):
    region = type("Part", (), {"start": 0, "end": 13, "kind": kind})
    proposal = proposed("*Ada Alder won*\n\nThe rest.", regions=[region])
    assert proposal.region == kind
    assert proposal.note.startswith("These words are ")
    assert bool(proposal.new_actors) == (kind == "headline")
