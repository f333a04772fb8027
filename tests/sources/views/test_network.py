"""The network as a reader finds it: a picture, a table that says the same, and what is behind."""

import re

import pytest
from django.urls import reverse

from sources.models import Actor, Participation, SourceNotice
from sources.pictures import network, network_ties
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

HOW_MANY = (3, 30)
PATH = "/network/"


@pytest.fixture
def ben(press, bridge):
    return press.actor("Ben Birch", bridge)


@pytest.fixture
def meeting(press, bridge, ada, ben):
    return press.event("Meeting", bridge, MEETING, occurred="2020-01-13", actors=[ada, ben])


@pytest.fixture
def remark(press, bridge, ada, ben):
    return press.quote("the bridge", bridge, SAID, speaker=ada, about=[ben])


def rows(response) -> list[list[str]]:
    """The table, without what only those who hear it are told."""
    page = read(response)
    for unseen in page.xpath("//table//*[@class='unseen']"):
        unseen.drop_tree()
    return [[words(cell) for cell in row] for row in page.xpath("//table/tbody/tr")]


def drawn(response) -> list[str]:
    """The names in the picture for wide screens."""
    svg = "//*[starts-with(@class, 'network-wide')]"
    return [words(title) for title in read(response).xpath(f"{svg}//*[@class='actor']/title")]


def test_table_says_who_is_tied_to_whom_and_how(client, meeting, remark):
    response = client.get(PATH)
    assert rows(response) == [
        [
            "Ada Alder and Ben Birch",
            "in the same event: 1Ada Alder speaks about Ben Birch: 1",
            "see 2",
        ]
    ]
    assert drawn(response) == ["Ada Alder", "Ben Birch"]
    assert "2 actors, all that have ties." in text(response)


def test_each_line_and_each_row_lead_to_the_entries_behind_it(client, meeting, remark, ada, ben):
    page = read(client.get(PATH))
    between = f"{PATH}?actor={ada.pk}&with={ben.pk}"
    assert page.xpath("//*[@class='edge']/@href") == [between, between]
    assert page.xpath("//table//td/a/@href") == [between]
    assert words(page.xpath("//table//td/a")[0]) == (
        "see 2 entries behind Ada Alder and Ben Birch – "
        "in the same event: 1; Ada Alder speaks about Ben Birch: 1"
    )


def test_what_is_behind_a_tie_stands_with_the_words_of_the_article(
    client, meeting, remark, ada, ben
):
    response = client.get(PATH, {"actor": ada.pk, "with": ben.pk})
    page, shown = read(response), text(response)
    assert words(page.xpath("//h1")[0]) == "What ties Ada Alder and Ben Birch"
    assert "2 published entries tie them." in shown
    assert meeting.get_absolute_url() in page.xpath(
        "//section[@aria-labelledby='meetings']//a/@href"
    )
    assert "13 January 2020" in words(page.xpath("//section[@aria-labelledby='meetings']")[0])
    marks = page.xpath("//section[@aria-labelledby='meetings']//a[@class='mark']")
    assert [words(mark) for mark in marks] == ["excerpt [1] supports"] * 2
    assert "Ada Alder speaks about Ben Birch. Speaker:" in shown
    excerpts = [words(quote) for quote in page.xpath("//li[@class='excerpt']//blockquote")]
    assert excerpts == [MEETING, SAID]


def test_affiliation_behind_a_tie_is_shown(client, press, bridge, ben):
    mayor = press.actor("the mayor of Alder", bridge, publish=False)
    press.affiliation(mayor, ben, "mayor of", bridge, MEETING)
    press.publish(mayor)
    response = client.get(PATH, {"actor": ben.pk, "with": mayor.pk})
    assert "1 published entry ties them." in text(response)
    role = read(response).xpath("//section[@aria-labelledby='roles']")[0]
    assert "mayor of, Ben Birch" in words(role)


def test_around_an_actor_only_its_ties_are_listed(client, press, bridge, meeting, ada, ben):
    carla = press.actor("the mayor of Alder", bridge)
    press.event("Others", bridge, MEETING, actors=[ben, carla])
    response = client.get(PATH, {"actor": ada.pk})
    assert rows(response) == [["Ben Birch", "in the same event: 1", "see 1"]]
    assert drawn(response) == ["Ada Alder", "Ben Birch"]
    assert words(read(response).xpath("//h1")[0]) == "Network around Ada Alder"
    assert len(rows(client.get(PATH))) == 2


