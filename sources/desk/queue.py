"""The articles that wait for an editor, in the order in which they were captured.

An article is not finished while nothing cites it, or while readers can't see all that does.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from sources.choices import Status
from sources.models import Citation, Snapshot, Source
from sources.querysets import ENTRIES


@dataclass(frozen=True)
class Neighbours:
    previous: Source | None
    next: Source | None


def neighbours(source: Source) -> Neighbours:
    """What is not finished comes first, whichever was captured before."""
    firsts = _firsts()
    own = firsts.filter(source=source).first()
    if own is None:
        return Neighbours(None, _source(firsts.filter(finished=False).first()))
    before, after = firsts.filter(pk__lt=own.pk).reverse(), firsts.filter(pk__gt=own.pk)
    if own.finished:
        previous = before.filter(finished=True).first() or _last(firsts, finished=False)
        return Neighbours(_source(previous), _source(after.filter(finished=True).first()))
    following = after.filter(finished=False).first() or firsts.filter(finished=True).first()
    return Neighbours(_source(before.filter(finished=False).first()), _source(following))


def _last(firsts: QuerySet, *, finished: bool):
    return firsts.filter(finished=finished).reverse().first()


def _firsts() -> QuerySet[Snapshot]:
    """The first text of each article; their numbers are in the order of the captures."""
    citing = Citation.objects.filter(excerpt__snapshot__source=OuterRef("source")).order_by()
    return (
        Snapshot.objects.filter(number=1)
        .exclude(source__status=Status.RETRACTED)
        .annotate(finished=Exists(citing) & ~Exists(citing.filter(_unpublished())))
        .select_related("source")
        .defer("text")
        .order_by("pk")
    )


def _unpublished() -> Q:
    condition = Q()
    for path in ENTRIES:
        condition |= Q(**{f"{path}__status__in": (Status.DRAFT, Status.IN_REVIEW)})
    return condition


def _source(first: Snapshot | None) -> Source | None:
    return first.source if first else None
