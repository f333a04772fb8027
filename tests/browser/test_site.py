from itertools import pairwise

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_nothing_is_refused(open_page, addresses, live_server, width):
    page = open_page("/", width=width)
    for path in addresses:
        page.goto(f"{live_server.url}{path}")
        assert not page.evaluate(WIDE), path
        assert page.locator("h1").count() == 1
        size = page.evaluate("getComputedStyle(document.querySelector('main h1')).fontFamily")
        assert "Palatino" in size, "the stylesheet was not loaded"
    assert page.complaints == []


def test_headings_go_down_one_level_at_a_time(open_page, addresses, live_server):
    page = open_page("/")
    for path in addresses:
        page.goto(f"{live_server.url}{path}")
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
        )
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1
        assert max(steps, default=0) <= 1, path


def test_mark_leads_to_its_excerpt_and_back_without_scripts(open_page, talks):
    page = open_page(talks.get_absolute_url(), width=360, scripts=False)
    page.locator(".side a.mark", has_text="[2]").click()
    expect(page.locator(".excerpt:target")).to_be_in_viewport()
    expect(page.locator(".excerpt:target blockquote")).to_contain_text("in Basel on 15 January")
    page.locator(".excerpt:target .usages a[href^='#mark']").first.click()
    expect(page.locator(".mark:target")).to_be_in_viewport()


def test_excerpt_is_marked_in_its_context_and_leads_back(open_page, talks, settings):
    settings.MOST_SHOWN = 1
    page = open_page(talks.get_absolute_url(), scripts=False)
    page.get_by_role("link", name="in context").first.click()
    excerpt = page.locator("mark:target")
    expect(excerpt).to_be_in_viewport()
    expect(excerpt).to_contain_text("met Ben Birch in Geneva")
    passage = page.locator(".passage", has=excerpt)
    expect(passage).to_contain_text("The talks ended without a memorandum")
    passage.locator(".cited-by").get_by_role("link", name="Talks").first.click()
    expect(page.locator(".excerpt :target")).to_be_in_viewport()


def test_sides_and_renderings_stand_side_by_side_and_below_each_other_on_a_phone(open_page, talks):
    quote = talks.quotes.get()
    for path, what in ((talks.get_absolute_url(), ".side"), (quote.get_absolute_url(), "figure")):
        boxes = [
            [box.bounding_box() for box in open_page(path, width=width).locator(what).all()[:2]]
            for width in (1280, 360)
        ]
        (left, right), (upper, lower) = boxes
        assert left["y"] == right["y"]
        assert left["width"] == right["width"]
        assert upper["y"] + upper["height"] <= lower["y"]


def test_keyboard_skips_to_the_content_and_shows_where_it_is(open_page, talks):
    page = open_page("/events/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    outline = skip.evaluate("link => getComputedStyle(link).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_dark_scheme_is_dark(open_page, talks):
    grounds = [
        open_page("/", scheme=scheme).evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(253, 252, 249)", "rgb(23, 22, 19)"]


def test_filter_is_sent_and_its_error_shown_without_scripts(open_page, talks):
    page = open_page("/events/", scripts=False)
    page.get_by_text("More filters").click()
    page.get_by_label("From").fill("2020")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".total")).to_have_text("1 event matches · Show all")
    page.get_by_label("Until").fill("yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#id_until_error")).to_be_visible()
    expect(page.locator(".rows")).to_have_count(0)
