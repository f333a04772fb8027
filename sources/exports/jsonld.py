"""What a page is about, for machines: JSON-LD in the vocabulary of schema.org."""

import json
from functools import singledispatch

from django.utils.safestring import SafeString, mark_safe

from sources.choices import ActorKind, EventKind, Manner, NameKind, ParticipationRole, Reality
from sources.exports.describing import describe, reported
from sources.exports.marked import marked_words
from sources.exports.references import excerpt_path
from sources.exports.site import Site
from sources.exports.things import (
    ACTOR_TYPES,
    NO_AGENTS,
    actor,
    agent,
    article,
    articles,
    exact_date,
    identified,
    linked,
    place,
    span,
)
from sources.models import Actor, Event
from sources.pages import ActorPage, EventPage, ExcerptPage, QuotePage, SourcePage

# As in Django's `json_script`; a line separator ends a statement for old readers of scripts.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
# Of what schema.org calls attendance. Nobody attends fighting.
_ATTENDED = {EventKind.TALKS, EventKind.CONFERENCE, EventKind.AGREEMENT}
_CONTRIBUTED = {
    ParticipationRole.MEDIATOR,
    ParticipationRole.HOST,
    ParticipationRole.SIGNATORY,
}


def script(data: dict) -> SafeString:
    """A data block, which no browser runs and nothing in the data can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@singledispatch
def main_entity(page, site: Site) -> dict:
    raise TypeError(f"A {type(page).__name__} is about nothing.")


@main_entity.register
def _event(page: EventPage, site: Site) -> dict:
    address = site.address(page.entry.permalink)
    known = {"name": page.title, "url": address, "description": describe(page)}
    if _unsettled(page):
        known["appearance"] = articles(page.notes, site)
        return identified("Claim", f"{address}#event", **known)
    cancelled = page.entry.reality == Reality.CANCELLED
    return identified(
        "Event",
        f"{address}#event",
        **known,
        **_when_and_where(page, site),
        **_participants(page, site),
        eventStatus="https://schema.org/EventCancelled" if cancelled else "",
        superEvent=next((linked("Event", n, site) for n in _values(page, "part_of")), None),
        subEvent=[linked("Event", p.event, site) for p in page.parts if reported(p.shown)],
        subjectOf=articles(page.notes, site),
    )


@main_entity.register
def _actor(page: ActorPage, site: Site) -> dict:
    entry = page.entry
    names = [p.name.name for p in page.names if p.name.kind != NameKind.MISPRINT]
    wikidata = entry.wikidata_id and f"http://www.wikidata.org/entity/{entry.wikidata_id}"
    return actor(
        entry,
        site,
        alternateName=[name for name in dict.fromkeys(names) if name != entry.name],
        description=describe(page),
        sameAs=wikidata,
        affiliation=_affiliations(page, site),
        subjectOf=articles(page.notes, site),
    )


@main_entity.register
def _quote(page: QuotePage, site: Site) -> dict:
    entry, address = page.entry, site.address(page.entry.permalink)
    uttered = _uttered(page)
    said = [s.claims[0].value for s in page.facts if s.name == "said" and reported(s)]
    spoken = uttered and page.speaker and reported(page.spoken_by)
    return identified(
        "Quotation",
        f"{address}#quote",
        text=_own_words(page),
        url=address,
        description=describe(page),
        inLanguage=page.words.lead.language,
        spokenByCharacter=agent(entry.speaker, site) if spoken else None,
        dateCreated=exact_date(said[0]) if uttered and said else "",
        about=[linked("Thing", named, site) for named in page.about],
        citation=articles(page.notes, site),
    )


@main_entity.register
def _source(page: SourcePage, site: Site) -> dict:
    based = [named for named in (page.translation_of, page.reprint_of) if named and named.url]
    return article(
        page.source,
        site,
        isBasedOn=[linked("CreativeWork", named, site) for named in based],
        subjectOf=[linked("CreativeWork", one.article, site) for one in page.relaying],
    )


@main_entity.register
def _excerpt(page: ExcerptPage, site: Site) -> dict:
    address = site.address(excerpt_path(page.source, page.excerpt))
    return identified(
        "Quotation",
        f"{address}#excerpt",
        text=page.excerpt.exact,
        url=address,
        inLanguage=page.source.language,
        isPartOf=article(page.source, site),
    )


def _unsettled(page: EventPage) -> bool:
    """Whether it is only said that there was such an event, or that there was is denied."""
    told = [page.existence, *(shown for shown in page.facts if shown.name == "reality")]
    claimed = page.entry.reality in (Reality.ALLEGED, Reality.DENIED)
    return claimed or not all(map(reported, told))


def _uttered(page: QuotePage) -> bool:
    """Whether the outlets vouch for it that this was said, and none says otherwise."""
    denied = page.words.contradictions or page.existence.contested
    return not denied and not page.words.lead.support.reservation


def _own_words(page: QuotePage) -> str:
    """The speaker's own: the sentence of an indirect quote is the article's."""
    words, manner = page.words.lead.words, page.entry.manner
    if manner == Manner.INDIRECT:
        return ""
    return marked_words(words) if manner == Manner.PARTIAL else words


def _when_and_where(page: EventPage, site: Site) -> dict:
    facts = {shown.name for shown in page.facts if reported(shown)}
    start, end = span(page.entry.occurred) if "occurred" in facts else ("", "")
    where = place(page.entry.place, site) if "place" in facts else None
    return {"startDate": start, "endDate": end, "location": where}


def _values(page, name: str):
    return [s.claims[0].named for s in page.facts if s.name == name and reported(s)]


def _participants(page: EventPage, site: Site) -> dict:
    """Actors by what schema.org can say of them; whoever is left is what the event was about."""
    found = {"organizer": {}, "attendee": {}, "contributor": {}, "about": {}}
    shown = [participant.shown for role in page.roles for participant in role.participants]
    told = {one.claims[0].value for one in shown if reported(one)}
    participations = page.entry.participations.filter(actor__in=Actor.objects.published())
    for participation in participations.select_related("actor"):
        record = participation.actor
        if participation.whole_value() in told:
            found[_part(page.entry, participation.role, record)][record.pk] = actor(record, site)
    active = found["organizer"] | found["attendee"] | found["contributor"]
    found["about"] = {pk: one for pk, one in found["about"].items() if pk not in active}
    return {name: list(actors.values()) for name, actors in found.items()}


def _part(event: Event, role: str, record: Actor) -> str:
    happened = event.reality == Reality.HAPPENED
    if not happened or ACTOR_TYPES[ActorKind(record.kind)] in NO_AGENTS:
        return "about"
    if role == ParticipationRole.ORGANISER:
        return "organizer"
    if role in _CONTRIBUTED:
        return "contributor"
    attended = role == ParticipationRole.PARTICIPANT and event.kind in _ATTENDED
    return "attendee" if attended else "about"


def _affiliations(page: ActorPage, site: Site) -> list[dict]:
    """Of a person with bodies, as far as no end of it is known."""
    if page.entry.kind != ActorKind.PERSON:
        return []
    bodies = {
        tie.affiliation.with_actor.pk: tie.affiliation.with_actor
        for tie in page.affiliations
        if reported(tie.whole) and not tie.affiliation.until
    }
    agents = [agent(body, site) for body in bodies.values()]
    return [one for one in agents if one and one["@type"] != "Person"]
