"""A form in the desk's panel: what it proposes is read, and only what is not right is changed."""

from playwright.sync_api import Locator

from sources import anchoring
from tests.bench.entering.content import Passage
from tests.bench.entering.known import NEW

CLOSED = "xpath=ancestor::details[not(@open)]"


class DeskForm:
    """`desk` selects words and knows the records; `root` is the selector of the form."""

    def __init__(self, desk, root: str):
        self.desk, self.counter = desk, desk.counter
        self.root = desk.panel(root)

    def field(self, name: str) -> Locator:
        return self.root.locator(f'[name="{name}"]').first

    def value(self, name: str) -> str:
        return self.field(name).input_value()

    def type(self, name: str, text: str) -> None:
        if self.value(name) != text:
            self._unfold(self.field(name))
            self.counter.type(self.field(name), text)

    def choose(self, name: str, value: str) -> None:
        if self.value(name) != value:
            self._unfold(self.field(name))
            self.counter.choose(self.field(name), value)

    def tick(self, target: Locator, ticked: bool = True) -> None:
        if target.is_checked() != ticked:
            self._unfold(target)
            self.counter.tick(target, ticked)

    def press(self, button: Locator) -> None:
        self._unfold(button)
        self.desk.press(button)

    def link(self, name: str, key: str | None) -> None:
        """To a record that is offered, or found by typing; to none without a key."""
        value, label = self.desk.known.choice(name, key) if key else ("", "")
        field = self.field(name)
        if field.input_value() != value:
            self._unfold(field)
            self._take(field, value, label)

    def relay(self, passage: Passage) -> None:
        """From which document, where one is named."""
        if passage.relays:
            headline = self.desk.content.documents[passage.relays]["headline"]
            value = self.desk.documents[headline]
            if self.value("relays") != value:
                self._unfold(self.field("relays"))
                self._take(self.field("relays"), value, headline)

    def set_list(self, name: str, keys: list[str]) -> None:
        """Ticks: those that are offered, and others that are found by typing."""
        wanted = dict(self.desk.known.choice("speaker", key) for key in keys)
        for tick in self.root.locator(f'input[type=checkbox][name="{name}"]').all():
            value = tick.input_value()
            self.tick(tick, value in wanted)
            wanted.pop(value, None)
        group = self.root.locator(f'fieldset:has(input[name="{name}"])').last
        for value, label in wanted.items():
            self._unfold(group.locator(".find input"))
            self._find(group.locator(".find"), value, label)

    def support(self, key: str, passages: list[Passage]) -> None:
        """The words that are cited for a row, and whether they say it or we infer it."""
        start, _, end = self.value(f"evidence-{key}").partition("-")
        words = self.desk.text[int(start or 0) : int(end or 0)]
        if not any(is_near(words, passage.words) for passage in passages):
            self.desk.select(passages[0].words)
            self.counter.click(self.root.locator(f'[data-use="{key}"]'))
        note, inferred = passages[0].note, self.field(f"inferred-{key}")
        if note and not inferred.is_checked():
            # What is unfolded here is ticked, and the note has the focus.
            self._unfold(inferred)
        self.tick(inferred, bool(note))
        if note and not self.value(f"note-{key}"):
            self.type(f"note-{key}", note)

    def give_voice(self, passage: Passage) -> None:
        self.choose("voice", "attributed" if passage.attributed_to else "report")
        self.type("attribution", passage.attribution)
        self.link("attributed_to", passage.attributed_to)
        self.relay(passage)

    def _unfold(self, target: Locator) -> None:
        folded = target.locator(CLOSED)
        while folded.count():
            self.counter.click(folded.first.locator("> summary"))

    def _take(self, field: Locator, value: str, label: str) -> None:
        box = field.locator("+ .find")
        is_offered = field.locator(f'option[value="{value}"]').count() > 0
        if is_offered and not (box.count() and self.counter.is_at(box.locator("input"))):
            self.counter.choose(field, value)
        else:
            self._find(box, value, label)

    def _find(self, box: Locator, value: str, label: str) -> None:
        """What is found first is taken with Enter; a name that is new stands last."""
        label = label.removesuffix("…")
        self.counter.type(box.locator("input"), label)
        found = box.locator("li button")
        found.filter(has_text=label).first.wait_for()
        shown = [words.split(" · ")[0].removesuffix("…") for words in found.all_inner_texts()]
        at = len(shown) - 1 if value.startswith(NEW) else shown.index(label)
        for _ in range(at + 1 if at else 0):
            self.counter.key("ArrowDown")
        self.counter.key("Enter")


def is_near(one: str, other: str) -> bool:
    """Whether one passage holds the other."""
    return bool(one) and (anchoring.contains(one, other) or anchoring.contains(other, one))
