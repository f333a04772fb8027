import pytest

from sources.models import Event, Outlet, SourceNotice
from sources.pictures import timeline_shown
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

SIGNS = "//svg[@class='timeline-wide']//a[contains(@class, 'sign')]"


@pytest.fixture
def event(press, bridge):
    def made(title: str, occurred: str = "", **fields):
        return press.event(title, bridge, MEETING, occurred=occurred, **fields)

    return made


def signs(response) -> list[str]:
    """What each sign of the picture says to those who point at it."""
    return read(response).xpath(f"{SIGNS}/title/text()")


def listed(response) -> list[str]:
    items = read(response).xpath("//section[@aria-labelledby='entries']/ul/li")
    return [words(item).split(" one article")[0] for item in items]


def links(response, label: str) -> list[str]:
    found = read(response).xpath("//nav[@aria-label='Periods']//a")
    return [link.get("href") for link in found if words(link) == label]


def test_events_and_quotes_are_listed_in_the_order_of_time_with_how_well_they_are_dated(
    client, press, bridge, ada, event
):
    event("Conference", "[2020-01-14..2020-01-31]")
    event("Talks", "2020-01-13", actors=[ada])
    event("War", "2014/2015", reality="alleged", kind="fighting")
    press.quote("We will not close the bridge", bridge, SAID, speaker=ada, said="2020-01")
    response = client.get("/timeline/")
    assert listed(response) == [
        "2014–2015 lasted Alleged: War Event, fighting · alleged",
        "January 2020 to the month “We will not close the bridge” Quote, direct · Ada Alder",
        "13 January 2020 to the day Talks Event, talks · happened",
        "between 14 and 31 January 2020 once, some day within Conference Event, talks · happened",
    ]
    assert signs(response) == [
        "Alleged: War. Event, fighting, alleged. 2014–2015, lasted.",
        "“We will not close the bridge” Quote of Ada Alder. January 2020, to the month.",
        "Talks. Event, talks, happened. 13 January 2020, to the day.",
        "Conference. Event, talks, happened. Between 14 and 31 January 2020, once, some day "
        "within.",
    ]


def test_what_was_announced_is_hollow_and_what_an_article_puts_in_its_words_has_no_speaker(
    client, press, bridge, ada, event
):
    event("Summit", "2020-02-01", reality="announced")
    event("Talks", "2020-02-01")
    press.quote(
        "Ada Alder told reporters",
        bridge,
        "Ada Alder told reporters",
        speaker=ada,
        said="2020-02-01",
        manner="indirect",
    )
    page = read(client.get("/timeline/"))
    looks = {
        words(a.xpath("text")[0]).strip("\u2068\u2069"): a.get("class") for a in page.xpath(SIGNS)
    }
    assert looks == {
        "Announced: \u2068Summit": "sign event hollow day",
        "Talks": "sign event day",
        "Ada Alder told reporters": "sign quote day",
    }
    assert "Quote of Ada Alder, as the article puts it." in page.xpath(f"{SIGNS}/title/text()")[2]


def drawn(response) -> list[tuple[str, str, str]]:
    """The look of each sign, its label, and what it says to those who point at it."""
    return [
        tuple(
            plain.replace("\u2068", "").replace("\u2069", "")
            for plain in (a.get("class"), words(a.xpath("text")[0]), words(a.xpath("title")[0]))
        )
        for a in read(response).xpath(SIGNS)
    ]


@pytest.fixture
def told(press, bridge):
    """An event that all of its citations support in one voice."""

    def made(title: str, **voice):
        event = Event.objects.create(title=title, kind="talks", occurred="2020-02-01")
        press.support(event, bridge, MEETING, **voice)
        press.publish(event)
        return event

    return made


# How it is said, and how it is said in a label.
VOICES = {
    "opinion": ({"voice": "opinion"}, "opinion", "Opinion"),
    "attributed": (
        {"voice": "attributed", "attribution": "the mayor of Alder"},
        "attributed: “the mayor of Alder”",
        "Attributed: “the mayor…”",
    ),
}


