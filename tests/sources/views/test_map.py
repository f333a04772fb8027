import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Event, Place, SourceNotice
from sources.pictures import map as pictured
from tests.sources.bulk import Bulk
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING

ELSEWHERE = "The talks of the mayors took place in Basel, and nobody went to Geneva."


@pytest.fixture
def place(db):
    def made(name: str, latitude=None, longitude=None, **fields):
        return Place.objects.create(name=name, latitude=latitude, longitude=longitude, **fields)

    return made


@pytest.fixture
def event(press, bridge):
    def made(title: str, place=None, **fields):
        return press.event(title, bridge, MEETING, place=place, **fields)

    return made


@pytest.fixture
def tripoli(place):
    return place("Tripoli", "32.88720", "13.19130", country="Libya")


def marks(response, layer: str = "wide") -> dict[str, str]:
    """What each mark of the map says, and where it leads."""
    found = read(response).xpath(f"//g[@class='map-{layer}']/a")
    return {
        words(mark.xpath("title")[0]).replace("\u2068", "").replace("\u2069", ""): mark.get("href")
        for mark in found
    }


def listed(response) -> list[str]:
    """The places and the events in words, without what supports these."""
    path = "//div[@class='map-places']//*[self::h3 or @class='line-facts' or @class='line-title']"
    return [words(found) for found in read(response).xpath(path)]


def way(response, label: str) -> str | None:
    links = read(response).xpath("//nav[@aria-label='Parts of the map']//a")
    return next((link.get("href") for link in links if words(link) == label), None)


def test_events_are_drawn_at_their_places_and_told_in_words(client, event, tripoli):
    event("Attack", tripoli, occurred="2019-21", kind="fighting")
    response = client.get("/map/")
    lead = f"/events/?place={tripoli.pk}"
    assert marks(response) == {"Tripoli, Libya (a town): 1 event": lead}
    assert marks(response, "narrow") == marks(response)
    assert listed(response) == [
        "Tripoli",
        "1 event · assigned by the editors: Libya, a town",
        "Attack",
        "spring 2019 · fighting",
    ]
    assert "1 event on this map" in text(response)
    assert read(response).xpath("//h3/a/@href") == [lead]


def test_event_in_words_shows_what_it_rests_on(client, event, tripoli):
    event("Attack", tripoli)
    shown = read(client.get("/map/")).xpath("//div[@class='map-places']//li")[0]
    assert "one article" in words(shown)
    assert MEETING in words(shown.xpath(".//blockquote")[0])


def test_drafts_are_not_on_the_map(client, event, tripoli, place):
    secret = place("Zanzibar", 1, 2, country="Tanzania")
    event("Hidden", secret, publish=False)
    event("Hidden too", tripoli, publish=False)
    event("Hidden as well", place("Zanzibar Square"), publish=False)
    event("Hidden without place", publish=False)
    event("Attack", tripoli)
    for path in ("/map/", "/map/?at=1,2&zoom=2", f"/map/?place={secret.pk}", "/map/?text=Hidden"):
        content = client.get(path).content.decode()
        assert "Zanzibar" not in content
        assert "Hidden<" not in content
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event"]
    assert read(response).xpath("//section[@aria-labelledby='unplaced']") == []
    assert way(response, "Africa") is None


def test_retracted_event_leaves_the_map(client, event, tripoli, editor):
    event("Attack", tripoli).retract(editor, "It was another town.")
    response = client.get("/map/")
    assert marks(response) == {}
    assert "No event lies on the map" in text(response)


def test_announced_event_is_hollow_and_said_to_be_announced(client, event, tripoli):
    event("Summit", tripoli, reality="announced")
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event (announced)"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == ["unsure"]
    assert "Announced: Summit" in listed(response)


def test_contested_place_is_drawn_and_said_so(client, press, event, tripoli, place):
    talks = event("Talks", tripoli)
    basel = place("Basel", 47, 7, country="Switzerland")
    article = press.article(ELSEWHERE, "Not there")
    press.cite(talks, article, ELSEWHERE, "place", value=f"place:{basel.pk}", stance="contradicts")
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event (of contested place)"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == ["unsure contested"]
    assert "Contested: place" in text(response)
    SourceNotice.objects.create(source=article, kind="retracted", words="Withdrawn.")
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event"]
    assert "Contested" not in words(read(response).xpath("//div[@class='map-places']")[0])


