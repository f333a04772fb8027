import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions import capture
from sources.models import Actor, ActorName
from tests.sources.desk.entering import Entering
from tests.sources.town import make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db

TOLD = (
    "On 14 January 2020 Ben Birch met Ada Alder in Geneva. "
    "“We will not close this bridge,” said Ada Alder, the mayor."
)
SELECTED = {
    "quote": "“We will not close this bridge,”",
    "event": "On 14 January 2020 Ben Birch met Ada Alder in Geneva.",
    "actor": "Ben Birch",
}


@pytest.fixture
def desk(client, article, editor) -> Entering:
    """An article with a known speaker, an event and a quote nearly like the one selected."""
    ada = make_actor(article, editor)
    make_event(article, editor)
    make_quote(article, editor, ada)
    return Entering(client, capture(text=TOLD, headline="Again").source, editor)


def more_actors(count: int) -> None:
    """Some who bear the name that is selected, and some who do not."""
    names = ["Ben Birch", "Cleo Cedar"] * count
    actors = [Actor(name=name, kind="person") for name in names[:count]]
    Actor._base_manager.bulk_create(actors)
    names = [ActorName(actor=actor, name=actor.name) for actor in actors]
    ActorName._base_manager.bulk_create(names)


@pytest.mark.parametrize(("kind", "queries"), [("quote", 24), ("event", 20), ("actor", 21)])
def test_a_form_takes_as_many_queries_with_many_actors(desk, kind, queries):
    desk.form(kind, SELECTED[kind])
    counted = []
    for count in (1, 29, 270):
        more_actors(count)
        with CaptureQueriesContext(connection) as captured:
            desk.form(kind, SELECTED[kind])
        counted.append(len(captured))
    assert counted == [queries] * 3
