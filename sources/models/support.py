"""Which statements of an entry no citation supports, in sentences for an editor."""

from collections import defaultdict
from dataclasses import dataclass

from sources import anchoring
from sources.choices import Stance, Status
from sources.models.base import Citable
from sources.statements import Kind, Statement


@dataclass(frozen=True)
class Gap:
    """A value, or a printed word, that no citation supports; `sentence` says so to an editor."""

    target: Citable
    statement: Statement
    value: str
    sentence: str


def supports(citation, value: str, without=None) -> bool:
    """Whether a citation supports a value: the value must be the one that it asserts."""
    return (
        citation.stance == Stance.SUPPORTS
        and citation.value == value
        and stands(citation.source, without)
    )


def stands(source, without=None) -> bool:
    """Beside a source that is to be left out, only what readers can see counts."""
    if without is not None and (source == without or source.status != Status.PUBLISHED):
        return False
    return not source.supports_nothing


def unsupported(entry, without=None) -> list[str]:
    """A sentence for each statement, and each printed word, that no citation supports."""
    return [gap.sentence for gap in gaps(entry, without)]


def gaps(entry, without=None) -> list[Gap]:
    by_statement = defaultdict(list)
    for citation in entry.citations():
        by_statement[citation.target_key, citation.statement].append(citation)
    found = []
    for target in entry.citables():
        for statement in target.STATEMENTS:
            citations, values = by_statement[target.key, statement.name], statement.values(target)
            for value in values:
                if not any(supports(c, value, without) for c in citations):
                    # Those of its other values, such as other sentences, say nothing of this one.
                    own = [c for c in citations if c.value == value or c.value not in values]
                    sentence = _sentence(target, statement, value, own)
                    found.append(Gap(target, statement, value, sentence))
        found += _unprinted(target, by_statement, without)
    return found


def _unprinted(target, by_statement, without) -> list[Gap]:
    """The printed wordings that no excerpt of their statement holds.

    Where nothing at all is cited for a statement, its own gap says so.
    """
    found = []
    for field, name in target.PRINTED.items():
        words, statement = getattr(target, field), target.statement_named(name)
        citations = by_statement[target.key, name]
        standing = [c for c in citations if stands(c.source, without)]
        printed = any(anchoring.contains(c.excerpt.exact, words) for c in standing)
        if words and not printed and (citations or not statement.values(target)):
            sentence = (
                f"“{words}” stands in no excerpt that is cited for the "
                f"{statement.label} of “{target}”: give the printed words."
            )
            found.append(Gap(target, statement, words, sentence))
    return found


def _sentence(target, statement, value, citations) -> str:
    what = f"{statement.label} ({_shown(target, statement, value)})"
    if target.entry is not target:
        what = f"{target._meta.verbose_name} “{target}”"
        what += f": {statement.label}" if statement.name else ""
    if any(c.value != value and c.stance == Stance.SUPPORTS for c in citations):
        return (
            f"The {what} is not what its citations assert: "
            "confirm them for the new value, or cite the words that give it."
        )
    if citations:
        return f"The {what} is supported by nothing that still stands: cite other words for it."
    return f"Nothing is cited for the {what}: cite the words that say it."


def _shown(target, statement, value) -> str:
    if statement.kind is Kind.PROSE:
        return f"“{value}”"
    return target.shown(statement)
