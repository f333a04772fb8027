from datetime import UTC, datetime

import pytest

from sources.actions import editing
from sources.models import Correction, Event, Source, SourceNotice
from tests.sources.bulk import Bulk
from tests.sources.feeds.reading import feed, moment, titles
from tests.sources.views.conftest import MEETING, SAID

LEFT = "Ben Birch left early"


def test_feed_of_events_tells_each_with_its_excerpt_and_article(client, talks):
    events = feed(client, "/events/feed/")
    assert events.feed.title == "Events – Newsroom"
    assert events.feed.author == "Newsroom"
    assert events.feed.id == "http://testserver/events/feed/"
    assert events.feed.rights.startswith("Data: CC BY 4.0.")
    (entry,) = events.entries
    assert entry.title == "Talks in Geneva"
    assert entry.link == f"http://testserver/events/{talks.pk}/talks-in-geneva/"
    assert entry.id == f"http://testserver/events/{talks.pk}/"
    assert "author" not in entry
    assert f"<p>{MEETING}</p>" in entry.summary
    assert (
        "<bdi>outlet unknown</bdi>, <bdi>Talks at the bridge</bdi>, date unknown" in entry.summary
    )
    assert "<li>Date: <bdi>13 January 2020</bdi></li>" in entry.summary
    assert "<bdi>Talks in Geneva</bdi>: one article" in entry.summary


def test_feed_says_in_the_title_what_was_announced_and_on_whose_authority(
    client, press, bridge, ada
):
    said = {"voice": "attributed", "attribution": "Ada Alder told", "attributed_to": ada}
    event = press.event("A second round", bridge, MEETING, reality="announced", publish=False)
    for citation in event.own_citations.all():
        for name, value in said.items():
            setattr(citation, name, value)
        citation.save()
    press.publish(event)
    assert titles(client, "/events/feed/") == ["Announced: A second round (according to Ada Alder)"]


def test_feed_names_who_said_a_quote_and_how_it_is_supported(client, promise):
    (entry,) = feed(client, "/quotes/feed/").entries
    assert entry.title == "Ada Alder: “We will not close the bridge”"
    assert "<p>“We will not close the bridge”</p>" in entry.summary
    assert "That it was said: one article" in entry.summary
    assert f"<p>{SAID}</p>" in entry.summary


def test_feed_shows_both_sides_of_what_is_contested(client, press, talks, editor):
    rival = press.article("Ada Alder met Ben Birch on 15 January 2020.", "Another day")
    with editing(talks, by=editor):
        press.cite(
            talks,
            rival,
            "Ada Alder met Ben Birch on 15 January 2020",
            "occurred",
            value="2020-01-15",
            stance="contradicts",
        )
    (entry,) = feed(client, "/events/feed/").entries
    assert entry.title == "Talks in Geneva (contested: date)"
    assert (
        "13 January 2020</bdi> (<b>contested: also given as 15 January 2020</b>)" in entry.summary
    )
    assert "<b>Against it:</b> <bdi>outlet unknown</bdi>, <bdi>Another day</bdi>" in entry.summary


def test_feed_takes_the_filters_of_its_list(client, press, bridge, talks):
    press.event("A conference", bridge, LEFT, kind="conference")
    assert titles(client, "/events/feed/") == ["A conference", "Talks in Geneva"]
    filtered = feed(client, "/events/feed/?kind=talks&since=2020&page=7")
    assert [entry.title for entry in filtered.entries] == ["Talks in Geneva"]
    assert filtered.feed.subtitle == "Kind of event: talks; From: 2020"
    assert filtered.feed.link == "http://testserver/events/?kind=talks&since=2020"
    assert titles(client, f"/events/feed/?actor={talks.participations.get().actor_id}") == [
        "Talks in Geneva"
    ]
    assert (
        feed(client, "/sources/feed/?outlet=null").feed.subtitle == "Published by: outlet unknown"
    )


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/events/feed/?kind=foo", "Kind of event: Choose one of the list."),
        ("/quotes/feed/?since=foo", "From: “foo” cannot be read as a date."),
        ("/actors/feed/?text=%00", "Words: Null characters are not allowed."),
        ("/sources/feed/?outlet=x", "Published by: Choose one of the list."),
    ],
)
def test_filter_that_is_not_understood_is_refused_in_plain_words(client, db, path, told):
    response = client.get(path)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    first, second = response.content.decode().strip().split("\n")
    assert first == "The feed is not shown: a filter can’t be understood."
    assert second.startswith(told)