@pytest.mark.parametrize("voice", VOICES)
def test_event_that_no_article_vouches_for_is_hollow_and_says_why(client, told, voice):
    given, why, brief = VOICES[voice]
    told("Talks", **given)
    response = client.get("/timeline/")
    assert drawn(response) == [
        (
            "sign event hollow day",
            f"{brief} · Talks",
            f"Talks. Event, talks, happened ({why}). 1 February 2020, to the day.",
        )
    ]
    assert f"one article; {why}" in text(response)


def test_event_of_a_retracted_article_is_hollow_and_says_that_nothing_supports_it(
    client, press, bridge, ada, event
):
    event("Talks", "2020-02-01", actors=[ada])
    SourceNotice.objects.create(source=bridge, kind="retracted", words="Withdrawn.")
    sign = (
        "sign event hollow day",
        "Nothing supports this · Talks",
        "Talks. Event, talks, happened (nothing supports this). 1 February 2020, to the day.",
    )
    for path in ("/timeline/", ada.get_absolute_url()):
        assert drawn(client.get(path)) == [sign]


def test_event_is_hollow_where_it_or_its_date_is_contested(client, press, event):
    talks, summit = event("Talks", "2020-02-01"), event("Summit", "2020-02-02")
    rival = press.article("No mayor met any other on 9 March 2020.", "Another account")
    denial = "No mayor met any other"
    press.cite(talks, rival, denial, "reality", value="denied", stance="contradicts")
    day = {"value": "2020-03-09", "stance": "contradicts"}
    press.cite(summit, rival, "9 March 2020", "occurred", **day)
    assert drawn(client.get("/timeline/")) == [
        (
            "sign event hollow day",
            "Contested · Talks",
            "Talks. Event, talks, happened (contested). 1 February 2020, to the day.",
        ),
        (
            "sign event hollow day",
            "Date: contested · Summit",
            "Summit. Event, talks, happened. 2 February 2020, to the day (contested).",
        ),
    ]


def test_date_that_editors_infer_is_said_and_leaves_the_sign_as_it_is(client, press, bridge):
    talks = Event.objects.create(title="Talks", kind="talks")
    press.support(talks, bridge, MEETING)
    talks.occurred = "2020-02-01"
    talks.save()
    press.cite(talks, bridge, MEETING, "occurred", directness="inferred", note="From the day.")
    press.publish(talks)
    assert drawn(client.get("/timeline/")) == [
        (
            "sign event day",
            "Talks",
            "Talks. Event, talks, happened. 1 February 2020, to the day (inferred by us).",
        )
    ]


def test_contested_speaker_is_named_as_contested(client, press, bridge, ada):
    ben = press.actor("Ben Birch", bridge)
    quote = press.quote("We will not close the bridge", bridge, SAID, speaker=ada, said="2020-02")
    press.cite(quote, bridge, SAID, "speaker", value=f"actor:{ben.pk}", stance="contradicts")
    title = "“We will not close the bridge” Quote of Ada Alder (contested). February 2020"
    sign = (
        "sign quote hollow part",
        "Speaker: contested · Ada Alder: “We will not close the bridge”",
        f"{title}, to the month.",
    )
    response = client.get("/timeline/")
    assert drawn(response) == [sign]
    assert "Contested: speaker" in text(response)
    assert drawn(client.get(ada.get_absolute_url())) == [sign]


def test_reservation_stands_before_a_label_that_is_cut(client, press, told):
    told(
        "The mayors of all the towns on both banks of the river talk and talk " * 3, voice="opinion"
    )
    page = read(client.get("/timeline/"))
    (label,) = page.xpath("//svg[@class='timeline-narrow']//a[contains(@class, 'sign')]/text")
    assert words(label).replace("\u2068", "").replace("\u2069", "").startswith("Opinion · The")
    assert "…" in words(label)


def test_entries_without_a_date_are_listed_in_words_and_never_drawn(client, event):
    event("Some day")
    event("Talks", "2020-01-13")
    response = client.get("/timeline/")
    assert len(signs(response)) == 1
    undated = read(response).xpath("//section[@aria-labelledby='undated']")[0]
    assert "Some day" in words(undated)
    assert "1 entry has no date, and may belong here too" in text(client.get("/timeline/?at=2020"))


