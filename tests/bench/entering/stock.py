"""The stock admin forms, used as quickly as they allow: add forms with their inlines, windows
that add a linked record in passing, `Cite an article` for words that say several things.

The words of an excerpt count as typed: what it takes to copy them from the article is not counted.
"""

from playwright.sync_api import Locator

from sources.choices import EventLinkKind, ParticipationRole
from tests.bench.entering.content import PARTS, Content, NewEntry, Passage, part_named
from tests.bench.entering.counter import Counter
from tests.bench.entering.stock_form import StockForm

LABELS = {
    "occurred": "date",
    "said": "date",
    "part_of": "larger event",
    "ascribed_to": "whose view it claims to be",
}
# What it takes to cite words in a row of the form, in one for the entry itself, for one of its
# statements; and on a page that is opened for them.
IN_PART, OF_WHOLE, OF_STATEMENT, ON_PAGE = 3, 4, 6, 7
INFERRED, ATTRIBUTED, RELAYED = 3, 5, 2


class StockForms:
    """`entered` are the names under which lists find what is there."""

    def __init__(self, counter: Counter, address: str, content: Content, headline: str):
        self.counter, self.page, self.address = counter, counter.page, address
        self.content, self.headline = content, headline
        self.entered: dict[tuple[str, str], str] = {}

    def add_actor(self, key: str) -> None:
        self._open("actor")
        form = StockForm(self, self.counter)
        form.fill_actor(key)
        passage = self.content.actors[key].passage
        self._save("_continue" if passage.note else "_addanother")
        if passage.note:
            self.cite_on_page(passage, [self.page.get_by_label("Name as printed: ")])

    def add_entry(self, entry: NewEntry) -> None:
        on_pages = [passage for passage in entry.passages if not _is_cheaper_inline(passage)]
        self._add_first(entry, on_pages)
        self._open(entry.model)
        form = StockForm(self, self.counter)
        form.fill(entry)
        for passage in entry.passages:
            if passage not in on_pages:
                form.cite(entry, passage)
        self._save("_continue" if on_pages else "_addanother")
        for passage in on_pages:
            self.cite_on_page(passage, [self.option(s) for s in passage.supports])
        self.entered[entry.model, entry.id] = _shown(entry)

    def cite_on_page(self, passage: Passage, ticks: list[Locator], rendering: str = "") -> None:
        with self.counter.loading():
            self.counter.click(self.page.get_by_role("link", name="Cite an article"))
        form = StockForm(self, self.counter)
        form.pick("source", self.headline)
        form.type("words", passage.words)
        for tick in ticks:
            self.counter.tick(tick)
        if rendering:
            field = ticks[0].locator("xpath=ancestor::tr").locator("textarea")
            self.counter.type(field, rendering)
        form.give_details("", passage)
        self._save("_cite")

    def _open(self, model: str) -> None:
        url = f"{self.address}/admin/sources/{model}/add/"
        if self.page.url != url:
            self.counter.goto(url)

    def _save(self, button: str) -> None:
        with self.counter.loading():
            self.counter.click(self.page.locator(f"input[name={button}]"))
        refused = self.page.locator(".errornote, .errorlist").all_inner_texts()
        if refused:
            raise RuntimeError(f"{self.page.url}: {refused}")

    def _add_first(self, entry: NewEntry, on_pages: list[Passage]) -> None:
        """Actors whom the form can't add in passing: a window has no place for a note."""
        needed = [passage.attributed_to for passage in on_pages]
        needed += [f for k, f in entry.parts if PARTS[k] == "actor" and self._has_note(f)]
        for key in filter(None, needed):
            if ("actor", key) not in self.entered:
                self.add_actor(key)

    def _has_note(self, key: str) -> bool:
        return bool(self.content.actors[key].passage.note)

    def option(self, supported: str) -> Locator:
        """The tick of a statement, of one of its sentences, or of a part."""
        rows = self.page.locator(".newsroom-statements tbody tr")
        kind, _, number = supported.partition(" ")
        if part := part_named(supported):
            roles = ParticipationRole if PARTS[kind] == "actor" else EventLinkKind
            row = rows.filter(has_text=self.entered[PARTS[kind], part[1]])
            row = row.filter(has_text=roles(kind).label)
        else:
            label = LABELS.get(kind, kind)
            shown = self.page.get_by_text(f"{label[:1].upper()}{label[1:]}", exact=True)
            row = rows.filter(has=shown).nth(int(number or 1) - 1)
        return row.locator("input[type=checkbox]")


def _is_cheaper_inline(passage: Passage) -> bool:
    """Whether rows of the form take no more than a page of its own."""
    details = bool(passage.note) * INFERRED + bool(passage.attributed_to) * ATTRIBUTED
    details += bool(passage.relays) * RELAYED
    parts = [supported for supported in passage.supports if part_named(supported)]
    if parts and details:
        # The rows of parts have no fields for how words support them.
        return False
    own = [supported for supported in passage.supports if supported not in parts]
    rows = sum((OF_WHOLE if one == "title" else OF_STATEMENT) + details for one in own)
    return rows + IN_PART * len(parts) <= ON_PAGE + len(passage.supports) + details


def _shown(entry: NewEntry) -> str:
    """As lists name it: a quote by its first words."""
    if entry.model == "event":
        return entry.fields["title"]
    return " ".join(entry.fields["text"].split()[:8])
