import pytest
from lxml import html

from sources.actions import cite
from sources.models import Actor, ActorName, Event, Participation, Place

ALDER = "Mayor Ada Alder, the head of Alder"
MEETING = "On 13 January 2020 the mayors of Alder and Birch met in Geneva"


class Desk:
    """A signed-in editor's browser, as far as forms go: it sends back what the page shows."""

    def __init__(self, client):
        self.client = client

    def get(self, url):
        response = self.client.get(url)
        assert response.status_code == 200, url
        return html.fromstring(response.content.decode())

    def form(self, url) -> dict:
        forms = self.get(url).xpath("//div[@id='content-main']//form")
        # A browser leaves out the line break that begins a textarea.
        values = {name: value.removeprefix("\n") for name, value in forms[0].form_values()}
        return {name: value for name, value in values.items() if name}

    def send(self, url, press: str, **changes):
        """Fill in the form of a page and press one of its buttons."""
        data = self.form(url) | changes | {press: "1"}
        return self.client.post(url, {k: v for k, v in data.items() if v is not None}, follow=True)


def words_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


@pytest.fixture
def desk(client, editor) -> Desk:
    client.force_login(editor)
    return Desk(client)


@pytest.fixture
def ada(article, editor) -> Actor:
    actor = Actor.objects.create(name="Ada Alder", kind="person")
    name = ActorName.objects.create(actor=actor, name="Ada Alder")
    cite(source=article, words=ALDER, target=name, by=editor)
    return actor


@pytest.fixture
def meeting(ada) -> Event:
    """A draft with nothing cited."""
    geneva = Place.objects.create(name="Geneva", country="Switzerland")
    event = Event.objects.create(
        title="Meeting of the mayors", kind="talks", occurred="2020-01-13", place=geneva
    )
    Participation.objects.create(event=event, actor=ada)
    return event


@pytest.fixture
def cited_meeting(meeting, article, editor) -> Event:
    for statement in ("", "reality", "occurred", "place"):
        cite(source=article, words=MEETING, target=meeting, statement=statement, by=editor)
    cite(source=article, words=MEETING, target=meeting.participations.get(), by=editor)
    return meeting
