from collections.abc import Sequence

from django.db import transaction

from sources.choices import Status
from sources.models import Blocked
from sources.models.states import lock


@transaction.atomic
def publish_together(*, entries: Sequence, by) -> None:
    """Publish entries that need each other: all of them, or none.

    Raises Blocked with everything that stands in the way of the first that can't be published,
    which is named where there are several.
    """
    for entry in waiting(entries):
        try:
            entry.publish(by, together=entries)
        except Blocked as blocked:
            if len(entries) == 1:
                raise
            raise Blocked([f"“{entry}”: {reason}" for reason in blocked.messages]) from blocked


def waiting(entries: Sequence) -> list:
    """Those that readers don't see yet by what is stored: a copy may be older than that."""
    stored = {lock(entry) for entry in sorted(set(entries), key=lambda entry: entry.key)}
    published = {entry for entry in stored if entry.status == Status.PUBLISHED}
    return [entry for entry in dict.fromkeys(entries) if entry not in published]


@transaction.atomic
def publish_possible(*, entries: Sequence, by) -> dict:
    """Publish as many of the entries as can be, together; for each of the others, what blocks it.

    Entries that need one that is blocked are blocked with it.
    """
    refused, able = {}, waiting(entries)
    while found := {e: b for e in able if (b := _obstacles(e, able))}:
        refused |= found
        able = [entry for entry in able if entry not in found]
    publish_together(entries=able, by=by)
    return refused


def _obstacles(entry, together) -> list[str]:
    if entry.status == Status.RETRACTED:
        return ["It is retracted: reopen it as a draft first."]
    return entry.blockers(together)


@transaction.atomic
def retract_together(*, records: Sequence, by, reason: str) -> None:
    """Retract entries and sources that rest on each other.

    Raises Resting with the published entries that rest on them and are not among them.
    """
    for record in records:
        record.retract(by, reason, together=records)
