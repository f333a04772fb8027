"""What an excerpt is cited for, in words for editors."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sources.choices import Status
from sources.models import Citation, Entry
from sources.pages.named import Asserted, Names


@dataclass(frozen=True)
class Use:
    citation: Citation
    entry: Entry
    says: str

    @property
    def tick(self) -> str:
        return f"cite-{self.citation.pk}"

    @property
    def name(self) -> str:
        return f"value-{self.citation.pk}"

    @property
    def model(self) -> str:
        return str(self.entry._meta.verbose_name)

    @property
    def url(self) -> str:
        """Where the entry is changed."""
        return reverse(f"admin:sources_{self.entry._meta.model_name}_change", args=[self.entry.pk])

    @property
    def is_rendering(self) -> bool:
        """Each text of an article may give a quote in words of its own."""
        return self.citation.quote_id is not None and self.citation.statement == "words"

    @property
    def closed(self) -> bool:
        """Whether nothing can be cited for its entry any more."""
        return self.entry.status == Status.RETRACTED

    @property
    def shown(self) -> bool:
        return self.entry.status == Status.PUBLISHED


def uses(citations: Iterable[Citation]) -> dict[int, list[Use]]:
    """By the numbers of the excerpts, in a few queries for all of them."""
    asserted = {citation: _asserted(citation) for citation in citations}
    names = Names(asserted.values(), preview=True)
    found = defaultdict(list)
    for citation, one in asserted.items():
        use = Use(citation, citation.entry, _says(citation, one, names))
        found[citation.excerpt_id].append(use)
    return found


def _asserted(citation: Citation) -> Asserted:
    model = citation.target_key[0]
    return Asserted(model, citation.target.statement_named(citation.statement), citation.value)


def _says(citation: Citation, one: Asserted, names: Names) -> str:
    target, value = citation.target, names.asserted(one).words
    label = one.statement.label
    if citation.entry is not target:
        part = str(target._meta.verbose_name)
        label = f"{part}: {label}" if citation.statement else part
    stance = "" if citation.stance == "supports" else f" ({citation.get_stance_display()})"
    return f"{label}: {value}{stance}"
