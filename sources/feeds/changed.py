"""When readers could last see something else of a record than before."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from sources.models import Citation, Correction, Source, SourceNotice

# From a citation to the articles that readers see beside it, and the way back.
ARTICLES = {"excerpt__snapshot__source": "snapshots__excerpts__citations", "relays": "relayed_in"}


def with_changed(records: QuerySet) -> QuerySet:
    """Annotate published records with `changed`: the day and time of their last publication, or of
    the last writing of the record, a part, a citation or a correction of it, if that is later.
    """
    moments = (Coalesce(moment, F("published_at")) for moment in _moments(records.model))
    return records.annotate(changed=Greatest(F("published_at"), *moments))


def articles_changed(records: QuerySet) -> dict[int, datetime]:
    """When the publisher of an article that a record cites last said something of it, or we took
    the article back or showed it again; by the numbers of the records of which that is so.
    """
    found = list(_of_articles(records)) if records.model is not Source else []
    rows = found[0].union(*found[1:]).order_by("last") if found else ()
    # The latest stands last, and is kept.
    return dict(rows)


def last_changed(records: QuerySet) -> datetime | None:
    """Of them all; None where there is none."""
    last = with_changed(records).aggregate(last=Max("changed"))["last"]
    return max(filter(None, [last, *articles_changed(records).values()]), default=None)


def _moments(model) -> Iterator[Subquery]:
    name = model._meta.model_name
    yield _last(model, "id")
    if model is Source:
        yield _last(SourceNotice, name)
        return
    yield _last(Correction, name)
    for path in _ways_to(model):
        yield _last(Citation, path)
    for related_name in model.PARTS:
        yield _last(model._meta.get_field(related_name).related_model, name)


def _ways_to(model) -> list[str]:
    """From a citation to the entry that it supports, itself or a part of it."""
    name = model._meta.model_name
    return [name, *(f"{target}__{name}" for target in model.PARTS.values())]


def _last(model, path: str) -> Subquery:
    rows = model.history.filter(**{path: OuterRef("pk")}).order_by()
    return Subquery(rows.values(path).annotate(last=Max("history_date")).values("last"))


def _of_articles(records: QuerySet) -> Iterator[QuerySet]:
    """Numbers of records, each with a moment."""
    wanted = records.order_by().values("pk")
    for path in _ways_to(records.model):
        for article, back in ARTICLES.items():
            citing = f"source__{back}__{path}"
            noticed = SourceNotice.history.filter(**{f"{citing}__in": wanted})
            yield _greatest(noticed, citing, F("history_date"))
            back_then, shown = F(f"{article}__retracted_at"), F(f"{article}__published_at")
            moved = Citation._base_manager.filter(**{f"{path}__in": wanted})
            moved = moved.filter(**{f"{article}__retracted_at__isnull": False})
            yield _greatest(moved, path, Greatest(back_then, Coalesce(shown, back_then)))


def _greatest(rows: QuerySet, path: str, moment) -> QuerySet:
    return rows.order_by().values(path).annotate(last=Max(moment)).values_list(path, "last")
