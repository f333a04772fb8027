"""All that is cited on one page, fetched in bulk, and its statements with what supports them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from sources import dates
from sources.choices import Directness, Stance, Status
from sources.evidence import disagree
from sources.models import Citation, Excerpt, ExcerptStanding, Quote, Snapshot
from sources.pages.clashes import incompatible
from sources.pages.leading import Lead, leading
from sources.pages.long import Long
from sources.pages.named import CITABLES, Asserted, Named, Names
from sources.pages.notes import Marks, Note, Numbering, afterwards
from sources.pages.renderings import (
    Rendering,
    alike_by_words,
    lost_original,
    marking,
    renderings,
)
from sources.pages.testimony import Support, originals, support, testimony
from sources.pages.wording import distinct
from sources.statements import WHOLE, Kind, Statement


@dataclass(frozen=True)
class Claim:
    """One value with its marks, and what supports it.

    `differences`: how an article that supports it differs from another one, and why that is no
    contradiction. `afterwards`: what became of its articles since.
    """

    value: str
    named: Named
    marks: Marks
    support: Support
    differences: tuple[tuple[str, str], ...] = ()
    afterwards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """What other articles say instead. Without `named` they speak to the very same value."""

    named: Named | None
    marks: Marks
    support: Support
    differences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A statement as a page shows it. Where it is contested, `claims` are one side of several.

    `contradictions` and `differences` hold a Side each.
    """

    name: str
    label: str
    claims: tuple[Claim, ...]
    contradictions: Long
    differences: Long
    reasons: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        return bool(self.contradictions)


@dataclass(frozen=True)
class Words:
    """A quote's renderings: together they support that it was uttered.

    `marking` says what the marks in their words mean, `original` that all are at second hand.
    """

    lead: Lead
    renderings: tuple[Rendering, ...]
    support: Support
    contradictions: Long
    marking: str
    original: str


class Dossier:
    """The citations of a page by what they are cited for.

    `targets` are the entry, its parts, and the parts of others that the page shows. Readers see
    nothing of a source that is not published; with `preview` editors see it.
    """

    def __init__(self, citations, targets, *, preview: bool = False):
        self.preview = preview
        citations = _sharing_sources(_with_standings(citations, preview))
        self.by_statement = defaultdict(list)
        for citation in citations:
            self.by_statement[citation.target_key, citation.statement].append(citation)
        self.originals = originals(_sources(citations))
        quotes = [target for target in targets if isinstance(target, Quote)]
        self.names = Names(_asserted(citations, targets), quotes, preview=preview)
        self.numbering = Numbering(self.names, texts_of(citations, preview=preview))

    @property
    def notes(self) -> list[Note]:
        return self.numbering.notes

    def show(self, target, name: str = WHOLE) -> Shown | None:
        """A statement of `target`, numbered on from what was shown before; None where empty."""
        statement = target.statement_named(name)
        values = statement.values(target)
        if not values:
            return None
        citations = self.by_statement[target.key, name]
        claims = tuple(self._claim(target, statement, v, citations) for v in values)
        others = [c for c in citations if not _supports_any(c, target, statement, values)]
        found = self._disagreement(target, statement, values[0], others)
        return Shown(
            name=name,
            label=statement.label,
            claims=claims,
            contradictions=self._sides(target, statement, found.contradictions, values, others),
            differences=self._sides(target, statement, found.differences, values, others),
            reasons=_reasons(statement, values[0], citations),
        )

    def lead(self, quote: Quote) -> Lead:
        citations = self.by_statement[quote.key, "words"]
        return leading(quote, citations, self.originals, preview=self.preview)

    def renderings(self, quote: Quote) -> Words:
        """A quote's words in each article that prints them, as they were published."""
        citations = [
            c for c in self.by_statement[quote.key, "words"] if c.stance != Stance.CONTRADICTS
        ]
        alike = alike_by_words(quote, citations)
        found = renderings(quote, alike, self.numbering.marks, preview=self.preview)
        return Words(
            lead=self.lead(quote),
            renderings=found,
            support=support(
                citations, self.originals, preview=self.preview, speaker=quote.speaker_id
            ),
            contradictions=self._denials(quote),
            marking=marking(found),
            original=lost_original(found, citations),
        )

    def _denials(self, quote: Quote) -> Long:
        statement = quote.statement_named("words")
        against = defaultdict(list)
        for citation in self.by_statement[quote.key, "words"]:
            if citation.stance == Stance.CONTRADICTS and not citation.source.supports_nothing:
                against[citation.value].append(citation)
        return Long(
            self._side(quote, statement, value, value == quote.text, group)
            for value, group in against.items()
        )

    def _claim(self, target, statement: Statement, value: str, citations) -> Claim:
        supporting = [c for c in citations if _supports_any(c, target, statement, (value,))]
        asserted = Asserted(target._meta.model_name, statement, value)
        supported = support(supporting, self.originals, preview=self.preview)
        marks = self.numbering.marks(supporting)
        return Claim(
            value=value,
            named=self.names.asserted(asserted),
            marks=marks,
            support=supported,
            differences=distinct(
                (c.get_difference_display(), "" if c.note in supported.inferred else c.note)
                for c in supporting
                if c.difference
            ),
            afterwards=afterwards(marks),
        )

    def _disagreement(self, target, statement, value, others):
        standing = [c for c in others if not c.source.supports_nothing]
        testimonies = [testimony(citation, self.originals) for citation in standing]
        return disagree(value, testimonies, incompatible(statement, self.names))

    def _sides(self, target, statement, found, values, others) -> Long:
        """A side for each of the values `found` beside ours."""
        by_value = defaultdict(list)
        for citation in others:
            if not citation.source.supports_nothing:
                by_value[citation.value].append(citation)
        return Long(
            self._side(target, statement, value, value in values, by_value[value])
            for value in found
        )

    def _side(self, target, statement, value, same_value, citations) -> Side:
        asserted = Asserted(target._meta.model_name, statement, value)
        supported = support(citations, self.originals, preview=self.preview)
        marks = self.numbering.marks(citations)
        return Side(
            named=None if same_value else self.names.asserted(asserted),
            marks=marks,
            support=supported,
            differences=distinct(c.get_difference_display() for c in citations),
            remarks=distinct(c.note for c in citations if c.note not in supported.inferred),
            afterwards=afterwards(marks),
        )


