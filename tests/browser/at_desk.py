"""An article at the desk, and an editor's hands there."""

from contextlib import contextmanager

from playwright.sync_api import expect

from sources.models import Citation, Entry

HEADLINE = "The bridge of Alder stays open"
MET = "On 13 January 2020 the mayors of Alder and Birch met in Geneva."
SIGNED = "A few days later Ben Birch and Ada Alder signed a memorandum in Basel."
TEXT = (
    f"{HEADLINE}\n\n"
    f"😀 {MET} “We will not close the bridge,” said Mayor Ada Alder. {SIGNED}\n\n"
    "“The bridge is ours,” Faiz Sarraj told reporters. It was “a fine day” in Alder.\n\n"
    "A spokesman said that the toll would fall by a third.\n"
)
MESSAGES = "[data-part=messages]"
PANEL = "[data-part=panel]"

EDGES = """([first, last]) => {
    const at = (words) => {
        const walker = document.createTreeWalker(
            document.getElementById("article"), NodeFilter.SHOW_TEXT);
        const nodes = [];
        let text = "";
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            nodes.push([text.length, node]);
            text += node.data;
        }
        const place = (offset) => {
            const [start, node] = nodes.findLast(([start]) => start <= offset);
            return [node, offset - start];
        };
        const index = text.indexOf(words);
        const range = document.createRange();
        range.setStart(...place(index));
        range.setEnd(...place(index + words.length - 1));
        range.setEnd(range.endContainer, range.endOffset + 1);
        range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
        return [...range.getClientRects()].filter(({ width }) => width);
    };
    const last_ = at(last).at(-1);
    const from = at(first)[0];
    return [from.left + 1, from.top + from.height / 2,
            last_.right - 1, last_.top + last_.height / 2];
}"""


def drag(page, words: str, until: str | None = None) -> None:
    """Press the mouse before the words and let go behind them, or behind those of `until`."""
    edges = edges_of(page, words, until)
    page.mouse.move(*edges[:2])
    page.mouse.down()
    page.mouse.move(*edges[2:], steps=5)
    page.mouse.up()
    page.wait_for_selector("#bar:not([hidden])")


def edges_of(page, words: str, until: str | None = None) -> list[float]:
    """Where the words begin in the window and where they end."""
    return page.evaluate(EDGES, [words, until or words])


def start(page, words: str, key: str) -> None:
    """Select the words and press a key: its form is there, with the focus in it."""
    drag(page, words)
    page.keyboard.press(key)
    page.wait_for_selector(f"{PANEL}:focus-within form[data-desk], {PANEL} [data-live]:focus")


def press(page, key: str) -> str:
    """A key that sends something: what is said of it."""
    with answered(page):
        page.keyboard.press(key)
    return said(page)


def click(page, name: str) -> str:
    """A button of the panel that sends something: what is said of it."""
    with answered(page):
        page.locator(PANEL).get_by_role("button", name=name).click()
    return said(page)


@contextmanager
def answered(page):
    with page.expect_response(lambda answer: answer.request.method == "POST") as asked:
        yield
    asked.value.finished()
    expect(page.locator("form[data-sending]")).to_have_count(0)


def save(page) -> str:
    return press(page, "Control+Enter")


def said(page) -> str:
    return page.inner_text(f"{MESSAGES}:not(:empty)")


def focused(page) -> str:
    """The name of the field or the words of the button that has the focus."""
    return page.evaluate(
        "(one => one.name || one.id || one.textContent.trim())(document.activeElement)"
    )


def cited(entry: Entry) -> dict[str, str]:
    """The words that are cited for each statement of an entry and of its parts."""
    found = Citation.objects.about(entry).with_article().in_order()
    for citation in found:
        excerpt = citation.excerpt
        assert excerpt.snapshot.text[excerpt.start : excerpt.end] == excerpt.exact
    return {_named(citation): citation.excerpt.exact for citation in found}


def _named(citation: Citation) -> str:
    whole = "title" if citation.target is citation.entry else str(citation.target)
    return citation.statement or whole


def marked(page, kind: str) -> str:
    """The words of the article that are marked as cited for a kind of entry."""
    return "".join(page.locator(f"#article mark.{kind}").all_inner_texts())