def test_month_is_reached_from_the_home_page_by_clicks_alone(client, event):
    event("Talks", "2020-01-13")
    event("Conference", "[2020-01-14..2020-01-31]")
    event("Long before", "2011")
    event("Meeting", "2020-02-01")
    assert "/timeline/" in read(client.get("/")).xpath("//main//a/@href")
    (year,) = links(client.get("/timeline/"), "2020")
    (month,) = links(client.get(year), "January 2020")
    response = client.get(month)
    assert month == "/timeline/?at=2020-01"
    assert [line.partition(" Event")[0] for line in listed(response)] == [
        "13 January 2020 to the day Talks",
        "between 14 and 31 January 2020 once, some day within Conference",
    ]
    assert links(response, "After it: February 2020 →") == ["/timeline/?at=2020-02"]
    assert links(response, "2020") == ["/timeline/?at=2020"]
    assert links(response, "the 2020s") == ["/timeline/?at=202X"]
    assert links(response, "13 January 2020") == ["/timeline/?at=2020-01-13"]
    assert links(client.get("/timeline/?at=2020"), "← Before it: 2011") == ["/timeline/?at=2011"]


def test_day_is_listed_alone_since_nothing_is_more_exact(client, event):
    event("Talks", "2020-01-13")
    event("All of that year", "2020")
    response = client.get("/timeline/?at=2020-01-13")
    assert read(response).xpath("//svg[starts-with(@class, 'timeline')]") == []
    assert len(listed(response)) == 2
    assert "Timeline: 13 January 2020" in text(response)


def test_filters_narrow_events_and_quotes_alike_and_zooming_keeps_them(
    client, press, bridge, ada, event, geneva
):
    ben = press.actor("Ben Birch", bridge)
    event("Talks", "2020-01-13", actors=[ada], place=geneva)
    event("Elsewhere", "2020-01-14", actors=[ben], kind="fighting")
    press.quote("We will not close the bridge", bridge, SAID, speaker=ada, said="2020-02-02")
    response = client.get(f"/timeline/?actor={ada.pk}&kind=&page=2")
    assert len(listed(response)) == 2
    assert links(response, "13 January 2020") == [f"/timeline/?actor={ada.pk}&at=2020-01-13"]

    def found(query: str) -> int:
        return len(listed(client.get(f"/timeline/?{query}")))

    assert [found(query) for query in ("", "entries=events", "entries=quotes")] == [3, 2, 1]
    assert [found(query) for query in ("kind=talks", "reality=announced")] == [1, 0]
    assert found(f"place={geneva.pk}") == 1
    assert found("text=close the bridge&entries=quotes") == 1
    assert found("since=14 January 2020&until=2020-01") == 1
    assert found(f"actor={ben.pk}&entries=quotes") == 0
    Outlet.objects.create(name="Gazette")
    assert "Nothing is drawn" in text(client.get(f"/timeline/?outlet={Outlet.objects.get().pk}"))


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("at=soon", "Period: Write a decade, year, month or day: 201X, 2020, 2020-01"),
        ("at=2019-21", "Write a decade, year, month or day"),
        ("at=%00", "Null characters are not allowed."),
        (f"at={'9' * 5000}", "Write a decade, year, month or day"),
        ("since=foo", "“foo” cannot be read as a date."),
        ("actor=0", "Choose one of the list."),
        ("entries=all", "Choose one of the list."),
    ],
)
def test_what_cant_be_understood_is_said_and_nothing_is_shown(client, event, query, error):
    event("Talks", "2020-01-13")
    response = client.get(f"/timeline/?{query}")
    assert error in words(read(response).xpath("//div[@role='alert']")[0])
    assert (signs(response), listed(response)) == ([], [])


def test_empty_timeline_says_so(client, db):
    assert "Nothing that is published has a date yet." in text(client.get("/timeline/"))
    assert "Nothing that is published and dated matches." in text(client.get("/timeline/?at=1999"))


