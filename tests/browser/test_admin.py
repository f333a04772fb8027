import pytest
from playwright.sync_api import expect

from sources.models import Citation, Event, Source

pytestmark = pytest.mark.browser

TEXT = (
    "The bridge stays open\n\n"
    "On 13 January 2020 the mayors met in Geneva. “We will not close the bridge,” said Mayor "
    "Ada Alder. A day later they signed a memorandum in Geneva."
)


@pytest.fixture
def desk(open_page, lifted_guards, editor):
    """The admin, where an editor has signed in."""
    editor.set_password("a long enough word")
    editor.save()
    page = open_page("/admin/")
    page.get_by_label("Username").fill("edith")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Log out")).to_be_visible()
    return page


def choose(page, field: str, words: str) -> None:
    """Find a record while typing."""
    page.locator(f"#{field} + .select2").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_an_article_becomes_a_cited_page(desk, live_server):
    page = desk
    page.get_by_role("link", name="Add", exact=True).and_(
        page.locator("[href='/admin/sources/source/add/']")
    ).first.click()
    page.get_by_label("Text:").fill(TEXT)
    page.get_by_label("Headline:").fill("The bridge stays open")
    page.get_by_role("button", name="Check the text").click()
    expect(page.get_by_text("Nothing is captured yet.")).to_be_visible()
    page.get_by_role("button", name="Capture this text").click()
    expect(page.get_by_text("Captured as snapshot 1")).to_be_visible()

    page.goto(f"{live_server.url}/admin/sources/event/add/")
    page.get_by_label("Title:").fill("Meeting of the mayors")
    page.get_by_label("Kind:").first.select_option("talks")
    page.get_by_label("Date:", exact=True).first.fill("13 January 2020")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("understood as 13 January 2020 (2020-01-13)")).to_be_visible()

    page.get_by_role("button", name="Save and publish", exact=True).click()
    expect(
        page.locator(".messagelist").get_by_text("Nothing is cited for the date (13 January 2020)")
    ).to_be_visible()

    page.get_by_role("link", name="Cite an article").click()
    choose(page, "id_source", "The bridge stays open")
    page.get_by_label("Words:").fill("On 13 January 2020  the mayors met in Geneva")
    page.get_by_role("button", name="Find the words").click()
    expect(page.locator("mark")).to_have_text("On 13 January 2020 the mayors met in Geneva")
    for statement in ("Title", "Reality", "Date"):
        page.get_by_label(statement, exact=True).check()
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.get_by_text("Cited for 3 statements")).to_be_visible()
    expect(page.get_by_text("Every statement is cited.")).to_be_visible()

    page.get_by_role("button", name="Save and publish", exact=True).click()
    expect(page.get_by_text("is published now")).to_be_visible()
    page.get_by_role("link", name="View on site").click()
    expect(page.locator("h1")).to_have_text("Meeting of the mayors")
    expect(page.locator(".excerpt blockquote")).to_contain_text("the mayors met in Geneva")
    assert Citation.objects.count() == 3
    assert (Event.objects.get().status, Source.objects.get().status) == ("published", "published")
    assert page.complaints == []


def test_words_in_several_places_are_chosen_by_their_context(desk, live_server, article):
    event = Event.objects.create(title="Signing", kind="agreement")
    page = desk
    page.goto(f"{live_server.url}/admin/sources/event/{event.pk}/cite/")
    choose(page, "id_source", "river towns")
    page.get_by_label("Words:").fill("Alder")
    page.get_by_label("Title", exact=True).check()
    page.get_by_role("button", name="Cite", exact=True).click()
    page.get_by_label("Mayor Ada »Alder«, the head of Alder").check()
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.get_by_text("Cited for one statement")).to_be_visible()
    excerpt = Citation.objects.get().excerpt
    assert excerpt.snapshot.text[excerpt.start - 4 : excerpt.end] == "Ada Alder"
    assert page.complaints == []
