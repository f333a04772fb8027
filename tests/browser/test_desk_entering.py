"""Entering quotes, events and actors at the desk, as an editor does."""

import pytest
from playwright.sync_api import expect

from sources.actions import capture
from sources.models import Actor, Event, Excerpt, Quote
from tests.browser.at_desk import (
    HEADLINE,
    MET,
    PANEL,
    SIGNED,
    TEXT,
    cited,
    drag,
    edges_of,
    focused,
    marked,
    press,
    said,
    save,
    start,
)
from tests.browser.conftest import ARABIC
from tests.sources.press import Press

pytestmark = pytest.mark.browser

SAYING = "“We will not close the bridge,” said Mayor Ada Alder."


@pytest.fixture
def source(lifted_guards, editor):
    return capture(text=TEXT, headline=HEADLINE, by=editor).source


@pytest.fixture
def fayez(lifted_guards, editor) -> Actor:
    """Somebody of another article, of whom this one may speak too."""
    press = Press(editor)
    return press.actor("Fayez al-Sarraj", press.article("Fayez al-Sarraj chairs it.", "Other"))


def test_a_quote_takes_a_drag_a_key_and_a_click(open_desk, source):
    page = open_desk(source)
    drag(page, "We will not close the bridge")
    place = page.locator("#article").bounding_box()
    page.keyboard.press("q")
    button = page.get_by_role("button", name="Save the draft")
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    expect(page.locator(PANEL)).to_contain_text("What it says")
    assert page.locator("#article").bounding_box() == place
    quote = Quote.objects.get()
    assert (quote.text, quote.manner) == ("We will not close the bridge", "direct")
    assert (quote.speaker.name, quote.speaker_as_printed) == ("Ada Alder", "Mayor Ada Alder")
    assert cited(quote) == {"words": "We will not close the bridge", "speaker": SAYING}
    assert cited(quote.speaker) == {"Ada Alder": SAYING}
    assert marked(page, "quote") == SAYING
    assert "Quotations: 1 of 3" in page.inner_text("[data-part=progress]")
    assert said(page) == (
        "Entered the quote “We will not close the bridge”. "
        "New among the actors: “Ada Alder” (person)."
    )
    assert page.complaints == []


def test_the_keyboard_alone_enters_one_quote_after_the_other(open_desk, source):
    page = open_desk(source)
    for words in ("We will not close the bridge", "The bridge is ours"):
        page.keyboard.press("n")
        assert page.evaluate("getSelection().toString()") == words
        page.keyboard.press("q")
        expect(page.locator("textarea[name=text]")).to_be_focused()
        assert save(page).startswith(f"Entered the quote “{words}”.")
        assert focused(page) == "panel-title"
    assert [quote.speaker.name for quote in Quote.objects.order_by("pk")] == [
        "Ada Alder",
        "Faiz Sarraj",
    ]
    page.keyboard.press("Escape")
    assert focused(page) == "article"
    assert page.complaints == []


def test_other_words_are_given_to_a_statement_by_keyboard(open_desk, source):
    page = open_desk(source)
    page.keyboard.press("n")
    page.keyboard.press("q")
    page.get_by_label("As printed").focus()
    page.keyboard.press("F6")
    assert focused(page) == "article"
    for key in ("s", "p", "F6", "Tab", "Enter"):
        page.keyboard.press(key)
    save(page)
    assert cited(Quote.objects.get()) == {
        "words": "We will not close the bridge",
        "speaker": f"😀 {MET} {SAYING} {SIGNED}",
    }


def test_an_event_has_a_range_of_dates_a_place_and_participants(open_desk, source):
    page = open_desk(source)
    start(page, SIGNED, "e")
    page.fill("[name=occurred]", "between 14 and 20 January 2020")
    page.get_by_role("checkbox", name="Ben Birch").check()
    page.get_by_role("checkbox", name="Ada Alder").check()
    save(page)
    event = Event.objects.get()
    assert (event.occurred, event.occurred_words) == (
        "[2020-01-14..2020-01-20]",
        "A few days later",
    )
    assert (event.place.name, event.kind) == ("Basel", "agreement")
    parts = ("Ben Birch signed", "Ada Alder signed")
    named = ("title", "reality", "occurred", "place", *parts)
    assert cited(event) == dict.fromkeys(named, SIGNED)
    inferred = event.citations().get(statement="occurred")
    assert (inferred.directness, bool(inferred.note)) == ("inferred", True)
    assert marked(page, "event") == SIGNED
    assert page.complaints == []