def test_actor_without_ties_is_said_to_have_none(client, ada):
    shown = text(client.get(PATH, {"actor": ada.pk}))
    assert "No published entry ties Ada Alder to another actor yet." in shown
    assert "No published entry ties actors to each other yet." in text(client.get(PATH))


def test_announced_event_is_called_so(client, press, bridge, ada, ben):
    press.event("Meeting", bridge, MEETING, reality="announced", actors=[ada, ben])
    assert rows(client.get(PATH))[0][1] == "in the same announced or alleged event: 1"
    behind = text(client.get(PATH, {"actor": ada.pk, "with": ben.pk}))
    assert "Announced: Meeting" in behind


@pytest.mark.parametrize("name", ["actor", "with"])
def test_draft_is_named_nowhere(client, press, bridge, ada, meeting, name):
    hidden = press.actor("the mayor of Alder", bridge, publish=False)
    Participation.objects.create(event=meeting, actor=hidden)
    draft = press.event("Zanzibar", bridge, MEETING, actors=[ada, hidden], publish=False)
    press.quote("the bridge", bridge, SAID, speaker=ada, about=[hidden], publish=False)
    query = {"actor": ada.pk} | {name: hidden.pk}
    for response in (
        client.get(PATH),
        client.get(PATH, {"actor": ada.pk}),
        client.get(PATH, query),
    ):
        assert response.status_code == 200
        shown = read(response).xpath("//main")[0]
        for quoted in shown.xpath("//blockquote"):
            quoted.drop_tree()
        assert "mayor of Alder" not in words(shown)
        assert draft.title not in response.content.decode()
    assert "No actor that is published has this number." in text(response)


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("actor=999999", "No actor that is published has this number."),
        ("actor=foo", "No actor that is published has this number."),
        (f"actor={'9' * 5000}", "No actor that is published has this number."),
        (f"actor={'9' * 40}", "No actor that is published has this number."),
        ("actor=%00", "Null characters are not allowed."),
        ("with=foo", "No actor that is published has this number."),
        ("tie=foo", "Choose one of the list."),
        ("since=foo", "“foo” cannot be read as a date."),
        ("since=2020&until=2019", "This must not end before “From” begins."),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_shown(client, meeting, query, error):
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 200
    assert error in text(response)
    assert "The network is not shown" in text(response)
    assert drawn(response) == rows(response) == []


def test_two_actors_are_needed_for_what_ties_them(client, meeting, ada):
    for query in ({"with": ada.pk}, {"actor": ada.pk, "with": ada.pk}):
        assert "Choose two actors" in text(client.get(PATH, query))


def test_kind_and_period_are_kept_in_links(client, meeting, remark, ada, ben):
    response = client.get(PATH, {"tie": "event", "since": "January 2020", "until": ""})
    assert rows(response) == [["Ada Alder and Ben Birch", "in the same event: 1", "see 1"]]
    (href,) = read(response).xpath("//table//td/a/@href")
    assert href == f"{PATH}?actor={ada.pk}&with={ben.pk}&tie=event&since=January+2020"
    assert "1 published entry ties them in the way and the period that you chose." in text(
        client.get(href)
    )


def test_ties_have_pages_and_no_others(client, monkeypatch, press, bridge, ada, ben):
    monkeypatch.setattr(network, "ROWS", 2)
    carla = press.actor("the mayor of Alder", bridge)
    press.event("All", bridge, MEETING, actors=[ada, ben, carla])
    assert [len(rows(client.get(f"{PATH}?page={n}"))) for n in (1, 2)] == [2, 1]
    assert "There is no such page: they run from 1 to 2." in text(client.get(f"{PATH}?page=3"))
    assert "There is no such page" in text(client.get(f"{PATH}?page=foo"))


def test_those_that_most_entries_tie_are_drawn_and_the_rest_counted(
    client, monkeypatch, press, bridge, meeting, ada, ben
):
    monkeypatch.setattr(network, "MOST_DRAWN", 2)
    carla = press.actor("the mayor of Alder", bridge)
    press.event("Others", bridge, MEETING, actors=[ben, carla])
    press.event("Others again", bridge, MEETING, actors=[ben, carla])
    response = client.get(PATH)
    assert drawn(response) == ["Ben Birch", "the mayor of Alder"]
    assert "1 more is left out" in text(response)


