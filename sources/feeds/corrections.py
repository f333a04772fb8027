"""What we changed or took back after readers could see it, for them to follow."""

from datetime import UTC, date, datetime, time

from django.db.models import Max, Min
from django.urls import reverse
from django.utils.text import capfirst

from sources.feeds.following import MOST, Following, Item, newest_changed, summary
from sources.models import Correction, Entry
from sources.pages.corrections import Change, Row, changes, shown


def corrections() -> Following:
    items = _items(list(changes()[:MOST]))
    return Following(
        title="Corrections",
        subtitle="What was corrected or retracted after it was published",
        url=reverse("sources:corrections"),
        items=tuple(newest_changed(items, lambda item: item.updated)),
    )


def corrections_of(entry: Entry) -> list[Item]:
    found = entry.corrections.all()[:MOST]
    rows = [(correction.date, "correction", correction.pk, None) for correction in found]
    if moment := entry.retracted_at:
        rows.append((moment.date(), entry._meta.model_name, entry.pk, moment))
    return _items(rows)


def _items(rows: list[Row]) -> list[Item]:
    written = _written([pk for _, kind, pk, _ in rows if kind == "correction"])
    told = zip(rows, shown(rows), strict=True)
    return [
        _retraction(row, change) if row[3] else _correction(row, change, written)
        for row, change in told
    ]


def _correction(row: Row, change: Change, written) -> Item:
    """What was restored without its history has its day alone."""
    day, kind, pk, _ = row
    first, last = written.get(pk, (_begin(day), _begin(day)))
    return _item(f"{kind}-{pk}", change, first, last)


def _retraction(row: Row, change: Change) -> Item:
    _, kind, pk, moment = row
    return _item(f"{kind}-{pk}-{moment:%Y%m%dT%H%M%S%f}", change, moment, change.again or moment)


def _item(anchor: str, change: Change, first: datetime, last: datetime) -> Item:
    again = ", published again" if change.again else ""
    return Item(
        permalink=f"{reverse('sources:corrections')}#{anchor}",
        url=change.record.url,
        title=f"{capfirst(change.what)}{again}: {change.record.words}",
        published=first,
        updated=last,
        summary=summary("correction", change=change),
    )


def _written(numbers: list[int]) -> dict[int, tuple[datetime, datetime]]:
    """When each correction was first and last written."""
    history = Correction.history.filter(id__in=numbers).order_by().values("id")
    written = history.annotate(first=Min("history_date"), last=Max("history_date"))
    return {pk: (first, last) for pk, first, last in written.values_list("id", "first", "last")}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
