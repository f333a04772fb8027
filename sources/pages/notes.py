"""The numbered excerpts of a page, and the marks that lead to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sources import anchoring
from sources.choices import Directness, Stance, StandingState
from sources.models import Citation, Excerpt, Source
from sources.pages.named import CITABLES, Asserted, Named, Names, visible
from sources.pages.testimony import authority
from sources.pages.wording import in_words
from sources.statements import WHOLE


@dataclass(frozen=True)
class Mark:
    """A number beside a statement. `sense` is for those who hear the page."""

    id: str
    sense: str
    note: "Note"


@dataclass(frozen=True)
class Usage:
    """What an excerpt is cited for, and how: the same way for each of `what`."""

    what: tuple[str, ...]
    stance: str
    difference: str
    inferred: bool
    authority: str
    attribution: str
    document: Named | None
    remark: str


@dataclass
class Note:
    """One excerpt below a page, under its number, with all that is cited to it there."""

    number: int
    excerpt: Excerpt
    names: Names
    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return self.excerpt.snapshot.source

    @property
    def source_url(self) -> str:
        return self.source.get_absolute_url()

    @property
    def context_url(self) -> str:
        return f"{self.source_url}#excerpt-{self.excerpt.pk}"

    @cached_property
    def passage_link(self) -> str:
        if not self.source.url:
            return ""
        return anchoring.passage_link(
            self.source.url, self.text, self.excerpt.start, self.excerpt.end
        )

    @cached_property
    def context(self) -> tuple[str, str, str]:
        return anchoring.around(self.text, self.excerpt.start, self.excerpt.end)

    @property
    def change(self) -> str:
        return change(self.excerpt)

    @cached_property
    def usages(self) -> list[Usage]:
        """Citations that say the same of different statements are one usage."""
        found = {}
        for citation in self.citations:
            found.setdefault(_manner(citation), []).append(citation)
        return [self._usage(alike) for alike in found.values()]

    def _usage(self, alike: list[Citation]) -> Usage:
        first, preview = alike[0], self.names.preview
        said_by = authority(first, preview=preview)
        return Usage(
            what=tuple(dict.fromkeys(what(citation, self.names) for citation in alike)),
            stance=first.get_stance_display(),
            difference=first.get_difference_display(),
            inferred=first.directness == Directness.INFERRED,
            authority=said_by,
            attribution="" if first.attribution in said_by else first.attribution,
            document=document(first.relays, preview=preview),
            remark=first.note,
        )


class Numbering:
    """Numbers excerpts in the order in which a page first marks them."""

    def __init__(self, names: Names, texts: Mapping[int, str]):
        self.names, self.texts = names, texts
        self.by_excerpt: dict[int, Note] = {}

    @property
    def notes(self) -> list[Note]:
        return list(self.by_excerpt.values())

    def marks(self, citations: Iterable[Citation]) -> tuple[Mark, ...]:
        """A mark for each excerpt, in the order of the citations."""
        alike = {}
        for citation in citations:
            alike.setdefault(citation.excerpt_id, []).append(citation)
        return tuple(self._mark(group) for group in alike.values())

    def _mark(self, citations: list[Citation]) -> Mark:
        excerpt = citations[0].excerpt
        note = self.by_excerpt.get(excerpt.pk)
        if note is None:
            text = self.texts.get(excerpt.snapshot_id, "")
            note = Note(len(self.by_excerpt) + 1, excerpt, self.names, text)
            self.by_excerpt[excerpt.pk] = note
        known = {citation.pk for citation in note.citations}
        note.citations += [c for c in citations if c.pk not in known]
        mark = Mark(f"mark-{note.number}-{len(note.marks) + 1}", _sense(citations), note)
        note.marks.append(mark)
        return mark


def what(citation: Citation, names: Names) -> str:
    """What an excerpt is cited for, in a few words."""
    model = citation.target_key[0]
    statement = CITABLES[model].statement_named(citation.statement)
    if model in ("actor", "event", "quote"):
        return statement.label
    if citation.statement != WHOLE:
        return f"{CITABLES[model]._meta.verbose_name}: {statement.label}"
    words = names.asserted(Asserted(model, statement, citation.value)).words
    return f"{statement.label}: {words}"


def document(relayed: Source | None, *, preview: bool) -> Named | None:
    if relayed is None:
        return None
    if visible(relayed, preview=preview):
        return Named(relayed.headline, relayed.get_absolute_url())
    return Named("another document")


def change(excerpt: Excerpt) -> str:
    """How the words fared in the newest text of their article, where they did not stay."""
    standings = list(excerpt.standings.all())
    if not standings:
        return ""
    last = max(standings, key=lambda standing: standing.snapshot.number)
    day = in_words(last.snapshot.captured_at.date())
    if last.state == StandingState.GONE:
        return f"these words no longer stood in it on {day}"
    if last.state == StandingState.CHANGED:
        return f"these words read differently on {day}"
    return ""


def _manner(citation: Citation) -> tuple:
    return (
        citation.stance,
        citation.difference,
        citation.directness,
        citation.voice,
        citation.attributed_to_id,
        citation.attribution,
        citation.relays_id,
        citation.note,
    )


def _sense(citations: list[Citation]) -> str:
    words = []
    for citation in citations:
        words.append(citation.get_stance_display())
        if citation.stance == Stance.SUPPORTS and citation.directness == Directness.INFERRED:
            words[-1] = "inferred"
        if citation.source.supports_nothing:
            words[-1] = "retracted"
    return ", ".join(dict.fromkeys(words))
