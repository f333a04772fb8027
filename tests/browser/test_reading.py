"""A reader finds what the demo says, by clicking alone and without scripts."""

import gzip

import pytest
from playwright.sync_api import expect

from sources.demo import load

pytestmark = pytest.mark.browser

MOVING = """[...document.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
        || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
}).length"""


@pytest.fixture
def demo(lifted_guards, editor):
    load(by=editor)


def test_demo_answers_by_clicking_alone(open_page, demo):
    page = open_page("/", scripts=False)

    page.get_by_role("link", name="Everything we have on this quote").click()
    expect(page.locator(".rendering")).to_have_count(2)
    expect(page.locator(".rendering").first).to_contain_text("conduct peace negotiations")
    expect(page.locator(".rendering").last).to_contain_text("hold peace talks")

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Timeline").click()
    page.get_by_role("link", name="2020", exact=False).first.click()
    page.get_by_role("link", name="January 2020").first.click()
    expect(page.get_by_role("link", name="Talks in Moscow").last).to_be_visible()

    page.get_by_role("link", name="Talks in Moscow").last.click()
    expect(
        page.get_by_text("12 of the 15 statements rest on one article alone").first
    ).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Actors").click()
    page.get_by_label("Text").or_(page.get_by_label("Words")).first.fill("PNS")
    page.get_by_role("button", name="Show").or_(page.get_by_role("button", name="Filter")).click()
    expect(page.locator("main")).to_contain_text("Government of National Accord")


def test_entry_is_cited_embedded_and_downloaded_without_scripts(open_page, talks):
    page = open_page(talks.get_absolute_url(), scripts=False)
    expect(page.locator("#cite").locator("..")).to_contain_text("Chicago")
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").first.click()
    assert download.value.suggested_filename.endswith(".bib")
    page.locator("summary", has_text="Embed").click()
    expect(page.get_by_text("<iframe")).to_be_visible()


def test_first_view_is_light_and_all_of_it_ours(chromium, live_server, demo):
    page, received = chromium.new_page(), []
    page.on("response", lambda response: received.append(response))
    page.goto(live_server.url, wait_until="networkidle")
    sizes = {response.url: len(gzip.compress(response.body())) for response in received}
    page.close()
    assert all(url.startswith(live_server.url) for url in sizes)
    assert len(sizes) >= 3
    assert sum(sizes.values()) < 60_000


def test_nothing_moves_where_motion_is_to_be_reduced(chromium, live_server, addresses):
    page = chromium.new_page(reduced_motion="reduce")
    for path in addresses:
        page.goto(f"{live_server.url}{path}")
        assert page.evaluate(MOVING) == 0, path
    page.close()
