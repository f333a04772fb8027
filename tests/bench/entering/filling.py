"""A new entry's form at the desk, and what it has no place for, which is added after."""

from tests.bench.entering.content import PARTS, NewEntry, Passage, part_named
from tests.bench.entering.desk_form import DeskForm

# Actors whose heading is not a printed name: they are entered before the event is.
FIRST = ("salame", "turkey")
# Entries for which words that overlap are selected together.
TOGETHER = {("event", "berlin"), ("event", "attack")}
TYPED = {
    "event": ("title", "occurred", "occurred_words"),
    "quote": ("text", "speaker_as_printed", "said"),
}
CHOSEN = {"event": ("kind", "reality"), "quote": ("manner", "medium")}
LINKED = {"event": ("part_of",), "quote": ("speaker", "ascribed_to", "occasion", "within")}
CITED = {
    "event": ("title", "reality", "occurred", "place", "part_of"),
    "quote": ("words", "speaker", "said", "medium", "ascribed_to", "occasion"),
}
TICKS = "input[type=checkbox][name^=participant-]"


class Filling:
    def __init__(self, desk, entry: NewEntry):
        self.desk, self.known, self.entry, self.main = desk, desk.known, entry, entry.main

    def needed_first(self) -> list[str]:
        """Actors whom its form would enter under another heading, or could not name yet."""
        told = [p.attributed_to for p in self.entry.passages if p.attributed_to]
        headed = [far for _, far in self.entry.parts if far in FIRST]
        return [*headed, *(key for key in told if key != self.main.attributed_to)]

    def fill(self) -> None:
        entry = self.entry
        self.form = self.desk.make(entry.model, self._selection())
        self._fill_fields()
        if entry.model == "event":
            self._place()
            self._participants()
            self._link_event()
            self._summary()
        for name in ("about", "addressees") if entry.model == "quote" else ():
            self.form.set_list(name, entry.lists.get(name, []))
        for name in CITED[entry.model]:
            if passages := entry.passages_for(name):
                self.form.support(name, passages)
        self.form.give_voice(self.main)

    def fill_later(self) -> None:
        if self._is_summary_late():
            form = DeskForm(self.desk, "#edit-fields form")
            form.type("summary", self.entry.fields["summary"])
            self.desk.save()
        for passage in self.entry.passages:
            for supported in passage.supports:
                if self._is_late(supported, passage):
                    self._cite_late(supported, passage)

    # In the form

    def _selection(self) -> str:
        text, main = self.desk.text, self.main.words
        start = text.index(main)
        end = start + len(main)
        together = (self.entry.model, self.entry.id) in TOGETHER
        for passage in self.entry.passages if together else ():
            first = text.index(passage.words)
            last = first + len(passage.words)
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
        return text[start:end]

    def _fill_fields(self) -> None:
        entry, form = self.entry, self.form
        first, *others = TYPED[entry.model]
        form.type(first, entry.fields[first])
        for name in CHOSEN[entry.model]:
            form.choose(name, entry.fields.get(name, ""))
        for name in LINKED[entry.model]:
            form.link(name, entry.links.get(name))
        for name in others:
            form.type(name, entry.fields.get(name, ""))

    def _place(self) -> None:
        key = self.entry.links.get("place")
        is_new = key and not self.known.place(key)
        given = self.desk.content.places[key] if is_new else {"name": "", "country": ""}
        self.form.link("place", None if is_new else key)
        self.form.type("place_name", given["name"])
        self.form.type("place_country", given["country"])

    def _participants(self) -> None:
        roles = {far: kind for kind, far in self.entry.parts if PARTS[kind] == "actor"}
        wanted = {self.known.choice("speaker", far)[0]: far for far in roles}
        for tick in self.form.root.locator(TICKS).all():
            far = wanted.pop(tick.input_value(), None)
            self.form.tick(tick, far is not None)
            if far:
                self._cast(tick.get_attribute("name"), roles[far], far)
        for number, far in enumerate(wanted.values(), 1):
            row = f"participant-other-{number}"
            self.form.link(row, far)
            self._cast(row, roles[far], far)

    def _cast(self, row: str, role: str, far: str) -> None:
        self.form.choose(row.replace("participant", "role", 1), role)
        self.form.support(row, self.entry.passages_for(f"{role} {far}"))

    def _link_event(self) -> None:
        for kind, far in self.entry.parts:
            if PARTS[kind] == "event":
                self.form.link("linked", far)
                self.form.choose("link_kind", kind)
                self.form.support("link", self.entry.passages_for(f"{kind} {far}"))

    def _summary(self) -> None:
        if "summary" in self.entry.fields and not self._is_summary_late():
            self.form.type("summary", self.entry.fields["summary"])
            self.form.support("summary", self.entry.passages_for("summary 1"))

    # After it

    def _is_summary_late(self) -> bool:
        """The form cites one passage for all of its sentences."""
        passages = self.entry.passages
        return sum(any(s.startswith("summary") for s in p.supports) for p in passages) > 1

    def _is_late(self, supported: str, passage: Passage) -> bool:
        """The form cites all on one authority."""
        if supported.startswith("summary"):
            return self._is_summary_late()
        return passage.attributed_to != self.main.attributed_to

    def _cite_late(self, supported: str, passage: Passage) -> None:
        if part_named(supported):
            self._remove_plain(supported)
        is_plain = not passage.note and not passage.attributed_to
        cite = self.desk.cite_plainly if is_plain else self.desk.cite
        cite(self.entry, supported, passage)

    def _remove_plain(self, supported: str) -> None:
        """What the form has cited on the same authority as the rest of it."""
        key, _ = self.known.row(self.entry, supported)
        row = DeskForm(self.desk, f"#row-{key}")
        row.press(row.root.locator('button[value="remove"]').first)
