"""The rows of a form: fields that stand together, with what is cited for them."""

from dataclasses import dataclass
from typing import NamedTuple

from django.forms import BoundField

from sources.choices import EventLinkKind, ParticipationRole, Voice
from sources.desk.actor_fields import ActorsField

# What a field says that nobody has touched.
QUIET = (Voice.REPORT, ParticipationRole.PARTICIPANT, EventLinkKind.AFTER)


class Row(NamedTuple):
    """Fields that stand together. `cited`: they make a statement, whose name is the key.

    `printed` is the field whose words must stand in the excerpt; `folded` rows are shown when
    they are filled in, or asked for; `beside` says that the fields stand in one line.
    """

    key: str
    label: str
    fields: tuple[str, ...]
    cited: bool = True
    printed: str = ""
    folded: bool = False
    beside: bool = False


VOICE = Row(
    "voice",
    "On whose authority",
    ("voice", "attribution", "attributed_to", "relays"),
    cited=False,
    folded=True,
)


@dataclass(frozen=True)
class Line:
    """A row with its bound fields, as the page shows it."""

    row: Row
    fields: list[BoundField]
    evidence: BoundField | None
    words: str
    inferred: BoundField | None
    note: BoundField | None
    untouched: bool

    @property
    def proposed(self) -> bool:
        """The machine has filled it in, and nobody has changed it."""
        return self.untouched and self.filled

    @property
    def filled(self) -> bool:
        # Beside an actor stands the role, which fills in nothing by itself.
        told = self.fields[:1] if self.row.beside else self.fields
        return any(bound.value() and bound.value() not in QUIET for bound in told)

    @property
    def offers(self) -> bool:
        """Whether there is anything to enter: ticks need somebody to tick."""
        ticks = [bound for bound in self.fields if isinstance(bound.field, ActorsField)]
        return not ticks or any(bound.field.choices for bound in ticks)

    @property
    def as_selected(self) -> bool:
        """It cites the very words that the form was opened for."""
        return self.evidence is not None and self.words == self.evidence.field.selection.exact

    @property
    def wanting(self) -> bool:
        return bool(self.row.cited and self.filled and not self.words)

    @property
    def errors(self) -> list[str]:
        shown = [*self.fields, *filter(None, (self.evidence, self.inferred, self.note))]
        return [error for bound in shown for error in bound.errors]

    @property
    def open(self) -> bool:
        return self.filled or bool(self.errors)
