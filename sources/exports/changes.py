from datetime import datetime

from sources.models import Citation, Entry


def last_changed(entry: Entry) -> datetime | None:
    """When the entry, a part of it, or a citation of either was last written; in one query."""
    name = entry._meta.model_name
    found = [_moments(type(entry), id=entry.pk), _moments(Citation, **{f"{name}_id": entry.pk})]
    for related_name, target in entry.PARTS.items():
        part = entry._meta.get_field(related_name).related_model
        own = part.history.filter(**{f"{name}_id": entry.pk})
        found.append(_moments(part, **{f"{name}_id": entry.pk}))
        found.append(_moments(Citation, **{f"{target}_id__in": own.order_by().values("id")}))
    moments = found[0].union(*found[1:]).order_by("-history_date")
    return moments.first() or entry.published_at


def _moments(model, **condition):
    rows = model.history.filter(**condition)
    return rows.order_by().values_list("history_date", flat=True)
