from sources.actions import editing, merge
from sources.models import Correction
from tests.sources.feeds.reading import feed, moment, titles
from tests.sources.views.conftest import MEETING


def test_correction_and_what_is_taken_away_change_an_entry(client, press, bridge, talks, editor):
    with editing(talks, by=editor):
        extra = press.cite(talks, bridge, "The talks ended without a memorandum", "reality")

    def updated():
        return moment(feed(client, "/events/feed/").entries[0].updated)

    added = updated()
    with editing(talks, by=editor):
        extra.delete()
    removed = updated()
    Correction.objects.create(event=talks, text="The day was wrong.")
    assert added < removed < updated()


def test_retracted_entry_leaves_every_feed_but_that_of_corrections(client, promise, editor):
    ways = ("/quotes/feed/", f"/actors/{promise.speaker_id}/feed/")
    for way in ways:
        assert "Ada Alder: “We will not close the bridge”" in titles(client, way)
    tag = client.get(ways[0])["ETag"]
    promise.retract(editor, "She never said it.")
    for way in ways:
        assert b"close the bridge" not in client.get(way).content
    assert client.get(ways[0], headers={"If-None-Match": tag}).status_code == 200
    (entry,) = feed(client, "/corrections/feed/").entries
    assert entry.title == f"Retracted: Quote {promise.pk}"
    assert entry.link == f"http://testserver/quotes/{promise.pk}/"
    assert "She never said it." in entry.summary
    assert moment(entry.updated) == promise.retracted_at
    assert b"close the bridge" not in client.get("/corrections/feed/").content


def test_corrections_feed_tells_of_published_entries_alone(client, talks, drafts):
    Correction.objects.create(actor=drafts, text="Zanzibar")
    correction = Correction.objects.create(event=talks, text="The day & the place were wrong.")
    (entry,) = feed(client, "/corrections/feed/").entries
    assert entry.title == "Corrected: Talks in Geneva"
    assert "The day &amp; the place were wrong." in entry.summary
    assert entry.link.endswith(f"/events/{talks.pk}/talks-in-geneva/#corrections")
    first = entry.updated
    correction.text = "The day was wrong."
    correction.save()
    (again,) = feed(client, "/corrections/feed/").entries
    assert (again.id, again.published) == (entry.id, entry.published)
    assert again.updated > first


def test_merged_entry_is_no_retraction_and_its_feed_leads_to_the_survivor(
    client, press, bridge, talks, editor
):
    twin = press.event("Talks again", bridge, MEETING)
    merge(survivor=talks, duplicate=twin, by=editor)
    assert titles(client, "/corrections/feed/") == []
    assert client.get(f"/events/{twin.pk}/feed/").url == f"/events/{talks.pk}/feed/"
