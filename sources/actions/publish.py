from collections.abc import Sequence

from django.db import transaction

from sources.choices import Status


@transaction.atomic
def publish_together(*, entries: Sequence, by) -> None:
    """Publish entries that need each other: all of them, or none.

    Raises Blocked with everything that stands in the way of the first that can't be published.
    """
    waiting = [entry for entry in entries if entry.status != Status.PUBLISHED]
    for entry in waiting:
        entry.publish(by, together=entries)


@transaction.atomic
def retract_together(*, records: Sequence, by, reason: str) -> None:
    """Retract entries and sources that rest on each other.

    Raises Resting with the published entries that rest on them and are not among them.
    """
    for record in records:
        record.retract(by, reason, together=records)
