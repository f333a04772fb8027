"""Each click and key at the desk does what it was meant for."""

import pytest
from playwright.sync_api import expect

from sources.actions import capture
from sources.models import Event
from tests.browser.at_desk import HEADLINE, MET, SIGNED, TEXT, cited, drag, save, start

pytestmark = pytest.mark.browser

LONG = f"{MET[:-1]}, as the gazette of the river towns tells at some length, and stayed there. "
INFERRED = "[name=inferred-title]"


@pytest.fixture
def source(lifted_guards, editor):
    return capture(text=f"{TEXT}\n{LONG * 3}\n", headline=HEADLINE, by=editor).source


def unfold(page, label: str) -> None:
    page.locator("summary:visible", has_text=label).first.click()


def test_what_was_typed_last_and_saved_comes_back_in_no_other_form(open_desk, source):
    page = open_desk(source)
    start(page, MET, "e")
    page.keyboard.type("A meeting")
    save(page)
    start(page, SIGNED, "e")
    save(page)
    signing = Event.objects.exclude(title__startswith="A meeting").get()
    assert cited(signing)["title"] == SIGNED
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk'))") == []


def test_a_drag_selects_marked_words_from_their_first_letter(open_desk, source):
    page = open_desk(source)
    start(page, SIGNED, "e")
    save(page)
    drag(page, SIGNED)
    assert page.evaluate("getSelection().toString()") == SIGNED


def test_whoever_infers_goes_on_with_the_note(open_desk, source):
    page = open_desk(source)
    start(page, MET, "e")
    unfold(page, "Inferred?")
    expect(page.locator("[name=note-title]")).to_be_focused()
    expect(page.locator(INFERRED)).to_be_checked()
    unfold(page, "Inferred?")
    expect(page.locator(INFERRED)).not_to_be_checked()
    unfold(page, "Inferred?")
    page.keyboard.type("The towns have one mayor each.")
    save(page)
    title = Event.objects.get().citations().get(statement="")
    assert (title.directness, title.note) == ("inferred", "The towns have one mayor each.")


def test_what_is_unfolded_is_filled_in_at_once(open_desk, source):
    page = open_desk(source)
    start(page, MET, "e")
    unfold(page, "Another participant")
    expect(page.get_by_label("Find another: Another participant")).to_be_focused()
    page.keyboard.type("Ada Alder")
    page.get_by_role("button", name="“Ada Alder”, a new one").wait_for()
    page.keyboard.press("Enter")
    save(page)
    assert [p.actor.name for p in Event.objects.get().participations.all()] == ["Ada Alder"]


def test_nothing_moves_away_from_under_a_click(open_desk, source):
    page = open_desk(source)
    start(page, LONG.strip() + " " + LONG.strip(), "e")
    drag(page, SIGNED)
    page.locator("[data-use=reality]").click()
    page.locator("[data-use=occurred]").click()
    shown = page.locator("[data-statement] .evidence").all_inner_texts()
    assert shown[1:3] == [SIGNED, SIGNED]


def test_a_message_of_many_lines_leaves_room_for_the_last_words(open_desk, lifted_guards, editor):
    text = "\n\n".join([TEXT, *(f"{number}. {LONG}" for number in range(30))])
    page = open_desk(capture(text=text, headline=HEADLINE, by=editor).source)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    words = page.locator("#article p").last.bounding_box()
    assert words["y"] + words["height"] < page.viewport_size["height"] * 0.75