def test_feeds_of_an_actor_an_event_and_a_source(client, press, bridge, ada, talks, promise):
    press.event("A walk", bridge, LEFT, part_of=talks)
    press.quote("close the bridge", bridge, SAID, speaker_as_printed="reporters", about=[ada])
    Correction.objects.create(event=talks, text="The day was wrong.")
    Correction.objects.create(actor=ada, text="The name was misspelt.")
    unnamed = "Speaker not named (printed: “reporters”): “close the bridge”"
    said = "Ada Alder: “We will not close the bridge”"
    assert set(titles(client, f"/actors/{ada.pk}/feed/")) == {
        "Corrected: Ada Alder", unnamed, said, "Talks in Geneva",
    }  # fmt: skip
    assert titles(client, f"/events/{talks.pk}/feed/") == [
        "Corrected: Talks in Geneva", "Talks in Geneva", "A walk", said,
    ]  # fmt: skip
    assert set(titles(client, f"/sources/{bridge.pk}/feed/")) == {
        "Ada Alder", "Talks in Geneva", "A walk", unnamed, said,
    }  # fmt: skip


def test_feed_of_a_source_has_what_rests_on_it_through_another_article(client, press, bridge):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    event = press.event("A letter", bridge, MEETING, publish=False)
    press.cite(event, bridge, LEFT, relays=letter)
    press.publish(event)
    assert titles(client, f"/sources/{letter.pk}/feed/") == ["A letter"]


def test_feed_of_a_source_says_what_it_is_cited_for(client, press, talks, editor):
    rival = press.article("Ada Alder met Ben Birch on 15 January 2020.", "Another day")
    met = "Ada Alder met Ben Birch on 15 January 2020"
    with editing(talks, by=editor):
        press.cite(talks, rival, met, "occurred", value="2020-01-15", stance="contradicts")
        press.cite(talks, rival, met, "reality", directness="inferred", note="Who met, talked.")
    found = feed(client, f"/sources/{rival.pk}/feed/")
    assert found.feed.subtitle == "Entries that cite it, each with what for"
    assert found.entries[0].summary.startswith(
        "<p>What it is cited for here: <b>contradicts</b>: date; "
        "<b>supports</b>: whether it happened (inferred by us)</p>"
    )
    rival.notices.create(kind="retracted", words="We erred.")
    found = feed(client, f"/sources/{rival.pk}/feed/")
    assert found.feed.subtitle.endswith("Retracted: it supports nothing any more")
    assert "<b>no longer contradicts</b>: date; <b>no longer supp" in found.entries[0].summary


def test_published_and_updated_are_when_it_was_so(client, press, bridge, talks, editor):
    later = press.event("Later", bridge, LEFT)
    assert titles(client, "/events/feed/") == ["Later", "Talks in Geneva"]
    before = datetime.now(UTC)
    with editing(talks, by=editor):
        press.cite(talks, bridge, "The talks ended without a memorandum", "reality")
    changed, unchanged = feed(client, "/events/feed/").entries
    assert changed.title == "Talks in Geneva"
    assert moment(changed.published) == talks.published_at < before
    assert before <= moment(changed.updated) <= datetime.now(UTC)
    assert later.published_at <= moment(unchanged.updated) <= before


def test_notice_of_a_publisher_changes_its_source_in_the_feed(client, bridge, talks):
    before = feed(client, "/sources/feed/").entries[0].updated
    SourceNotice.objects.create(source=bridge, kind="corrected", words="Erratum", date="2020-02")
    (entry,) = feed(client, "/sources/feed/").entries
    assert entry.updated > before
    assert 'Corrected by its publisher (February 2020): <q dir="auto">Erratum</q>' in entry.summary


