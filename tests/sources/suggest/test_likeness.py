import pytest

from sources.choices import ActorKind
from sources.suggest import KnownName, Likenesses, Names

KNOWN = Likenesses(
    Names(
        [
            KnownName("haftar", "Field Marshal Khalifa Haftar", ActorKind.PERSON),
            KnownName("sarraj", "Fayez al-Sarraj", ActorKind.PERSON),
            KnownName("gaddafi", "Muammar Gaddafi", ActorKind.PERSON),
            KnownName("williams", "Stephanie Williams", ActorKind.PERSON),
            KnownName("meyer", "Mikhail Meyer", ActorKind.PERSON),
            KnownName("macron", "Emmanuel Macron", ActorKind.PERSON),
            KnownName("lukyanov", "Grigory Lukyanov", ActorKind.PERSON),
            KnownName("gna", "Government of National Accord", ActorKind.GOVERNMENT),
            KnownName("unsmil", "UNSMIL", ActorKind.INTERNATIONAL),
            KnownName("jmc", "Joint Military Commission", ActorKind.BODY),
            KnownName("commission", "European Commission", ActorKind.INTERNATIONAL),
        ]
    )
)


def like(name, kind=""):
    return [one.id for one in KNOWN.of(name, kind)]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Khalifa Hafter", "haftar"),
        ("K. Haftar", "haftar"),
        ("Haftar", "haftar"),
        ("Hifter", "haftar"),
        ("Халифа Хафтар", "haftar"),
        ("خليفة حفتر", "haftar"),
        ("Faiz Sarraj", "sarraj"),
        ("Faïez Sarradj", "sarraj"),
        ("Serraj", "sarraj"),
        ("فايز السراج", "sarraj"),
        ("Qaddafi", "gaddafi"),
        ("Moammar Kadhafi", "gaddafi"),
        ("معمر القذافي", "gaddafi"),
        ("Grigori Lukjanow", "lukyanov"),
        ("National Accord Government", "gna"),
        ("GNA", "gna"),
        ("United Nations Support Mission in Libya", "unsmil"),
        ("Joint Libyan Military Commission", "jmc"),
    ],
)
def test_another_spelling_leads_to_the_one_who_bears_it(name, known):
    assert like(name) == [known]


@pytest.mark.parametrize(
    "name",
    [
        "Robin Williams",
        "Angela Meyer",
        "Brigitte Macron",
        "Moore",
        "Maas",
        "European Council",
        "Military Council",
        "EU",
        "the",
        "—",
        "",
    ],
)
def test_others_lead_to_nobody(name):
    assert like(name) == []


def test_a_person_is_like_no_body():
    assert like("Khalifa Hafter", ActorKind.BODY) == []
    assert like("National Accord Government", ActorKind.PERSON) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Khalifa Haftar", "the same name"),
        ("Khalifa Hafter", "the same name in another spelling"),
        ("Hifter", "the same family name in another spelling"),
        ("National Accord Government", "the same words"),
        ("GNA", "the initials of “Government of National Accord”"),
        ("United Nations Support Mission in Libya", "“UNSMIL” may be its initials"),
        ("Joint Libyan Military Commission", "most of the same words"),
    ],
)
def test_the_reason_is_given_in_words(name, why):
    assert KNOWN.of(name)[0].why == why


def test_the_likeliest_comes_first_and_few_are_named():
    people = [KnownName(n, f"Khalifa Haft{'ae'[n % 2]}r", ActorKind.PERSON) for n in range(9)]
    found = Likenesses(Names(people)).of("Khalifa Hafter")
    assert [one.score for one in found] == [100, 100, 100, 100, 92]
