"""What ties two actors: the entries, with the words of the articles behind each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from sources.models import Actor, Affiliation, Citation, Event, Participation, Quote
from sources.pages import Dossier, Note, Shown
from sources.pages.related import event_lines, quote_cards
from sources.pages.rows import Row, rows_by_entry
from sources.pictures.network_form import Asked
from sources.pictures.network_ties import Facts, Tie, TieKind, facts

# Of events, and of quotes: the newest are listed, and readers are told.
MOST_LISTED = 25
Pair = Mapping[int, Actor]


@dataclass(frozen=True)
class Meeting:
    """An event, and as what each of the two had a part in it."""

    event: Event
    row: Row
    parts: tuple[Shown, ...]


@dataclass(frozen=True)
class Speech:
    """A quote of one of the two, and how it has to do with the other."""

    quote: Quote
    row: Row
    how: tuple[str, ...]
    other: Actor
    speaker: Shown


@dataclass(frozen=True)
class Role:
    """Its names are those that the templates of affiliations know."""

    actor: Actor
    whole: Shown
    since: Shown | None
    until: Shown | None


@dataclass(frozen=True)
class BetweenPage:
    """`more`: how many older events and quotes tie them beside those listed."""

    one: Actor
    other: Actor
    around: tuple[tuple[Actor, str], ...]
    meetings: tuple[Meeting, ...]
    speech: tuple[Speech, ...]
    roles: tuple[Role, ...]
    weight: int
    more: int
    narrowed: bool
    notes: list[Note]
    preview: bool = False


def between_page(asked: Asked) -> BetweenPage:
    pair = {actor.pk: actor for actor in (asked.actor, asked.other)}
    found = facts(asked.scope)
    ties = [tie for tie in found.ties if {tie.one, tie.other} == pair.keys()]
    held, events = _events(found, pair)
    quotes = _quotes(ties)
    affiliations = _affiliations(ties)
    dossier = _dossier(held, affiliations, quotes)
    rows = rows_by_entry(events, quotes)
    weight = len({tie.entry for tie in ties}) + len(_met(found, pair))
    meetings = tuple(_meeting(rows[event], held, dossier) for event in events)
    speech = tuple(_speech(rows[quote], ties, pair, dossier) for quote in quotes)
    roles = tuple(_role(affiliation, pair, dossier) for affiliation in affiliations)
    return BetweenPage(
        one=asked.actor,
        other=asked.other,
        around=tuple((actor, asked.url(actor=pk)) for pk, actor in pair.items()),
        meetings=meetings,
        speech=speech,
        roles=roles,
        weight=weight,
        more=weight - len(meetings) - len(speech) - len({role.actor.pk for role in roles}),
        narrowed=bool(asked.kept),
        notes=dossier.notes,
    )


def _met(found: Facts, pair: Pair):
    return [g for g in found.gatherings if pair.keys() <= set(g.actors)]


def _events(found: Facts, pair: Pair) -> tuple[list[Participation], list[Event]]:
    """The newest events of both, and what each of the two was in them."""
    met = [gathering.event for gathering in _met(found, pair)]
    newest = event_lines(Event.objects.published().filter(pk__in=met)).newest_first()
    events = list(newest[:MOST_LISTED])
    sound = [
        pk
        for gathering in found.gatherings
        for actor, pk in gathering.participations
        if actor in pair
    ]
    held = Participation.objects.filter(pk__in=sound, event__in=[e.pk for e in events])
    return list(held.select_related("actor", "event")), events


def _quotes(ties: list[Tie]) -> list[Quote]:
    said = {tie.entry[1] for tie in ties if tie.kind.directed}
    quotes = quote_cards(Quote.objects.published().filter(pk__in=said))
    return list(quotes.newest_first()[:MOST_LISTED])


def _affiliations(ties: list[Tie]) -> list[Affiliation]:
    found = [tie.part for tie in ties if tie.kind == TieKind.AFFILIATION]
    return list(Affiliation.objects.filter(pk__in=found).select_related("actor", "with_actor"))


def _dossier(held, affiliations, quotes) -> Dossier:
    citations = Citation.objects.filter(
        Q(participation__in=held)
        | Q(affiliation__in=affiliations)
        | Q(quote__in=quotes, statement="speaker")
    )
    return Dossier(citations, [*held, *affiliations, *quotes])


def _meeting(row: Row, held: list[Participation], dossier: Dossier) -> Meeting:
    own = [participation for participation in held if participation.event_id == row.entry.pk]
    return Meeting(row.entry, row, tuple(dossier.show(participation) for participation in own))


def _speech(row: Row, ties: list[Tie], pair: Pair, dossier: Dossier) -> Speech:
    quote = row.entry
    own = [tie for tie in ties if tie.entry == ("quote", quote.pk)]
    how = tuple(tie.kind.label for tie in own)
    return Speech(quote, row, how, pair[own[0].other], dossier.show(quote, "speaker"))


def _role(affiliation: Affiliation, pair: Pair, dossier: Dossier) -> Role:
    return Role(
        pair[affiliation.actor_id],
        dossier.show(affiliation),
        dossier.show(affiliation, "since"),
        dossier.show(affiliation, "until"),
    )
