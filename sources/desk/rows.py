"""The statements of an entry with their values, and what is cited for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources.anchoring import Span
from sources.choices import Directness, Stance, Voice
from sources.desk.cited import Cited
from sources.desk.targets import row_key
from sources.forms import Option
from sources.models import Citable, Citation, Entry, Quote, Source
from sources.models.support import Gap
from sources.pages.named import Asserted, Names
from sources.statements import WHOLE, Kind, Statement


@dataclass(frozen=True)
class Line:
    """One citation. `says` is what its words assert where that is not the value it stands under.

    `here`: it is of the article that is read; `span` is where its words stand in the text.
    `outdated`: it supported what the entry does not say any more.
    """

    citation: Citation
    says: str
    how: str
    here: bool
    span: Span | None
    outdated: bool

    @property
    def exact(self) -> str:
        return self.citation.excerpt.exact

    @property
    def source(self) -> Source:
        return self.citation.source


@dataclass(frozen=True)
class Value:
    """`tick` is what a form calls it, to cite words for it in one step; `gap` what it lacks."""

    words: str
    tick: str
    lines: tuple[Line, ...]
    gap: str


@dataclass(frozen=True)
class Row:
    """`others` are citations that give other values; `unprinted` says of printed words that no
    excerpt holds them. `part` is the related name of the rows that it is one of."""

    key: str
    label: str
    target: Citable
    statement: Statement
    values: tuple[Value, ...]
    others: tuple[Line, ...]
    unprinted: tuple[str, ...]
    part: str

    @property
    def wanting(self) -> bool:
        return bool(self.unprinted) or any(value.gap for value in self.values)


def rows(entry: Entry, source: Source, gaps: Iterable[Gap]) -> list[Row]:
    reading = _Reading(entry, source, gaps)
    parts = {rel: getattr(entry, rel).model for rel in entry.PARTS}
    found = []
    for target in entry.citables():
        part = next((name for name, model in parts.items() if type(target) is model), "")
        part = "" if target is entry else part
        found += [row for s in _statements(target) if (row := reading.row(target, s, part))]
    return found


def _statements(target: Citable) -> list[Statement]:
    whole = target.statement_named(WHOLE)
    return [whole, *(s for s in target.STATEMENTS if s.name != WHOLE)]


class _Reading:
    def __init__(self, entry: Entry, source: Source, gaps: Iterable[Gap]):
        self.source = source
        snapshot = source.current_snapshot
        cited = Cited(source, snapshot).rows if snapshot else ()
        self.spans = {row.citation: row.span for row in cited}
        self.citations: Mapping = defaultdict(list)
        for citation in entry.citations():
            self.citations[citation.target_key, citation.statement].append(citation)
        self.gaps: Mapping = defaultdict(list)
        for gap in gaps:
            self.gaps[gap.target.key, gap.statement.name].append(gap)
        self.names = Names(self._asserted(entry), preview=True)

    def _asserted(self, entry: Entry):
        targets = {target.key: target for target in entry.citables()}
        for (key, name), citations in self.citations.items():
            statement = targets[key].statement_named(name)
            yield from (Asserted(key[0], statement, citation.value) for citation in citations)

    def row(self, target: Citable, statement: Statement, part: str) -> Row | None:
        """None for what needs no citation and has none."""
        citations = self.citations[target.key, statement.name]
        if statement not in target.STATEMENTS and not citations:
            return None
        values = statement.values(target)
        gaps = self.gaps[target.key, statement.name]
        own = isinstance(target, Quote) and statement.kind is Kind.WORDS
        others = [c for c in citations if not _speaks_for(c, values, own)]
        return Row(
            key=row_key(target, statement),
            label=label_of(target, statement),
            target=target,
            statement=statement,
            values=tuple(
                self._value(target, statement, value, citations, gaps, own) for value in values
            ),
            others=tuple(self._line(target, statement, c, own) for c in others),
            unprinted=tuple(gap.sentence for gap in gaps if gap.value not in values),
            part=part,
        )

    def _value(self, target, statement, value: str, citations, gaps, own: bool) -> Value:
        several = statement.kind in (Kind.PROSE, Kind.WORDS)
        return Value(
            words=value if several else target.shown(statement),
            tick=Option(target, statement, value).tick,
            lines=tuple(
                self._line(target, statement, citation, own)
                for citation in citations
                if _speaks_for(citation, (value,), own)
            ),
            gap=next((gap.sentence for gap in gaps if gap.value == value), ""),
        )

    def _line(self, target, statement, citation: Citation, own: bool) -> Line:
        values = statement.values(target)
        same = citation.value in values
        asserted = Asserted(target.key[0], statement, citation.value)
        return Line(
            citation=citation,
            says="" if same else self.names.asserted(asserted).words,
            how=_how(citation),
            here=citation.pk in self.spans or citation.source == self.source,
            span=self.spans.get(citation.pk),
            outdated=citation.stance == Stance.SUPPORTS and not same and not own and bool(values),
        )


def _speaks_for(citation: Citation, values, own: bool) -> bool:
    """Whether it stands under one of the values: a quote's words have a rendering each."""
    if own:
        return citation.stance != Stance.CONTRADICTS
    return citation.stance == Stance.SUPPORTS and citation.value in values


def label_of(target: Citable, statement: Statement) -> str:
    if target.entry is target:
        return statement.label
    if statement.name == WHOLE:
        return target._meta.verbose_name
    return f"{target}: {statement.label}"


def _how(citation: Citation) -> str:
    """What a citation is, where it is not plain support out of the outlet's own mouth."""
    said = [] if citation.stance == Stance.SUPPORTS else [citation.get_stance_display()]
    if citation.difference:
        said.append(citation.get_difference_display())
    if citation.directness == Directness.INFERRED:
        said.append("inferred")
    if citation.voice != Voice.REPORT:
        said.append(citation.attribution or citation.get_voice_display())
    return ", ".join(said)
