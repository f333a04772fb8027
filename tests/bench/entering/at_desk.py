"""The desk, worked at as its keys and forms allow: what is proposed and right is left alone."""

from collections.abc import Callable

from playwright.sync_api import Locator

from sources.models import Source
from tests.bench.entering.content import Content, NewEntry, Passage
from tests.bench.entering.counter import Counter
from tests.bench.entering.desk_form import DeskForm
from tests.bench.entering.filling import Filling
from tests.bench.entering.known import Known

KEYS = {"actor": "a", "event": "e", "quote": "q", "cite": "c"}
CITING = "form[data-desk=cite]:has(.statements)"
# Where words begin and end on the screen, to press the mouse there and to let it go.
EDGES = """async ([start, end]) => {
    const walker = document.createTreeWalker(
        document.getElementById("article"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const points = [...node.data];
        const unit = (offset) => points.slice(0, offset - at).join("").length;
        if (at <= start && start < at + points.length) range.setStart(node, unit(start));
        if (at < end && end <= at + points.length) range.setEnd(node, unit(end));
        at += points.length;
    }
    scrollBy(0, range.getBoundingClientRect().top - innerHeight / 3);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const rows = [...range.getClientRects()].filter((row) => row.width);
    const [from, to] = [rows[0], rows.at(-1)];
    return [from.left + 1, from.top + from.height / 2, to.right - 1, to.top + to.height / 2];
}"""


class Refused(RuntimeError):
    """What the desk answered instead of saving."""


class AtDesk:
    def __init__(self, counter: Counter, address: str, content: Content):
        self.counter, self.page, self.address = counter, counter.page, address
        self.content, self.known = content, Known(content)
        self.documents = {s.headline: str(s.pk) for s in Source.objects.all()}

    def open(self, source: Source) -> None:
        self.text = source.current_snapshot.text
        self.counter.goto(f"{self.address}/admin/sources/source/{source.pk}/desk/")
        self.page.wait_for_selector(".desk.live")

    # What is entered

    def add_actor(self, key: str) -> None:
        actor = self.content.actors[key]
        form = self.make("actor", actor.printed, within=actor.passage.words)
        form.type("name", actor.heading)
        form.choose("kind", actor.kind)
        form.choose("name_kind", actor.name_kind)
        form.support("name", [actor.passage])
        self.save()

    def add_entry(self, entry: NewEntry) -> None:
        filling = Filling(self, entry)
        for key in filling.needed_first():
            if not self.known.actor(key):
                self.add_actor(key)
        filling.fill()
        self.save()
        self._correct_kinds()
        filling.fill_later()

    def make(self, kind: str, words: str, within: str = "") -> DeskForm:
        """Select words, and press the key of what is made of them."""
        self.select(words, within)
        with self.page.expect_response(lambda answer: f"/form/{kind}/" in answer.url):
            self.counter.key(KEYS[kind])
        what = "#find-entry" if kind == "cite" else f"form[data-desk={kind}]"
        self.panel(what).wait_for()
        return DeskForm(self, f"form[data-desk={kind}]")

    def cite(self, entry: NewEntry, supported: str, passage: Passage) -> None:
        """From the panel of an entry: words for one of its statements, and how they say it."""
        self.select(passage.words)
        key, number = self.known.row(entry, supported)
        self.counter.click(self.panel(f"#row-{key} [data-get*=cite]").nth(number - 1))
        form = DeskForm(self, CITING)
        form.root.wait_for()
        rows = form.root.locator(f'.statement[data-statement="{key}"] input[type=checkbox]')
        for at, tick in enumerate(rows.all(), 1):
            form.tick(tick, at == number)
        form.choose("directness", "inferred" if passage.note else "stated")
        if passage.note and not form.value("note"):
            form.type("note", passage.note)
        form.give_voice(passage)
        self.save()

    def cite_plainly(self, entry: NewEntry, supported: str, passage: Passage) -> None:
        self.select(passage.words)
        key, number = self.known.row(entry, supported)
        buttons = self.panel(f"#row-{key} form[data-desk=cite] button[type=submit]")
        self.press(buttons.nth(number - 1))

    # Hands

    def select(self, words: str, within: str = "") -> None:
        start = self.text.index(words, self.text.index(within or words))
        self.counter.select(self.page.evaluate(EDGES, [start, start + len(words)]))
        self.page.wait_for_selector("#bar:not([hidden])")

    def save(self) -> None:
        self._sending(lambda: self.counter.key("Control+Enter"))

    def press(self, button: Locator) -> None:
        self._sending(lambda: self.counter.click(button))

    def panel(self, selector: str) -> Locator:
        return self.page.locator(f"[data-part=panel] {selector}")

    def _sending(self, act: Callable[[], None]) -> None:
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            act()
        if sent.value.status != 200:
            said = self.page.inner_text("[data-part=messages]")
            problems = self.panel(".problems, .errorlist").all_inner_texts()
            raise Refused(f"{sent.value.status}: {said} {problems}")
        self.panel("form[data-sending]").wait_for(state="detached")

    def _correct_kinds(self) -> None:
        """Of actors that were made along with an entry."""
        for actor, kind in self.known.wrong_kinds():
            self.counter.click(self.page.locator(f"#actor-{actor.pk} h3 a"))
            self.page.locator(f"[data-part=panel][data-entry='actor/{actor.pk}']").wait_for()
            DeskForm(self, "#edit-fields form").choose("kind", kind)
            self.save()
