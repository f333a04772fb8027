"""Citing for entries that are there, mending what is cited, and publishing, as an editor does."""

import pytest
from playwright.sync_api import expect

from sources.actions import capture
from sources.models import Citation, Dismissal, Event, Outlet
from tests.browser.at_desk import (
    HEADLINE,
    MET,
    PANEL,
    SIGNED,
    TEXT,
    answered,
    cited,
    click,
    drag,
    focused,
    marked,
    press,
    said,
    save,
    start,
)
from tests.sources.press import Press

pytestmark = pytest.mark.browser

MEETING = "On 14 January 2020 the mayors met in Geneva"


@pytest.fixture
def source(lifted_guards, editor):
    return capture(text=TEXT, headline=HEADLINE, by=editor).source


@pytest.fixture
def meeting(lifted_guards, editor) -> Event:
    """As another article has it."""
    press = Press(editor)
    rival = press.article(f"{MEETING}.", "Mayors meet", outlet=Outlet.objects.create(name="Rival"))
    return press.event("Meeting of the mayors", rival, MEETING, occurred="2020-01-14")


def row(page, key: str):
    return page.locator(f"{PANEL} #row-{key}")


def test_words_that_say_otherwise_are_cited_and_the_disagreement_is_shown(
    open_desk, source, meeting, editor
):
    Press(editor).actor("Ben Birch", source)
    page = open_desk(source)
    start(page, MET, "c")
    page.keyboard.type("mayors meet")
    page.keyboard.press("Enter")
    date = page.locator(f"{PANEL} [data-statement=occurred]")
    expect(date.get_by_role("checkbox")).to_be_focused()
    expect(date.get_by_role("textbox")).to_have_value("2020-01-13")
    assert save(page) == "Cited for the date of “Meeting of the mayors”."
    shown = page.locator(f"{PANEL} .effect")
    expect(shown).to_contain_text("Contested")
    expect(shown.locator("b")).to_have_text(["14 January 2020", "13 January 2020"])
    citation = Citation.objects.citing(source).get(statement="occurred")
    assert (citation.excerpt.exact, citation.value, citation.stance) == (
        MET,
        "2020-01-13",
        "contradicts",
    )
    assert marked(page, "event") == MET
    assert page.complaints == []


def test_excerpts_are_added_shrunk_and_removed_in_place_and_all_is_taken_back(
    open_desk, source, editor
):
    page = open_desk(source)
    event = Press(editor).event("Signing", source, SIGNED, publish=False, kind="agreement")
    page.reload()
    page.click("#article mark.event")
    page.locator(PANEL).get_by_role("link", name="Signing").click()
    drag(page, "A few days later Ben Birch")
    with answered(page):
        row(page, "reality").get_by_role("button", name="Cite the selected words").click()
    assert focused(page).startswith("Cite the selected words for this")
    row(page, "reality").locator("summary").click()
    drag(page, "Ada Alder signed")
    with answered(page):
        row(page, "reality").get_by_role("button", name="Take the selected").last.click()
    with answered(page):
        row(page, "reality").get_by_role("button", name="Remove").first.click()
    assert cited(event) == {"title": SIGNED, "reality": "Ada Alder signed"}
    assert focused(page) == "row-reality"
    expect(row(page, "reality").locator("q")).to_have_text("Ada Alder signed")
    for label in ("Citation removed", "Other words cited", "Cited"):
        assert press(page, "u") == f"Taken back: {label} for the reality of “Signing”."
    assert cited(event) == {"title": SIGNED, "reality": SIGNED}
    expect(row(page, "reality").locator("q")).to_have_text(SIGNED)
    assert page.complaints == []


def test_a_click_on_words_shows_all_that_cite_them(open_desk, source, editor):
    press = Press(editor)
    press.event("Signing", source, SIGNED, publish=False)
    press.actor("Ben Birch", source)
    press.quote(
        "a memorandum", source, "signed a memorandum", publish=False, speaker_as_printed="Ada"
    )
    page = open_desk(source)
    page.fill("[data-filter]", "birch")
    expect(page.locator("[data-entry]:visible h3")).to_have_text(["actor Ben Birch"])
    page.get_by_role("button", name="Ben Birch").click()
    citing = page.locator(f"{PANEL} .citing a")
    expect(citing).to_have_text(["Ben Birch", "Signing"])
    page.focus("#article mark.quote")
    page.keyboard.press("Enter")
    expect(citing).to_have_text(["a memorandum", "Signing"])
    assert page.evaluate("document.activeElement.closest('[data-part=panel]') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('mark.quote')")


def test_ten_steps_are_taken_back(open_desk, source):
    page = open_desk(source)
    drag(page, "a fine day")
    for number in range(10):
        press(page, "d")
        assert Dismissal.objects.count() == (number + 1) % 2
    for number in range(10):
        press(page, "u")
        assert Dismissal.objects.count() == (number + 1) % 2
    page.keyboard.press("u")
    assert said(page) == "There is nothing to take back."


def test_what_stands_in_the_way_leads_to_the_place_to_fill(open_desk, source, editor):
    Press(editor).event("Signing", source, SIGNED, publish=False, kind="agreement")
    page = open_desk(source)
    page.get_by_role("link", name="Signing").click()
    page.get_by_text("Edit the fields").click()
    page.get_by_label("Summary").fill("They signed a memorandum.")
    save(page)
    assert focused(page) == "Edit the fields"
    assert "stays draft" in click(page, "Publish")
    page.get_by_role("link", name="fill in").click()
    assert focused(page).startswith("Cite the selected words for this")
    drag(page, "Ada Alder signed a memorandum")
    with answered(page):
        row(page, "summary").get_by_role("button", name="Cite the selected words").click()
    assert "is published now" in click(page, "Publish")
    assert Event.objects.get().status == "published"
    expect(page.locator("#article mark.published").first).to_be_visible()