def texts_of(citations, *, preview: bool = True) -> dict[int, str]:
    """The text of each snapshot that is cited, read once; for links alone where not `preview`."""
    snapshots = {
        c.excerpt.snapshot_id for c in citations if preview or c.excerpt.snapshot.source.url
    }
    return dict(Snapshot.objects.filter(pk__in=snapshots).values_list("pk", "text"))


def _with_standings(citations, preview: bool):
    """Each excerpt is read once, however many citations share it."""
    standings = ExcerptStanding.objects.select_related("snapshot").defer("snapshot__text")
    excerpts = Excerpt.objects.select_related("snapshot__source__outlet").defer("snapshot__text")
    excerpts = excerpts.prefetch_related(
        "snapshot__source__notices", Prefetch("standings", standings)
    )
    found = citations.select_related("attributed_to", "relays").in_order()
    if not preview:
        found = found.filter(excerpt__snapshot__source__status=Status.PUBLISHED)
    return found.prefetch_related(Prefetch("excerpt", excerpts))


def _sharing_sources(citations) -> list[Citation]:
    """What is learned of an article is then known to all that cite it."""
    citations, shared = list(citations), {}
    for citation in citations:
        snapshot = citation.excerpt.snapshot
        snapshot.source = shared.setdefault(snapshot.source_id, snapshot.source)
    return citations


def _sources(citations: list[Citation]):
    return [s for c in citations for s in (c.source, c.relays) if s is not None]


def _asserted(citations, targets):
    for citation in citations:
        model = citation.target_key[0]
        statement = CITABLES[model].statement_named(citation.statement)
        yield Asserted(model, statement, citation.value)
    for target in targets:
        for statement in target.STATEMENTS:
            for value in statement.values(target):
                yield Asserted(target._meta.model_name, statement, value)


def _supports_any(citation, target, statement, values) -> bool:
    """Whether a citation speaks for one of the values: for a quote's words each rendering does."""
    if isinstance(target, Quote) and statement.kind is Kind.WORDS:
        return citation.stance != Stance.CONTRADICTS
    return citation.stance == Stance.SUPPORTS and citation.value in values


def _reasons(statement, value, citations) -> tuple[str, ...]:
    """Why a date is uncertain, where a note says so."""
    if statement.kind is not Kind.DATE:
        return ()
    date = dates.parse(value)
    if not (date.uncertain or date.approximate):
        return ()
    return distinct(
        c.note for c in citations if c.value == value and c.directness != Directness.INFERRED
    )
