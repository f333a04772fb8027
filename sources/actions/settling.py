"""What editors decide on the excerpts of an article whose text has changed.

No excerpt moves: a decision is kept with the excerpt's standing in the newest text, and other
words are a new excerpt there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from sources import anchoring
from sources.actions.cite import cite
from sources.actions.editing import editing
from sources.actions.steps import at_the_desk
from sources.choices import Decision, StandingState
from sources.models import Citation, Entry, ExcerptStanding
from sources.models.citation import DETAILS
from sources.models.states import require_editor


@transaction.atomic
def accept(*, standings: Iterable[ExcerptStanding], by) -> None:
    """The words that moved mean where they stand now what they meant before."""
    found = _locked(standings, by)
    if any(standing.state != StandingState.MOVED for standing in found):
        raise ValidationError("Only words that stand elsewhere unchanged can be accepted at once.")
    _decide(found, Decision.ACCEPTED, by, "accepted {}")


@transaction.atomic
def choose(*, standing: ExcerptStanding, start: int, by) -> None:
    """Of several places, the excerpt's words stand at this one."""
    (standing,) = _locked([standing], by)
    snapshot, exact = standing.snapshot, standing.excerpt.exact
    end = start + len(exact)
    if standing.state != StandingState.AMBIGUOUS or snapshot.text[start:end] != exact:
        raise ValidationError("These words do not stand at that place: reload the page.")
    try:
        anchoring.check_span(snapshot.text, start, end, passages=snapshot.holds_passages)
    except anchoring.AnchorError as error:
        raise ValidationError(str(error)) from error
    standing.start, standing.end = start, end
    _decide([standing], Decision.ACCEPTED, by, "chose a place for {}")


@transaction.atomic
def leave(*, standings: Iterable[ExcerptStanding], by) -> None:
    """The excerpts stay on their old text alone, and readers are told."""
    _decide(_locked(standings, by), Decision.LEFT, by, "left {} on the old text")


@transaction.atomic
def reopen(*, standing: ExcerptStanding, by) -> None:
    """To be decided again. What was cited meanwhile stays."""
    (standing,) = _locked([standing], by, decided=True)
    with at_the_desk(source=standing.snapshot.source, by=by, label=_label("reopened {}", 1)):
        standing.reopen(by)


@transaction.atomic
def recite(
    *,
    standing: ExcerptStanding,
    words: str,
    values: Mapping[int, str],
    instead: bool,
    by,
    near: int | None = None,
) -> tuple[str, ...]:
    """Cite words of the new text for what the old ones were cited for. Gives warnings.

    `values` holds, by its number, each citation of the excerpt that the new words support as
    well, and what they assert. `instead` takes these citations of the old words away. Raises
    ValidationError, AnchorProblem and Blocked among them.
    """
    (standing,) = _locked([standing], by)
    snapshot, warnings = standing.snapshot, []
    place = {"source": snapshot.source, "snapshot": snapshot, "words": words, "near": near}
    label = _label("cited other words for {}", 1)
    with at_the_desk(source=snapshot.source, by=by, label=label):
        for entry, citations in _by_entry(standing, values).items():
            with editing(entry, by=by):
                for citation in citations:
                    warnings += _again(citation, values[citation.pk], by, place, instead)
        standing.decide(Decision.RECITED, by)
    return tuple(dict.fromkeys(warnings))


def inherit(standing: ExcerptStanding, earlier: ExcerptStanding, before: str, text: str) -> None:
    """Keep what was decided in the text `before`, where nothing has changed for it in `text`."""
    if not _holds_still(standing, earlier, before, text):
        return
    standing.decision = earlier.decision
    standing.decided_by, standing.decided_at = earlier.decided_by, earlier.decided_at
    standing._change_reason = "decided in the text before"


def _holds_still(standing, earlier, before: str, text: str) -> bool:
    lost = standing.state in (StandingState.CHANGED, StandingState.GONE)
    if earlier.decision == Decision.ACCEPTED:
        return not lost and _stands_alike(standing, earlier, before, text)
    if earlier.decision == Decision.RECITED:
        return lost
    alike = standing.state == earlier.state and lost
    return alike and _words(standing, text) == _words(earlier, before)


def _stands_alike(standing, earlier, before: str, text: str) -> bool:
    """Whether the accepted place is there again, among the same words; then it is that one."""
    found = anchoring.compare_standing(before, earlier.start, earlier.end, text)
    if standing.state == StandingState.UNCHANGED or found.state not in ("unchanged", "moved"):
        return False
    was = anchoring.place(before, earlier.start, earlier.end)
    now = anchoring.place(text, found.start, found.end)
    if (was.prefix, was.suffix) != (now.prefix, now.suffix):
        return False
    standing.start, standing.end = found.start, found.end
    return True


def _words(standing, text: str) -> str:
    return "" if standing.start is None else text[standing.start : standing.end]


def _locked(standings, by, *, decided: bool = False) -> list[ExcerptStanding]:
    """The stored rows, which nobody else changes meanwhile, where `by` may decide on them."""
    asked = ExcerptStanding.objects.filter(pk__in=[standing.pk for standing in standings])
    found = list(
        asked.select_for_update(of=("self",)).select_related(
            "excerpt", "snapshot__source", "decided_by"
        )
    )
    if not found:
        raise ValidationError("Choose at least one excerpt.")
    if asked.newest().count() < len(found):
        raise ValidationError("The article has a newer text by now: decide there.")
    for standing in found:
        if bool(standing.decision) != decided:
            raise ValidationError(_meanwhile(standing))
    excerpts = [standing.excerpt_id for standing in found]
    shown = Citation.objects.published().filter(excerpt__in=excerpts).with_targets().first()
    if shown:
        require_editor(by, shown.entry)
    return found


def _meanwhile(standing: ExcerptStanding) -> str:
    if not standing.decision:
        return f"{standing.excerpt} was reopened meanwhile: look again."
    did = f"{standing.decided_by}: {standing.get_decision_display()}"
    return f"{standing.excerpt} is decided already ({did}). Look again."


def _decide(standings, decision: Decision, by, label: str) -> None:
    source = standings[0].snapshot.source
    with at_the_desk(source=source, by=by, label=_label(label, len(standings))):
        for standing in standings:
            standing.decide(decision, by)


def _label(did: str, number: int) -> str:
    return did.format("an excerpt" if number == 1 else f"{number} excerpts").capitalize()


def _by_entry(standing, values: Mapping[int, str]) -> dict[Entry, list[Citation]]:
    if not values:
        raise ValidationError(
            "Tick at least one statement that these words support, or leave the excerpt on its "
            "old text."
        )
    found = defaultdict(list)
    for citation in standing.excerpt.citations.with_targets().filter(pk__in=values):
        found[citation.entry].append(citation)
    if sum(map(len, found.values())) < len(values):
        raise ValidationError("Somebody has changed these citations meanwhile: reload the page.")
    return dict(sorted(found.items(), key=lambda item: item[0].key))


def _again(citation: Citation, value: str, by, place: dict, instead: bool) -> tuple[str, ...]:
    cited = cite(
        target=citation.target,
        statement=citation.statement,
        value=value,
        by=by,
        held=True,
        **place,
        **{name: getattr(citation, name) for name in (*DETAILS, "position")},
    )
    if instead and cited.citation != citation:
        citation._history_user = by
        citation._change_reason = "other words cited in its place"
        citation.delete()
    return cited.warnings
