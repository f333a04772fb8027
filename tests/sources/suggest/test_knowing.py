import pytest

from sources.actions import capture, merge
from sources.models import Actor, ActorName, Place
from sources.suggest.knowing import known_actors, known_places, propose_for

pytestmark = pytest.mark.django_db

TEXT = (
    "On 13 January the mayors met in Geneva. "
    "“We will not close the bridge,” said Mayor Ada Alder, the head of Alder."
)


@pytest.fixture
def alder():
    actor = Actor.objects.create(name="Ada Alder", kind="person")
    ActorName.objects.create(actor=actor, name="Ada of Alder", kind="alias")
    return actor


@pytest.fixture
def snapshot():
    return capture(text=TEXT, headline="Talks", published="2020-02-01", language="en").snapshot


def test_a_passage_is_read_with_all_that_the_database_knows(alder, snapshot):
    geneva = Place.objects.create(name="Geneva", country="Switzerland")
    start = TEXT.index("We will")
    quote = propose_for(snapshot, start, start + 10)
    assert (quote.speaker.id, quote.language) == (alder.pk, "en")
    event = propose_for(snapshot, 0, 39)
    assert (event.place.id, event.occurred.edtf) == (geneva.pk, "2020-01-13")


def test_names_as_printed_count_beside_the_heading(alder):
    assert [one.name for one in known_actors().known] == ["Ada Alder", "Ada of Alder"]


def test_a_change_is_seen_at_once(alder):
    known_actors()
    name = alder.names.get()
    name.name = "Ada the mayor"
    name.save()
    assert [one.id for one in known_actors().find("said Ada the mayor")] == [alder.pk]
    name.delete()
    assert [one.name for one in known_actors().known] == ["Ada Alder"]


def test_a_merged_actor_gives_its_names_to_the_survivor(alder, editor):
    duplicate = Actor.objects.create(name="A. Alder", kind="person")
    ActorName.objects.create(actor=duplicate, name="Mayor Alder")
    known_actors()
    merge(survivor=alder, duplicate=duplicate, by=editor)
    assert [tuple(one)[:2] for one in known_actors().known] == [
        (alder.pk, "Ada Alder"),
        (alder.pk, "Ada of Alder"),
        (alder.pk, "Mayor Alder"),
    ]


def test_the_number_of_queries_is_constant(alder, snapshot, django_assert_num_queries):
    with django_assert_num_queries(7):
        propose_for(snapshot, 0, 39)
    for number in range(30):
        ActorName.objects.create(actor=alder, name=f"Ada {number}")
        Place.objects.create(name=f"Town {number}")
    with django_assert_num_queries(7):
        propose_for(snapshot, 0, 39)
    with django_assert_num_queries(4):
        propose_for(snapshot, 0, 39)


def test_places_are_known(alder):
    Place.objects.create(name="Geneva")
    assert [one.name for one in known_places().known] == ["Geneva"]
