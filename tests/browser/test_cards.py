import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import findings

pytestmark = pytest.mark.browser

INSIDE = """card => {
  const at = card.getBoundingClientRect(), root = document.documentElement;
  const within = at.right <= root.clientWidth && at.bottom <= root.clientHeight;
  return at.left >= 0 && at.top >= 0 && within;
}"""


@pytest.fixture
def place(open_page, talks):
    """The page of the talks; its contested place has a mark on each side."""

    def opened(**how):
        page = open_page(talks.get_absolute_url(), **how)
        page.card = page.locator(".card")
        page.rival = page.locator(".side .mark", has_text="[2]")
        return page

    return opened


def test_card_shows_the_excerpt_beside_a_mark_under_the_pointer(place):
    page = place()
    page.rival.hover()
    expect(page.card).to_be_visible()
    expect(page.card.locator("blockquote")).to_contain_text("in Basel on 15 January")
    expect(page.card.locator(".article")).to_contain_text("outlet unknown, Donau")
    expect(page.card.locator(".usages")).to_have_text(
        "contradicts: place · the article’s own report"
    )
    assert page.card.evaluate(INSIDE)
    ways = page.card.locator(".ways a").all_inner_texts()
    assert ways[:2] == ["excerpt [2] below", "in context"]
    page.locator(".mark", has_text="[1]").first.hover()
    expect(page.card.locator(".ways")).to_contain_text("in the original")
    assert page.locator(".card").count() == 1
    assert page.complaints == []


def test_card_stays_under_the_pointer_and_goes_with_it(place):
    page = place()
    page.rival.hover()
    expect(page.card).to_be_visible()
    page.card.locator("blockquote").hover()
    page.wait_for_timeout(500)
    expect(page.card).to_be_visible()
    page.locator("h1").hover()
    expect(page.card).to_be_hidden()


def test_pointer_that_only_passes_opens_nothing(place):
    page = place()
    page.rival.hover()
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    expect(page.card).to_be_hidden()


def test_escape_closes_the_card_and_leaves_the_focus(place):
    page = place()
    page.locator("dl.facts").first.evaluate("list => { list.tabIndex = -1; list.focus(); }")
    page.keyboard.press("Tab")
    focused = page.locator(".mark:focus")
    expect(focused).to_have_count(1)
    expect(page.card).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.card).to_be_hidden()
    expect(focused).to_have_count(1)


def test_enter_on_a_mark_leads_to_the_excerpt_below(place):
    page = place(width=360)
    page.keyboard.press("Tab")
    page.rival.focus()
    expect(page.card).to_be_visible()
    assert page.card.evaluate(INSIDE)
    page.keyboard.press("Enter")
    expect(page.locator("#excerpt-2:target")).to_be_in_viewport()
    expect(page.card).to_be_hidden()


def test_focus_elsewhere_closes_the_card(place):
    page = place()
    page.keyboard.press("Tab")
    page.rival.focus()
    expect(page.card).to_be_visible()
    page.locator(".site-name").focus()
    expect(page.card).to_be_hidden()


@pytest.fixture
def phone(chromium, live_server, talks):
    context = chromium.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(f"{live_server.url}{talks.get_absolute_url()}")
    page.card = page.locator(".card")
    page.rival = page.locator(".side .mark", has_text="[2]")
    yield page
    context.close()


def test_first_tap_opens_the_card_and_the_second_goes_to_the_excerpt(phone):
    phone.rival.tap()
    expect(phone.card).to_be_visible()
    assert phone.card.evaluate(INSIDE)
    assert "#" not in phone.url
    phone.rival.tap()
    expect(phone.locator("#excerpt-2:target")).to_be_in_viewport()
    expect(phone.card).to_be_hidden()


def test_link_in_the_card_goes_to_the_excerpt(phone):
    phone.rival.tap()
    phone.card.get_by_role("link", name="excerpt [2] below").tap()
    expect(phone.locator("#excerpt-2:target")).to_be_in_viewport()
    expect(phone.card).to_be_hidden()


def test_tap_elsewhere_closes_the_card(phone):
    phone.rival.tap()
    expect(phone.card).to_be_visible()
    phone.locator("h1").tap()
    expect(phone.card).to_be_hidden()


def test_card_is_not_printed_and_the_address_of_a_passage_is(place):
    page = place()
    page.rival.hover()
    expect(page.card).to_be_visible()
    page.emulate_media(media="print")
    expect(page.card).to_be_hidden()
    expect(page.rival).to_be_visible()
    original = page.locator(".excerpt .ways a[rel=external]").first
    printed = original.evaluate("link => getComputedStyle(link, '::after').content")
    assert printed == '" <https://example.org/talks>"'


def test_nothing_moves(place):
    page = place()
    page.rival.hover()
    expect(page.card).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0


def test_marks_of_each_sense_are_drawn_differently(place):
    page = place()
    page.locator("main").evaluate(
        """main => ['', 'inferred', 'differs', 'contradicts', 'retracted'].forEach(sign => {
          const mark = document.createElement('a');
          mark.className = 'mark probe';
          if (sign) mark.dataset.sign = sign;
          main.append(mark);
        })"""
    )
    drawn = """mark => getComputedStyle(mark).borderTopStyle
      + getComputedStyle(mark, '::after').content.replace(/[^≈≠×]/g, '')"""
    looks = [mark.evaluate(drawn) for mark in page.locator(".probe").all()]
    assert looks == ["none", "dashed", "dotted≈", "solid≠", "solid×"]


def test_sides_of_what_is_contested_have_marks_of_equal_weight(place):
    page = place()
    drawn = "mark => ['borderStyle', 'color', 'fontWeight'].map(p => getComputedStyle(mark)[p])"
    looks = [mark.evaluate(drawn) for mark in page.locator(".side .mark").all()]
    assert len(looks) == 2
    assert looks[0] == looks[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_card_has_no_fault_of_accessibility(place, scheme):
    page = place(width=360, scheme=scheme)
    page.rival.hover()
    expect(page.card).to_be_visible()
    assert findings(page) == []
