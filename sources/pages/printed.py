"""An actor's names as articles print them, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.choices import NameKind
from sources.models import Actor, ActorName, Source
from sources.pages.dossier import Dossier, Shown
from sources.pages.languages import language_name, script_name
from sources.pages.long import Long

KINDS = {
    NameKind.NAME: "name",
    NameKind.ALIAS: "other name",
    NameKind.ACRONYM: "short form",
    NameKind.TRANSLITERATION: "spelling from another alphabet",
    NameKind.MISPRINT: "misprint",
}
# What a head says first of an actor's other names, and in which words.
HEADINGS = {
    NameKind.ACRONYM: "For short",
    NameKind.NAME: "Also named",
    NameKind.ALIAS: "Also called",
    NameKind.TRANSLITERATION: "Also spelt",
    NameKind.MISPRINT: "By misprint",
}
# Articles that are named beside a name; the marks lead to all of them.
MOST_NAMED = 3


@dataclass(frozen=True)
class PrintedName:
    """`about` says of which kind the name is, and in which language and script it stands."""

    name: ActorName
    shown: Shown
    about: str
    articles: tuple[Source, ...]
    more: int

    @property
    def notes(self) -> Long:
        return Long(mark.note for claim in self.shown.claims for mark in claim.marks)


@dataclass(frozen=True)
class Alias:
    """Other names of one kind, for the head of the page."""

    heading: str
    names: tuple[PrintedName, ...]


def printed_names(names: Iterable[ActorName], dossier: Dossier) -> tuple[PrintedName, ...]:
    return tuple(_printed(name, dossier.show(name)) for name in names)


def aliases(actor: Actor, names: tuple[PrintedName, ...]) -> tuple[Alias, ...]:
    """The names that the heading does not say."""
    others = [printed for printed in names if printed.name.name != actor.name]
    return tuple(
        Alias(heading, alike)
        for kind, heading in HEADINGS.items()
        if (alike := tuple(printed for printed in others if printed.name.kind == kind))
    )


def _printed(name: ActorName, shown: Shown) -> PrintedName:
    marks = [mark for claim in shown.claims for mark in claim.marks]
    articles = tuple(dict.fromkeys(mark.note.source for mark in marks))
    return PrintedName(
        name=name,
        shown=shown,
        about=_about(name),
        articles=articles[:MOST_NAMED],
        more=len(articles[MOST_NAMED:]),
    )


def _about(name: ActorName) -> str:
    language = language_name(name.language) if name.language else ""
    script = script_name(name.script) if name.script else ""
    return ", ".join(words for words in (KINDS[name.kind], language, script) if words)
