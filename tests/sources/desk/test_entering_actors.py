import pytest

from sources.actions import capture, publish_together, steps, undo
from sources.models import Actor, ActorName, Affiliation
from tests.sources.desk.entering import Entering, cited, problems
from tests.sources.desk.wire import part, words
from tests.sources.town import make_actor

pytestmark = pytest.mark.django_db

PEACE = (
    "Fayez al-Sarraj heads the Government of National Accord. "
    "“We need talks,” said Grigory Lukyanov, an expert at the Russian Council on Foreign Affairs."
)
ELECTED = "Faiz Sarraj was elected chairman of the Government of National Accord in 2015."


@pytest.fixture
def desk(client, contributor) -> Entering:
    return Entering(client, capture(text=PEACE, headline="Peace").source, contributor)


@pytest.fixture
def later(client, contributor) -> Entering:
    return Entering(client, capture(text=ELECTED, headline="An election").source, contributor)


@pytest.fixture
def sarraj(desk) -> Actor:
    desk.save("actor", "Fayez al-Sarraj")
    return Actor.objects.get()


def question(desk, name: str):
    return desk.form("actor", name).xpath("//fieldset[@data-newcomer]")[0]


def answered(desk, name: str, given: str) -> dict:
    (field,) = question(desk, name).xpath(".//input[@value='new']/@name")
    return {field: given}


def test_a_new_actor_is_savable_at_once(desk):
    answer = desk.save("actor", "Fayez al-Sarraj")
    assert answer["message"] == "Entered the actor “Fayez al-Sarraj”."
    actor = Actor.objects.get()
    assert (actor.name, actor.kind) == ("Fayez al-Sarraj", "person")
    assert [(one.name, one.kind) for one in actor.names.all()] == [("Fayez al-Sarraj", "name")]
    assert cited(actor) == [("actorname", "", "Fayez al-Sarraj")]
    assert actor.blockers() == []
    undo(step=steps(source=desk.source, by=desk.user)[0], by=desk.user)
    assert not Actor.objects.exists()


def test_the_kind_is_guessed(desk):
    kinds = {
        name: desk.proposed("actor", name)["kind"]
        for name in ("Government of National Accord", "Russian Council on Foreign Affairs")
    }
    assert kinds == {
        "Government of National Accord": "government",
        "Russian Council on Foreign Affairs": "body",
    }


def test_what_is_known_of_a_likely_actor_stands_beside_the_name(sarraj, later):
    asked = question(later, "Faiz Sarraj")
    assert words(asked.xpath("./legend")[0]) == "Is “Faiz Sarraj” somebody who is here already?"
    here, there = asked.xpath(".//div[h3]")
    assert ELECTED in words(here)
    assert words(there.xpath("./h3")[0]) == "Fayez al-Sarraj"
    assert [words(item) for item in there.xpath(".//li")] == [
        "“Fayez al-Sarraj” in “Peace”",
        "person, draft, in 0 other entries",
        "We ask because of the same name in another spelling.",
    ]


def test_the_question_has_to_be_answered(sarraj, later):
    answer = later.save("actor", "Faiz Sarraj")
    assert answer["status"] == 422
    assert problems(answer) == ["“Faiz Sarraj” may be an actor who is there already: answer below."]
    assert list(Actor.objects.all()) == [sarraj]


def test_yes_adds_the_name_with_its_citation(sarraj, later):
    yes = answered(later, "Faiz Sarraj", str(sarraj.pk))
    answer = later.save("actor", "Faiz Sarraj", **yes)
    assert answer["message"] == "Added the name “Faiz Sarraj” to “Fayez al-Sarraj”."
    assert [one.name for one in sarraj.names.all()] == ["Fayez al-Sarraj", "Faiz Sarraj"]
    assert cited(sarraj)[1] == ("actorname", "", "Faiz Sarraj")
    (step,) = steps(source=later.source, by=later.user)
    undo(step=step, by=later.user)
    assert [one.name for one in sarraj.names.all()] == ["Fayez al-Sarraj"]


def test_no_makes_another_actor(sarraj, later):
    later.save("actor", "Faiz Sarraj", **answered(later, "Faiz Sarraj", "new"))
    assert {actor.name for actor in Actor.objects.all()} == {"Fayez al-Sarraj", "Faiz Sarraj"}


