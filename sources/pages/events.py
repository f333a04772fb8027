from dataclasses import dataclass

from django.db.models import F

from sources.choices import ParticipationRole, Reality
from sources.models import Citation, Correction, Event, Quote, Topic
from sources.pages.chronology import (
    Chronology,
    OtherEvent,
    chronology,
    events_of,
    links_to,
    nearest_events,
)
from sources.pages.contents import Section, contents
from sources.pages.coverage import Coverage, coverage
from sources.pages.coverage_lines import Asked
from sources.pages.dossier import Dossier, Shown
from sources.pages.named import Named, named, title_line
from sources.pages.notes import Note
from sources.pages.related import Related, event_lines, newest, quote_cards
from sources.pages.rows import Row, rows_by_entry
from sources.statements import WHOLE

EXISTENCE = "That there is such an event"
FACTS = ("occurred", "place", "reality", "part_of")
# What a page shows of an event that did not simply happen.
SHOWN_AS = {
    Reality.ANNOUNCED: "This page shows what was announced, not what took place.",
    Reality.ALLEGED: "This page shows what is alleged, not what is established.",
    Reality.DENIED: "This page shows what is said to have happened and is denied.",
    Reality.CANCELLED: "This page shows what was planned and was cancelled.",
}
CONTESTED = "Whether this event happened is contested: both sides stand beside “Reality” below."


@dataclass(frozen=True)
class Participant:
    actor: Named
    shown: Shown


@dataclass(frozen=True)
class Role:
    label: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Occasioned:
    """A quote on the occasion; `at` is the part of the event at which it was said, if any."""

    row: Row
    at: Named | None

    @property
    def quote(self) -> Quote:
        return self.row.entry


@dataclass(frozen=True)
class EventPage:
    entry: Event
    title: str
    preview: bool
    shown_as: str
    facts: tuple[Shown, ...]
    existence: Shown
    summary: Shown | None
    roles: tuple[Role, ...]
    chronology: Chronology
    parts: tuple[OtherEvent, ...]
    coverage: Coverage
    quotes: tuple[Occasioned, ...]
    more_quotes: bool
    topics: list[Topic]
    corrections: list[Correction]
    notes: list[Note]

    @property
    def contents(self) -> tuple[Section, ...]:
        return contents(
            (self.summary, "summary", "Summary"),
            (self.roles, "participants", "Participants"),
            (self.chronology, "chronology", "Before and after"),
            (self.parts, "parts", "Parts of this event"),
            (self.quotes, "quotes", "Quotes on the occasion"),
            (self.coverage.articles, "coverage", "What each article says"),
            (self.corrections, "corrections", "Corrections"),
            (self.notes, "excerpts", "In the words of the articles"),
        )


def event_page(event: Event, *, preview: bool = False) -> EventPage:
    participations = list(event.participations.select_related("actor"))
    links = list(event.links.select_related("other__place"))
    later, parts = links_to(event), _parts(event)
    nearest, quotes = nearest_events(event, links, later), _quotes(event, parts)
    rows = rows_by_entry([*parts, *events_of(links, later, nearest)], quotes.entries)
    targets = [event, *participations, *links, *later]
    dossier = Dossier(_citations(event, later, parts), targets, preview=preview)
    facts = tuple(shown for name in FACTS if (shown := dossier.show(event, name)))
    existence, summary = dossier.show(event), dossier.show(event, "summary")
    roles = _roles(event, participations, dossier)
    time = chronology(event, links, later, nearest, rows, dossier)
    return EventPage(
        entry=event,
        title=title_line(event),
        preview=preview,
        shown_as=_shown_as(event, facts),
        facts=facts,
        existence=existence,
        summary=summary,
        roles=roles,
        chronology=time,
        parts=tuple(_part(part, rows[part], dossier) for part in parts),
        coverage=coverage(_asked(facts, existence, summary, roles, time)),
        quotes=_occasioned(quotes.beside(rows), parts),
        more_quotes=quotes.more,
        topics=list(event.topics.all()),
        corrections=list(event.corrections.all()),
        notes=dossier.notes,
    )


def _citations(event: Event, later, parts):
    """Of the event, of what stands in other events' entries about it, and of its parts."""
    return (
        Citation.objects.about(event)
        | Citation.objects.filter(event_link__in=later)
        | Citation.objects.filter(event__in=parts, statement="part_of")
    )


def _parts(event: Event) -> list[Event]:
    found = event_lines(Event.objects.published()).filter(part_of=event)
    parts = list(found.order_by(F("occurred_earliest").asc(nulls_last=True), "pk"))
    for part in parts:
        part.part_of = event
    return parts


def _part(part: Event, row: Row, dossier: Dossier) -> OtherEvent:
    return OtherEvent(named(part), part.occurred, "", dossier.show(part, "part_of"), row)


def _shown_as(event: Event, facts: tuple[Shown, ...]) -> str:
    if any(shown.name == "reality" and shown.contested for shown in facts):
        return CONTESTED
    return SHOWN_AS.get(event.reality, "")


def _quotes(event: Event, parts: list[Event]) -> Related:
    quotes = Quote.objects.published().filter(occasion__in=[event, *parts])
    return newest(quote_cards(quotes))


def _occasioned(quotes: Related, parts: list[Event]) -> tuple[Occasioned, ...]:
    by_number = {part.pk: named(part) for part in parts}
    return tuple(Occasioned(row, by_number.get(row.entry.occasion_id)) for row in quotes.rows)


def _asked(facts, existence, summary, roles, time: Chronology) -> list[Asked]:
    """The event's own statements, under the labels that the page has for them."""
    shown = [*facts, existence, *([summary] if summary else [])]
    asked = [Asked(_label(one), one, _value(one)) for one in shown]
    asked += [
        Asked(role.label.capitalize(), participant.shown, participant.actor)
        for role in roles
        for participant in role.participants
    ]
    others = (*time.before, *time.after)
    return asked + [Asked(other.how, other.shown, other.event) for other in others if other.own]


def _label(shown: Shown) -> str:
    return EXISTENCE if shown.name == WHOLE else shown.label.capitalize()


def _value(shown: Shown) -> Named | None:
    return Named("") if shown.name == WHOLE else None


def _roles(event: Event, participations, dossier: Dossier) -> tuple[Role, ...]:
    return tuple(
        Role(role_label(role, event), tuple(_participant(p, dossier) for p in alike))
        for role in ParticipationRole
        if (alike := [p for p in participations if p.role == role])
    )


def role_label(role: ParticipationRole, event: Event) -> str:
    """Nobody “took part” in what was only announced."""
    if event.reality == Reality.HAPPENED:
        return role.label
    return f"{role.value} ({event.get_reality_display()})"


def _participant(participation, dossier: Dossier) -> Participant:
    return Participant(dossier.names.of(participation.actor), dossier.show(participation))
