"""What is said of a statement now that words are cited for it: agreed on, or in dispute."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.desk.targets import row_key
from sources.models import Citable, Citation, Entry, Quote, Source
from sources.pages.dossier import Dossier, Shown
from sources.statements import Kind


@dataclass(frozen=True)
class Said:
    """A value, or the words of a rendering, with the articles that give it."""

    words: str
    voices: str
    sources: tuple[Source, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    key: str
    label: str
    verdict: str
    said: tuple[Said, ...]
    contested: bool = False


def effects(entry: Entry, cited: Iterable[tuple[Citable, str, str]]) -> list[Effect]:
    """For each target, statement and value that words were cited for."""
    cited = list(cited)
    citations = Citation.objects.about(entry).filter(statement__in={name for _, name, _ in cited})
    dossier = Dossier(citations, [entry, *(target for target, _, _ in cited)], preview=True)
    return [effect for one in cited if (effect := _effect(dossier, *one))]


def _effect(dossier: Dossier, target: Citable, name: str, value: str) -> Effect | None:
    statement = target.statement_named(name)
    if isinstance(target, Quote) and statement.kind is Kind.WORDS:
        return _of_words(dossier, target)
    shown = dossier.show(target, name)
    if shown is None:
        return None
    return Effect(
        key=row_key(target, statement),
        label=shown.label if target.entry is target else f"{shown.label}: {target}",
        verdict=_verdict(shown),
        said=tuple(_said(shown, value)),
        contested=shown.contested,
    )


def _of_words(dossier: Dossier, quote: Quote) -> Effect:
    found = dossier.renderings(quote)
    said = [Said(one.words, "", _sources(one.marks)) for one in found.renderings]
    against = [
        Said(side.named.words if side.named else "these words", "contradicts", _sources(side.marks))
        for side in found.contradictions
    ]
    wordings = "one wording" if len(said) == 1 else f"{len(said)} wordings, side by side"
    return Effect(
        key="words",
        label="words",
        verdict=f"Supported by {found.support.voices}, in {wordings}.",
        said=(*said, *against),
        contested=bool(against),
    )


def _verdict(shown: Shown) -> str:
    if shown.contested:
        return "Contested: both can't be true. Readers see the values side by side."
    if shown.differences:
        return "A difference and no contradiction: readers see both, side by side."
    support = shown.claims[0].support
    if not support.stands:
        return "Nothing supports this."
    return f"Supported by {support.voices}."


def _said(shown: Shown, value: str):
    """The value that was cited and those beside it; other sentences of the text are left out."""
    claims = [claim for claim in shown.claims if claim.value == value] or shown.claims[:1]
    for claim in claims:
        yield Said(claim.named.words, claim.support.voices, _sources(claim.marks))
    for side in (*shown.contradictions, *shown.differences):
        words = side.named.words if side.named else "the same, put otherwise"
        yield Said(words, side.support.voices, _sources(side.marks), side.remarks)


def _sources(marks) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(mark.note.source for mark in marks))