DOUBTS = {
    "opinion": ({"voice": "opinion"}, "opinion", "opinion"),
    "attributed": (
        {"voice": "attributed", "attribution": "the mayor of Alder"},
        "attributed",
        "attributed: “the mayor of Alder”",
    ),
}


@pytest.mark.parametrize("voice", DOUBTS)
def test_event_that_no_article_vouches_for_is_hollow_and_says_why(
    client, press, bridge, tripoli, voice
):
    given, marked, told = DOUBTS[voice]
    attack = Event.objects.create(title="Attack", kind="fighting", place=tripoli)
    press.support(attack, bridge, MEETING, **given)
    press.publish(attack)
    response = client.get("/map/")
    assert list(marks(response)) == [f"Tripoli, Libya (a town): 1 event ({marked})"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == ["unsure"]
    assert listed(response)[1].startswith(f"1 event ({marked}) · ")
    assert told in words(read(response).xpath("//div[@class='map-places']//li")[0])


def test_event_of_a_retracted_article_is_hollow_and_says_that_nothing_supports_it(
    client, bridge, event, tripoli
):
    event("Attack", tripoli)
    SourceNotice.objects.create(source=bridge, kind="retracted", words="Withdrawn.")
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event (supported by nothing)"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == ["unsure"]
    assert "nothing supports this" in words(read(response).xpath("//div[@class='map-places']")[0])


@pytest.mark.parametrize(
    ("statement", "value"), [("reality", "denied"), ("", "Attack")], ids=["reality", "existence"]
)
def test_event_of_which_it_is_contested_that_it_happened_is_hollow_and_says_so(
    client, press, event, tripoli, statement, value
):
    attack = event("Attack", tripoli)
    rival = press.article(ELSEWHERE, "Nothing of the kind")
    press.cite(attack, rival, ELSEWHERE, statement, value=value, stance="contradicts")
    response = client.get("/map/")
    assert list(marks(response)) == ["Tripoli, Libya (a town): 1 event (contested)"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == ["unsure contested"]
    assert "Contested: " in words(read(response).xpath("//div[@class='map-places']")[0])
    SourceNotice.objects.create(source=rival, kind="retracted", words="Withdrawn.")
    assert list(marks(client.get("/map/"))) == ["Tripoli, Libya (a town): 1 event"]


def test_place_that_only_an_opinion_gives_is_hollow_and_one_plain_event_fills_the_sign(
    client, press, bridge, event, tripoli
):
    attack = Event.objects.create(title="Attack", kind="fighting")
    press.support(attack, bridge, MEETING)
    attack.place = tripoli
    attack.save()
    press.cite(attack, bridge, MEETING, "place", voice="opinion")
    press.publish(attack)
    told = "1 event (of a place given as opinion)"
    assert list(marks(client.get("/map/"))) == [f"Tripoli, Libya (a town): {told}"]
    event("Raid", tripoli)
    response = client.get("/map/")
    told = "2 events (1 of a place given as opinion)"
    assert list(marks(response)) == [f"Tripoli, Libya (a town): {told}"]
    assert read(response).xpath("//g[@class='map-wide']/a/@class") == [""]


def test_event_is_plain_where_one_article_of_several_vouches_for_it(client, press, bridge, tripoli):
    attack = press.event("Attack", bridge, MEETING, place=tripoli)
    column = press.article(ELSEWHERE, "A column")
    press.support(attack, column, ELSEWHERE, voice="opinion")
    assert list(marks(client.get("/map/"))) == ["Tripoli, Libya (a town): 1 event"]


def test_less_exact_place_is_no_contradiction(client, press, event, tripoli, place):
    talks = event("Talks", tripoli)
    libya = place("Libya", country="Libya", precision="country")
    article = press.article(ELSEWHERE, "Not there")
    coarser = {"stance": "differs", "difference": "precision", "note": "It names no town."}
    press.cite(talks, article, ELSEWHERE, "place", value=f"place:{libya.pk}", **coarser)
    assert list(marks(client.get("/map/"))) == ["Tripoli, Libya (a town): 1 event"]


def test_country_is_an_area_and_no_point(client, event, place):
    event("War", place("Libya", 27, 17, country="Libya", precision="country"))
    response = client.get("/map/?at=27,17&zoom=1")
    assert list(marks(response)) == ["Libya (somewhere in this country): 1 event"]
    page = read(response)
    assert page.xpath("//g[@class='map-wide']//circle[@class='ring']/@r") == ["29"]
    assert page.xpath("//g[@class='map-wide']/a/@class") == ["vague"]


def test_places_without_coordinates_are_named_and_not_drawn(client, event, place):
    rajma = place("Rajma", country="Libya")
    event("Visit", rajma)
    event("A letter")
    response = client.get("/map/")
    assert marks(response) == {}
    section = read(response).xpath("//section[@aria-labelledby='unplaced']")[0]
    assert section.xpath(".//a/@href") == [f"/events/?place={rajma.pk}"]
    assert words(section) == (
        "Not on the map The editors have not said where these places lie: "
        "Rajma 1 event · assigned by the editors: Libya, a town "
        "Of 1 event no article cited here says where."
    )


def test_fold_opens_with_the_filters_kept(client, event, tripoli, place):
    event("Attack", tripoli, kind="fighting")
    event("Raid", place("Tajura", "32.88", "13.60"), kind="fighting")
    event("Talks", place("Rome", "41.9", "12.5"))
    response = client.get("/map/?kind=fighting")
    ((said, closer),) = marks(response).items()
    assert said == "2 places, 2 events: Tripoli, Libya; Tajura. Look closer"
    assert closer == "?kind=fighting&at=32.9%2C13.4&zoom=4"
    opened = client.get(f"/map/{closer}")
    assert sorted(marks(opened, "wide").values()) == sorted(
        f"/events/?kind=fighting&place={p.pk}" for p in Place.objects.exclude(name="Rome")
    )
    assert "2 events on this map" in text(opened)


def test_places_at_the_same_spot_lead_to_the_list_at_the_deepest(client, event, place):
    spots = [place(f"Square {n}", 10, 10) for n in range(2)]
    for spot in spots:
        event("Talks", spot)
    (deep,) = marks(client.get("/map/")).values()
    assert deep == f"?at=10%2C10&zoom=4#place-{spots[0].pk}"
    response = client.get("/map/?at=10,10&zoom=4")
    assert list(marks(response).values()) == [deep]
    assert read(response).xpath(f"//h3[@id='place-{spots[0].pk}']")


def test_reader_can_go_on_from_a_window(client, event, tripoli, place):
    event("Attack", tripoli)
    event("Talks", place("Moscow", "55.7558", "37.6173"))
    world = client.get("/map/?text=a&zoom=0")
    assert way(world, "The Mediterranean and West Asia") == "?text=a&zoom=1&at=34%2C28"
    response = client.get("/map/?text=a&at=30,10&zoom=2")
    assert "1 event on this map, 1 beyond its edges" in text(response)
    assert way(response, "The whole world") == "?text=a&zoom=0"
    assert way(response, "Farther away") == "?text=a&at=30%2C10&zoom=1"
    assert way(response, "Closer") == "?text=a&at=30%2C10&zoom=3"
    assert way(response, "North") == "?text=a&at=40%2C10&zoom=2"
    assert way(response, "West") == "?text=a&at=30%2C-7.3&zoom=2"
    hidden = {
        i.get("name"): i.get("value") for i in read(response).xpath("//input[@type='hidden']")
    }
    assert hidden == {"at": "30,10", "zoom": "2"}


def test_map_opens_where_its_events_are_and_leads_to_the_whole_world(client, event, tripoli, place):
    event("Attack", tripoli)
    event("Talks", place("Moscow", "55.7558", "37.6173"))
    response = client.get("/map/?kind=talks")
    assert "14.3° N to 74.3° N, 37.5° W to 88.3° E. Coasts alone" in text(response)
    assert "2 events on this map ·" in text(response)
    assert read(response).xpath("//title/text()")[0].startswith("Map – ")
    assert read(response).xpath("//input[@type='hidden']") == []
    assert way(response, "The whole world") == "?kind=talks&zoom=0"
    assert way(response, "Closer") == "?kind=talks&at=44.3%2C25.4&zoom=2"
    world = client.get("/map/?kind=talks&zoom=0")
    assert "The whole world. Coasts alone" in text(world)
    assert way(world, "Europe") == "?kind=talks&zoom=1&at=55%2C15"
    kept = read(world).xpath("//input[@type='hidden']")
    assert [(field.get("name"), field.get("value")) for field in kept] == [("zoom", "0")]


def test_ways_end_at_the_poles_and_at_the_deepest(client, db):
    pole = client.get("/map/?at=90,0&zoom=4")
    assert way(pole, "North") is None
    assert way(pole, "Closer") is None
    assert way(pole, "South") == "?at=87.5%2C0&zoom=4"
    assert way(client.get("/map/?at=0,179&zoom=2"), "East") == "?at=0%2C-166&zoom=2"


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("at=foo&zoom=1", "This is no place on the map"),
        ("at=%00&zoom=1", "This is no place on the map"),
        ("zoom=2", "This is no place on the map"),
        (f"at={'9' * 5000}", "This is no place on the map"),
        ("at=1,1&zoom=9", "There is no such zoom: give a number from 0 to 4."),
        ("at=1,1&zoom=%C2%B2", "There is no such zoom"),
    ],
)
def test_window_that_cannot_be_read_is_said_and_the_world_shown(client, talks, query, error):
    response = client.get(f"/map/?{query}")
    assert response.status_code == 200
    alert = words(read(response).xpath("//div[@role='alert']")[0])
    assert alert.startswith(error)
    assert alert.endswith("The whole world is shown.")
    assert "The whole world. Coasts alone" in text(response)


