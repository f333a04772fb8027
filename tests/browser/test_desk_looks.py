"""The desk on a phone, in the dark, and for those who hear it read."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sources.actions import capture, editing
from sources.models import Event, Outlet, Quote
from tests.browser.at_desk import (
    HEADLINE,
    MESSAGES,
    MET,
    PANEL,
    SIGNED,
    TEXT,
    answered,
    cited,
    drag,
    save,
    start,
)
from tests.browser.test_axe import RULES
from tests.browser.test_comparison import AROUND
from tests.sources.press import Press

pytestmark = [pytest.mark.browser, pytest.mark.looks]

MEETING = "On 14 January 2020 the mayors met"
UNFOLD = f"""
    for (const one of document.querySelectorAll("{PANEL} details")) one.open = true;
    for (const one of document.getAnimations()) one.finish();
"""


@pytest.fixture
def source(lifted_guards, editor):
    press = Press(editor)
    rival = press.article(f"{MEETING}.", "Mayors meet", outlet=Outlet.objects.create(name="Rival"))
    press.event("Meeting", rival, MEETING, occurred="2020-01-14", publish=False)
    press.actor("Fayez al-Sarraj", press.article("Fayez al-Sarraj chairs it.", "Other"))
    return capture(text=TEXT, headline=HEADLINE, by=editor).source


class Eyes:
    """What axe finds, at each width and in each scheme."""

    def __init__(self, page):
        self.page, self.found = page, {}

    def look(self, state: str, within: str | None = PANEL) -> None:
        for width in (360, 1280):
            self.page.set_viewport_size({"width": width, "height": 800})
            for scheme, rules in RULES.items():
                self.page.emulate_media(color_scheme=scheme)
                self.page.evaluate(UNFOLD)
                answer = Axe().run(self.page, context=within, options=rules).response
                for fault in answer["violations"]:
                    nodes = [node["html"][:120] for node in fault["nodes"]]
                    self.found[state, width, scheme, fault["id"]] = nodes


def test_nothing_is_found_at_the_desk_and_in_its_panels(open_desk, source, editor):
    page = open_desk(source)
    page.on("dialog", lambda dialog: dialog.accept())
    page.evaluate(AROUND)
    eyes = Eyes(page)
    page.get_by_text("Quotations: 0 of 3").click()
    eyes.look("page", None)
    page.get_by_role("button", name="Keys").click()
    eyes.look("keys", "dialog")
    page.keyboard.press("Escape")
    for words, key in (("a fine day", "q"), (SIGNED, "e"), ("Faiz Sarraj", "a"), (MET, "c")):
        start(page, words, key)
        eyes.look(f"form of {key}")
        if key == "a":
            page.get_by_label("Find another: Attributed to").fill("Fayez")
            page.get_by_role("button", name="Fayez al-Sarraj").wait_for()
            save(page)
            eyes.look("refused")
    page.keyboard.type("Meeting")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} form")
    eyes.look("citing")
    save(page)
    eyes.look("entry")
    eyes.look("message", MESSAGES)
    page.fill("#edit-fields [name=title]", "Mine")
    event = Event.objects.get()
    with editing(event, by=editor):
        event.title = "Theirs"
        event.save()
    save(page)
    page.wait_for_selector(f"{PANEL}.conflict")
    eyes.look("conflict")
    eyes.look("problem", MESSAGES)
    page.click("#article mark")
    page.wait_for_selector(f"{PANEL} .citing")
    eyes.look("what cites these words")
    assert eyes.found == {}


def test_it_is_worked_at_with_a_thumb(open_desk, source):
    page = open_desk(source, width=360, touch=True)
    drag(page, "We will not close the bridge")
    page.tap("#bar [data-make=quote]")
    page.wait_for_selector(f"{PANEL}:focus")
    words = page.locator("#article .quotation").first.bounding_box()
    assert 0 < words["y"] < page.locator(PANEL).bounding_box()["y"] - words["height"]
    drag(page, "said Mayor Ada Alder")
    page.locator("[data-use=speaker]").tap()
    with answered(page):
        page.get_by_role("button", name="Save the draft").tap()
    assert cited(Quote.objects.get())["speaker"] == "said Mayor Ada Alder"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(page.locator(PANEL)).to_be_empty()
    assert page.complaints == []
