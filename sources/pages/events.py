from dataclasses import dataclass

from sources.choices import ParticipationRole, Reality
from sources.models import Citation, Correction, Event, EventLink, Quote, Topic
from sources.pages.dossier import Dossier, Shown
from sources.pages.named import Named, named, title_line
from sources.pages.notes import Note
from sources.pages.related import Related, newest, quote_cards

FACTS = ("occurred", "place", "reality", "part_of")


@dataclass(frozen=True)
class Participant:
    actor: Named
    shown: Shown


@dataclass(frozen=True)
class Role:
    label: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class OtherEvent:
    """Another event, how it stands to this one, and where that is said."""

    event: Named
    how: str
    shown: Shown


@dataclass(frozen=True)
class EventPage:
    entry: Event
    title: str
    preview: bool
    existence: Shown
    facts: tuple[Shown, ...]
    summary: Shown | None
    roles: tuple[Role, ...]
    links: tuple[OtherEvent, ...]
    linked_from: tuple[OtherEvent, ...]
    parts: tuple[OtherEvent, ...]
    quotes: Related
    topics: list[Topic]
    corrections: list[Correction]
    notes: list[Note]


def event_page(event: Event, *, preview: bool = False) -> EventPage:
    participations = list(event.participations.select_related("actor"))
    links = list(event.links.select_related("other"))
    later, parts = _linked_from(event), _parts(event)
    citations = (
        Citation.objects.about(event)
        | Citation.objects.filter(event_link__in=later)
        | Citation.objects.filter(event__in=parts, statement="part_of")
    )
    targets = [event, *participations, *links, *later]
    dossier = Dossier(citations, targets, preview=preview)
    return EventPage(
        entry=event,
        title=title_line(event),
        preview=preview,
        existence=dossier.show(event),
        facts=tuple(shown for name in FACTS if (shown := dossier.show(event, name))),
        summary=dossier.show(event, "summary"),
        roles=_roles(event, participations, dossier),
        links=tuple(_other(link, link.other, dossier) for link in links),
        linked_from=tuple(_other(link, link.event, dossier) for link in later),
        parts=tuple(OtherEvent(named(p), "", dossier.show(p, "part_of")) for p in parts),
        quotes=newest(quote_cards(Quote.objects.published()).filter(occasion=event)),
        topics=list(event.topics.all()),
        corrections=list(event.corrections.all()),
        notes=dossier.notes,
    )


def _linked_from(event: Event) -> list[EventLink]:
    found = EventLink.objects.filter(other=event, event__in=Event.objects.published())
    links = list(found.select_related("event"))
    for link in links:
        link.other = event
    return links


def _parts(event: Event) -> list[Event]:
    parts = list(
        Event.objects.published().filter(part_of=event).order_by("occurred_earliest", "pk")
    )
    for part in parts:
        part.part_of = event
    return parts


def _roles(event: Event, participations, dossier: Dossier) -> tuple[Role, ...]:
    return tuple(
        Role(_role_label(role, event), tuple(_participant(p, dossier) for p in alike))
        for role in ParticipationRole
        if (alike := [p for p in participations if p.role == role])
    )


def _role_label(role: ParticipationRole, event: Event) -> str:
    """Nobody “took part” in what was only announced."""
    if event.reality == Reality.HAPPENED:
        return role.label
    return f"{role.value} ({event.get_reality_display()})"


def _participant(participation, dossier: Dossier) -> Participant:
    return Participant(dossier.names.of(participation.actor), dossier.show(participation))


def _other(link: EventLink, other: Event, dossier: Dossier) -> OtherEvent:
    other_named = named(other) if other == link.event else dossier.names.of(other)
    return OtherEvent(other_named, link.get_kind_display(), dossier.show(link))
