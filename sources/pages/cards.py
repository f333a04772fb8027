"""An entry in a few lines, wherever it stands alone: feeds, embedded cards, pictures.

Whatever may be said of it only with a reservation carries that reservation with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, prefetch_related_objects

from sources.evidence import count
from sources.models import Actor, Citation, Correction, Entry, Event, Quote
from sources.pages.card_lines import Cited, Line, cited, is_reserved, lines_of, standing
from sources.pages.dossier import Dossier, Shown
from sources.pages.leading import Lead
from sources.pages.named import title_line
from sources.pages.testimony import Support

MOST_EXCERPTS, MOST_AGAINST = 3, 2
LONGEST_HEADING = 120
MODELS = {"actor": Actor, "event": Event, "quote": Quote}
# What their statements are made of.
NAMED_BY = {
    Event: ("place", "part_of"),
    Quote: ("speaker", "ascribed_to", "occasion"),
}


@dataclass(frozen=True)
class Card:
    """`title` is a quote's words, an event's title line, an actor's name; `who` said a quote.

    `contested` names the statements that are; `more` counts the excerpts that are not shown.
    """

    entry: Entry
    kind: str
    title: str
    who: str
    lines: tuple[Line, ...]
    support: Support
    contested: tuple[str, ...]
    excerpts: tuple[Cited, ...]
    more: int
    corrected: date | None
    lead: Lead | None = None

    @property
    def url(self) -> str:
        return self.entry.get_absolute_url()

    @property
    def language(self) -> str:
        return self.lead.language if self.lead else ""

    @property
    def supported(self) -> str:
        """How well, in words: voices, and on whose authority."""
        inferred = "inferred by us" if self.support.inferred else ""
        several = self.lead is not None and self.lead.wordings > 1
        wordings = f"in {count(self.lead.wordings, 'wording')}" if several else ""
        found = (self.support.voices, self.support.authority, inferred, wordings)
        return "; ".join(one for one in found if one)

    @property
    def heading(self) -> str:
        """One line that claims no more than the card does."""
        contested = f"contested: {', '.join(self.contested)}" if self.contested else ""
        told = "; ".join(one for one in (self.support.reservation, contested) if one)
        reserved = f" ({told})" if told else ""
        if self.lead is None:
            return f"{self.title}{reserved}"
        return f"{self.who}{reserved}: {self.lead.cut(LONGEST_HEADING)}"


def card(entry: Entry) -> Card:
    return cards([entry])[0]


def cards(entries: Iterable[Entry]) -> list[Card]:
    """In the order of the entries, with a number of queries that does not depend on theirs."""
    entries = list(entries)
    prefetch_related_objects([e for e in entries if isinstance(e, Actor)], "names")
    for model, related in NAMED_BY.items():
        prefetch_related_objects([e for e in entries if isinstance(e, model)], *related)
    names = [name for e in entries if isinstance(e, Actor) for name in e.names.all()]
    dossier = Dossier(_citations(entries), [*entries, *names])
    corrected = _corrected(entries)
    return [_BUILDERS[type(e)](e, dossier, corrected.get(e.key)) for e in entries]


def _event(event: Event, dossier: Dossier, corrected) -> Card:
    existence, reality = dossier.show(event), dossier.show(event, "reality")
    told = [dossier.show(event, name) for name in ("occurred", "place", "summary")]
    shown = [existence, reality, *filter(None, told)]
    return _card(
        event,
        title=title_line(event),
        lines=[s for s in shown[1:] if s is not reality or s.contested],
        support=_weaker(existence, reality),
        contested=shown,
        marks=[mark for s in shown for claim in s.claims for mark in claim.marks],
        corrected=corrected,
    )


def _quote(quote: Quote, dossier: Dossier, corrected) -> Card:
    words, speaker = dossier.renderings(quote), dossier.show(quote, "speaker")
    lead = words.lead
    view = dossier.show(quote, "ascribed_to")
    told = [dossier.show(quote, name) for name in ("said", "medium", "occasion")]
    reserved = [s for s in (speaker, view) if s and (s.contested or is_reserved(s))]
    led_first = sorted(words.renderings, key=lambda rendering: rendering.words != lead.words)
    return _card(
        quote,
        title=lead.shown,
        who=_who(quote, speaker, dossier),
        lines=[*reserved, *filter(None, told)],
        support=lead.support,
        contested=[speaker, *filter(None, [view, *told])],
        denied=words.contradictions,
        marks=[mark for rendering in led_first for mark in rendering.marks],
        corrected=corrected,
        lead=lead,
    )


def _actor(actor: Actor, dossier: Dossier, corrected) -> Card:
    names = [dossier.show(name) for name in actor.names.all()]
    description = dossier.show(actor, "description")
    shown = [*filter(None, [description]), *names]
    marked = [dossier.show(actor), *shown]
    return _card(
        actor,
        title=actor.name,
        lines=[s for s in shown if s is description or s.claims[0].named.words != actor.name],
        support=shown[0].claims[0].support,
        contested=marked,
        marks=[mark for s in marked for claim in s.claims for mark in claim.marks],
        corrected=corrected,
    )


_BUILDERS = {Event: _event, Quote: _quote, Actor: _actor}


def _card(entry, *, lines, contested, marks, denied=(), who="", **given) -> Card:
    """`denied` are the sides that contradict a quote's words; `contested` may be so or not."""
    notes = standing(marks)
    sides = [*denied, *(side for shown in contested for side in shown.contradictions)]
    against = standing(mark for side in sides for mark in side.marks)
    shown = [
        *(cited(note, against=False) for note in notes[:MOST_EXCERPTS]),
        *(cited(note, against=True) for note in against[:MOST_AGAINST]),
    ]
    return Card(
        entry=entry,
        kind=entry._meta.model_name,
        who=who,
        lines=tuple(line for shown in lines for line in lines_of(shown)),
        contested=_labels(denied, contested),
        excerpts=tuple(shown),
        more=len(notes) + len(against) - len(shown),
        **given,
    )


