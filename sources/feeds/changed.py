"""When readers could last see something else of a record than before."""

from collections.abc import Iterator

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from sources.models import Citation, Correction, Source, SourceNotice


def with_changed(records: QuerySet) -> QuerySet:
    """Annotate published records with `changed`: the day and time of their last publication, or of
    the last writing of the record, a part, a citation or a correction of it, if that is later.
    """
    moments = (Coalesce(moment, F("published_at")) for moment in _moments(records.model))
    return records.annotate(changed=Greatest(F("published_at"), *moments))


def _moments(model) -> Iterator[Subquery]:
    name = model._meta.model_name
    yield _last(model, "id")
    if model is Source:
        yield _last(SourceNotice, name)
        return
    yield _last(Citation, name)
    yield _last(Correction, name)
    for related_name, target in model.PARTS.items():
        yield _last(model._meta.get_field(related_name).related_model, name)
        yield _last(Citation, f"{target}__{name}")


def _last(model, path: str) -> Subquery:
    rows = model.history.filter(**{path: OuterRef("pk")}).order_by()
    return Subquery(rows.values(path).annotate(last=Max("history_date")).values("last"))
