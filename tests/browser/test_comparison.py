"""What an editor does when an article has changed."""

import pytest
from playwright.sync_api import expect

from sources.actions import capture, cite, publish_together
from sources.models import Citation, ExcerptStanding
from tests.browser.test_axe import RULES, findings
from tests.conftest import TALKS
from tests.sources.town import SENTENCE, make_event, make_quote

pytestmark = pytest.mark.browser

SIGNED = "A day later they signed a memorandum."
SECOND = "First of all.\n" + TALKS.replace("met in", "gathered in").replace(SIGNED, "They left.")


# What Django's admin puts around each of its pages has faults of its own.
AROUND = (
    "for (const e of document.querySelectorAll('#header, #nav-sidebar, .breadcrumbs')) e.remove()"
)


@pytest.fixture
def source(lifted_guards, article, editor):
    event = make_event(article, editor, summary="They signed a memorandum a day later.")
    cite(source=article, words=SIGNED, target=event, statement="summary", by=editor)
    publish_together(entries=[event, make_quote(article, editor)], by=editor)
    editor.set_password("a long enough word")
    editor.save()
    return article


@pytest.fixture
def sign_in(open_page, live_server):
    def signed_in(path: str, **options):
        page = open_page(f"/admin/login/?next={path}", **options)
        page.get_by_label("Username").fill("edith")
        page.get_by_label("Password").fill("a long enough word")
        page.get_by_role("button", name="Log in").click()
        return page

    return signed_in


def comparison(source, editor) -> str:
    snapshot = capture(text=SECOND, source=source, by=editor).snapshot
    return f"/admin/sources/snapshot/{snapshot.pk}/comparison/"


def test_a_changed_article_is_worked_through(source, sign_in):
    page = sign_in(f"/admin/sources/source/{source.pk}/change/")
    page.get_by_role("link", name="Capture its new text").click()
    page.get_by_label("Text:").fill(SECOND)
    page.get_by_role("button", name="Check the text").click()
    page.get_by_role("button", name="Capture this text").click()
    page.get_by_role("link", name="Compare the two texts").click()
    expect(page.locator(".comparison-sums li").first).to_have_text("1 moved")

    page.get_by_role("checkbox", name="“We will not close the bridge").check()
    page.get_by_role("button", name="Accept those ticked").click()
    expect(page.get_by_text("Accepted where they stand now: 1.")).to_be_visible()

    changed = page.locator("#changed").locator("..").locator("article")
    expect(changed.locator("ins").first).to_have_text("gathered")
    changed.get_by_role("checkbox", name="Date: 13 January 2020").check()
    changed.get_by_role("checkbox", name="Place: Geneva").check()
    changed.get_by_role("button", name="Cite the new words").click()
    expect(page.get_by_text("Cited anew: On 13 January 2020 the mayors")).to_be_in_viewport()
    new = Citation.objects.filter(excerpt__snapshot__number=2)
    assert [c.statement for c in new] == ["occurred", "place"]

    gone = page.locator("#gone").locator("..").locator("article")
    gone.get_by_role("checkbox").check()
    page.get_by_role("button", name="Leave those ticked on the old text").click()
    expect(page.get_by_text("No excerpt waits for a decision.")).to_be_visible()
    assert page.complaints == []

    page.goto(page.url.partition("/admin/")[0] + f"/events/{new[0].event_id}/")
    told = page.get_by_text("these words no longer stood in it on").first
    expect(told).to_be_visible()


def test_it_is_worked_through_by_keyboard_alone(source, sign_in, editor):
    page = sign_in(comparison(source, editor))
    box = page.get_by_role("checkbox", name="“We will not close the bridge")
    for _ in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.press("Space")
    accept = page.get_by_role("button", name="Accept those ticked")
    for _ in range(10):
        page.keyboard.press("Tab")
        if accept.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accepted where they stand now: 1.")).to_be_visible()
    assert ExcerptStanding.objects.get(state="moved").decision == "accepted"


def test_it_needs_no_scripts_on_a_phone(source, sign_in, editor):
    page = sign_in(comparison(source, editor), width=360, scripts=False)
    changed = page.locator("#changed").locator("..").locator("article")
    changed.locator("summary").click()
    changed.get_by_label("Words of the new text:").fill(SENTENCE.partition(" the mayors")[0])
    changed.get_by_role("checkbox", name="Date: 13 January 2020").check()
    changed.get_by_label("go: readers see the new words alone").check()
    changed.get_by_role("button", name="Cite the new words").click()
    expect(page.get_by_text("Cited anew: On 13 January 2020")).to_be_visible()
    citation = Citation.objects.get(statement="occurred")
    assert (citation.excerpt.snapshot.number, citation.excerpt.exact) == (2, "On 13 January 2020")
    page.get_by_role("button", name="Take back: Cited other words for an excerpt").click()
    expect(page.get_by_text("Taken back: Cited other words for an excerpt.")).to_be_visible()
    assert Citation.objects.get(statement="occurred").excerpt.exact == SENTENCE


def test_a_link_leads_to_the_excerpt_in_the_texts_and_back(source, sign_in, editor):
    page = sign_in(comparison(source, editor))
    moved = page.locator("#moved").locator("..").locator("article")
    moved.get_by_role("link", name="See it in the texts").click()
    marked = page.locator(".comparison-texts a.excerpt.moved").last
    expect(marked).to_be_in_viewport()
    marked.click()
    expect(moved).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_it_can_be_read_by_everyone(source, sign_in, editor, width, scheme):
    page = sign_in(comparison(source, editor), width=width, scheme=scheme)
    page.locator("article summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AROUND)
    assert findings(page, RULES[scheme]) == []
