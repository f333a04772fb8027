"""With whom an actor is named in the same events: counted from published events alone."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import DenseRank

from sources.models import Actor, Event, Participation
from sources.pages.named import Named, named

MOST = 10
MOST_NAMED = 3


@dataclass(frozen=True)
class Companion:
    """`events` are the newest of those that both are named in; `more` says how many others."""

    actor: Named
    times: int
    events: tuple[Named, ...]
    more: int


@dataclass(frozen=True)
class Company:
    companions: tuple[Companion, ...]
    more: bool


def company(actor: Actor) -> Company:
    """Those named in most events come first."""
    events = Event.objects.published().involving(actor)
    shared = Participation.objects.filter(event__in=events, actor__in=Actor.objects.published())
    shared = shared.exclude(actor=actor)
    counted = shared.values("actor").annotate(times=Count("event", distinct=True))
    times = list(
        counted.order_by("-times", "actor__name", "actor").values_list("actor", "times")[: MOST + 1]
    )
    named_in = _newest_events(shared.filter(actor__in=[number for number, _ in times[:MOST]]))
    found = tuple(_companion(*named_in[number], count) for number, count in times[:MOST])
    return Company(found, len(times) > MOST)


def _newest_events(shared) -> dict[int, tuple[Actor, list[Event]]]:
    """The newest events of each actor: one that has several roles in an event counts once."""
    newest = [F("event__occurred_earliest").desc(nulls_last=True), F("event").desc()]
    place = Window(DenseRank(), partition_by="actor", order_by=newest)
    ranked = shared.annotate(place=place).filter(place__lte=MOST_NAMED)
    events, actors = defaultdict(dict), {}
    for one in ranked.select_related("actor", "event").order_by("actor", "place"):
        actors[one.actor_id] = one.actor
        events[one.actor_id][one.event_id] = one.event
    return {number: (actors[number], list(events[number].values())) for number in actors}


def _companion(actor: Actor, events: list[Event], times: int) -> Companion:
    return Companion(named(actor), times, tuple(map(named, events)), times - len(events))
