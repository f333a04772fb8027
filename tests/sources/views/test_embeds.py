from urllib.parse import urlencode

import pytest
from lxml import html

from sources.actions import editing, merge
from sources.models import Correction
from sources.pages.cards import card
from sources.pages.embeds import frame
from tests.sources.reading import read, words
from tests.sources.views.conftest import MEETING, SAID

LEFT = "Ben Birch left early"


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def oembed(client, **query):
    return client.get(f"/oembed/?{urlencode(query)}")


def shown(response) -> str:
    return words(read(response).xpath("//main")[0])


def test_card_of_a_quote_shows_it_with_its_excerpt_and_support(client, promise):
    page = read(client.get(f"/quotes/{promise.pk}/embed/"))
    assert words(page.xpath("//main")[0]) == (
        "Ada Alder: “We will not close the bridge” "
        "“We will not close the bridge” Ada Alder That it was said: one article "
        "Medium told reporters Occasion Talks in Geneva In the words of the articles "
        f"{SAID} outlet unknown, Talks at the bridge, date unknown"
    )
    (full,) = page.xpath("//a[@class='full']")
    assert full.get("href") == promise.get_absolute_url()
    assert {link.get("target") for link in page.xpath("//a")} == {"_top"}
    assert all("noopener" in link.get("rel") for link in page.xpath("//a"))
    assert "Data: CC BY 4.0. Excerpts remain their publishers’." in words(page.xpath("//footer")[0])
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"http://testserver{promise.get_absolute_url()}"
    ]


def test_card_of_an_event_says_that_it_was_announced_and_what_is_contested(
    client, press, bridge, talks, editor
):
    announced = press.event("A second round", bridge, MEETING, reality="announced")
    assert shown(client.get(f"/events/{announced.pk}/embed/")).startswith(
        "Announced: A second round one article"
    )
    rival = press.article("They met on 15 January 2020.", "Another day")
    with editing(talks, by=editor):
        press.cite(
            talks,
            rival,
            "15 January 2020",
            "occurred",
            value="2020-01-15",
            stance="differs",
            difference="precision",
            note="One of them errs.",
        )
    told = shown(client.get(f"/events/{talks.pk}/embed/"))
    assert "Contested: date. The articles say what can’t both be true." in told
    assert "Date 13 January 2020 (contested: also given as 15 January 2020)" in told
    assert "15 January 2020 Against it: outlet unknown, Another day, date unknown" in told


def test_embedded_card_alone_may_be_framed(client, talks, promise):
    for path in (f"/events/{talks.pk}/embed/", f"/quotes/{promise.pk}/embed/"):
        response = client.get(path)
        assert policy(response)["frame-ancestors"] == "*"
        assert policy(response)["default-src"] == policy(response)["form-action"] == "'none'"
        assert "X-Frame-Options" not in response
        assert response["X-Robots-Tag"] == "noindex"
    for path in ("/", "/events/", talks.get_absolute_url(), "/events/feed/", "/oembed/", "/admin/"):
        response = client.get(path)
        assert policy(response)["frame-ancestors"] == "'none'", path
        assert response["X-Frame-Options"] == "DENY", path


def test_embedded_card_knows_nothing_of_who_reads_it(client, admin_client, promise, talks):
    for path in (
        f"/quotes/{promise.pk}/embed/",
        f"/oembed/?url=http://testserver/events/{talks.pk}/",
    ):
        response, by_staff = client.get(path), admin_client.get(path)
        assert response.content == by_staff.content
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_card_follows_corrections(client, talks):
    assert "Corrected" not in shown(client.get(f"/events/{talks.pk}/embed/"))
    Correction.objects.create(event=talks, text="The town was wrong.", date="2020-02-01")
    Correction.objects.create(event=talks, text="The day was wrong.", date="2020-03-02")
    page = read(client.get(f"/events/{talks.pk}/embed/"))
    (link,) = page.xpath("//p[@class='corrected']/a")
    assert words(link) == "Corrected on 2 March 2020"
    assert link.get("href") == f"{talks.get_absolute_url()}#corrections"


def test_card_of_what_was_retracted_is_a_framed_tombstone(client, promise, editor):
    promise.retract(editor, "She never said it.")
    response = client.get(f"/quotes/{promise.pk}/embed/")
    assert response.status_code == 410
    assert policy(response)["frame-ancestors"] == "*"
    assert shown(response).startswith("This quote was retracted We took it back on ")
    assert shown(response).endswith("Why She never said it.")
    assert b"close the bridge" not in response.content