def test_a_name_that_may_be_somebody_elses_is_asked_about(open_desk, source, fayez):
    page = open_desk(source)
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "Faiz Sarraj", "a")
    asked = page.get_by_role("group", name="Is “Faiz Sarraj” somebody who is here already?")
    expect(asked).to_contain_text("“Fayez al-Sarraj” in “Other”")
    save(page)
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("ArrowDown")
    asked.get_by_label("Yes: add the name to “Fayez al-Sarraj”").check()
    assert save(page) == "Added the name “Faiz Sarraj” to “Fayez al-Sarraj”."
    assert cited(fayez)["Faiz Sarraj"] == "Faiz Sarraj"
    assert page.get_attribute(PANEL, "data-entry") == f"actor/{fayez.pk}"

    assert press(page, "u").startswith("Readers see “Fayez al-Sarraj”: undo once more")
    assert press(page, "u") == "Taken back: Added the name “Faiz Sarraj” to “Fayez al-Sarraj”."
    assert [name.name for name in fayez.names.all()] == ["Fayez al-Sarraj"]
    start(page, "Faiz Sarraj", "a")
    asked.get_by_label("No: a new actor").check()
    assert save(page) == "Entered the actor “Faiz Sarraj”."
    other = Actor.objects.exclude(pk=fayez.pk).get()
    assert cited(other) == {"Faiz Sarraj": "Faiz Sarraj"}


def test_a_speaker_brings_the_printed_words_until_others_are_typed(open_desk, source, fayez):
    page = open_desk(source)
    start(page, "We will not close the bridge", "q")
    speaker, printed = page.locator("[name=speaker]"), page.locator("[name=speaker_as_printed]")
    speaker.select_option("new:Ben Birch")
    expect(printed).to_have_value("Ben Birch")
    expect(page.locator("[data-statement=speaker] q")).to_have_text(SIGNED)
    printed.fill("Mayor")
    speaker.select_option("new:Ada Alder")
    expect(printed).to_have_value("Mayor")
    page.get_by_label("Find another: Speaker").fill("Fayez")
    page.keyboard.press("Enter")
    expect(speaker).to_have_value(str(fayez.pk))
    save(page)
    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_as_printed) == (fayez, "Mayor")
    assert cited(quote)["speaker"] == SAYING


def test_in_arabic_the_left_arrow_goes_on(open_desk, lifted_guards, editor):
    source = capture(text=f"😀 {ARABIC}", headline="محادثات الجسر", language="ar", by=editor).source
    page = open_desk(source)
    page.focus("#article")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("getSelection().toString()") == "أحمد الطويل"
    # An Arabic keyboard writes another letter with this key.
    page.evaluate(
        "document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'ش', code: 'KeyA', bubbles: true }))"
    )
    expect(page.locator("[name=printed]")).to_be_focused()
    save(page)
    excerpt = Excerpt.objects.get()
    assert (excerpt.start, excerpt.exact) == (8, "أحمد الطويل")
    assert page.complaints == []


def test_whoever_selects_already_is_not_disturbed_by_what_is_saved(open_desk, source):
    page = open_desk(source)
    start(page, "We will not close the bridge", "q")
    held = []
    page.route("**/form/quote/", lambda route: held.append(route))
    with page.expect_request("**/form/quote/"):
        page.keyboard.press("Control+Enter")
    page.mouse.move(*edges_of(page, "a fine day")[:2])
    page.mouse.down()
    with page.expect_response("**/form/quote/"):
        held[0].continue_()
    page.mouse.move(*edges_of(page, "a fine day")[2:], steps=5)
    assert page.evaluate("getSelection().toString()") == "a fine day"
    page.mouse.up()
    expect(page.locator("#article mark.quote").first).to_be_visible()
    assert page.evaluate("getSelection().toString()") == "a fine day"
    assert focused(page) == "article"
    expect(page.locator("#bar")).to_be_visible()
    page.keyboard.press("q")
    expect(page.locator("textarea[name=text]")).to_have_value("a fine day")