def test_filter_that_cannot_be_read_is_said_and_nothing_drawn(client, event, tripoli):
    event("Attack", tripoli)
    response = client.get("/map/?since=foo&at=1,1&zoom=2")
    assert "The map is not shown" in text(response)
    assert read(response).xpath("//*[@class='map']") == []


def test_what_lies_at_a_pole_is_on_the_map(client, event, place):
    event("Expedition", place("South Pole", -90, 0))
    response = client.get("/map/")
    assert list(marks(response)) == ["South Pole (a town): 1 event"]
    assert "1 event on this map" in text(response)


def test_long_list_is_cut_and_leads_on(client, editor, monkeypatch, place):
    monkeypatch.setattr(pictured, "MOST", 2)
    press = Bulk(editor)
    article = press.article()
    for n in range(4):
        spot = place(f"Town {n}", n * 10, n * 10)
        for m in range(5 - n):
            press.event(
                f"Event {n}.{m}", article, MEETING, place=spot, occurred=f"2020-01-0{m + 1}"
            )
    response = client.get("/map/?kind=talks")
    assert listed(response)[::2][:4] == ["Town 0", "Event 0.4", "Event 0.3", "Event 0.2"]
    assert "2 more places on this map have fewer events" in text(response)
    first = Place.objects.get(name="Town 0")
    page = read(response)
    onward = page.xpath("//a[@class='onward']")[0]
    assert words(onward) == "All 5 events at this place"
    assert onward.get("href") == f"/events/?kind=talks&place={first.pk}"


