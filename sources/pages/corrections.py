"""What we changed or took back after readers could see it, and what publishers said since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate

from sources.choices import Status
from sources.models import Actor, Citation, Correction, Event, Quote, Source, SourceNotice
from sources.models.correction import ENTRIES
from sources.pages.named import Named, named

RETRACTABLE = {model._meta.model_name: model for model in (Actor, Event, Quote, Source)}
MOST_NOTICES = 25
Row = tuple[date, str, int, datetime | None]


@dataclass(frozen=True)
class Change:
    """`day` is EDTF, empty where none is given; `what` is what happened to the record.

    `again` is when readers could see what was retracted again, if they can.
    """

    day: str
    what: str
    record: Named
    words: str
    again: datetime | None = None


def changes() -> QuerySet:
    """A row for each change of ours, newest first: `shown` takes a page of them.

    Its day, the kind and the number of the record, and the moment of a retraction: what was
    published again may have been retracted more than once.
    """
    never = Value(None, DateTimeField())
    parts = [_rows(_corrections(), "correction", F("date"), never)]
    for name, model in RETRACTABLE.items():
        for retracted in (_retracted(model), _retracted_before(model)):
            parts.append(_rows(retracted, name, TruncDate("retracted_at"), F("retracted_at")))
    return parts[0].union(*parts[1:]).order_by("-changed_on", "record", "-number", "-moment")


def shown(rows: Iterable[Row]) -> list[Change]:
    """Changes in the order of the rows, with two queries at most for each kind among them."""
    rows, found = list(rows), {}
    for kind in {kind for _, kind, _, _ in rows}:
        found |= _of_kind(kind, [row for row in rows if row[1] == kind])
    return [found[row] for row in rows]


def notices() -> list[Change]:
    """The newest of what publishers said of articles that published entries cite, and one more."""
    cited = Citation.objects.published().values("excerpt__snapshot__source")
    found = SourceNotice.objects.filter(source__in=Source.objects.published().filter(pk__in=cited))
    given = Coalesce("date_earliest", "date_latest").desc(nulls_last=True)
    newest = found.select_related("source").order_by(given, "-pk")
    return [_notice(notice) for notice in newest[: MOST_NOTICES + 1]]


def _rows(queryset, kind: str, day, moment) -> QuerySet:
    columns = {
        "changed_on": day,
        "record": Value(kind, CharField()),
        "number": F("id"),
        "moment": moment,
    }
    return queryset.order_by().annotate(**columns).values_list(*columns)


def _corrections() -> QuerySet:
    condition = Q()
    for entry in ENTRIES:
        condition |= Q(**{f"{entry}__status": Status.PUBLISHED})
    return Correction.objects.filter(condition)


def _retracted(model) -> QuerySet:
    """By the records themselves, which know when they were last retracted.

    What was merged into another entry lives on there: it was not taken back.
    """
    retracted = model.objects.filter(retracted_at__isnull=False)
    return retracted if model is Source else retracted.filter(merged_into=None)


def _retracted_before(model) -> QuerySet:
    """By their history, which knows of earlier times as well."""
    known = {"id__in": model.objects.order_by().values("pk"), "retracted_at__isnull": False}
    retracted = model.history.filter(status=Status.RETRACTED, **known)
    return retracted if model is Source else retracted.filter(merged_into=None)


def _of_kind(kind: str, rows: list[Row]) -> dict[Row, Change]:
    numbers = {number for _, _, number, _ in rows}
    if kind == "correction":
        found = Correction.objects.select_related(*ENTRIES).in_bulk(numbers)
        return {row: _correction(found[row[2]]) for row in rows}
    model = RETRACTABLE[kind]
    records, earlier = model.objects.in_bulk(numbers), _reasons(model, numbers)
    return {
        (day, kind, pk, moment): _retraction(records[pk], day, moment, earlier.get((pk, moment)))
        for day, kind, pk, moment in rows
    }


def _reasons(model, numbers: set[int]) -> dict[tuple[int, datetime], str]:
    rows = model.history.filter(id__in=numbers, status=Status.RETRACTED).order_by()
    found = rows.values_list("id", "retracted_at", "retraction_reason").distinct()
    return {(pk, moment): reason for pk, moment, reason in found}


def _correction(correction: Correction) -> Change:
    entry = named(correction.entry)
    record = Named(entry.words, f"{entry.url}#corrections")
    return Change(correction.date.isoformat(), "corrected", record, correction.text)


def _retraction(record, day: date, moment: datetime, earlier: str | None) -> Change:
    """A tombstone says no more of a record than its number and why it was taken back."""
    tombstone = Named(f"{record._meta.verbose_name} {record.pk}".capitalize(), record.permalink)
    last = moment == record.retracted_at
    return Change(
        day=day.isoformat(),
        what="retracted",
        record=named(record) if record.status == Status.PUBLISHED else tombstone,
        words=record.retraction_reason if last else earlier,
        again=shown_again(record) if last else None,
    )


def shown_again(record) -> datetime | None:
    """When what was once retracted was published again, if readers can see it now."""
    retracted, published = record.retracted_at, record.published_at
    back = record.status == Status.PUBLISHED and retracted and published > retracted
    return published if back else None


def _notice(notice: SourceNotice) -> Change:
    return Change(notice.date, notice.get_kind_display(), named(notice.source), notice.words)
