"""The pages of the whole site, and what is shown where there is none."""

from django.template.loader import render_to_string

from sources.actions import editing, merge
from sources.models import Correction, Place, SourceNotice
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

TELLING = "Zanzibar"


def links(response) -> list[str]:
    return read(response).xpath("//main//a/@href")


def changes(response) -> list[list[str]]:
    rows = read(response).xpath("//li[contains(@class, 'change')]")
    return [[words(p) for p in row.xpath(".//p | .//a")] for row in rows]


def follow(client, link: str):
    """What an address with a fragment points to."""
    path, _, fragment = link.partition("#")
    return read(client.get(path)).xpath(f"//*[@id='{fragment}']")


def test_home_shows_the_quote_that_most_articles_print_over_its_excerpts(client, press, promise):
    kept = "We shall not close it"
    rival = press.article(f"“{kept},” Ada Alder said again.", "Rival")
    with editing(promise, by=press.by):
        press.cite(promise, rival, f"“{kept},”", "words", value=kept)
    printed = f"“{kept},” Ada Alder said again"
    press.quote(kept, rival, printed, speaker_as_printed="Ada Alder")
    press.quote("close it", rival, printed, speaker_as_printed="Ada Alder", publish=False)
    response = client.get("/")
    example = read(response).xpath("//section[@class='example']")[0]
    shown = words(example)
    assert "“We will not close the bridge”" in shown
    assert "two articles, outlets unknown" in shown
    assert SAID in shown
    assert f"“{kept},”" in shown
    marks = example.xpath(".//a[@class='mark']/@href")
    assert len(marks) > 1
    for mark in marks:
        assert example.xpath(f".//blockquote[@id='{mark[1:]}']")
    assert "“close it”" not in text(response)


def test_home_shows_an_event_where_there_is_no_quote(client, talks):
    example = words(read(client.get("/")).xpath("//section[@class='example']")[0])
    assert "Talks in Geneva" in example
    assert MEETING in example


def test_home_takes_no_example_that_an_article_contradicts(client, press, promise):
    denied = "“We will not close the bridge” was never said"
    denial = press.article(f"{denied}, her office wrote.", "Denial")
    press.cite(promise, denial, denied, "words", stance="contradicts")
    assert client.get("/").context["page"].example.words == "Talks in Geneva"


def test_home_of_an_empty_site_has_no_example(client, db):
    assert read(client.get("/")).xpath("//section[@class='example']") == []


def test_undated_entries_stand_where_the_first_article_told_of_them(client, press):
    early = press.article(f"{MEETING} for the first time.", "Early", published="2015-05")
    late = press.article(f"{MEETING} for the last time.", "Late", published="2021")
    press.event("Dated", late, MEETING, occurred="2018")
    undated = press.event("Undated", late, MEETING)
    press.event("Never dated", press.article(f"{MEETING} once.", "No date"), MEETING)
    titles = [str(row.entry) for row in client.get("/events/").context["rows"]]
    assert titles == ["Undated", "Dated", "Never dated"]
    with editing(undated, by=press.by):
        press.cite(undated, early, MEETING)
    response = client.get("/events/")
    assert [str(row.entry) for row in response.context["rows"]] == [
        "Dated",
        "Undated",
        "Never dated",
    ]
    assert "date unknown · talks" in text(response)


def test_method_shows_what_is_published_as_examples(client, press, bridge, ada, promise, talks):
    gazette = press.article("Mayor Alder told them so in the summer.", "Gazette")
    event = press.event("Another meeting", bridge, MEETING, occurred="2020-01", publish=False)
    inferred = event.own_citations.get(statement="occurred")
    inferred.directness, inferred.note = "inferred", "The year is taken from elsewhere."
    inferred.save()
    press.publish(event)
    with editing(promise, by=press.by):
        press.cite(promise, gazette, "told them so", "words", value="told them so",
                   difference="wording", note="Two reports of one promise.",
                   voice="attributed", attribution="Mayor Alder told them")  # fmt: skip
        press.cite(talks, gazette, "Mayor Alder told them so", voice="attributed",
                   attribution="Mayor Alder told them", attributed_to=ada)  # fmt: skip
    shown = text(client.get("/method/"))
    assert "The year is taken from elsewhere." in shown
    assert "The date we give is January 2020, inferred." in shown
    assert "Differs in wording. The editors’ note: Two reports of one promise." in shown
    assert "We say: according to Ada Alder" in shown
    assert "Another meeting: January 2020" in shown
    assert "Of the quote above we say: two articles, outlets unknown." in shown


def test_method_shows_what_is_contested(client, press, talks):
    rival = press.article("The two met in Basel, her office said.", "Rival")
    basel = Place.objects.create(name="Basel", country="Switzerland")
    value = f"place:{basel.pk}"
    press.cite(talks, rival, "The two met in Basel", "place", value=value, stance="contradicts")
    assert "Contested: place" in text(client.get("/method/"))


