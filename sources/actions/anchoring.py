from django.core.exceptions import ValidationError

from sources import anchoring
from sources.models import Excerpt, ExcerptStanding, Snapshot


class AnchorProblem(ValidationError):
    """The words have no single place; `outcome` is the Ambiguous or Absent with the proposals."""

    def __init__(self, message, outcome=None):
        self.outcome = outcome
        super().__init__(message)


def find(snapshot: Snapshot, words: str, *, prefix="", suffix="", near=None) -> anchoring.Place:
    """The one place of the words in a snapshot. Raises AnchorProblem."""
    outcome = anchoring.locate(snapshot.text, words, prefix=prefix, suffix=suffix, near=near)
    if isinstance(outcome, anchoring.Ambiguous):
        raise AnchorProblem(
            f"These words stand in {outcome.total} places of {snapshot}: choose one of them.",
            outcome,
        )
    if isinstance(outcome, anchoring.Absent):
        raise AnchorProblem(_absent(snapshot, words, outcome), outcome)
    place = outcome.place
    try:
        anchoring.check_span(
            snapshot.text, place.start, place.end, passages=snapshot.holds_passages
        )
    except anchoring.AnchorError as error:
        raise AnchorProblem(str(error)) from error
    return place


def anchor(*, snapshot: Snapshot, words: str, prefix="", suffix="", near=None) -> Excerpt:
    """The excerpt of these words, made where there is none.

    An excerpt of an earlier snapshot that stands in this one at the same place is that excerpt.
    """
    place = find(snapshot, words, prefix=prefix, suffix=suffix, near=near)
    span = {"start": place.start, "end": place.end}
    there = ExcerptStanding.objects.standing().filter(snapshot=snapshot, **span)
    earlier = Excerpt.objects.filter(standings__in=there).first()
    if earlier is not None:
        return earlier
    context = {"exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    return Excerpt.objects.get_or_create(snapshot=snapshot, **span, defaults=context)[0]


def _absent(snapshot, words, outcome) -> str:
    if outcome.inside_words:
        return f"“{words}” stands in {snapshot} only inside longer words: take the whole word."
    if outcome.nearest:
        return f"“{words}” does not stand in {snapshot}. The nearest passages are shown."
    return f"“{words}” does not stand in {snapshot}."
