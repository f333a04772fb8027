from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import Q

from sources.models import Citation, Correction

HOW = {"+": "added", "~": "changed", "-": "removed"}
# Kept by the database for itself; nobody edits it.
UNSEEN = ["value_digest"]


@dataclass(frozen=True)
class Change:
    when: datetime
    who: object
    what: str
    how: str
    fields: tuple[tuple[str, object, object], ...]


def part_changes(entry) -> list[Change]:
    """What was done to an entry's parts, citations and corrections, newest first.

    Rows that have been deleted since are among them.
    """
    name = entry._meta.model_name
    of_entry = Q(**{f"{name}_id": entry.pk})
    of_parts = of_entry
    changes = []
    for related, target in entry.PARTS.items():
        model = getattr(entry, related).model
        ids = set(model.history.filter(of_entry).values_list("id", flat=True))
        of_parts |= Q(**{f"{target}_id__in": ids})
        changes += _changes(model, of_entry)
    changes += _changes(Citation, of_parts)
    changes += _changes(Correction, of_entry)
    return sorted(changes, key=lambda change: change.when, reverse=True)


def _changes(model, condition) -> list[Change]:
    records = model.history.filter(condition).select_related("history_user")
    ordered = [None, *records.order_by("id", "history_date", "history_id")]
    return [_change(model, before, record) for before, record in pairwise(ordered)]


def _change(model, before, record) -> Change:
    fields = ()
    if record.history_type == "~" and before is not None and before.id == record.id:
        delta = record.diff_against(before, excluded_fields=UNSEEN)
        fields = tuple((change.field, change.old, change.new) for change in delta.changes)
    elif record.history_type != "~":
        fields = (("it says", "", _says(record)),)
    who, how = record.history_user, HOW[record.history_type]
    return Change(record.history_date, who, str(model._meta.verbose_name), how, fields)


def _says(record) -> str:
    for field in ("value", "name", "role", "kind", "text"):
        if hasattr(record, field):
            return f"{getattr(record, field)}"
    return ""