def test_method_explains_in_words_where_there_is_no_example(client, press, bridge):
    press.event(TELLING, bridge, MEETING, occurred="2020-01", publish=False)
    response = client.get("/method/")
    assert "No event that is published here is contested at present." in text(response)
    assert "two articles, outlets unknown Two articles say it" in text(response)
    assert "For example" not in text(response)
    assert TELLING not in text(response)


def test_corrections_are_listed_newest_first_with_their_entries(client, press, bridge, talks, ada):
    Correction.objects.create(event=talks, date="2020-03-01", text="The place was wrong.")
    Correction.objects.create(actor=ada, date="2020-04-01", text="The name was wrong.")
    draft = press.event("Draft", bridge, MEETING, publish=False)
    Correction.objects.create(event=draft, text=TELLING)
    response = client.get("/corrections/")
    assert changes(response) == [
        ["1 April 2020", "Corrected by us", "Ada Alder", "The name was wrong."],
        ["1 March 2020", "Corrected by us", "Talks in Geneva", "The place was wrong."],
    ]
    link = next(link for link in links(response) if "corrections" in link and "talks" in link)
    assert words(follow(client, link)[0]) == "Corrections"


def test_retractions_are_listed_without_what_was_taken_back(client, press, bridge, talks):
    hidden = press.event(f"{TELLING} talks", bridge, MEETING)
    hidden.retract(press.by, "It never took place.")
    merged = press.event("Talks, again", bridge, MEETING)
    merge(survivor=talks, duplicate=merged, by=press.by)
    response = client.get("/corrections/")
    found = changes(response)
    assert [row[1:] for row in found] == [
        ["Retracted by us", f"Event {hidden.pk}", "It never took place."]
    ]
    assert TELLING.lower() not in response.content.decode().lower()
    tombstone = client.get(f"/events/{hidden.pk}/")
    assert f"/events/{hidden.pk}/" in links(response)
    assert tombstone.status_code == 410
    assert "It never took place." in text(tombstone)
    assert "/corrections/" in links(tombstone)


def test_notices_of_publishers_are_listed_apart(client, press, bridge, talks):
    SourceNotice.objects.create(
        source=bridge, kind="corrected", date="2020-02", words="It was Bern."
    )
    draft = press.article("Nobody cites this yet.", TELLING)
    SourceNotice.objects.create(source=draft, kind="retracted", words=TELLING)
    response = client.get("/corrections/")
    assert changes(response) == [
        ["February 2020", "Corrected by its publisher", "Talks at the bridge", "It was Bern."]
    ]
    assert TELLING not in response.content.decode()
    assert "Nothing that was published has been corrected or retracted so far." in text(response)


def test_corrections_have_pages(client, talks):
    for n in range(30):
        Correction.objects.create(event=talks, date=f"2020-01-{n + 1:02}", text=f"Change {n}")
    first, second = client.get("/corrections/"), client.get("/corrections/?page=2")
    assert [row[3] for row in changes(first)] == [f"Change {n}" for n in range(29, 4, -1)]
    assert [row[3] for row in changes(second)] == [f"Change {n}" for n in range(4, -1, -1)]
    assert "There is no such page: they run from 1 to 2." in text(
        client.get("/corrections/?page=9")
    )


def test_about_gives_the_licence_and_the_contact_where_there_is_one(client, db, settings):
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "Free", "https://example.org/free"
    settings.CONTACT = ""
    silent = client.get("/about/")
    assert "https://example.org/free" in links(silent)
    assert "Tell the editors" not in text(silent)
    settings.CONTACT = "desk@example.org"
    assert "mailto:desk@example.org" in links(client.get("/about/"))
    settings.CONTACT = "https://example.org/contact"
    assert "https://example.org/contact" in links(client.get("/about/"))


def test_every_page_leads_to_method_corrections_and_about(client, talks):
    for path in ("/", "/events/", talks.get_absolute_url(), "/method/", "/nowhere/"):
        footer = read(client.get(path)).xpath("//footer//a/@href")
        assert {"/method/", "/corrections/", "/about/"} <= set(footer), path


def test_header_searches_the_events(client, talks):
    form = read(client.get("/")).xpath("//header//form")[0]
    assert (form.get("action"), form.get("method")) == ("/events/", "get")
    name = form.xpath(".//input/@name")[0]
    shown = client.get("/events/", {name: "geneva"}).context["rows"]
    assert [row.entry for row in shown] == [talks]


def test_missing_page_offers_to_look(client, db):
    response = client.get("/events/99/")
    assert response.status_code == 404
    assert read(response).xpath("//main//form/@action") == ["/events/"]
    assert {"/events/", "/quotes/", "/actors/", "/sources/"} <= set(links(response))


def test_page_for_our_faults_needs_neither_the_database_nor_a_request():
    page = render_to_string("500.html")
    assert "The fault is ours" in page
    assert 'href="/static/sources/site.css"' in page
