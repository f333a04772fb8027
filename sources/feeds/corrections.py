"""What we changed or took back after readers could see it, for them to follow."""

from datetime import UTC, date, datetime, time

from django.db.models import Max, Min
from django.urls import reverse
from django.utils.text import capfirst

from sources.feeds.following import MOST, Following, Item, newest_changed, summary
from sources.models import Correction, Entry
from sources.pages.corrections import RETRACTABLE, Change, changes, shown


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
    return _items([(correction.date, "correction", correction.pk) for correction in found])


def _items(rows) -> list[Item]:
    moments = _moments(rows)
    told = zip(rows, shown(rows), strict=True)
    return [_item(kind, pk, change, *moments[kind, pk]) for (_, kind, pk), change in told]


def _item(kind: str, pk: int, change: Change, first: datetime, last: datetime) -> Item:
    return Item(
        permalink=f"{reverse('sources:corrections')}#{kind}-{pk}",
        url=change.record.url,
        title=f"{capfirst(change.what)}: {change.record.words}",
        published=first,
        updated=last,
        summary=summary("correction", change=change),
    )


def _moments(rows) -> dict[tuple[str, int], tuple[datetime, datetime]]:
    """When a correction was first and last written; when a retraction was made.

    What was restored without its history has its day alone.
    """
    found = {(kind, pk): (_begin(day), _begin(day)) for day, kind, pk in rows}
    for kind in {kind for _, kind, _ in rows}:
        numbers = [pk for _, one, pk in rows if one == kind]
        if kind in RETRACTABLE:
            records = RETRACTABLE[kind].objects.filter(pk__in=numbers)
            moments = records.values_list("pk", "retracted_at", "retracted_at")
        else:
            history = Correction.history.filter(id__in=numbers).order_by().values("id")
            written = history.annotate(first=Min("history_date"), last=Max("history_date"))
            moments = written.values_list("id", "first", "last")
        found |= {(kind, pk): (first, last) for pk, first, last in moments}
    return found


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
