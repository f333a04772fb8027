"""An editor's hands: each click, key and page load is counted, typing into a field is not."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

FOCUSED = "element => element === document.activeElement"
# Whether no other choice of a list begins with the same letter.
BY_LETTER = """(select, value) => {
    const letter = (option) => option.text.trim()[0].toLowerCase();
    const wanted = [...select.options].find((option) => option.value === value);
    return [...select.options].filter((one) => letter(one) === letter(wanted)).length === 1;
}"""


class Counter:
    """Counts on one page; `on()` goes on counting on another, such as a window that opens."""

    def __init__(self, page: Page, tally: list[str] | None = None):
        self.page = page
        self.tally = [] if tally is None else tally

    @property
    def count(self) -> int:
        return len(self.tally)

    def on(self, page: Page) -> "Counter":
        return Counter(page, self.tally)

    def goto(self, url: str) -> None:
        self._add(f"open {url}")
        self.page.goto(url)

    def click(self, target: Locator) -> None:
        self._add(f"click {target}")
        target.click()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """What is done inside leads to another page."""
        with self.page.expect_navigation():
            yield
        self._add("page load")

    def opened(self) -> None:
        """A window was opened, and its page loaded."""
        self._add("page load")

    def key(self, chord: str) -> None:
        self._add(f"key {chord}")
        self.page.keyboard.press(chord)

    def select(self, edges: list[float]) -> None:
        """One drag, from the first pair of coordinates to the second."""
        self._add("select")
        self.page.mouse.move(*edges[:2])
        self.page.mouse.down()
        self.page.mouse.move(*edges[2:], steps=3)
        self.page.mouse.up()

    def is_at(self, target: Locator) -> bool:
        return target.evaluate(FOCUSED)

    def type(self, target: Locator, text: str) -> None:
        """Go to a field, unless the focus is there already."""
        if not self.is_at(target):
            self.click(target)
        target.fill(text)

    def choose(self, target: Locator, value: str) -> None:
        """Of a list: it is opened, then the choice is clicked; or its letter is pressed."""
        if target.input_value() == value:
            return
        if not (self.is_at(target) and target.evaluate(BY_LETTER, value)):
            self._add(f"open {target}")
        self._add(f"choose {value}")
        target.focus()
        target.select_option(value)

    def tick(self, target: Locator, ticked: bool = True) -> None:
        if target.is_checked() != ticked:
            self.click(target)

    def _add(self, what: str) -> None:
        self.tally.append(what)
