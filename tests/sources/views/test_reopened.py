"""What was retracted keeps its tombstone until it is published again, and is listed ever after."""

import pytest

from sources.actions import editing, merge
from sources.models import Event, Source
from sources.models.states import Stateful
from tests.sources.feeds.reading import feed, moment
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING
from tests.sources.views.public import addresses

REASON = "We mistook the town."
TELLING = "Zanzibar"


def own_addresses(record) -> list[str]:
    below = f"/{record._meta.model_name}s/{record.pk}/"
    found = [path for paths in addresses(published=False).values() for path in paths]
    return [path for path in found if path.startswith(below)]


def listed(client) -> list[str]:
    rows = read(client.get("/corrections/")).xpath("//li[contains(@class, 'change')]")
    return [words(row) for row in rows]


@pytest.fixture
def other(press, talks, editor) -> Source:
    """A second article that the talks rest on."""
    source = press.article(f"{MEETING} again.", "The same again")
    with editing(talks, by=editor):
        for citation in list(talks.citations()):
            press.cite(citation.target, source, MEETING, citation.statement, value=citation.value)
    return Source.objects.get(pk=source.pk)


@pytest.fixture
def records(press, bridge, other, editor) -> list[Stateful]:
    """One of each kind, retracted, reopened and changed meanwhile."""
    ben = press.actor("Ben Birch", bridge)
    walk = press.event("A walk", bridge, "Ben Birch left early")
    left = press.quote("left early", bridge, "Ben Birch left early", speaker_as_printed="Ben Birch")
    fields = ((ben, "name"), (walk, "title"), (left, "text"), (other, "headline"))
    for record, field in fields:
        record.retract(editor, REASON)
        record.return_to_draft(editor)
        setattr(record, field, f"{TELLING} {record.pk}")
        record.save()
    return [record for record, _ in fields]


def test_reopened_record_has_its_tombstone_at_every_address(client, records, editor):
    paths = [path for record in records for path in own_addresses(record)]
    assert len(paths) > 20
    for path in [*paths, *(record.get_absolute_url() for record in records)]:
        response = client.get(path)
        assert response.status_code == 410, path
        assert REASON in text(response)
        assert TELLING.lower() not in response.content.decode().lower()


def test_reopened_record_is_previewed_by_staff_alone(client, admin_client, records):
    for record in records:
        response = admin_client.get(record.permalink, follow=True)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert f"Retracted: {REASON}" in text(response)
        assert "Published again" not in text(response)
    assert f"{TELLING} {records[1].pk}" in text(admin_client.get(records[1].get_absolute_url()))
    assert admin_client.get(f"/events/{records[1].pk}/embed/").status_code == 410


def test_reopened_record_in_review_has_its_tombstone(client, records, editor):
    walk = records[1]
    walk.submit(editor)
    assert client.get(walk.get_absolute_url()).status_code == 410
    walk.return_to_draft(editor)
    assert client.get(walk.get_absolute_url()).status_code == 410


def test_reopened_records_stay_among_the_corrections(client, records):
    names = ["Actor", "Event", "Quote", "Source"]
    numbered = [f"{name} {record.pk}" for name, record in zip(names, records, strict=True)]
    shown = listed(client)
    assert sorted(row.split("Retracted by us ")[1] for row in shown) == [
        f"{name} {REASON}" for name in numbered
    ]
    told = feed(client, "/corrections/feed/")
    assert {entry.title for entry in told.entries} == {f"Retracted: {n}" for n in numbered}
    for path in ("/corrections/", "/corrections/feed/"):
        assert TELLING not in client.get(path).content.decode()


def test_record_that_is_published_again_says_when(client, talks, promise, editor):
    promise.retract(editor, REASON)
    promise.return_to_draft(editor)
    (before,) = feed(client, "/corrections/feed/").entries
    promise.publish(editor)
    response = client.get(promise.get_absolute_url())
    assert response.status_code == 200
    (corrections,) = read(response).xpath("//section[@aria-labelledby='corrections']")
    assert f"Retracted: {REASON} Published again on " in words(corrections)
    (row,) = listed(client)
    assert "Retracted by us, published again on " in row
    assert row.endswith(f"We will not close the bridge {REASON}")
    (entry,) = feed(client, "/corrections/feed/").entries
    assert entry.title == "Retracted, published again: We will not close the bridge"
    assert "Published again on <time" in entry.summary
    assert (entry.id, entry.published) == (before.id, before.published)
    assert moment(entry.updated) == promise.published_at > promise.retracted_at
    own = feed(client, f"/actors/{promise.speaker_id}/feed/")
    assert REASON not in str(own.entries)


def test_entry_feed_tells_of_its_retraction_and_return(client, talks, editor):
    talks.retract(editor, REASON)
    talks.return_to_draft(editor)
    talks.publish(editor)
    titles = [entry.title for entry in feed(client, f"/events/{talks.pk}/feed/").entries]
    assert sorted(titles) == ["Retracted, published again: Talks in Geneva", "Talks in Geneva"]


def test_every_retraction_stays_among_the_corrections(client, talks, editor):
    for reason in ("Once.", "Twice."):
        talks.retract(editor, reason)
        talks.return_to_draft(editor)
        talks.publish(editor)
    again, first = listed(client)
    assert ("published again on" in again, again.split()[-1]) == (True, "Twice.")
    assert ("published again on" in first, first.split()[-1]) == (False, "Once.")
    found = feed(client, "/corrections/feed/").entries
    assert len({entry.id for entry in found}) == len(found) == 2
    talks.retract(editor, "Thrice.")
    assert [row.split()[-1] for row in listed(client)] == ["Thrice.", "Twice.", "Once."]
    assert "Geneva" not in client.get("/corrections/").content.decode()


def test_source_is_published_again_with_what_cites_it(client, other, talks, press, editor):
    other.retract(editor, REASON)
    other.return_to_draft(editor)
    assert client.get(other.permalink).status_code == 410
    with editing(talks, by=editor):
        pass
    response = client.get(other.permalink, follow=True)
    assert f"Retracted: {REASON} Published again on " in text(response)
    assert "Source" not in listed(client)[0]


def test_tombstone_needs_no_history(client, talks, editor):
    talks.retract(editor, REASON)
    Event.history.all().delete()
    Event._base_manager.update(status="draft")
    assert client.get(talks.permalink).status_code == 410
    assert listed(client)[0].endswith(f"Event {talks.pk} {REASON}")


def test_entry_merged_after_a_retraction_leads_on_and_stays_listed(
    client, press, bridge, talks, editor
):
    twin = press.event(f"{TELLING} talks", bridge, MEETING)
    twin.retract(editor, REASON)
    merge(survivor=talks, duplicate=twin, by=editor)
    assert client.get(twin.permalink, follow=True).redirect_chain[0][0] == talks.get_absolute_url()
    (row,) = listed(client)
    assert row.endswith(f"Event {twin.pk} {REASON}")
    assert TELLING not in client.get("/corrections/").content.decode()


def test_duplicate_of_a_reopened_entry_has_its_tombstone(client, press, bridge, talks, editor):
    twin = press.event("The same talks", bridge, MEETING, publish=False)
    talks.retract(editor, REASON)
    talks.return_to_draft(editor)
    merge(survivor=talks, duplicate=twin, by=editor)
    response = client.get(twin.permalink)
    assert (response.status_code, REASON in text(response)) == (410, True)
