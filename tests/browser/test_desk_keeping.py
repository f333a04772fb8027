"""What is typed at the desk and not saved outlives reloads, errors, sign-outs and other editors."""

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from sources import roles
from sources.actions import capture
from sources.models import Event, Quote
from tests.browser.at_desk import (
    HEADLINE,
    MESSAGES,
    PANEL,
    SIGNED,
    TEXT,
    cited,
    click,
    drag,
    focused,
    marked,
    said,
    save,
    start,
)
from tests.sources.press import Press

pytestmark = pytest.mark.browser

SAME = "Your input of before is here again, unsaved."
WORDS = "We will not close the bridge"


@pytest.fixture
def source(lifted_guards, editor):
    return capture(text=TEXT, headline=HEADLINE, by=editor).source


@pytest.fixture
def signing(source, editor) -> Event:
    return Press(editor).event("Signing", source, SIGNED, publish=False, kind="agreement")


def reload(page) -> None:
    page.reload()
    page.wait_for_selector(f"{MESSAGES}:not(:empty)")


def test_a_new_form_outlives_errors_a_reload_and_a_closed_tab(open_desk, source):
    page = open_desk(source)
    trouble = [
        lambda route: route.fulfill(status=500, body="Broken"),
        lambda route: route.abort(),
    ]
    page.route("**/form/quote/", lambda route: trouble.pop(0)(route))
    start(page, WORDS, "q")
    assert save(page) == (
        "Nothing was saved: the server answered with an error (500). Your input is kept."
    )
    reload(page)
    assert said(page) == SAME
    page.fill("[name=speaker_as_printed]", "Mayor Ada")
    page.get_by_label("Find another: Speaker").fill("Ada")
    page.get_by_role("button", name="“Ada”, a new one").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator(MESSAGES)).to_contain_text("The server does not answer. Nothing is lost")
    again = page.context.new_page()
    again.goto(page.url)
    page.close()
    expect(again.locator(MESSAGES)).to_have_text(SAME)
    assert again.input_value("[name=speaker_as_printed]") == "Mayor Ada"
    assert again.input_value("[name=speaker]") == "new:Ada"
    assert save(again).startswith("Entered the quote")
    quote = Quote.objects.get()
    assert (quote.speaker.name, quote.speaker_as_printed) == ("Ada", "Mayor Ada")
    again.reload()
    again.wait_for_selector(".desk.live")
    expect(again.locator(f"{PANEL} form")).to_have_count(0)


def test_two_forms_of_one_panel_are_kept_apart(open_desk, source, signing):
    page = open_desk(source)
    page.get_by_role("link", name="Signing").click()
    page.get_by_text("Edit the fields").click()
    page.get_by_label("Summary").fill("They signed it.")
    page.get_by_text("Add a participant").click()
    page.locator("#add-participations select[name$=role]").select_option("signatory")
    reload(page)
    assert page.get_by_label("Summary").input_value() == "They signed it."
    assert page.locator("#add-participations select[name$=role]").input_value() == "signatory"
    click(page, "Submit for review")
    assert page.get_by_label("Summary").input_value() == "They signed it."
    assert page.locator("#add-participations select[name$=role]").input_value() == "signatory"
    page.get_by_label("Summary").focus()
    save(page)
    signing.refresh_from_db()
    assert signing.summary == "They signed it."
    assert page.locator("#add-participations select[name$=role]").input_value() == "signatory"


def test_giving_up_asks_first_where_something_is_typed(open_desk, source):
    page = open_desk(source)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    start(page, WORDS, "q")
    page.keyboard.press("Escape")
    expect(page.locator(f"{PANEL} form")).to_have_count(0)
    start(page, WORDS, "q")
    page.keyboard.type("!")
    for _ in range(2):
        page.keyboard.press("Escape")
        drag(page, "a fine day")
        page.keyboard.press("e")
    page.keyboard.press("u")
    assert asked == ["Give up what you have typed here and not saved?"] * 4
    assert page.input_value("[name=text]") == f"!{WORDS}"


def test_a_page_of_an_older_text_is_refused_and_its_input_stands_in_the_newer(
    open_desk, source, editor
):
    page = open_desk(source)
    start(page, WORDS, "q")
    page.fill("[name=speaker_as_printed]", "Mayor Ada")
    capture(source=source, text=f"Corrected.\n{TEXT}", by=editor)
    assert save(page) == "This article has a newer text: reload the page."
    assert not Quote.objects.exists()
    assert page.input_value("[name=speaker_as_printed]") == "Mayor Ada"
    reload(page)
    assert said(page) == SAME
    assert page.input_value("[name=speaker_as_printed]") == "Mayor Ada"
    save(page)
    assert cited(Quote.objects.get())["words"] == WORDS


def test_input_whose_words_are_gone_can_be_copied(open_desk, source, editor):
    page = open_desk(source)
    start(page, WORDS, "q")
    page.fill("[name=speaker_as_printed]", "Mayor Ada")
    capture(source=source, text=TEXT.replace(WORDS, "We may close it"), by=editor)
    reload(page)
    expect(page.locator(MESSAGES)).to_contain_text("This article has a newer text")
    reload(page)
    left = page.locator(f"{MESSAGES} dl")
    expect(left).to_contain_text("As printed")
    expect(left).to_contain_text("Mayor Ada")
    page.get_by_role("button", name="Forget it").click()
    page.reload()
    page.wait_for_selector(".desk.live")
    assert page.inner_text(MESSAGES) == ""


def test_whoever_is_signed_out_signs_in_elsewhere_and_goes_on(open_desk, source, editor):
    editor.set_password("a long enough word")
    editor.save()
    page = open_desk(source)
    start(page, WORDS, "q")
    page.fill("[name=speaker_as_printed]", "Mayor Ada")
    Session.objects.all().delete()
    assert save(page).startswith("You are signed out. Nothing is lost: sign in, then go on here.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in (a new tab)").click()
    other = opened.value
    other.get_by_label("Username").fill("edith")
    other.get_by_label("Password").fill("a long enough word")
    other.get_by_role("button", name="Log in").click()
    other.wait_for_selector(".desk.live")
    other.close()
    assert save(page).startswith("Entered the quote")
    assert Quote.objects.get().speaker_as_printed == "Mayor Ada"


def test_two_editors_see_each_others_marks_and_overwrite_nothing(open_desk, source, signing):
    frida = User.objects.create_user("frida", is_staff=True)
    frida.groups.add(Group.objects.get(name=roles.EDITOR))
    page, hers = open_desk(source), open_desk(source, by=frida)
    for one, title in ((page, "A signing"), (hers, "The signing")):
        one.get_by_role("link", name="Signing").click()
        one.get_by_text("Edit the fields").click()
        one.get_by_label("Title").fill(title)
    save(hers)
    start(hers, "a fine day", "q")
    save(hers)
    assert marked(page, "quote") == ""
    assert save(page) == (
        "frida changed this entry while you did. Nothing is saved yet: choose what stands."
    )
    reload(page)
    save(page)
    assert focused(page) == "choose-title"
    expect(page.locator(f"{PANEL} .clash bdi")).to_have_text(["A signing", "The signing"])
    page.keyboard.press("Space")
    assert save(page) == "Changed the title of “The signing”."
    assert Event.objects.get().title == "A signing"
    assert marked(page, "quote").endswith("a fine day")
