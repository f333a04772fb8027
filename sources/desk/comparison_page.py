"""Two texts of one article beside each other, and what became of the excerpts of the older."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from sources import anchoring
from sources.choices import StandingState
from sources.desk.comparison_forms import RecitingForm
from sources.desk.comparison_lines import Pair
from sources.desk.comparison_marks import ADDED, REMOVED, Cited, Marking
from sources.desk.comparison_passages import beside, compared, now_at, passage
from sources.desk.comparison_texts import rows
from sources.desk.comparison_uses import Use, uses
from sources.models import Citation, Event, Excerpt, ExcerptStanding, Snapshot
from sources.models.states import is_editor

# So many forms stand on the page at once; the others are opened one at a time.
MOST_FORMS = 20
# Paragraphs that are the same are shown beside changes, and folded away between them.
BESIDE = 1

LEAVE = ("leave", "Leave those ticked on the old text")
# What is shown of each state: its heading, what to do, and the buttons for several at once.
GROUPS = {
    StandingState.MOVED: (
        "The same words at another place",
        "Look at what stands around them; what differs there is marked. Accept those that still "
        "say the same.",
        (("accept", "Accept those ticked"), LEAVE),
    ),
    StandingState.CHANGED: (
        "Words that read differently now",
        "The nearest passage of the new text is proposed. What you tick is cited from it; the rest "
        "stays cited from the old text. Where the new words say something else, such as another "
        "date, or where a quote itself is to read otherwise, change the entry in its own form.",
        (),
    ),
    StandingState.AMBIGUOUS: (
        "Words that stand in several places now",
        "Choose the place that is meant.",
        (),
    ),
    StandingState.GONE: (
        "Words that are gone",
        "They stay cited from the old text, and readers are told that they no longer stand in "
        "the article.",
        (LEAVE,),
    ),
}


@dataclass
class Item:
    """What became of one excerpt since text `number`. `where` leads to it in the texts."""

    standing: ExcerptStanding
    uses: list[Use]
    old: SafeString
    new: SafeString
    where: str
    may_decide: bool
    number: int
    form: RecitingForm | None = None
    places: list[tuple[int, SafeString]] = field(default_factory=list)

    @property
    def by_entry(self) -> list[tuple[Use, list[str]]]:
        """What it is cited for: a use of each entry, and what the entry's uses say."""
        found = {}
        for use in self.uses:
            found.setdefault(use.entry, (use, []))[1].append(use.says)
        return list(found.values())

    @property
    def is_as_before(self) -> bool:
        """The same words stand around it."""
        moved = self.standing.state == StandingState.MOVED
        return moved and f"<{REMOVED}>" not in self.old and f"<{ADDED}>" not in self.new


@dataclass(frozen=True)
class Group:
    state: str
    heading: str
    hint: str
    buttons: tuple[tuple[str, str], ...]
    items: list[Item]


@dataclass(frozen=True)
class Block:
    """Paragraphs that changed, or that are the same; `number` counts changes."""

    rows: list[tuple[SafeString, SafeString]]
    number: int = 0
    folded: bool = False


