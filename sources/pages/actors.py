from dataclasses import dataclass

from sources.models import Actor, ActorName, Affiliation, Citation, Correction, Event
from sources.pages.dossier import Dossier, Shown
from sources.pages.named import Named, named
from sources.pages.notes import Note
from sources.pages.related import Related, event_lines, newest, quotes_of


@dataclass(frozen=True)
class PrintedName:
    name: ActorName
    shown: Shown


@dataclass(frozen=True)
class Tie:
    """An affiliation seen from one of its two ends: `other` is the actor at the other end."""

    affiliation: Affiliation
    other: Named
    whole: Shown
    since: Shown | None
    until: Shown | None


@dataclass(frozen=True)
class ActorPage:
    entry: Actor
    title: str
    preview: bool
    existence: Shown
    description: Shown | None
    names: tuple[PrintedName, ...]
    affiliations: tuple[Tie, ...]
    affiliates: tuple[Tie, ...]
    said: Related
    ascribed: Related
    about: Related
    events: Related
    corrections: list[Correction]
    notes: list[Note]


def actor_page(actor: Actor, *, preview: bool = False) -> ActorPage:
    names = list(actor.names.all())
    affiliations = list(actor.affiliations.select_related("with_actor"))
    affiliates = _affiliates(actor)
    citations = Citation.objects.about(actor) | Citation.objects.filter(affiliation__in=affiliates)
    targets = [actor, *names, *affiliations, *affiliates]
    dossier = Dossier(citations, targets, preview=preview)
    events = event_lines(Event.objects.published()).involving(actor)
    said, ascribed, about = quotes_of(actor)
    return ActorPage(
        entry=actor,
        title=actor.name,
        preview=preview,
        existence=dossier.show(actor),
        description=dossier.show(actor, "description"),
        names=tuple(PrintedName(name, dossier.show(name)) for name in names),
        affiliations=tuple(
            _tie(tie, dossier.names.of(tie.with_actor), dossier) for tie in affiliations
        ),
        affiliates=tuple(_tie(tie, named(tie.actor), dossier) for tie in affiliates),
        said=said,
        ascribed=ascribed,
        about=about,
        events=newest(events),
        corrections=list(actor.corrections.all()),
        notes=dossier.notes,
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
