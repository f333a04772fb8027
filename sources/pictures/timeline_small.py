"""One actor's time, for the actor's own page."""

from dataclasses import dataclass

from sources.models import Actor, Event, Quote
from sources.pictures.timeline_address import Address
from sources.pictures.timeline_entries import dated_events, dated_quotes, together
from sources.pictures.timeline_lines import rows_of
from sources.pictures.timeline_shapes import Picture
from sources.pictures.timeline_shown import pictures, shown_in


@dataclass(frozen=True)
class ActorTimeline:
    """Events that an actor had a part in, and what the actor said; false where none is dated."""

    pictures: tuple[Picture, ...]
    dated: int
    undated: int
    url: str

    def __bool__(self):
        return self.dated > 0


def actor_timeline(actor: Actor) -> ActorTimeline:
    events = Event.objects.published().involving(actor)
    quotes = Quote.objects.published().said_by(actor)
    sets = (dated_events(events), dated_quotes(quotes))
    bounds = together(dated.bounds(None) for dated in sets)
    shown, address = shown_in(sets, bounds), Address((("actor", str(actor.pk)),))
    urls = {part: address.at(part) for part in shown.counts}
    drawn = pictures(shown, rows_of(shown.entries), urls)
    return ActorTimeline(drawn, bounds.dated, bounds.undated, address.at(None))
