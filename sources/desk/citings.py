"""What excerpts are cited for, in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sources.choices import Directness, Voice
from sources.models import Citation, Entry, Excerpt, Source
from sources.pages.named import CITABLES, Asserted, Names

STANCES = {"supports": "supports", "differs": "differs on", "contradicts": "contradicts"}


@dataclass(frozen=True)
class Assertion:
    """One citation of an excerpt: what it says of which statement."""

    citation: Citation
    label: str
    value: str

    @property
    def stance(self) -> str:
        return STANCES[self.citation.stance]

    @property
    def voice(self) -> str:
        if self.citation.voice == Voice.ATTRIBUTED:
            return f"“{self.citation.attribution}”"
        return "" if self.citation.voice == Voice.REPORT else self.citation.get_voice_display()

    @property
    def inferred(self) -> bool:
        return self.citation.directness == Directness.INFERRED


@dataclass(frozen=True)
class Citing:
    """An entry that cites an excerpt, with all that it takes from it."""

    entry: Entry
    assertions: tuple[Assertion, ...]

    @property
    def kind(self) -> str:
        return self.entry.key[0]

    @property
    def admin_url(self) -> str:
        return reverse(f"admin:sources_{self.kind}_change", args=[self.entry.pk])


def citings(source: Source, excerpts: Iterable[int]) -> list[tuple[Excerpt, list[Citing]]]:
    """Of the excerpts that are this article's own, in the order that is asked for."""
    wanted = list(dict.fromkeys(excerpts))
    rows = list(
        Citation.objects.citing(source)
        .filter(excerpt__in=wanted)
        .with_targets()
        .select_related("excerpt")
        .in_order()
    )
    found = defaultdict(list)
    for assertion in _assertions(rows):
        found[assertion.citation.excerpt_id].append(assertion)
    return [(found[pk][0].citation.excerpt, _by_entry(found[pk])) for pk in wanted if pk in found]


def _assertions(citations: list[Citation]) -> list[Assertion]:
    asserted = [_asserted(citation) for citation in citations]
    names = Names(asserted, preview=True)
    return [
        Assertion(citation, one.statement.label, names.asserted(one).words)
        for citation, one in zip(citations, asserted, strict=True)
    ]


def _asserted(citation: Citation) -> Asserted:
    model = citation.target_key[0]
    statement = CITABLES[model].statement_named(citation.statement)
    return Asserted(model, statement, citation.value)


def _by_entry(assertions: list[Assertion]) -> list[Citing]:
    found: dict[Entry, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        found[assertion.citation.entry].append(assertion)
    return [Citing(entry, tuple(given)) for entry, given in found.items()]
