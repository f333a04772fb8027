from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from sources.actions import editing
from sources.models import Event, Quote, Source, SourceNotice
from sources.sitemaps import EventSitemap
from tests.sources.bulk import Bulk
from tests.sources.press import Press
from tests.sources.views.conftest import MEETING, SAID
from tests.sources.views.crowd import crowd

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SECTIONS = ("events", "actors", "quotes", "sources", "pages")


@pytest.fixture
def press(editor) -> Press:
    return Press(editor)


@pytest.fixture
def bridge(press) -> Source:
    return press.article()


def read(client, path: str, kind: str) -> dict[str, str]:
    """Addresses with the day on which each last changed, as the schema has them."""
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    root = etree.fromstring(response.content)
    parent, child = {"index": ("sitemapindex", "sitemap"), "section": ("urlset", "url")}[kind]
    assert root.tag == f"{{{NAMESPACE['s']}}}{parent}"
    assert len(root) == len(root.findall(f"s:{child}", NAMESPACE)) <= 50_000
    assert len(response.content) < 50 * 1024 * 1024
    found = {e.findtext("s:loc", namespaces=NAMESPACE): _day(e) for e in root}
    assert len(found) == len(root)
    assert all(url.startswith("http://testserver/") and len(url) < 2048 for url in found)
    return found


def _day(element) -> str:
    day = element.findtext("s:lastmod", namespaces=NAMESPACE)
    return datetime.fromisoformat(day).date().isoformat() if day else ""


def test_index_names_each_section_and_when_it_last_changed(client, press, bridge):
    talks = press.event("Talks in Geneva", bridge, MEETING)
    day = talks.published_at.date().isoformat()
    assert read(client, "/sitemap.xml", "index") == {
        "http://testserver/sitemap-events.xml": day,
        "http://testserver/sitemap-actors.xml": "",
        "http://testserver/sitemap-quotes.xml": "",
        "http://testserver/sitemap-sources.xml": day,
        "http://testserver/sitemap-pages.xml": day,
    }
    assert client.get("/sitemap-zanzibar.xml").status_code == 404


def test_sections_list_what_is_published_under_its_own_address(client, press, bridge, editor):
    talks = press.event("Talks in Geneva", bridge, MEETING)
    press.event("Zanzibar talks", bridge, MEETING, publish=False)
    gone = press.event("Zanzibar walk", bridge, MEETING)
    gone.retract(editor, "It rested on a misreading.")
    press.article("Zanzibar is cited nowhere.", "Zanzibar")
    day = talks.published_at.date().isoformat()
    found = {section: read(client, f"/sitemap-{section}.xml", "section") for section in SECTIONS}
    assert found["events"] == {f"http://testserver{talks.get_absolute_url()}": day}
    assert found["sources"] == {f"http://testserver{bridge.get_absolute_url()}": day}
    assert found["actors"] == found["quotes"] == {}


def test_pages_change_with_the_newest_entry_that_they_list(client, press, bridge, editor):
    talks = press.event("Talks in Geneva", bridge, MEETING)
    press.quote("close the bridge", bridge, SAID, speaker_as_printed="Ada Alder")
    earlier = talks.published_at - timedelta(days=3)
    for model in (Event, Source):
        model._base_manager.update(published_at=earlier)
        model.history.update(history_date=earlier)
    Event.own_citations.rel.related_model.history.update(history_date=earlier)
    pages = read(client, "/sitemap-pages.xml", "section")
    site, new, old = "http://testserver", talks.published_at.date(), earlier.date()
    assert pages[f"{site}/"] == pages[f"{site}/quotes/"] == new.isoformat()
    assert pages[f"{site}/events/"] == pages[f"{site}/sources/"] == old.isoformat()
    assert pages[f"{site}/actors/"] == pages[f"{site}/method/"] == ""
    assert Quote.objects.get().published_at.date() == new
    for url in pages:
        assert client.get(url.removeprefix(site)).status_code == 200, url


def test_notice_and_retraction_of_an_article_change_what_cites_it(client, press, bridge, editor):
    other = press.article(f"{MEETING} again.", "The same again")
    talks = press.event("Talks in Geneva", bridge, MEETING)
    with editing(talks, by=editor):
        press.cite(talks, other, MEETING)
    uncited = press.event("A promise", bridge, SAID)
    address = f"http://testserver{talks.get_absolute_url()}"

    def changed() -> str:
        pages, index = read(client, "/sitemap-pages.xml", "section"), "/sitemap.xml"
        day = read(client, "/sitemap-events.xml", "section")[address]
        assert pages["http://testserver/events/"] == day
        assert read(client, index, "index")["http://testserver/sitemap-events.xml"] == day
        return day

    notice = SourceNotice.objects.create(source=other, kind="corrected", words="Erratum")
    notice.history.update(history_date=datetime(2031, 3, 2, tzinfo=UTC))
    assert changed() == "2031-03-02"
    Source.objects.get(pk=other.pk).retract(editor, "A hoax.")
    Source._base_manager.filter(pk=other.pk).update(retracted_at=datetime(2032, 1, 1, tzinfo=UTC))
    assert changed() == "2032-01-01"
    found = read(client, "/sitemap-events.xml", "section")
    day = uncited.published_at.date().isoformat()
    assert found[f"http://testserver{uncited.get_absolute_url()}"] == day


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-events.xml"])
def test_sitemaps_are_read_alone(client, db, path):
    assert client.head(path).status_code == 200
    for ask in (client.post, client.put, client.delete):
        assert ask(path).status_code == 405


def test_section_of_many_has_several_files(client, editor, monkeypatch):
    monkeypatch.setattr(EventSitemap, "limit", 2)
    press = Bulk(editor)
    bridge = press.article()
    for number in range(5):
        press.event(f"Talks {number}", bridge, MEETING)
    index = read(client, "/sitemap.xml", "index")
    files = [url for url in index if "events" in url]
    address = "http://testserver/sitemap-events.xml"
    assert files == [address, f"{address}?p=2", f"{address}?p=3"]
    found = [read(client, url.removeprefix("http://testserver"), "section") for url in files]
    assert [len(urls) for urls in found] == [2, 2, 1]
    assert len({url for urls in found for url in urls}) == 5
    assert client.get(f"{address}?p=4").status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_sitemaps_ask_a_constant_number_of_queries(client, editor, django_assert_num_queries, rows):
    crowd(Bulk(editor), rows)
    asked = {"events": 3, "actors": 3, "quotes": 3, "sources": 2, "pages": 7}
    with django_assert_num_queries(18):
        client.get("/sitemap.xml")
    for section, number in asked.items():
        with django_assert_num_queries(number):
            found = read(client, f"/sitemap-{section}.xml", "section")
            assert len(found) >= min(rows, 11)


def test_robots_may_go_everywhere_but_to_the_admin(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /admin/",
        "Allow: /",
        "",
        "Sitemap: http://testserver/sitemap.xml",
        "",
    ]