def test_names_run_in_their_own_direction(client, event, place):
    damascus = place("دمشق", "33.51", "36.29", country="سوريا")
    event("محادثات", damascus)
    page = read(client.get("/map/"))
    assert page.xpath("//h3/a/@dir") == ["auto"]
    assert page.xpath("//g[@class='map-wide']/a/title/text()") == [
        "\u2068دمشق, سوريا\u2069 (a town): 1 event"
    ]


def world_of(press, rows: int):
    article = press.article()
    basel = Place.objects.create(name="Basel", latitude=47, longitude=7)
    for n in range(rows):
        details = {"latitude": n * 7 % 120 - 55, "longitude": n * 31 % 360 - 180}
        place = Place.objects.create(name=f"Town {n}", **details)
        nowhere = Place.objects.create(name=f"Village {n}")
        event = press.event(f"Event {n}", article, MEETING, place=place)
        press.event(f"Other {n}", article, MEETING, place=nowhere)
        press.event(f"Letter {n}", article, MEETING)
        press.cite(
            event, article, MEETING, "place", value=f"place:{basel.pk}", stance="contradicts"
        )


@pytest.mark.parametrize("rows", [2, 40])
def test_map_is_small_and_asks_a_constant_number_of_queries(client, editor, rows):
    world_of(Bulk(editor), rows)
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/map/")
    assert len(asked) == 12
    assert len(gzip.compress(response.content)) < 30_000
    assert f"{rows} events ({rows} of contested place) on this map" in text(response)
    assert f"Of {rows} events no article cited here says where." in text(response)