def test_card_of_a_draft_is_not_found_by_anybody(client, admin_client, press, bridge, talks):
    draft = press.event("Zanzibar", bridge, LEFT, publish=False)
    for reader in (client, admin_client):
        response = reader.get(f"/events/{draft.pk}/embed/")
        assert response.status_code == 404
        assert b"Zanzibar" not in response.content
    assert client.get("/events/999/embed/").status_code == 404


def test_card_of_a_merged_event_is_that_of_its_survivor(client, press, bridge, talks, editor):
    twin = press.event("Talks again", bridge, MEETING)
    merge(survivor=talks, duplicate=twin, by=editor)
    assert client.get(f"/events/{twin.pk}/embed/").url == f"/events/{talks.pk}/embed/"
    rich = oembed(client, url=f"http://testserver/events/{twin.pk}/talks-again/").json()
    assert rich["title"] == "Talks in Geneva"


@pytest.mark.parametrize("title", ["Feed", "Embed"])
def test_page_whose_slug_would_be_taken_for_its_feed_or_card_has_none(client, press, bridge, title):
    event = press.event(title, bridge, MEETING)
    assert event.get_absolute_url() == f"/events/{event.pk}/"
    assert words(read(client.get(event.get_absolute_url())).xpath("//h1")[0]) == title


def test_oembed_answers_with_a_frame_of_the_card(client, promise):
    response = oembed(client, url=f"http://testserver{promise.get_absolute_url()}", format="json")
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    rich = response.json()
    framed = rich.pop("html")
    (element,) = html.fragments_fromstring(framed)
    assert (element.tag, element.get("src"), element.get("width"), element.get("height")) == (
        "iframe", f"http://testserver/quotes/{promise.pk}/embed/", "600", str(rich.pop("height")),
    )  # fmt: skip
    assert rich == {
        "version": "1.0",
        "type": "rich",
        "title": "Ada Alder: “We will not close the bridge”",
        "provider_name": "Newsroom",
        "provider_url": "http://testserver/",
        "cache_age": 300,
        "width": 600,
    }


def test_oembed_keeps_within_the_width_and_height_that_are_asked_for(client, talks):
    address = f"http://testserver/events/{talks.pk}/"
    wide, narrow, tiny = (
        oembed(client, url=address, **asked).json()
        for asked in ({}, {"maxwidth": 300}, {"maxwidth": 100, "maxheight": 90})
    )
    assert (wide["width"], narrow["width"], tiny["width"], tiny["height"]) == (600, 300, 100, 90)
    assert narrow["height"] > wide["height"]
    assert frame(card(talks), 2000) == (600, wide["height"])


@pytest.mark.parametrize(
    "url",
    [
        "http://testserver/events/{pk}",
        "HTTP://TestServer/events/{pk}/",
        "http://testserver:80/events/{pk}/talks-in-geneva",
        "http://testserver:/events/{pk}/?utm_source=x#corrections",
    ],
)
def test_oembed_takes_an_address_in_each_way_that_servers_do(client, talks, url):
    address = url.format(pk=talks.pk)
    assert oembed(client, url=address).json()["title"] == "Talks in Geneva"
    for form in ("", "JSON", "Json"):
        assert oembed(client, url=address, format=form).json()["type"] == "rich"
    by_port = client.get("/oembed/", {"url": address}, headers={"Host": "TESTSERVER:80"})
    assert by_port.json()["title"] == "Talks in Geneva"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "events",
        "http://[",
        "https://example.org/events/{pk}/",
        "https://testserver/events/{pk}/",
        "http://testserver@example.org/events/{pk}/",
        "http://reader@testserver/events/{pk}/",
        "http://testserver:443/events/{pk}/",
        "http://testserver:99999/events/{pk}/",
        "http://testserver/events/{pk}//",
        "javascript://testserver/events/{pk}/",
        "http://testserver/events/",
        "http://testserver/events/999/",
        "http://testserver/events/{pk}/feed/",
        "http://testserver/sources/1/",
        "http://testserver/zanzibar/",
        "http://testserver/events/{draft}/",
        "http://testserver/events/{gone}/",
    ],
)
def test_oembed_has_nothing_for_other_addresses(client, press, bridge, talks, editor, url):
    draft = press.event("Zanzibar", bridge, LEFT, publish=False)
    gone = press.event("Zanzibar walk", bridge, LEFT)
    gone.retract(editor, "It rested on a misreading.")
    response = oembed(client, url=url.format(pk=talks.pk, draft=draft.pk, gone=gone.pk))
    assert response.status_code == 404
    assert response.content == b"No event or quote that is published here has this url.\n"