def test_an_answer_that_is_none_of_them_is_none(sarraj, later):
    answer = later.save("actor", "Faiz Sarraj", **answered(later, "Faiz Sarraj", "999999"))
    assert answer["status"] == 422
    assert Actor.objects.count() == 1


def test_the_very_name_is_proposed_to_be_the_same_actor(sarraj, later, desk):
    asked = question(desk, "Fayez al-Sarraj")
    assert asked.xpath(".//input[@checked]/@value") == [str(sarraj.pk)]
    answer = desk.save("actor", "Fayez al-Sarraj")
    assert answer["message"] == "Added the name “Fayez al-Sarraj” to “Fayez al-Sarraj”."
    assert ActorName.objects.count() == 1


def test_a_description_is_not_lost_unsaid(sarraj, later):
    yes = answered(later, "Faiz Sarraj", str(sarraj.pk))
    described = {"description": "He was elected chairman in 2015."}
    answer = later.save("actor", "Faiz Sarraj", **yes, **described)
    assert answer["warnings"] == [
        "The description was not added: “Fayez al-Sarraj” is there already. Describe it there."
    ]
    assert Actor.objects.get().description == ""


def test_only_an_editor_adds_a_name_to_a_published_actor(sarraj, later, editor, client):
    publish_together(entries=[sarraj], by=editor)
    yes = answered(later, "Faiz Sarraj", str(sarraj.pk))
    answer = later.save("actor", "Faiz Sarraj", **yes)
    assert answer["status"] == 403
    assert answer["message"] == "“Fayez al-Sarraj” is published: only an Editor may change it."
    assert sarraj.names.count() == 1
    Entering(client, later.source, editor).save("actor", "Faiz Sarraj", **yes)
    assert sarraj.names.count() == 2


def test_an_affiliation_with_a_known_actor_is_proposed(desk):
    desk.save("actor", "Russian Council on Foreign Affairs")
    council = Actor.objects.get()
    sent = desk.proposed("actor", "Grigory Lukyanov")
    assert (sent["role"], sent["with_actor"]) == ("expert", str(council.pk))
    desk.save("actor", "Grigory Lukyanov")
    affiliation = Affiliation.objects.get()
    assert (affiliation.actor.name, affiliation.role) == ("Grigory Lukyanov", "expert")
    assert affiliation.own_citations.get().excerpt.exact == PEACE.split(". ")[1]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Town Council head Ada Alder spoke.", "head"),
        ("Then the head of the Town Council, Ada Alder, spoke.", "head"),
        ("Ada Alder, a former member of the Town Council, spoke.", "former member"),
        ("The Town Council heard Ada Alder.", ""),
        ("Ada Alder, who is late, spoke to the Town Council.", ""),
    ],
)
def test_the_role_is_what_is_printed_beside_the_name(client, contributor, told, role):
    desk = Entering(client, capture(text=told, headline="Talks").source, contributor)
    desk.save("actor", "Town Council")
    assert desk.proposed("actor", "Ada Alder").get("role", "") == role


def test_a_role_needs_its_actor(desk):
    answer = desk.save("actor", "Grigory Lukyanov", role="expert")
    assert problems(answer) == ["Give both the printed role and the actor, or neither."]
    assert part(answer).xpath("//*[@class='problems']//a/@href") == ["#desk-with_actor"]


def test_a_name_stands_in_its_excerpt(desk):
    answer = desk.save("actor", "Grigory Lukyanov", printed="Gregor Lukyanov", name="Lukyanov")
    assert answer["status"] == 422
    assert problems(answer)[0].startswith("“Gregor Lukyanov” does not stand in the article")
    assert not Actor.objects.exists()


def test_a_retracted_actor_is_not_offered(desk, later, editor, sarraj):
    publish_together(entries=[sarraj], by=editor)
    sarraj.retract(editor, "Nobody of this name.")
    assert later.form("actor", "Faiz Sarraj").xpath("//fieldset[@data-newcomer]") == []


def test_the_city_of_an_actor_is_no_other_actor(article, client, contributor, editor):
    make_actor(article, editor)
    desk = Entering(client, article, contributor)
    assert desk.form("actor", "Geneva").xpath("//fieldset[@data-newcomer]") == []
