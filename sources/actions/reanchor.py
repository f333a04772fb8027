from django.core.exceptions import ValidationError
from django.db import transaction

from sources.actions.anchoring import anchor
from sources.actions.cite import check
from sources.actions.editing import editing
from sources.models import Citation, Snapshot


@transaction.atomic
def reanchor(
    *, citation: Citation, snapshot: Snapshot, words: str, near: int, by
) -> tuple[str, ...]:
    """Rest a citation on other words of its article: corrected, fewer, or more of them.

    The excerpt of before stays as it is. Gives warnings as `cite()` does; raises ValidationError.
    """
    source = citation.source
    if snapshot.source_id != source.pk:
        raise ValidationError(
            f"These words are not of “{source}”: choose other words at the desk of that article."
        )
    with editing(citation.entry, by=by):
        citation.excerpt = anchor(snapshot=snapshot, words=words, near=near)
        warnings = check(citation)
        citation.full_clean()
        citation.save()
    return warnings


@transaction.atomic
def uncite(*, citation: Citation, by) -> None:
    """Take a citation away. Raises Blocked where a published entry needs it."""
    with editing(citation.entry, by=by):
        citation.delete()