def test_drafts_are_on_no_timeline(client, press, bridge, ada, event, editor):
    event("Talks", "2020-01-13", actors=[ada])
    event("Zanzibar event", "2020-01-14", actors=[ada], publish=False)
    said = "We will not close the bridge"
    press.quote(said, bridge, SAID, speaker=ada, said="2020-01-15", publish=False)
    taken_back = event("Zanzibar retracted", "2020-01-16", actors=[ada])
    taken_back.retract(editor, "It was another town.")
    paths = ("", "?at=2020-01", "?at=2020-01-14", f"?actor={ada.pk}", "?text=Zanzibar")
    for path in paths:
        content = client.get(f"/timeline/{path}").content.decode()
        assert "Zanzibar" not in content.replace('value="Zanzibar"', "")
        assert said not in content
    assert links(client.get("/timeline/?at=2020-01"), "13 January 2020")
    assert links(client.get("/timeline/?at=2020-01"), "14 January 2020") == []
    assert "1 dated entry" in text(client.get("/timeline/"))


def test_crowd_is_counted_by_the_database_and_its_first_entries_listed(client, event, monkeypatch):
    monkeypatch.setattr(timeline_shown, "DRAWN", 3)
    for day in (13, 14, 15):
        event(f"Talks {day}", f"2020-01-{day}")
    event("Earlier", "2014-05-06")
    event("War", "2013/2015")
    page = read(response := client.get("/timeline/"))
    folds = page.xpath("//svg[@class='timeline-wide']//a[@class='fold']")
    assert [(fold.get("href"), words(fold)) for fold in folds] == [
        ("/timeline/?at=2014", "1 entry in 20141"),
        ("/timeline/?at=2020", "3 entries in 20203"),
    ]
    assert signs(response) == []
    assert "War" in listed(response)[0]
    assert page.xpath("//main//p/a[contains(@href, '/events/?')]/@href") == []
    day = read(client.get("/timeline/?at=2013&kind=talks"))
    assert "too many" not in words(day)


def test_lists_of_a_crowded_period_are_filtered_alike(client, event, ada, monkeypatch):
    monkeypatch.setattr(timeline_shown, "DRAWN", 1)
    for number in range(2):
        event(f"Talks {number}", "2020-01-13", actors=[ada])
    page = read(client.get(f"/timeline/?actor={ada.pk}&at=2020-01-13"))
    hrefs = page.xpath("//main/p/a[contains(@href, 'since')]/@href")
    query = "since=2020-01-13&until=2020-01-13"
    assert hrefs == [
        f"/events/?{query}&actor={ada.pk}",
        f"/quotes/?{query}&speaker={ada.pk}",
    ]


def test_actor_page_shows_what_the_actor_did_and_said(client, press, bridge, ada, event):
    event("Talks", "2020-01-13", actors=[ada])
    event("Without her", "2020-01-14")
    event("Zanzibar event", "2020-01-15", actors=[ada], publish=False)
    press.quote("We will not close the bridge", bridge, SAID, speaker=ada, said="2020-01-16")
    response = client.get(ada.get_absolute_url())
    assert [title.split(".")[0] for title in signs(response)] == [
        "Talks",
        "“We will not close the bridge” Quote of Ada Alder",
    ]
    section = read(response).xpath("//section[@aria-labelledby='by-date']")[0]
    assert f"/timeline/?actor={ada.pk}" in section.xpath(".//p/a/@href")
    assert "2 dated entries" in words(section)


@pytest.mark.parametrize("rows", [1, 4])
def test_timeline_asks_a_constant_number_of_queries(
    client, press, bridge, ada, event, geneva, django_assert_num_queries, rows
):
    for number in range(rows):
        for occurred in (f"2020-01-{1 + number:02}", ""):
            event("Talks", occurred, actors=[ada], place=geneva)
            press.quote("We will not close the bridge", bridge, SAID, speaker=ada, said=occurred)
    for path, number in (("", 14), ("?at=2020", 12), ("?at=2020-01-01", 10)):
        with django_assert_num_queries(number):
            assert client.get(f"/timeline/{path}").status_code == 200
