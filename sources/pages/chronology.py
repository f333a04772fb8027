"""What came before an event and what came after it: as articles say, and by date alone."""

from dataclasses import dataclass

from sources import dates
from sources.choices import EventLinkKind
from sources.models import Event, EventLink
from sources.pages.dossier import Dossier, Shown
from sources.pages.named import Named, named, visible

# How each kind of link reads from the event that has it, and from the other one.
OUTWARD = {
    EventLinkKind.AFTER: "This event came after",
    EventLinkKind.IN_RESPONSE_TO: "This event was in response to",
    EventLinkKind.SAID_TO_CAUSE: "This event is said to have caused",
}
INWARD = {
    EventLinkKind.AFTER: "Came after this event",
    EventLinkKind.IN_RESPONSE_TO: "In response to this event",
    EventLinkKind.SAID_TO_CAUSE: "Is said to have caused this event",
}
# Of the events of a larger one on each side of a day, so many are looked at for the nearest.
LOOKED_AT = 20


@dataclass(frozen=True)
class OtherEvent:
    """Another event, its date, how it stands to this one, and where that is said.

    `own`: it is a statement of the event on whose page it stands, and not of the other one.
    """

    event: Named
    occurred: str
    how: str
    shown: Shown
    own: bool = False


@dataclass(frozen=True)
class Neighbour:
    """The nearest event by date within the same larger one: our ordering, which nothing cites."""

    event: Named
    occurred: str


@dataclass(frozen=True)
class Chronology:
    before: tuple[OtherEvent, ...]
    earlier: Neighbour | None
    after: tuple[OtherEvent, ...]
    later: Neighbour | None

    def __bool__(self):
        return any((self.before, self.earlier, self.after, self.later))


def chronology(event: Event, links, linked_from, dossier: Dossier) -> Chronology:
    backward, forward = [], []
    for link in (*links, *linked_from):
        outward = link.event_id == event.pk
        caused = link.kind == EventLinkKind.SAID_TO_CAUSE
        (backward if outward is not caused else forward).append(link)
    linked = {link.other_id for link in links} | {link.event_id for link in linked_from}
    earlier, later = _neighbours(event, linked)
    return Chronology(
        before=tuple(_other(link, event, dossier) for link in backward),
        earlier=earlier,
        after=tuple(_other(link, event, dossier) for link in forward),
        later=later,
    )


def links_to(event: Event) -> list[EventLink]:
    found = EventLink.objects.filter(other=event, event__in=Event.objects.published())
    links = list(found.select_related("event"))
    for link in links:
        link.other = event
    return links


def _other(link: EventLink, event: Event, dossier: Dossier) -> OtherEvent:
    outward = link.event_id == event.pk
    other = link.other if outward else link.event
    return OtherEvent(
        event=dossier.names.of(other) if outward else named(other),
        occurred=other.occurred if visible(other, preview=dossier.preview) else "",
        how=(OUTWARD if outward else INWARD)[link.kind],
        shown=dossier.show(link),
        own=outward,
    )


def _neighbours(event: Event, linked: set[int]) -> tuple[Neighbour | None, Neighbour | None]:
    if not (event.part_of_id and event.occurred):
        return None, None
    larger = Event.objects.published().filter(pk=event.part_of_id)
    others = (
        Event.objects.published().filter(part_of__in=larger).exclude(pk__in=linked | {event.pk})
    )
    # Nothing comes before an open beginning, or after an open end.
    first, last = event.occurred_earliest, event.occurred_latest
    earlier = others.filter(occurred_latest__lt=first) if first else others.none()
    later = others.filter(occurred_earliest__gt=last) if last else others.none()
    return (
        _nearest(event, earlier.order_by("-occurred_latest", "-pk")),
        _nearest(event, later.order_by("occurred_earliest", "pk")),
    )


def _nearest(event: Event, others) -> Neighbour | None:
    """The first whose date can't be the same: “about January” may be a day of February."""
    day = dates.parse(event.occurred)
    for other in others[:LOOKED_AT]:
        if not dates.compatible(day, dates.parse(other.occurred)):
            return Neighbour(named(other), other.occurred)
    return None