def test_readers_are_told_where_only_the_newest_were_counted(
    client, monkeypatch, press, bridge, ada, ben, meeting
):
    monkeypatch.setattr(network_ties, "MOST_READ", 2)
    monkeypatch.setattr(network, "MOST_READ", 2)
    press.event("Nobody there", bridge, MEETING, occurred="2021")
    assert "were counted" not in text(client.get(PATH))
    press.event("Before", bridge, MEETING, occurred="2018", actors=[ada, ben])
    press.event("Long before", bridge, MEETING, occurred="2017", actors=[ada, ben])
    response = client.get(PATH)
    assert "only the newest 2 were counted" in text(response)
    assert rows(response)[0][2] == "see 1"


def test_ring_holds_the_strongest_and_the_table_all(
    client, monkeypatch, press, bridge, meeting, remark, ada, ben
):
    monkeypatch.setattr(network, "MOST_AROUND", 1)
    carla = press.actor("the mayor of Alder", bridge)
    press.event("Others", bridge, MEETING, actors=[ada, carla])
    response = client.get(PATH, {"actor": ada.pk})
    assert drawn(response) == ["Ada Alder", "Ben Birch"]
    assert [row[0] for row in rows(response)] == ["Ben Birch", "the mayor of Alder"]
    assert "the table lists 1 more" in text(response)


def test_publishing_and_retracting_show_at_once(client, press, editor, bridge, meeting, ada, ben):
    assert rows(client.get(PATH))[0][2] == "see 1"
    other = press.event("Again", bridge, MEETING, actors=[ada, ben])
    assert rows(client.get(PATH))[0][2] == "see 2"
    other.retract(editor, "It never was.")
    assert rows(client.get(PATH))[0][2] == "see 1"
    SourceNotice.objects.create(source=bridge, kind="retracted", words="We take it back.")
    assert rows(client.get(PATH)) == []


def test_picture_has_a_name_and_no_styles(client, meeting):
    page = read(client.get(PATH))
    pictures = page.xpath("//figure/*[@role='group']")
    assert [picture.get("aria-label") for picture in pictures] == [
        "Picture of the network: the table below says the same"
    ] * 2
    assert page.xpath("//main//@style") == []
    assert (
        page.xpath("//*[@class='actor' and not(title)] | //*[@class='edge' and not(title)]") == []
    )


def test_every_row_counts_what_is_listed_behind_it(
    client, press, bridge, meeting, remark, ada, ben
):
    carla = press.actor("the mayor of Alder", bridge, publish=False)
    press.affiliation(carla, ada, "mayor", bridge, MEETING)
    press.publish(carla)
    press.event("All", bridge, MEETING, actors=[ada, ben, carla])
    page = read(client.get(PATH))
    links = page.xpath("//table//td/a")
    assert len(links) == 3
    for link in links:
        (count,) = re.findall(r"see (\d+)", words(link))
        assert text(client.get(link.get("href"))).count(f"{count} published entr") == 1


@pytest.mark.parametrize("number", HOW_MANY)
def test_network_asks_a_constant_number_of_queries(
    client, press, django_assert_num_queries, number
):
    names = [f"Mayor number {n}" for n in range(number)]
    source = press.article(f"{' and '.join(names)} met Ada Alder. {SAID}.", "Who was there")
    ada = press.actor("Ada Alder", source)
    mayors = [press.actor(name, source, publish=False) for name in names]
    press.publish(*mayors)
    press.event("Meeting", source, "met Ada Alder", actors=[ada, *mayors])
    for mayor in mayors[:3]:
        press.event("Talks", source, "met Ada Alder", actors=[ada, mayors[0]])
        press.quote("the bridge", source, SAID, speaker=ada, about=[mayor, mayors[0]])
    for queries, query in (
        (7, {}),
        (8, {"actor": ada.pk}),
        (19, {"actor": ada.pk, "with": mayors[0].pk}),
    ):
        with django_assert_num_queries(queries):
            assert client.get(PATH, query).status_code == 200


def test_retracted_actor_is_unknown(client, press, editor, bridge, ada):
    carla = press.actor("the mayor of Alder", bridge)
    carla.retract(editor, "No such person.")
    assert Actor.objects.published().count() == 1
    response = client.get(reverse("sources:network"), {"actor": carla.pk})
    assert "No actor that is published has this number." in text(response)
