import pytest

from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING


def titles(response) -> list[str]:
    return [words(link) for link in read(response).xpath("//a[@class='line-title']")]


@pytest.fixture
def thirty(press, bridge):
    return [press.event(f"Talks {n:02}", bridge, MEETING, occurred="2020") for n in range(30)]


def test_lists_have_pages_of_25_in_a_stable_order(client, thirty):
    first, second = client.get("/events/"), client.get("/events/?page=2")
    assert titles(first) == [f"Talks {n:02}" for n in range(29, 4, -1)]
    assert titles(second) == [f"Talks {n:02}" for n in range(4, -1, -1)]
    assert "30 events, page 1 of 2" in text(first)


def test_page_links_keep_the_filters(client, thirty):
    page = read(client.get("/events/?text=Talks&kind=talks"))
    assert page.xpath("//a[@rel='next']/@href") == ["?text=Talks&kind=talks&page=2"]


@pytest.mark.parametrize("number", ["foo", "0", "-1", "3", "1e3", "9" * 5000, "%00"])
def test_page_that_does_not_exist_is_an_error_and_no_list(client, thirty, number):
    response = client.get(f"/events/?page={number}&kind=talks")
    assert titles(response) == []
    page = read(response)
    assert words(page.xpath("//p[@role='alert']")[0]) == (
        "There is no such page: they run from 1 to 2. Go to the first page."
    )
    assert page.xpath("//p[@role='alert']/a/@href") == ["?kind=talks"]


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/events/?since=foo", "“foo” cannot be read as a date."),
        ("/events/?since=99999", "“99999”"),
        ("/events/?until=2020-02-30", "February 2020 has 29 days"),
        ("/events/?since=until 2015", "“until 2015” has no beginning: give a date that has one."),
        ("/events/?until=since 2015", "“since 2015” has no end: give a date that has one."),
        ("/events/?since=2020&until=2019", "This must not end before “From” begins."),
        ("/events/?place=Geneva", "Choose one of the list."),
        (f"/events/?place={'9' * 40}", "Choose one of the list."),
        (f"/events/?actor={'9' * 5000}", "Choose one of the list."),
        ("/events/?kind=foo", "Choose one of the list."),
        ("/events/?text=%00", "Null characters are not allowed."),
        (f"/events/?text={'a' * 10_000}", "Ensure this value has at most 200 characters"),
        ("/quotes/?speaker=%00", "Null characters are not allowed."),
        ("/quotes/?medium=%00", "Choose one of the list."),
        ("/sources/?outlet=-1", "Choose one of the list."),
        ("/sources/?since=%00", "Null characters are not allowed."),
        ("/actors/?affiliation=x", "Choose one of the list."),
    ],
)
def test_invalid_filter_is_an_error_by_its_field_and_no_list(client, talks, path, error):
    response = client.get(path)
    page = read(response)
    assert response.status_code == 200
    assert error in words(page.xpath("//div[contains(@class, 'field-refused')]")[0])
    assert "The list is not shown" in text(response)
    assert titles(response) == []
    assert page.xpath("//p[@class='total']") == []


def test_error_is_tied_to_its_field(client, db):
    field = read(client.get("/events/?since=foo")).xpath("//input[@name='since']")[0]
    described = field.get("aria-describedby").split()
    page = read(client.get("/events/?since=foo"))
    assert field.get("aria-invalid") == "true"
    assert set(described) <= set(page.xpath("//@id"))
    assert "id_since_error" in described


def test_every_field_has_a_label(client, db):
    for path in ("/events/", "/quotes/", "/actors/", "/sources/"):
        page = read(client.get(path))
        fields = set(page.xpath("//form//input/@id | //form//select/@id"))
        assert fields == set(page.xpath("//form//label/@for"))


def test_empty_lists_say_why_they_are_empty(client, talks):
    assert "Nothing that is published matches." in text(client.get("/events/?text=xyz"))
    assert "Nothing has been published here yet." in text(client.get("/quotes/"))


def test_filtered_list_counts_what_matches(client, thirty, press, bridge):
    press.event("A treaty", bridge, MEETING)
    response = client.get("/events/?text=treaty")
    assert titles(response) == ["A treaty"]
    assert "1 event matches" in text(response)


def test_home_counts_what_is_published(client, promise, press, bridge):
    press.event("Hidden", bridge, MEETING, publish=False)
    counts = [words(item) for item in read(client.get("/")).xpath("//ul[@class='counts']/li")]
    assert counts == ["1 event", "1 quote", "1 actor", "1 source"]


def test_home_of_an_empty_site_says_so(client, db):
    shown = text(client.get("/"))
    assert "No event has been published yet." in shown
    assert "No quote has been published yet." in shown


def test_navigation_says_where_the_reader_is(client, db):
    current = read(client.get("/quotes/")).xpath("//nav//a[@aria-current='page']")
    assert [words(link) for link in current] == ["Quotes"]