def test_notice_and_retraction_of_an_article_change_what_cites_it(
    client, press, bridge, ada, talks, promise, editor
):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    again = press.article(f"{MEETING} again.", "The same again")
    with editing(talks, by=editor):
        press.cite(talks.participations.get(), again, MEETING, relays=letter)
    later = press.event("Later", bridge, LEFT)
    ways = ("/events/feed/", f"/actors/{ada.pk}/feed/", f"/sources/{again.pk}/feed/")

    def updated() -> set[datetime]:
        found = [feed(client, way).entries for way in ways]
        assert [entries[0].title for entries in found] == ["Talks in Geneva"] * 3
        return {moment(entries[0].updated) for entries in found}

    assert titles(client, "/events/feed/") == ["Later", "Talks in Geneva"]
    for source in (letter, again):
        SourceNotice.objects.create(source=source, kind="corrected", words="Erratum")
        assert updated() == {SourceNotice.history.latest().history_date}
    Source.objects.get(pk=letter.pk).retract(editor, "A hoax.")
    assert updated() == {Source.objects.get(pk=letter.pk).retracted_at}
    assert moment(feed(client, "/quotes/feed/").entries[0].updated) < later.published_at


def test_feed_of_a_draft_is_not_found_and_of_a_retracted_one_is_gone(
    client, admin_client, press, bridge, talks, drafts, editor
):
    for reader in (client, admin_client):
        assert reader.get(f"/actors/{drafts.pk}/feed/").status_code == 404
    other = press.event("Zanzibar walk", bridge, LEFT)
    other.retract(editor, "It rested on a misreading.")
    response = client.get(f"/events/{other.pk}/feed/")
    assert response.status_code == 410
    assert b"Zanzibar" not in response.content


def test_no_feed_names_a_draft(client, ada, talks, promise, bridge, drafts):
    for path in (
        *("/events/feed/", "/actors/feed/", "/quotes/feed/", "/sources/feed/"),
        *(f"/events/{talks.pk}/feed/", f"/actors/{ada.pk}/feed/", f"/sources/{bridge.pk}/feed/"),
    ):
        content = client.get(path).content.decode()
        assert ada.name in content or path == "/sources/feed/", path
        assert "Zanzibar" not in content, path
        assert f"<title>{drafts.name}" not in content, path
    assert len(feed(client, f"/actors/{ada.pk}/feed/").entries) == 2


def test_unchanged_feed_is_not_sent_again_and_sets_no_cookie(client, talks):
    first = client.get("/events/feed/")
    again = client.get("/events/feed/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "no-cache"
    assert "Last-Modified" not in first
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")


def test_empty_feed_is_valid_and_stays_the_same(client, db):
    first, second = client.get("/events/feed/"), client.get("/events/feed/")
    assert feed(client, "/events/feed/").entries == []
    assert first["ETag"] == second["ETag"]


def test_feed_holds_what_xml_can_not(client, press):
    source = press.article(
        "They\x0cmet & “talked” <b>at length</b> on 13 January 2020.", "A\ufffe<b>"
    )
    press.event("Talks & <b>", source, "met & “talked” <b>at length</b>")
    (entry,) = feed(client, "/events/feed/").entries
    assert entry.title == "Talks & <b>"
    assert "met &amp; “talked” &lt;b&gt;at length&lt;/b&gt;" in entry.summary


def test_feed_has_the_50_that_changed_last(client, editor):
    press = Bulk(editor)
    old = press.article()
    press.event("Old talks", old, MEETING)
    bridge = press.article()
    for number in range(60):
        press.event(f"Talks {number:02}", bridge, MEETING)
    newest = [f"Talks {n:02}" for n in range(59, 9, -1)]
    assert titles(client, "/events/feed/") == newest
    assert Event.objects.count() == 61
    SourceNotice.objects.create(source=old, kind="corrected", words="Erratum")
    assert titles(client, "/events/feed/") == ["Old talks", *newest[:-1]]
