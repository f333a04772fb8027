"""The feeds of single records: all that is published and belongs to one of them."""

from dataclasses import replace

from django.db.models import Q

from sources.feeds.corrections import corrections_of
from sources.feeds.following import (
    Following,
    Item,
    entry_items,
    newest,
    newest_changed,
    summary,
)
from sources.filters import cited_for
from sources.models import Actor, Citation, Entry, Event, Quote, Source
from sources.pages.named import title_line
from sources.pages.passages import Citing, citing_by_entry
from sources.querysets import ENTRIES, CitationQuerySet


def event_feed(event: Event) -> Following:
    """The event itself, its parts, the quotes on the occasion, and the corrections of it."""
    events = Event.objects.published().filter(Q(pk=event.pk) | Q(part_of=event))
    quotes = Quote.objects.published().filter(occasion=event)
    items = corrections_of(event) + entry_items(newest(events, quotes))
    subtitle = "Its parts, quotes and corrections"
    return Following(title_line(event), subtitle, event.get_absolute_url(), _newest(items))


def actor_feed(actor: Actor) -> Following:
    """What the actor said, what others said of the actor, their events, and corrections."""
    own = Q(speaker=actor) | Q(ascribed_to=actor) | Q(pk__in=actor.quotes_about.values("pk"))
    quotes = Quote.objects.published().filter(own)
    events = Event.objects.published().involving(actor)
    items = corrections_of(actor) + entry_items(newest(quotes, events))
    subtitle = "Their quotes and events, quotes about them, and corrections"
    return Following(actor.name, subtitle, actor.get_absolute_url(), _newest(items))


def source_feed(source: Source) -> Following:
    """The entries that cite the source, also where another article passes it on, and for what."""
    visible = Source.objects.published()
    passed_on = Q(relays=source, excerpt__snapshot__source__in=visible)
    citations = Citation.objects.filter(Q(excerpt__snapshot__source=source) | passed_on)
    entries = newest(
        *(
            model.objects.published().filter(cited_for(model, citations))
            for model in (Event, Quote, Actor)
        )
    )
    citing = citing_by_entry(_of(entries, citations))
    items = zip(entries, entry_items(entries), strict=True)
    told = tuple(_with_uses(item, citing[entry.key]) for entry, item in items)
    retracted = ". Retracted: it supports nothing any more" if source.supports_nothing else ""
    subtitle = f"Entries that cite it, each with what for{retracted}"
    return Following(source.headline, subtitle, source.get_absolute_url(), told)


def _of(entries: list[Entry], citations: CitationQuerySet) -> CitationQuerySet:
    """Those of the entries and of their parts."""
    condition = Q(pk__in=[])
    for path in ENTRIES:
        kind = path.rpartition("__")[2]
        numbers = [entry.pk for entry in entries if entry._meta.model_name == kind]
        condition |= Q(**{f"{path}__in": numbers})
    found = citations.filter(condition).select_related("excerpt__snapshot__source", *ENTRIES)
    found = found.defer("excerpt__snapshot__text").in_order()
    return found.prefetch_related("excerpt__snapshot__source__notices")


def _with_uses(item: Item, citing: Citing) -> Item:
    return replace(item, summary=f"{summary('citing', citing=citing)}\n{item.summary}")


RECORDS = {Event: event_feed, Actor: actor_feed, Source: source_feed}


def _newest(items: list[Item]) -> tuple[Item, ...]:
    return tuple(newest_changed(items, lambda item: item.updated))
