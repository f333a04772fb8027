"""What we changed or took back after readers could see it, and what publishers said since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate

from sources.choices import Status
from sources.models import Actor, Citation, Correction, Event, Quote, Source, SourceNotice
from sources.models.correction import ENTRIES
from sources.pages.named import Named, named

RETRACTABLE = {model._meta.model_name: model for model in (Actor, Event, Quote, Source)}
MOST_NOTICES = 25


@dataclass(frozen=True)
class Change:
    """`day` is EDTF, empty where none is given; `what` is what happened to the record."""

    day: str
    what: str
    record: Named
    words: str


def changes() -> QuerySet:
    """Days, kinds and numbers of all that we changed, newest first: `shown` takes a page of it."""
    parts = [_days(_corrections(), "correction", F("date"))]
    for name, model in RETRACTABLE.items():
        parts.append(_days(_retracted(model), name, TruncDate("retracted_at")))
    return parts[0].union(*parts[1:], all=True).order_by("-changed_on", "record", "-number")


def shown(rows: Iterable[tuple[date, str, int]]) -> list[Change]:
    """Changes in the order of the rows, with one query for each kind among them."""
    rows, found = list(rows), {}
    for kind in {kind for _, kind, _ in rows}:
        numbers = [number for _, one, number in rows if one == kind]
        found |= {(kind, pk): change for pk, change in _of_kind(kind, numbers).items()}
    return [found[kind, number] for _, kind, number in rows]


def notices() -> list[Change]:
    """The newest of what publishers said of articles that published entries cite, and one more."""
    cited = Citation.objects.published().values("excerpt__snapshot__source")
    found = SourceNotice.objects.filter(source__in=Source.objects.published().filter(pk__in=cited))
    given = Coalesce("date_earliest", "date_latest").desc(nulls_last=True)
    newest = found.select_related("source").order_by(given, "-pk")
    return [_notice(notice) for notice in newest[: MOST_NOTICES + 1]]


def _days(queryset, kind: str, day) -> QuerySet:
    columns = {"changed_on": day, "record": Value(kind, CharField()), "number": F("pk")}
    return queryset.order_by().annotate(**columns).values_list(*columns)


def _corrections() -> QuerySet:
    condition = Q()
    for entry in ENTRIES:
        condition |= Q(**{f"{entry}__status": Status.PUBLISHED})
    return Correction.objects.filter(condition)


def _retracted(model) -> QuerySet:
    """What was merged into another entry lives on there: it was not taken back."""
    retracted = model.objects.filter(status=Status.RETRACTED, retracted_at__isnull=False)
    return retracted if model is Source else retracted.filter(merged_into=None)


def _of_kind(kind: str, numbers: list[int]) -> dict[int, Change]:
    if kind == "correction":
        found = Correction.objects.select_related(*ENTRIES).in_bulk(numbers)
        return {pk: _correction(one) for pk, one in found.items()}
    found = RETRACTABLE[kind].objects.in_bulk(numbers)
    return {pk: _retraction(one) for pk, one in found.items()}


def _correction(correction: Correction) -> Change:
    entry = named(correction.entry)
    record = Named(entry.words, f"{entry.url}#corrections")
    return Change(correction.date.isoformat(), "corrected", record, correction.text)


def _retraction(record) -> Change:
    """Its tombstone says no more of it than its number and why it was taken back."""
    tombstone = Named(f"{record._meta.verbose_name} {record.pk}".capitalize(), record.permalink)
    day = record.retracted_at.date().isoformat()
    return Change(day, "retracted", tombstone, record.retraction_reason)


def _notice(notice: SourceNotice) -> Change:
    return Change(notice.date, notice.get_kind_display(), named(notice.source), notice.words)
