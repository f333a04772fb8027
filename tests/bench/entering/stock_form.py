"""One stock form of an actor, a place or an entry, in the window that a counter is on."""

from sources.anchoring import sentences
from tests.bench.entering.content import PARTS, NewEntry, Passage, part_named
from tests.bench.entering.counter import Counter

INLINES = {"actor": "participations", "event": "links"}
LINKED = {"place": "place", "within": "quote", "occasion": "event", "part_of": "event"}
CHOSEN = ("kind", "reality", "manner", "medium")
FOCUSED = "#content form :is(input, textarea):focus"
SEARCH = ".select2-container--open .select2-search__field"


class StockForm:
    """`stock` knows what is to be entered and what is there."""

    def __init__(self, stock, counter: Counter):
        self.stock, self.counter, self.page = stock, counter, counter.page
        self.content = stock.content
        if "/add/" in self.page.url:
            # A new record's first field takes the focus by itself.
            self.page.wait_for_selector(FOCUSED)
        self.rows: dict[str, int] = {}
        self.row_of: dict[str, str] = {}

    def fill(self, entry: NewEntry) -> None:
        for name, value in entry.fields.items():
            (self.choose if name in CHOSEN else self.type)(name, value)
        for name, key in entry.links.items():
            self._link(name, LINKED.get(name, "actor"), key)
        for name, keys in entry.lists.items():
            for key in keys:
                self._link(name, "actor", key)
        for part in entry.parts:
            self._add_part(*part)

    def fill_actor(self, key: str) -> None:
        """With its name and the words that print it, unless these need a note."""
        actor = self.content.actors[key]
        self.type("name", actor.heading)
        self.choose("kind", actor.kind)
        row = self._add_row("names")
        self.type(f"{row}-name", actor.printed)
        self.choose(f"{row}-kind", actor.name_kind)
        if not actor.passage.note:
            self._cite_row(row, actor.passage)
        self.stock.entered["actor", key] = actor.heading

    def fill_place(self, key: str) -> None:
        for name, value in self.content.places[key].items():
            self.type(name, value)
        self.stock.entered["place", key] = self.content.places[key]["name"]

    def cite(self, entry: NewEntry, passage: Passage) -> None:
        """In rows of the form itself."""
        for supported in passage.supports:
            if part_named(supported):
                self._cite_row(self.row_of[supported], passage)
            else:
                self._cite_statement(entry, supported, passage)

    def give_details(self, prefix: str, passage: Passage) -> None:
        """How the words support it: inferred, on whose account, passed on from which document."""
        if passage.note:
            self.choose(f"{prefix}directness", "inferred")
            self.type(f"{prefix}note", passage.note)
        if who := passage.attributed_to:
            self.choose(f"{prefix}voice", "attributed")
            self.pick(f"{prefix}attributed_to", self.stock.entered["actor", who])
            self.type(f"{prefix}attribution", passage.attribution)
        if passage.relays:
            self.pick(f"{prefix}relays", self.content.documents[passage.relays]["headline"])

    def type(self, name: str, text: str) -> None:
        self.counter.type(self.page.locator(f"#id_{name}"), text)

    def choose(self, name: str, value: str) -> None:
        self.counter.choose(self.page.locator(f"#id_{name}"), value)

    def pick(self, name: str, label: str) -> None:
        """Open the list that finds while one types, and take what is found with Enter."""
        closed = self.page.locator(f"#id_{name} + .select2")
        search = closed.locator(".select2-search__field")
        if search.count():
            # Of several records: the first letter after an Enter is not searched for.
            self.counter.type(search, label[:1])
        else:
            self.counter.click(closed.locator(".select2-selection"))
            search = self.page.locator(SEARCH)
        self.counter.type(search, label)
        found = self.page.locator(".select2-results__option--highlighted")
        found.filter(has_text=label).first.wait_for()
        self.counter.key("Enter")

    def _link(self, name: str, model: str, key: str) -> None:
        if (model, key) in self.stock.entered:
            self.pick(name, self.stock.entered[model, key])
        else:
            self._add_in_window(name, model, key)

    def _add_in_window(self, name: str, model: str, key: str) -> None:
        """A record that is not there yet is added in passing, and is chosen then."""
        with self.page.expect_popup() as opening:
            self.counter.click(self.page.locator(f"#add_id_{name}"))
        window = opening.value
        window.wait_for_url("**/add/**")
        self.counter.opened()
        form = StockForm(self.stock, self.counter.on(window))
        (form.fill_place if model == "place" else form.fill_actor)(key)
        with window.expect_event("close"):
            form.counter.click(window.locator("input[name=_save]"))

    def _add_part(self, kind: str, far: str) -> None:
        model = PARTS[kind]
        row = self.row_of[f"{kind} {far}"] = self._add_row(INLINES[model])
        if model == "actor":
            self._link(f"{row}-actor", model, far)
            self.choose(f"{row}-role", kind)
        else:
            self._link(f"{row}-other", model, far)
            self.choose(f"{row}-kind", kind)

    def _add_row(self, inline: str) -> str:
        number = self.rows.get(inline, 0)
        self.rows[inline] = number + 1
        self.counter.click(self.page.locator(f"#{inline}-group .add-row a"))
        return f"{inline}-{number}"

    def _cite_row(self, row: str, passage: Passage) -> None:
        self.pick(f"{row}-source", self.stock.headline)
        self.type(f"{row}-words", passage.words)

    def _cite_statement(self, entry: NewEntry, supported: str, passage: Passage) -> None:
        row = self._add_row("new_citations")
        name, _, number = supported.partition(" ")
        self._cite_row(row, passage)
        if name != "title":
            self.choose(f"{row}-statement", name)
        if number:
            self.type(f"{row}-value", sentences(entry.fields[name])[int(number) - 1])
        self.give_details(f"{row}-", passage)
