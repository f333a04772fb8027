"""What is not published is named on no public page."""

import pytest

from sources.actions import editing
from sources.models import Actor, Citation, Event, Outlet, Place, Quote, Source
from tests.sources.reading import read
from tests.sources.views.conftest import MEETING, SAID
from tests.sources.views.public import addresses

TELLING = "Zanzibar"


@pytest.fixture
def secrets(press, bridge, ada, talks, promise):
    """Drafts of each kind, tied to what is published in each way."""
    outlet = Outlet.objects.create(name="Zanzibar Gazette")
    place = Place.objects.create(name="Zanzibar Square", country="Zanzibar")
    source = press.article(
        "Zanzibar Actor was seen in the square. Zanzibar utterance is what was said there.",
        "Zanzibar headline",
        outlet=outlet,
        url="https://example.org/zanzibar",
        reprint_of=Source.objects.get(headline="Talks at the bridge"),
    )
    seen = "Zanzibar Actor was seen in the square"
    actor = press.actor("Zanzibar Actor", source, publish=False)
    press.affiliation(actor, ada, "Zanzibar role", source, seen)
    event = press.event(
        "Zanzibar Event",
        source,
        seen,
        publish=False,
        actors=[ada, actor],
        after=[talks],
        part_of=talks,
        place=place,
    )
    press.quote(
        "Zanzibar utterance",
        source,
        "Zanzibar utterance is what was said there",
        publish=False,
        speaker=ada,
        speaker_as_printed="Zanzibar",
        occasion=talks,
        about=[ada],
        within=promise,
    )
    press.quote(
        "Zanzibar utterance",
        source,
        "Zanzibar utterance is what was said there",
        publish=False,
        speaker=actor,
        speaker_as_printed="Zanzibar",
        ascribed_to=ada,
    )
    press.event("Zanzibar Event", bridge, "Ben Birch left early", publish=False)
    return actor, event


VARIED = (
    "/timeline/?at=2020-01-13",
    "/timeline/?entries=quotes",
    "/map/?at=46,6&zoom=3",
    "/events/feed/?kind=talks",
    "/corrections/?page=1",
)


def public_pages():
    """Every address of every record, by its number and with its slug, and views zoomed in."""
    for paths in addresses(published=False).values():
        yield from paths
    for model in (Actor, Event, Quote, Source):
        for record in model.objects.all():
            yield record.get_absolute_url()
    yield from VARIED
    for actor in Actor.objects.all():
        yield from (f"/timeline/?actor={actor.pk}", f"/network/?actor={actor.pk}")
        yield from (f"/network/?actor={actor.pk}&with={o.pk}" for o in Actor.objects.all())


def test_drafts_are_named_at_no_public_address(client, secrets):
    pages = list(public_pages())
    assert len(pages) > 120
    shown = 0
    for path in pages:
        response = client.get(path)
        content = response.content.decode(errors="replace")
        assert TELLING not in content, path
        assert TELLING.lower() not in content, path
        assert "left early</mark>" not in content, path
        if TELLING.lower() in path:
            assert response.status_code == 404
        shown += response.status_code == 200
    assert shown > 60


def test_tombstone_says_nothing_of_what_was_retracted(client, secrets, promise, ada, editor):
    words = "We will not close the bridge"
    assert words in client.get("/").content.decode()
    promise.retract(editor, "It was never said.")
    for path in public_pages():
        content = client.get(path).content.decode(errors="replace")
        # Its own articles print the words still, where a published entry cites them.
        assert words not in content, path


def test_drafts_are_found_by_no_filter(client, secrets):
    actor, event = secrets
    for path in ("events", "actors", "quotes", "sources"):
        response = client.get(f"/{path}/?text={TELLING}")
        assert f"0 {path} match" in read(response).text_content()
    assert client.get(f"/events/?place={event.place_id}").context["refused"]
    assert client.get(f"/events/?actor={actor.pk}").context["refused"]
    assert client.get(f"/quotes/?speaker={actor.pk}").context["refused"]
    assert client.get(f"/sources/?outlet={Outlet.objects.get().pk}").context["refused"]
    assert client.get(f"/actors/?outlet={Outlet.objects.get().pk}").context["refused"]


def test_draft_that_a_published_citation_asserts_is_another_actor(
    client, secrets, press, promise, editor
):
    actor, event = secrets
    article = press.article("It was somebody else who promised to keep the bridge.", "Not Alder")
    words = "It was somebody else who promised"
    press.cite(promise, article, words, "speaker", value=f"actor:{actor.pk}", stance="contradicts")
    press.cite(
        event.part_of,
        article,
        words,
        "place",
        value=f"place:{event.place_id}",
        stance="contradicts",
    )
    content = client.get(promise.get_absolute_url()).content.decode()
    assert "another actor" in content
    assert TELLING not in content


def test_draft_source_that_a_published_entry_relays_is_not_named(client, press, bridge, editor):
    event = press.event("Promise", bridge, SAID)
    letter = Source.objects.create(headline="[Zanzibar letter]", genre="document")
    with editing(event, by=editor):
        press.cite(event, bridge, MEETING, relays=letter)
    letter.refresh_from_db()
    assert TELLING in client.get(event.get_absolute_url()).content.decode()
    letter.retract(editor, "Forged.")
    assert TELLING not in client.get(event.get_absolute_url()).content.decode()
    assert Citation.objects.filter(relays=letter).count() == 1
