"""What stands on a card: values with their reservations, and excerpts with their articles."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.pages.dossier import Shown
from sources.pages.notes import Mark, Note


@dataclass(frozen=True)
class Cited:
    """An excerpt with its article. `remarks`: what became of either since.

    `against`: it contradicts what the card says.
    """

    words: str
    language: str
    publisher: str
    headline: str
    published: str
    remarks: tuple[str, ...]
    against: bool


@dataclass(frozen=True)
class Line:
    """One value of a statement; `others` are those that contradict it."""

    name: str
    label: str
    words: str
    authority: str = ""
    inferred: bool = False
    contested: bool = False
    others: tuple[str, ...] = ()

    def __str__(self):
        return self.words + (f" ({self.reservation})" if self.reservation else "")

    @property
    def reservation(self) -> str:
        """What must be said with the value, where anything must."""
        contested = f"contested: also given as {' and '.join(self.others)}" if self.others else ""
        said = (
            self.authority,
            "inferred by us" if self.inferred else "",
            contested or ("contested" if self.contested else ""),
        )
        return "; ".join(one for one in said if one)


def is_reserved(shown: Shown) -> bool:
    return bool(shown.claims[0].support.caveat)


def lines_of(shown: Shown) -> list[Line]:
    others = tuple(side.named.words for side in shown.contradictions if side.named)
    return [
        Line(
            name=shown.name,
            label=shown.label,
            words=claim.named.words,
            authority=claim.support.reservation,
            inferred=bool(claim.support.inferred),
            contested=shown.contested,
            others=others,
        )
        for claim in shown.claims
    ]


def standing(marks: Iterable[Mark]) -> list[Note]:
    """Each excerpt once, without those that support nothing any more."""
    notes = {mark.note.excerpt.pk: mark.note for mark in marks}
    return [note for note in notes.values() if not note.source.supports_nothing]


def cited(note: Note, *, against: bool) -> Cited:
    notices = [f"{n.get_kind_display()} by its publisher" for n in note.source.notices.all()]
    return Cited(
        words=note.excerpt.exact,
        language=note.source.language,
        publisher=note.source.publisher,
        headline=note.source.headline,
        published=note.source.published_words or "date unknown",
        remarks=(*dict.fromkeys(notices), *([note.change] if note.change else [])),
        against=against,
    )
