import pytest

from sources.actions import editing
from sources.models import Place, Source, SourceNotice
from tests.sources.bulk import Bulk
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID


def titles(response) -> list[str]:
    return [words(link) for link in read(response).xpath("//a[@class='line-title']")]


@pytest.fixture
def thirty(editor):
    press = Bulk(editor)
    bridge = press.article()
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
    assert words(page.xpath("//div[@role='alert']")[0]) == (
        "There is no such page: they run from 1 to 2. Go to the first page."
    )
    assert page.xpath("//div[@role='alert']//a/@href") == ["?kind=talks"]


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


def row_of(response, title: str):
    rows = read(response).xpath("//li[@class='row']")
    return next(row for row in rows if title in words(row))


def cited(row) -> list[tuple[str, str]]:
    quotes = row.xpath(".//div[@class='grounds']//blockquote")
    return [(words(quote), words(quote.getnext()).partition(" · ")[0]) for quote in quotes]


def test_rows_cite_what_supports_their_facts(client, press, bridge, talks, ada, promise):
    wire = press.article("Ada Alder and Ben Birch are to meet in the spring, in Geneva.", "Wire")
    press.event("Next talks", wire, "are to meet", reality="announced", publish=False)
    row = row_of(client.get("/events/"), "Talks in Geneva")
    assert cited(row) == [(MEETING, "supports: title, date, place")]
    assert "outlet unknown, Talks at the bridge, date unknown" in words(row)
    assert "one article" in words(row)
    quote = row_of(client.get("/quotes/"), "Ada Alder")
    assert cited(quote) == [(SAID, "supports: words, speaker, medium")]
    actor = row_of(client.get("/actors/"), "Ada Alder")
    assert cited(actor) == [("Ada Alder", "supports: name as printed")]


def test_rows_lead_to_the_excerpt_on_their_page_and_in_its_article(client, talks, promise):
    for path in ("/events/", "/quotes/", "/actors/"):
        row = read(client.get(path)).xpath("//li[@class='row']")[0]
        for link in row.xpath(".//div[@class='grounds']//a[contains(@href, '#')]/@href"):
            address, _, fragment = link.partition("#")
            target = read(client.get(address)).xpath(f"//*[@id='{fragment}']")
            assert len(target) == 1, link


def test_row_says_who_vouches_for_it_and_what_we_infer(client, press, bridge, ada):
    event = press.event("Talks", bridge, MEETING, reality="alleged", occurred="2020", publish=False)
    for citation in event.own_citations.all():
        citation.voice, citation.attribution, citation.attributed_to = "attributed", "A. A.", ada
        if citation.statement == "occurred":
            citation.directness, citation.note = "inferred", "From elsewhere."
        citation.save()
    press.publish(event)
    row = row_of(client.get("/events/"), "Talks")
    assert "one article; according to Ada Alder" in words(row)
    assert cited(row) == [(MEETING, "supports: title, “alleged”, date (inferred by us)")]


def test_row_says_what_is_contested(client, press, bridge, talks):
    rival = press.article("The two met in Basel, and then again in 2021.", "Rival")
    basel = Place.objects.create(name="Basel", country="Switzerland")
    value = f"place:{basel.pk}"
    press.cite(talks, rival, "The two met in Basel", "place", value=value, stance="contradicts")
    press.cite(talks, rival, "again in 2021", "occurred", value="2021", stance="contradicts")
    row = row_of(client.get("/events/"), "Talks in Geneva")
    assert "Contested: date, place" in words(row)


def test_row_shows_two_excerpts_and_counts_the_others(client, press, bridge, ada):
    late = press.article("It was winter. It was in Bern. It was said to be about a bridge.", "Late")
    bern = Place.objects.create(name="Bern")
    event = press.event("Talks", bridge, MEETING, publish=False)
    event.occurred, event.place = "2020", bern
    event.save()
    press.cite(event, late, "It was winter", "occurred", value="2020")
    press.cite(event, late, "It was in Bern", "place", value=f"place:{bern.pk}")
    press.publish(event)
    row = row_of(client.get("/events/"), "Talks")
    assert cited(row) == [(MEETING, "supports: title"), ("It was winter", "supports: date")]
    assert "1 more excerpt" in words(row)


def test_row_shows_nothing_of_a_source_that_was_retracted(client, press, bridge, talks):
    late = press.article(f"Zanzibar says: {MEETING}. It says no more.", "Zanzibar")
    with editing(talks, by=press.by):
        press.cite(talks, late, MEETING)
    assert "two articles, outlets unknown" in text(client.get("/events/"))
    late.retract(press.by, "Forged.")
    response = client.get("/events/")
    assert "Zanzibar" not in response.content.decode()
    assert "one article" in text(response)


def test_rows_say_what_the_publisher_of_an_article_corrected(client, bridge, talks):
    SourceNotice.objects.create(source=bridge, kind="corrected", date="2020-02", words="In Bern.")
    row = row_of(client.get("/events/"), "Talks in Geneva")
    assert "Talks at the bridge, date unknown · corrected by its publisher (Feb" in words(row)


def test_source_rows_say_how_much_rests_on_them(client, press, bridge, ada, talks, promise, editor):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    with editing(promise, by=editor):
        told = "Ada Alder told reporters"
        press.cite(promise, bridge, told, "medium", value="told_reporters", relays=letter)
    press.event("Hidden", bridge, MEETING, publish=False)
    response = client.get("/sources/")
    assert "Rests on it: 1 event, 1 quote and 1 actor" in words(row_of(response, "bridge"))
    assert "Other articles pass it on for 1 quote" in words(row_of(response, "[Letter]"))


def test_filters_of_a_narrowed_list_stay_open(client, thirty):
    def opened(path):
        return read(client.get(path)).xpath("//form[@class='filters']/details/@open")

    assert opened("/events/") == opened("/events/?text=Talks") == []
    assert opened("/events/?kind=talks") == opened("/events/?since=foo") == [""]


def test_refusal_leads_to_the_fields_that_are_refused(client, db):
    page = read(client.get("/events/?since=foo&kind=bar"))
    links = page.xpath("//div[@role='alert']//a/@href")
    assert links == ["#id_kind", "#id_since", "/events/"]
    assert page.xpath("//input[@id='id_since'] | //select[@id='id_kind']")


def test_list_can_be_followed_with_its_filters(client, thirty):
    links = read(client.get("/events/?kind=talks&page=2")).xpath("//a[@class='follow']/@href")
    assert links == ["/events/feed/?kind=talks"]