def _labels(denied, contested: Iterable[Shown]) -> tuple[str, ...]:
    labels = [*(["words"] if denied else []), *(s.label for s in contested if s.contested)]
    return tuple(dict.fromkeys(labels))


def _citations(entries: list[Entry]):
    """Citations of the entries themselves, and of the names of actors."""
    condition = Q(pk__in=[])
    for name, model in MODELS.items():
        if numbers := [e.pk for e in entries if isinstance(e, model)]:
            condition |= Q(**{f"{name}__in": numbers})
            if model is Actor:
                condition |= Q(actor_name__actor__in=numbers)
    return Citation.objects.filter(condition)


def _corrected(entries: list[Entry]) -> dict[tuple[str, int], date]:
    """The day of each entry's last correction."""
    condition = Q(pk__in=[])
    for name, model in MODELS.items():
        condition |= Q(**{f"{name}__in": [e.pk for e in entries if isinstance(e, model)]})
    found = Correction.objects.filter(condition).order_by("date", "pk")
    return {
        (name, pk): correction.date
        for correction in found
        for name in MODELS
        if (pk := getattr(correction, f"{name}_id"))
    }


def _who(quote: Quote, speaker: Shown, dossier: Dossier) -> str:
    if speaker.contested:
        said_by = (side.named.words for side in speaker.contradictions if side.named)
        others = " or ".join([speaker.claims[0].named.words, *said_by])
        who = f"Who said this is contested ({others})"
    elif quote.speaker_id:
        who = speaker.claims[0].named.words
    else:
        who = f"Speaker not named (printed: “{quote.speaker_as_printed}”)"
    if quote.ascribed_to_id:
        who += f", on what is claimed to be the view of {dossier.names.of(quote.ascribed_to).words}"
    return f"{who}, as the article puts it" if quote.manner == "indirect" else who


def _weaker(existence: Shown, reality: Shown) -> Support:
    """What supports an event: where outlets vouch for the title alone, that is said of it."""
    found = [shown.claims[0].support for shown in (existence, reality)]
    return next((support for support in found if support.reservation), found[0])