class Comparison:
    """`opened` is the number of a standing whose form is to be shown; `form` one that was sent."""

    def __init__(self, old: Snapshot, new: Snapshot, user, *, opened=None, form=None):
        self.old, self.new, self.user = old, new, user
        self.opened, self.form = opened, form
        self.standings = self._standings()
        own = [s.excerpt for s in self.standings if s.excerpt.snapshot_id == old.pk]
        earlier = list(ExcerptStanding.objects.standing().filter(snapshot=old))
        # Where excerpts stand in the older text, and those whose place there an editor has seen.
        self.spans = {excerpt.pk: (excerpt.start, excerpt.end) for excerpt in own}
        self.spans |= {s.excerpt_id: (s.start, s.end) for s in earlier}
        self.seen = {e.pk for e in own} | {s.excerpt_id for s in earlier if s.decision}
        cited = Citation.objects.filter(excerpt__standings__snapshot=new)
        self.uses = uses(cited.with_targets().in_order())

    def _standings(self) -> list[ExcerptStanding]:
        found = ExcerptStanding.objects.filter(snapshot=self.new).defer("excerpt__snapshot__text")
        found = list(
            found.select_related("excerpt__snapshot", "decided_by").order_by(
                "excerpt__snapshot__number", "excerpt__start", "excerpt__end"
            )
        )
        for standing in found:
            standing.snapshot = self.new
        return found

    @cached_property
    def is_newest(self) -> bool:
        return not self.new.source.snapshots.filter(number__gt=self.new.number).exists()

    @cached_property
    def editor(self) -> bool:
        return is_editor(self.user, Event)

    # What is to be decided, and what is decided

    @cached_property
    def groups(self) -> list[Group]:
        """The cited excerpts that wait for a decision, by what became of them."""
        found = {state: [] for state in GROUPS}
        for standing in self.standings:
            if standing.state in found and not standing.decision and self._is_cited(standing):
                found[standing.state].append(standing)
        return [
            Group(state.value, *GROUPS[state], self._items(standings))
            for state, standings in found.items()
            if standings
        ]

    @cached_property
    def decided(self) -> list[Item]:
        return [self._item(standing) for standing in self.standings if standing.decision]

    @property
    def unchanged_count(self) -> int:
        unchanged = (s for s in self.standings if s.state == StandingState.UNCHANGED)
        return sum(map(self._is_cited, unchanged))

    def _is_cited(self, standing: ExcerptStanding) -> bool:
        return standing.excerpt_id in self.uses

    def _items(self, standings: list[ExcerptStanding]) -> list[Item]:
        found = [self._item(standing) for standing in standings]
        for number, item in enumerate(found):
            self._open(item, number < MOST_FORMS)
        return found

    def _open(self, item: Item, among_the_first: bool) -> None:
        """Give an item the form or the places by which it is decided."""
        standing, state = item.standing, item.standing.state
        asked = standing.pk == self.opened
        if self.form is not None and self.form.standing.pk == standing.pk:
            item.form = self.form
        elif not (item.may_decide and self.is_newest):
            return
        elif state == StandingState.AMBIGUOUS and (asked or among_the_first):
            item.places = self._places(standing)
        elif asked or (state == StandingState.CHANGED and among_the_first):
            item.form = RecitingForm(standing=standing, uses=item.uses, new=self.new.text)

    def _item(self, standing: ExcerptStanding) -> Item:
        found, excerpt = self.uses.get(standing.excerpt_id, []), standing.excerpt
        now = now_at(standing, self.new.text)
        return Item(
            standing,
            found,
            *self._compared(excerpt, now),
            where=self._where(standing),
            may_decide=self.editor or not any(use.shown for use in found),
            number=self.old.number if excerpt.pk in self.seen else excerpt.snapshot.number,
        )

    def _where(self, standing: ExcerptStanding) -> str:
        if standing.start is not None:
            return f"#new-{standing.excerpt_id}"
        gone = standing.state == StandingState.GONE and standing.excerpt_id in self.spans
        return f"#old-{standing.excerpt_id}" if gone else ""

    def _compared(self, excerpt: Excerpt, now: Pair | None) -> tuple[SafeString, SafeString]:
        """With what an editor has seen last: in the older text, or in that of the excerpt."""
        if excerpt.pk in self.seen:
            then = passage(self.old.text, *self.spans[excerpt.pk])
            return compared(then, passage(self.new.text, *now) if now else None)
        return compared(
            beside(excerpt), beside(anchoring.place(self.new.text, *now)) if now else None
        )

    def _places(self, standing: ExcerptStanding) -> list[tuple[int, SafeString]]:
        words = standing.excerpt.exact
        return [
            (at, self._compared(standing.excerpt, (at, at + len(words)))[1])
            for at in islice(_places(self.new.text, words), anchoring.MAX_PLACES)
        ]

    # The texts

    @cached_property
    def blocks(self) -> list[Block]:
        old = Marking(self.old.text, REMOVED, self._cited_in_old())
        new = Marking(self.new.text, ADDED, self._cited_in_new())
        found, number = [], 0
        for same, run in groupby(rows(self.old.text, self.new.text), lambda row: row.same):
            shown = [(old.marked(r.old, r.removed), new.marked(r.new, r.added)) for r in run]
            if same:
                found += _folded(shown)
            else:
                number += 1
                found.append(Block(shown, number))
        return found

    @property
    def change_count(self) -> int:
        return max((block.number for block in self.blocks), default=0)

    def _cited_in_old(self) -> Iterable[Cited]:
        for standing in self.standings:
            pk = standing.excerpt_id
            if pk in self.spans and self._is_listed(standing):
                yield Cited(*self.spans[pk], standing.state, f"old-{pk}", f"#excerpt-{pk}")

    def _cited_in_new(self) -> Iterable[Cited]:
        for standing in self.standings:
            pk = standing.excerpt_id
            span = now_at(standing, self.new.text)
            if span and self._is_listed(standing):
                yield Cited(*span, standing.state, f"new-{pk}", f"#excerpt-{pk}")
        cited = Citation.objects.filter(excerpt=OuterRef("pk"))
        own = Excerpt.objects.filter(Exists(cited), snapshot=self.new)
        for start, end in own.values_list("start", "end"):
            yield Cited(start, end, "own")

    def _is_listed(self, standing: ExcerptStanding) -> bool:
        return bool(standing.decision) or (standing.state in GROUPS and self._is_cited(standing))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        if not anchoring.cuts_word(text, at, at + len(words)):
            yield at
        at = text.find(words, at + 1)


def _folded(shown: list[tuple[SafeString, SafeString]]) -> Iterable[Block]:
    """Paragraphs between two changes: what is far from both is folded away."""
    if len(shown) <= 2 * BESIDE + 1:
        return [Block(shown)]
    return [
        Block(shown[:BESIDE]),
        Block(shown[BESIDE:-BESIDE], folded=True),
        Block(shown[-BESIDE:]),
    ]