def test_oembed_refuses_what_it_can_not_do(client, talks):
    address = f"http://testserver/events/{talks.pk}/"
    assert oembed(client, url=address, format="xml").status_code == 501
    for size in ("0", "-1", "wide", "9" * 5000, "١٢٣"):
        assert oembed(client, url=address, maxwidth=size).status_code == 400, size
    assert client.post("/oembed/").status_code == 405


def test_pages_lead_to_their_feed_and_their_frame(client, ada, bridge, talks, promise):
    def alternates(path):
        page = read(client.get(path))
        links = page.xpath("//link[@rel='alternate']")
        return [(link.get("type").split("/")[1], link.get("href")) for link in links]

    corrections = ("atom+xml", "/corrections/feed/")
    framed = "http://testserver/oembed/?url=http%3A%2F%2Ftestserver"
    assert alternates("/events/?kind=talks&page=1") == [
        ("atom+xml", "/events/feed/?kind=talks"),
        corrections,
    ]
    assert alternates("/events/?kind=foo") == [corrections]
    for record, feed, frame_address in (
        (ada, f"/actors/{ada.pk}/feed/", ""),
        (bridge, f"/sources/{bridge.pk}/feed/", ""),
        (talks, f"/events/{talks.pk}/feed/", framed),
        (promise, "", framed),
    ):
        found = alternates(record.get_absolute_url())
        assert [href for kind, href in found if kind == "atom+xml"] == [
            *filter(None, [feed]),
            "/corrections/feed/",
        ]
        addresses = [href for kind, href in found if kind == "json+oembed"]
        assert [address.startswith(framed) for address in addresses] == [True] * bool(frame_address)
        for address in addresses:
            assert client.get(address).json()["type"] == "rich"


def test_lines_to_copy_hold_the_frame(client, press, bridge, talks):
    tricky = press.event('Talks "in" <b>Geneva</b> & so on', bridge, MEETING)
    for event in (talks, tricky):
        page = read(client.get(event.get_absolute_url()))
        (code,) = page.xpath("//details[@class='embed']//code")
        (element,) = html.fragments_fromstring(code.text_content())
        assert element.get("src") == f"http://testserver/events/{event.pk}/embed/"
        assert element.get("title") == f"{event.title} – Newsroom"


def test_page_of_a_draft_offers_nothing_to_take_away(admin_client, press, bridge):
    draft = press.event("Zanzibar", bridge, LEFT, publish=False)
    response = admin_client.get(f"/events/{draft.pk}/zanzibar/")
    assert response.status_code == 200
    assert read(response).xpath("//link[@rel='alternate'] | //details[@class='embed']") == []


def test_card_leaves_out_what_rests_on_a_retracted_article(client, press, bridge, talks, editor):
    forged = press.article("Ada Alder met Ben Birch in Zanzibar on 13 January 2020.", "Forged")
    with editing(talks, by=editor):
        press.cite(talks, forged, "Ada Alder met Ben Birch in Zanzibar", "reality")
    forged.refresh_from_db()
    assert "Zanzibar" in shown(client.get(f"/events/{talks.pk}/embed/"))
    forged.retract(editor, "Forged.")
    assert "Zanzibar" not in shown(client.get(f"/events/{talks.pk}/embed/"))


def test_card_has_three_excerpts_and_says_how_many_more(client, press, editor):
    articles = [press.article(f"{MEETING}, says paper {n}.", f"Paper {n}") for n in range(5)]
    event = press.event("Talks", articles[0], MEETING, publish=False)
    for article in articles[1:]:
        press.cite(event, article, MEETING)
    press.publish(event)
    page = read(client.get(f"/events/{event.pk}/embed/"))
    assert len(page.xpath("//figure")) == 3
    assert "2 more excerpts on its page." in words(page.xpath("//main")[0])
