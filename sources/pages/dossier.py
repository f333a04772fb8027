"""All that is cited on one page, fetched in bulk, and its statements with what supports them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from sources import dates
from sources.choices import Directness, Stance, Status
from sources.evidence import dates_clash, disagree, realities_clash
from sources.models import Citation, ExcerptStanding, Quote, Snapshot
from sources.pages.named import CITABLES, Asserted, Named, Names
from sources.pages.notes import Mark, Note, Numbering
from sources.pages.testimony import Support, originals, support, testimony
from sources.statements import WHOLE, Kind, Statement


@dataclass(frozen=True)
class Claim:
    """One value with its marks, and what supports it.

    `differences`: how an article that supports it differs from another one, and why that is no
    contradiction.
    """

    value: str
    named: Named
    marks: tuple[Mark, ...]
    support: Support
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Side:
    """What other articles say instead. Without `named` they speak to the very same value."""

    named: Named | None
    marks: tuple[Mark, ...]
    support: Support
    differences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A statement as a page shows it. Where it is contested, `claims` are one side of several."""

    name: str
    label: str
    claims: tuple[Claim, ...]
    contradictions: tuple[Side, ...]
    differences: tuple[Side, ...]
    reasons: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        return bool(self.contradictions)


@dataclass(frozen=True)
class Rendering:
    """A quote's words as one article or several print them."""

    words: str
    language: str
    marks: tuple[Mark, ...]
    differences: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """A quote's renderings: together they support that it was uttered."""

    renderings: tuple[Rendering, ...]
    support: Support
    contradictions: tuple[Side, ...]


class Dossier:
    """The citations of a page by what they are cited for.

    `targets` are the entry, its parts, and the parts of others that the page shows. Readers see
    nothing of a source that is not published; with `preview` editors see it.
    """

    def __init__(self, citations, targets, *, preview: bool = False):
        self.preview = preview
        citations = list(_with_standings(citations, preview))
        self.by_statement = defaultdict(list)
        for citation in citations:
            self.by_statement[citation.target_key, citation.statement].append(citation)
        self.originals = originals(_sources(citations))
        self.names = Names(_asserted(citations, targets), preview=preview)
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

    def renderings(self, quote: Quote) -> "Words":
        """A quote's words in each article that prints them: the form we show comes first."""
        citations = [
            c for c in self.by_statement[quote.key, "words"] if c.stance != Stance.CONTRADICTS
        ]
        alike = {quote.text: []}
        for citation in citations:
            alike.setdefault(citation.value, []).append(citation)
        return Words(
            renderings=tuple(self._rendering(v, group) for v, group in alike.items() if group),
            support=support(citations, self.originals, preview=self.preview),
            contradictions=self._denials(quote),
        )

    def _rendering(self, words: str, citations) -> "Rendering":
        return Rendering(
            words=words,
            language=citations[0].source.language,
            marks=self.numbering.marks(citations),
            differences=_distinct(c.get_difference_display() for c in citations),
            remarks=_distinct(c.note for c in citations),
        )

    def _denials(self, quote: Quote) -> tuple[Side, ...]:
        statement = quote.statement_named("words")
        against = defaultdict(list)
        for citation in self.by_statement[quote.key, "words"]:
            if citation.stance == Stance.CONTRADICTS and not citation.source.supports_nothing:
                against[citation.value].append(citation)
        return tuple(
            self._side(quote, statement, value, value == quote.text, group)
            for value, group in against.items()
        )

    def _claim(self, target, statement: Statement, value: str, citations) -> Claim:
        supporting = [c for c in citations if _supports_any(c, target, statement, (value,))]
        asserted = Asserted(target._meta.model_name, statement, value)
        supported = support(supporting, self.originals, preview=self.preview)
        return Claim(
            value=value,
            named=self.names.asserted(asserted),
            marks=self.numbering.marks(supporting),
            support=supported,
            differences=_distinct(
                (c.get_difference_display(), "" if c.note in supported.inferred else c.note)
                for c in supporting
                if c.difference
            ),
        )

    def _disagreement(self, target, statement, value, others):
        standing = [c for c in others if not c.source.supports_nothing]
        testimonies = [testimony(citation, self.originals) for citation in standing]
        return disagree(value, testimonies, self._incompatible(statement))

    def _sides(self, target, statement, found, values, others) -> tuple[Side, ...]:
        """A side for each of the values `found` beside ours."""
        standing = [c for c in others if not c.source.supports_nothing]
        return tuple(
            self._side(
                target, statement, value, value in values, [c for c in standing if c.value == value]
            )
            for value in found
        )

    def _side(self, target, statement, value, same_value, citations) -> Side:
        asserted = Asserted(target._meta.model_name, statement, value)
        supported = support(citations, self.originals, preview=self.preview)
        return Side(
            named=None if same_value else self.names.asserted(asserted),
            marks=self.numbering.marks(citations),
            support=supported,
            differences=_distinct(c.get_difference_display() for c in citations),
            remarks=_distinct(c.note for c in citations if c.note not in supported.inferred),
        )

    def _incompatible(self, statement: Statement):
        """Tells of two values that can't both hold; None where several may."""
        if not statement.single:
            return None
        if statement.kind is Kind.DATE:
            return dates_clash
        if statement.kind is Kind.CHOICE:
            return realities_clash if statement.name == "reality" else None
        return self._places_clash if statement.name == "place" else self._actors_differ

    def _places_clash(self, one: str, other: str) -> bool:
        first, second = self.names.record(one), self.names.record(other)
        return bool(first and second and first.clashes_with(second))

    def _actors_differ(self, one: str, other: str) -> bool:
        return one != other and one.startswith("actor:") and other.startswith("actor:")


def texts_of(citations, *, preview: bool = True) -> dict[int, str]:
    """The text of each snapshot that is cited, read once; for links alone where not `preview`."""
    snapshots = {
        c.excerpt.snapshot_id for c in citations if preview or c.excerpt.snapshot.source.url
    }
    return dict(Snapshot.objects.filter(pk__in=snapshots).values_list("pk", "text"))


def _with_standings(citations, preview: bool):
    standings = ExcerptStanding.objects.select_related("snapshot").defer("snapshot__text")
    found = citations.with_article().in_order()
    if not preview:
        found = found.filter(excerpt__snapshot__source__status=Status.PUBLISHED)
    return found.prefetch_related(Prefetch("excerpt__standings", standings))


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
    return _distinct(
        c.note for c in citations if c.value == value and c.directness != Directness.INFERRED
    )


def _distinct(found) -> tuple:
    return tuple(dict.fromkeys(one for one in found if one))
