"""What came before an event and what came after it: as articles say, and by date alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources import dates
from sources.choices import EventLinkKind
from sources.models import Entry, Event, EventLink
from sources.pages.dossier import Dossier, Shown
from sources.pages.named import Named, named, visible
from sources.pages.related import event_lines
from sources.pages.rows import Row

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
Nearest = tuple[Event | None, Event | None]


@dataclass(frozen=True)
class OtherEvent:
    """Another event, its date, how it stands to this one, and where that is said.

    `own`: it is a statement of the event on whose page it stands, and not of the other one. `row`
    says how well the event and its date are supported, where readers see it.
    """

    event: Named
    occurred: str
    how: str
    shown: Shown
    row: Row | None
    own: bool = False


@dataclass(frozen=True)
class Neighbour:
    """The nearest event by date within the same larger one: our ordering, which nothing cites."""

    event: Named
    occurred: str
    row: Row


@dataclass(frozen=True)
class Chronology:
    before: tuple[OtherEvent, ...]
    earlier: Neighbour | None
    after: tuple[OtherEvent, ...]
    later: Neighbour | None

    def __bool__(self):
        return any((self.before, self.earlier, self.after, self.later))


def chronology(
    event: Event,
    links: Iterable[EventLink],
    linked_from: Iterable[EventLink],
    nearest: Nearest,
    rows: Mapping[Entry, Row],
    dossier: Dossier,
) -> Chronology:
    """`rows` are those of the other events."""
    backward, forward = [], []
    for link in (*links, *linked_from):
        outward = link.event_id == event.pk
        caused = link.kind == EventLinkKind.SAID_TO_CAUSE
        (backward if outward is not caused else forward).append(link)
    earlier, later = (found and _neighbour(found, rows) for found in nearest)
    return Chronology(
        before=tuple(_other(link, event, rows, dossier) for link in backward),
        earlier=earlier,
        after=tuple(_other(link, event, rows, dossier) for link in forward),
        later=later,
    )


def events_of(links, linked_from, nearest: Nearest) -> list[Event]:
    """The other events that readers may see."""
    linked = [*(link.other for link in links), *(link.event for link in linked_from)]
    return [other for other in (*linked, *nearest) if other and visible(other, preview=False)]


def links_to(event: Event) -> list[EventLink]:
    found = EventLink.objects.filter(other=event, event__in=Event.objects.published())
    links = list(found.select_related("event__place"))
    for link in links:
        link.other = event
    return links


def _other(link: EventLink, event: Event, rows, dossier: Dossier) -> OtherEvent:
    outward = link.event_id == event.pk
    other = link.other if outward else link.event
    return OtherEvent(
        event=dossier.names.of(other) if outward else named(other),
        occurred=other.occurred if visible(other, preview=dossier.preview) else "",
        how=(OUTWARD if outward else INWARD)[link.kind],
        shown=dossier.show(link),
        row=rows.get(other),
        own=outward,
    )


def nearest_events(event: Event, links, linked_from) -> Nearest:
    """By date, within the same larger event: the one before, and the one after."""
    if not (event.part_of_id and event.occurred):
        return None, None
    linked = {link.other_id for link in links} | {link.event_id for link in linked_from}
    larger = Event.objects.published().filter(pk=event.part_of_id)
    others = event_lines(Event.objects.published()).filter(part_of__in=larger)
    others = others.exclude(pk__in=linked | {event.pk})
    # Nothing comes before an open beginning, or after an open end.
    first, last = event.occurred_earliest, event.occurred_latest
    earlier = others.filter(occurred_latest__lt=first) if first else others.none()
    later = others.filter(occurred_earliest__gt=last) if last else others.none()
    return (
        _nearest(event, earlier.order_by("-occurred_latest", "-pk")),
        _nearest(event, later.order_by("occurred_earliest", "pk")),
    )


def _neighbour(event: Event, rows) -> Neighbour:
    return Neighbour(named(event), event.occurred, rows[event])


def _nearest(event: Event, others) -> Event | None:
    """The first whose date can't be the same: “about January” may be a day of February."""
    day = dates.parse(event.occurred)
    for other in others[:LOOKED_AT]:
        if not dates.compatible(day, dates.parse(other.occurred)):
            return other
    return None
