"""What a form is filled with before an editor has touched it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from sources.anchoring import Span
from sources.models import Actor, Place
from sources.statements import one_line
from sources.suggest.moments import Moment

NEW = "new:"


def key_of(value: str) -> str:
    """An actor's number itself, or a short key of a new name."""
    if not value.startswith(NEW):
        return value
    name = one_line(value.removeprefix(NEW)).casefold()
    return hashlib.sha256(name.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Offered:
    """An actor whom the passage names; `printed` where it stands. Without a number it is new."""

    name: str
    printed: Span | None = None
    number: int | None = None
    hint: str = ""

    @property
    def value(self) -> str:
        return str(self.number) if self.number else f"{NEW}{self.name}"

    @property
    def key(self) -> str:
        """Of the fields of one actor among several: it stays while the actor does."""
        return key_of(self.value)

    @property
    def title(self) -> str:
        return self.name if self.number else f"{self.name} (not entered yet)"

    @property
    def label(self) -> str:
        return f"{self.title}, {self.hint}" if self.hint else self.title

    @classmethod
    def of(cls, actor: Actor, printed: Span | None = None, hint: str = "") -> "Offered":
        return cls(actor.name, printed, actor.pk, hint)


@dataclass
class Proposal:
    """`values` by field; `evidence` and `notes` by statement, a note where it is inferred.

    `actors`, `places` and `dates` are those that the passage names, the likeliest first.
    `notice` says what the words are where they are no prose. `fills` has for a field and a choice
    of it what else the choice would fill in.
    """

    values: dict[str, object] = field(default_factory=dict)
    evidence: dict[str, Span] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    actors: list[Offered] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[Moment] = field(default_factory=list)
    notice: str = ""
    fills: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def fill(self, name: str, value, evidence: Span | None = None, note: str = "") -> None:
        """A statement whose field has its name."""
        self.values[name] = value
        if evidence:
            self.evidence[name] = evidence
        if note:
            self.notes[name] = note

    def offer(self, offered: Iterable[Offered]) -> None:
        there = {one.value for one in self.actors}
        self.actors += [one for one in offered if one.value not in there]
