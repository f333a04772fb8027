"""What a feed tells: entries in a few lines each, newest changed first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from django.db.models import QuerySet
from django.template.loader import render_to_string

from sources.feeds.changed import articles_changed, with_changed
from sources.models import Entry
from sources.pages.cards import NAMED_BY, cards

MOST = 50


@dataclass(frozen=True)
class Item:
    """`permalink` is the address that never changes, `summary` HTML."""

    permalink: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str


@dataclass(frozen=True)
class Following:
    title: str
    subtitle: str
    url: str
    items: tuple[Item, ...]


def newest(*records: QuerySet) -> list:
    """The records that changed last, of several kinds together; each with `changed`."""
    found = [record for some in records for record in _newest(some)]
    return newest_changed(found, lambda record: record.changed)


def _newest(records: QuerySet) -> list:
    if related := NAMED_BY.get(records.model):
        records = records.select_related(*related)
    shown, moments = with_changed(records), articles_changed(records)
    latest = nlargest(MOST, moments, key=moments.get)
    found = [*shown.order_by("-changed", "-pk")[:MOST], *shown.filter(pk__in=latest)]
    for record in found:
        record.changed = max(record.changed, moments.get(record.pk, record.changed))
    return newest_changed(dict.fromkeys(found), lambda record: (record.changed, record.pk))


def newest_changed(found: Iterable, moment) -> list:
    return sorted(found, key=moment, reverse=True)[:MOST]


def entry_items(entries: Iterable[Entry]) -> list[Item]:
    entries = list(entries)
    return [_item(e, card) for e, card in zip(entries, cards(entries), strict=True)]


def summary(name: str, **context) -> str:
    """HTML, without the empty lines that templates leave."""
    lines = render_to_string(f"sources/feed_{name}.html", context).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _item(entry: Entry, card) -> Item:
    return Item(
        permalink=entry.permalink,
        url=card.url,
        title=card.heading,
        published=entry.published_at,
        updated=entry.changed,
        summary=summary("entry", card=card),
    )
