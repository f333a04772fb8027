from contextlib import nullcontext
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from sources import anchoring
from sources.actions.anchoring import anchor
from sources.actions.editing import editing
from sources.choices import Manner, Medium, Stance
from sources.models import Citation, Excerpt, Quote, Source
from sources.models.citation import TARGETS
from sources.statements import WHOLE, Kind


@dataclass(frozen=True)
class Cited:
    """`warnings` tell the editor what to look at again; the citation stands all the same."""

    citation: Citation
    new: bool
    warnings: tuple[str, ...]


@transaction.atomic
def cite(
    *,
    source: Source,
    words: str,
    target,
    by,
    statement: str = WHOLE,
    value: str | None = None,
    stance: str = Stance.SUPPORTS,
    snapshot=None,
    prefix: str = "",
    suffix: str = "",
    near: int | None = None,
    held: bool = False,
    **details,
) -> Cited:
    """Support one statement of `target` with the words of a source.

    The words are found in the source's current snapshot, or the one given. `value` is what they
    assert: by default what the target says now. `details` are fields of Citation. The same
    citation again is the one that is there. `held`: the caller has begun to edit the entry, and
    finishes that itself. Raises ValidationError, AnchorProblem among them.
    """
    snapshot = snapshot or source.current_snapshot
    if snapshot is None:
        raise ValidationError(f"No text of “{source}” has been captured: capture it first.")
    with nullcontext() if held else editing(target.entry, by=by):
        excerpt = anchor(snapshot=snapshot, words=words, prefix=prefix, suffix=suffix, near=near)
        citation = Citation(
            excerpt=excerpt, statement=statement, stance=stance, value=value or "", **details
        )
        setattr(citation, _target_field(target), target)
        citation.value = _asserted(target, statement, value, stance)
        warnings = check(citation)
        if same := _same(citation):
            _check_alike(same, citation, {"stance", *details})
            return Cited(same, False, warnings)
        citation._history_user = by
        citation.full_clean()
        citation.save()
    return Cited(citation, True, warnings)


@transaction.atomic
def confirm(*, citation: Citation, by, held: bool = False) -> None:
    """An editor has looked: the excerpt supports what the target says now. `held` as in cite()."""
    if citation.stance != Stance.SUPPORTS:
        raise ValidationError(
            f"This citation {citation.get_stance_display()}: it can't be confirmed as support."
        )
    with nullcontext() if held else editing(citation.entry, by=by):
        target = type(citation.target)._base_manager.get(pk=citation.target.pk)
        citation.value = _asserted(target, citation.statement, None, citation.stance)
        check(citation)
        citation._history_user = by
        citation.full_clean()
        citation.save()


def check(citation: Citation) -> tuple[str, ...]:
    """Whether the excerpt can assert the value. Gives warnings; raises ValidationError."""
    statement = citation.target.statement_named(citation.statement)
    exact = citation.excerpt.exact
    count = anchoring.count_words(exact)
    if count is not None and count < statement.minimum_words:
        raise ValidationError(
            f"“{exact}” is too short for a {statement.label}: take at least "
            f"{statement.minimum_words} words."
        )
    attribution = citation.attribution
    if attribution and not _is_printed(attribution, citation.excerpt):
        raise ValidationError(f"“{attribution}” is not printed in the article: copy its words.")
    warnings = _crossed_regions(citation.excerpt)
    if statement.kind is Kind.WORDS:
        warnings += _rendered(citation.value, exact) + _unmarked(citation)
    return warnings


def _unmarked(citation: Citation) -> tuple[str, ...]:
    """A post or a letter speaks for itself; elsewhere a speaker's own words stand in marks."""
    quote, excerpt = citation.target, citation.excerpt
    if not isinstance(quote, Quote) or quote.manner == Manner.INDIRECT:
        return ()
    if quote.medium in (Medium.SOCIAL_POST, Medium.LETTER, Medium.STATEMENT):
        return ()
    if anchoring.quotation_opened(excerpt.snapshot.text, excerpt.start, excerpt.end):
        return ()
    return (
        "These words stand in no quotation marks in the article. Are they the speaker's own? "
        "If not, make the quote indirect.",
    )


def _is_printed(words: str, excerpt: Excerpt) -> bool:
    """Whether they stand in the excerpt's snapshot, or in a later one where the excerpt stands."""
    if anchoring.contains(excerpt.snapshot.text, words):
        return True
    standings = excerpt.standings.filter(start__isnull=False).select_related("snapshot")
    return any(anchoring.contains(standing.snapshot.text, words) for standing in standings)


def _target_field(target) -> str:
    name = target._meta.model_name
    return next(field for field in TARGETS if field.replace("_", "") == name)


def _asserted(target, statement: str, value: str | None, stance: str) -> str:
    try:
        rule = target.statement_named(statement)
        value = value if value is None else rule.normalise(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    present = rule.values(target)
    if value is None and len(present) != 1:
        has = f"has {len(present)} parts" if present else "is not filled in"
        raise ValidationError(f"Say what these words assert: the {rule.label} {has}.")
    value = present[0] if value is None else value
    if stance == Stance.DIFFERS and value in present and rule.kind is not Kind.WHOLE:
        raise ValidationError(
            f"“{value}” is what the {rule.label} says now: enter what these words say instead, "
            "or choose “supports” and say in what they differ."
        )
    # Each article has its own rendering of a quote; elsewhere support means the same value.
    rendering = isinstance(target, Quote) and rule.kind is Kind.WORDS
    if stance == Stance.SUPPORTS and value not in present and not rendering:
        raise ValidationError(
            f"“{value}” is not what the {rule.label} says now ({target.shown(rule)}): "
            "change it, or choose “differs” or “contradicts”."
        )
    return value


def _same(citation: Citation) -> Citation | None:
    field = next(name for name in TARGETS if getattr(citation, f"{name}_id"))
    return Citation.objects.filter(
        **{field: getattr(citation, field)},
        statement=citation.statement,
        excerpt=citation.excerpt,
        value=citation.value,
    ).first()


def _check_alike(there: Citation, citation: Citation, names) -> None:
    if any(getattr(there, name) != getattr(citation, name) for name in names):
        label = citation.target.statement_named(citation.statement).label
        raise ValidationError(
            f"“{citation.excerpt.exact}” is cited for the {label} already, in another way "
            f"({there.get_stance_display()}, {there.get_directness_display()}, "
            f"{there.get_voice_display()}): change that citation."
        )


def _crossed_regions(excerpt: Excerpt) -> tuple[str, ...]:
    return tuple(
        f"The excerpt crosses the edge of a {region.get_kind_display()}: is it all one text?"
        for region in excerpt.snapshot.regions.all()
        if region.touches(excerpt.start, excerpt.end)
    )


def _rendered(words: str, exact: str) -> tuple[str, ...]:
    try:
        rendering = anchoring.renders(words, exact)
    except anchoring.AnchorError as error:
        raise ValidationError(str(error)) from error
    if rendering.missing:
        raise ValidationError(
            f"“{rendering.missing}” does not stand in the excerpt: give its words as printed, "
            "with […] for what is left out."
        )
    return tuple(f"Left out: “{omitted}”" for omitted in rendering.omitted)
