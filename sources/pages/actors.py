from dataclasses import dataclass

from sources.choices import ParticipationRole
from sources.models import Actor, Affiliation, Citation, Correction, Event, Participation
from sources.pages.card_lines import lines_of
from sources.pages.company import Company, company
from sources.pages.contents import Section, contents
from sources.pages.dossier import Dossier, Shown
from sources.pages.events import role_label
from sources.pages.long import Long
from sources.pages.named import Named, named
from sources.pages.notes import Note
from sources.pages.printed import Alias, PrintedName, aliases, printed_names
from sources.pages.related import Related, event_lines, newest, quotes_of
from sources.pages.rows import Row, rows_by_entry
from sources.pages.spans import Spans, spans

# Affiliations that the head of a page names.
FIRST = 4


@dataclass(frozen=True)
class Tie:
    """An affiliation seen from one of its two ends: `other` is the actor at the other end."""

    affiliation: Affiliation
    other: Named
    whole: Shown
    since: Shown | None
    until: Shown | None

    @property
    def notes(self) -> Long:
        return Long(mark.note for claim in self.whole.claims for mark in claim.marks)

    @property
    def reservation(self) -> str:
        return lines_of(self.whole)[0].reservation


@dataclass(frozen=True)
class Role:
    label: Named
    shown: Shown


@dataclass(frozen=True)
class Attended:
    """An event, and what the actor was in it."""

    row: Row
    roles: tuple[Role, ...]

    @property
    def event(self) -> Event:
        return self.row.entry


@dataclass(frozen=True)
class ActorPage:
    entry: Actor
    title: str
    preview: bool
    description: Shown | None
    existence: Shown
    names: tuple[PrintedName, ...]
    aliases: tuple[Alias, ...]
    affiliations: tuple[Tie, ...]
    affiliates: tuple[Tie, ...]
    spans: Spans | None
    said: Related
    about: Related
    ascribed: Related
    events: tuple[Attended, ...]
    more_events: bool
    company: Company
    corrections: list[Correction]
    notes: list[Note]

    @property
    def first_ties(self) -> tuple[Tie, ...]:
        """What says who this is: its own roles or, where it has none, those of others in it."""
        return (self.affiliations or self.affiliates)[:FIRST]

    @property
    def more_ties(self) -> bool:
        return len(self.affiliations) + len(self.affiliates) > len(self.first_ties)

    @property
    def _has_dates(self) -> bool:
        """Whether anything is dated: in lists of the newest, what is undated comes last."""
        events = any(attended.event.occurred for attended in self.events)
        return events or any(quote.said for quote in self.said.entries)

    @property
    def contents(self) -> tuple[Section, ...]:
        return contents(
            (self.names, "names", "Names as printed"),
            (self.affiliations or self.affiliates, "affiliations", "Affiliations"),
            (self._has_dates, "by-date", "By date"),
            (self.said.entries, "said", "What they said"),
            (self.about.entries, "about", "What was said about them"),
            (self.ascribed.entries, "ascribed", "What others claim to be their view"),
            (self.events, "events", "Events they had a part in"),
            (self.company.companions, "company", "Named in the same events"),
            (self.corrections, "corrections", "Corrections"),
            (self.notes, "excerpts", "In the words of the articles"),
        )


def actor_page(actor: Actor, *, preview: bool = False) -> ActorPage:
    names, affiliates = list(actor.names.all()), _affiliates(actor)
    affiliations = list(actor.affiliations.select_related("with_actor"))
    events = newest(event_lines(Event.objects.published()).involving(actor))
    participations = _participations(actor, events.entries)
    targets = [actor, *names, *affiliations, *affiliates, *participations]
    citations = _citations(actor, affiliates, participations)
    dossier = Dossier(citations, targets, preview=preview)
    description, existence = dossier.show(actor, "description"), dossier.show(actor)
    printed = printed_names(names, dossier)
    ties = tuple(_tie(tie, dossier.names.of(tie.with_actor), dossier) for tie in affiliations)
    others = tuple(_tie(tie, named(tie.actor), dossier) for tie in affiliates)
    quotes = quotes_of(actor)
    rows = rows_by_entry(events.entries, [q for related in quotes for q in related.entries])
    said, ascribed, about = (related.beside(rows) for related in quotes)
    return ActorPage(
        entry=actor,
        title=actor.name,
        preview=preview,
        description=description,
        existence=existence,
        names=printed,
        aliases=aliases(actor, printed),
        affiliations=ties,
        affiliates=others,
        spans=spans([*ties, *others]),
        said=said,
        about=about,
        ascribed=ascribed,
        events=tuple(_attended(rows[event], participations, dossier) for event in events.entries),
        more_events=events.more,
        company=company(actor),
        corrections=list(actor.corrections.all()),
        notes=dossier.notes,
    )


def _citations(actor: Actor, affiliates, participations):
    """Of the actor, of what others are to it, and of its part in events."""
    return (
        Citation.objects.about(actor)
        | Citation.objects.filter(affiliation__in=affiliates)
        | Citation.objects.filter(participation__in=participations)
    )


def _affiliates(actor: Actor) -> list[Affiliation]:
    found = Affiliation.objects.filter(with_actor=actor, actor__in=Actor.objects.published())
    affiliates = list(found.select_related("actor"))
    for affiliation in affiliates:
        affiliation.with_actor = actor
    return affiliates


def _tie(affiliation: Affiliation, other: Named, dossier: Dossier) -> Tie:
    return Tie(
        affiliation,
        other,
        dossier.show(affiliation),
        dossier.show(affiliation, "since"),
        dossier.show(affiliation, "until"),
    )


def _participations(actor: Actor, events: list[Event]) -> list[Participation]:
    by_number = {event.pk: event for event in events}
    found = list(actor.participations.filter(event__in=events))
    for participation in found:
        participation.event = by_number[participation.event_id]
    return found


def _attended(row: Row, participations, dossier: Dossier) -> Attended:
    roles = [
        Role(Named(role_label(ParticipationRole(p.role), row.entry)), dossier.show(p))
        for p in participations
        if p.event_id == row.entry.pk
    ]
    return Attended(row, tuple(roles))
