"""Selecting words at the desk, in a real browser: what arrives are the text's own code points."""

from urllib.parse import parse_qs, urlsplit

import pytest

from sources.actions import capture
from sources.models import Dismissal

pytestmark = pytest.mark.browser

TEXT = (
    "Mills 😀 and ferries\n\n"
    "👩‍👩‍👧 q\u0307eta said nothing: قال أحمد الطويل إن الجسر. Then Ada Alder spoke.\n\n"
    "“We will not close the bridge,” said Mayor Ada Alder. It was “a fine day” in Alder.\n"
)


@pytest.fixture
def source(lifted_guards, editor):
    return capture(text=TEXT, headline="Mills and ferries", by=editor).source


def drag(page, words: str, until: str | None = None) -> None:
    """Press the mouse before the words and let go behind them, or behind those of `until`."""
    edges = page.evaluate(
        """([first, last]) => {
            const at = (words) => {
                const walker = document.createTreeWalker(
                    document.getElementById("article"), NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const index = node.data.indexOf(words);
                    if (index < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, index);
                    range.setEnd(node, index + words.length);
                    return [...range.getClientRects()];
                }
            };
            const [from, to] = [at(first)[0], at(last).at(-1)];
            return [from.left + 1, from.top + from.height / 2,
                    to.right - 1, to.top + to.height / 2];
        }""",
        [words, until or words],
    )
    page.mouse.move(*edges[:2])
    page.mouse.down()
    page.mouse.move(*edges[2:], steps=5)
    page.mouse.up()
    page.wait_for_selector("#bar:not([hidden])")


def sent(page, key: str) -> tuple[int, int, str]:
    """What is asked of the server when the key is pressed: start, end and words."""
    with page.expect_response(lambda answer: "/desk/form/" in answer.url) as asked:
        page.keyboard.press(key)
    query = parse_qs(urlsplit(asked.value.url).query)
    return int(query["start"][0]), int(query["end"][0]), query["exact"][0]


def arrives(asked: tuple[int, int, str], words: str) -> bool:
    start = TEXT.index(words)
    return asked == (start, start + len(words), words)


@pytest.mark.parametrize(
    "words", ["Then Ada Alder spoke", "قال أحمد", "close the bridge", "eta said"]
)
def test_a_mouse_selects_code_points_behind_emoji_and_marks(open_desk, source, words):
    page = open_desk(source)
    drag(page, words)
    assert arrives(sent(page, "q"), words)
    assert page.complaints == []


def test_a_selection_runs_across_paragraphs(open_desk, source):
    page = open_desk(source)
    drag(page, "Then Ada Alder", until="We will not close")
    begin = TEXT.index("Then Ada Alder")
    assert arrives(sent(page, "c"), TEXT[begin : TEXT.index(" the bridge")])


def test_the_keyboard_alone_selects_widens_and_asks(open_desk, source):
    page = open_desk(source)
    page.focus("#article")
    for key in ("n", "n", "s"):
        page.keyboard.press(key)
        page.wait_for_selector("#bar:not([hidden])")
    assert arrives(sent(page, "e"), "“We will not close the bridge,” said Mayor Ada Alder.")


def test_arrows_go_by_word_and_shift_extends(open_desk, source):
    page = open_desk(source)
    page.focus("#article")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert arrives(sent(page, "a"), "and ferries")


def test_the_bar_works_by_touch_at_a_phones_width(open_desk, source):
    page = open_desk(source, width=360, touch=True)
    drag(page, "Mayor Ada Alder")
    with page.expect_response(lambda answer: "/desk/form/actor/" in answer.url) as asked:
        page.tap("#bar [data-make=actor]")
    assert parse_qs(urlsplit(asked.value.url).query)["exact"] == ["Mayor Ada Alder"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_scare_quotes_are_dismissed_and_taken_back(open_desk, source):
    page = open_desk(source)
    assert "Quotations: 0 of 2" in page.inner_text("[data-part=progress]")
    drag(page, "a fine day")
    page.keyboard.press("d")
    page.wait_for_selector("#article .dismissed")
    assert "Quotations: 1 of 2" in page.inner_text("[data-part=progress]")
    start = TEXT.index("a fine day")
    assert list(Dismissal.objects.values_list("start", "end")) == [(start, start + 10)]
    page.keyboard.press("u")
    page.wait_for_selector("#article .dismissed", state="detached")
    assert not Dismissal.objects.exists()
    assert page.complaints == []


def test_a_page_of_an_older_text_is_refused_with_the_reason(open_desk, source, editor):
    page = open_desk(source)
    capture(source=source, text=f"Corrected. {TEXT}", by=editor)
    drag(page, "a fine day")
    page.keyboard.press("d")
    page.wait_for_selector("[data-part=messages].problem")
    assert page.inner_text("[data-part=messages]") == (
        "This article has a newer text: reload the page."
    )
    assert not Dismissal.objects.exists()


def test_a_letter_typed_into_a_field_is_no_command(open_desk, source):
    page = open_desk(source)
    drag(page, "Mayor Ada Alder")
    page.focus("[data-filter]")
    page.keyboard.type("ada ? q")
    assert page.input_value("[data-filter]") == "ada ? q"
    assert not page.query_selector("dialog[open]")


def test_keys_can_be_turned_off(open_desk, source):
    page = open_desk(source)
    page.focus("#article")
    page.keyboard.press("?")
    page.check("dialog[open] [data-keys-off]")
    page.keyboard.press("Escape")
    page.reload()
    page.focus("#article")
    page.keyboard.press("?")
    assert not page.query_selector("dialog[open]")
