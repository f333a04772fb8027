"""The feeds of single records: all that is published and belongs to one of them."""

from django.db.models import Q

from sources.feeds.corrections import corrections_of
from sources.feeds.following import Following, Item, entry_items, newest, newest_changed
from sources.filters import cited_for
from sources.models import Actor, Citation, Event, Quote, Source
from sources.pages.named import title_line


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
    """The entries that rest on the source, also where another article passes it on."""
    visible = Source.objects.published()
    passed_on = Q(relays=source, excerpt__snapshot__source__in=visible)
    resting = Citation.objects.filter(Q(excerpt__snapshot__source=source) | passed_on)
    entries = [
        model.objects.published().filter(cited_for(model, resting))
        for model in (Event, Quote, Actor)
    ]
    subtitle = "Entries that rest on it"
    items = entry_items(newest(*entries))
    return Following(source.headline, subtitle, source.get_absolute_url(), tuple(items))


RECORDS = {Event: event_feed, Actor: actor_feed, Source: source_feed}


def _newest(items: list[Item]) -> tuple[Item, ...]:
    return tuple(newest_changed(items, lambda item: item.updated))
