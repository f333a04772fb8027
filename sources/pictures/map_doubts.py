"""Which events on a map are no plain facts there, and why: the database finds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, CharField, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from sources.choices import NoticeKind, Reality, Stance, Status, Voice
from sources.evidence import Testimony, disagree
from sources.models import Citation, Event
from sources.pages.clashes import incompatible
from sources.pages.named import Asserted, Names
from sources.pages.wording import distinct
from sources.querysets import CitationQuerySet, EventQuerySet
from sources.statements import WHOLE

# Of an event and of its place, by the weightiest voice that supports it; blank where none does.
WHY = {Voice.ATTRIBUTED: "attributed", Voice.OPINION: "opinion", "": "supported by nothing"}
WHY_PLACE = {
    Voice.ATTRIBUTED: "of an attributed place",
    Voice.OPINION: "of a place given as opinion",
    "": "of a place supported by nothing",
}
# What other articles contradict.
CONTESTED = {WHOLE: "contested", "reality": "contested", "place": "of contested place"}
WEIGHT = Case(When(voice=Voice.REPORT, then=0), When(voice=Voice.ATTRIBUTED, then=1), default=2)
LOOKS = distinct(
    (
        *(reality.label for reality in Reality if reality != Reality.HAPPENED),
        CONTESTED[WHOLE],
        *WHY.values(),
        CONTESTED["place"],
        *WHY_PLACE.values(),
    )
)


@dataclass(frozen=True)
class Doubt:
    """Why an event that is put at a place is no plain fact there."""

    place: int
    looks: tuple[str, ...]


def doubts(events: EventQuerySet) -> list[Doubt]:
    """Of events that are put at places: neither of the two queries brings what is plain."""
    places, looks = {}, {}
    for event, place, why in (*_not_plain(events), *_contested(events)):
        places[event] = place
        looks[event] = (*looks.get(event, ()), *why)
    return [Doubt(place, distinct(looks[event])) for event, place in places.items()]


def _not_plain(events: EventQuerySet) -> Iterator[tuple[int, int, list[str]]]:
    told = events.annotate(
        whole_by=_told_by(WHOLE, OuterRef("title")),
        reality_by=_told_by("reality", OuterRef("reality")),
        place_by=_told_by("place", _place(OuterRef("place"))),
    )
    plain = dict.fromkeys(("whole_by", "reality_by", "place_by"), Voice.REPORT)
    rows = told.exclude(reality=Reality.HAPPENED, **plain)
    for event, place, reality, whole, real, where in rows.values_list(
        "pk", "place", "reality", *plain
    ):
        unreal = "" if reality == Reality.HAPPENED else Reality(reality).label
        # What is said of the whole already is not said again of its place.
        of_place = "" if where == whole else WHY_PLACE.get(where, "")
        yield event, place, [unreal, WHY.get(whole, ""), WHY.get(real, ""), of_place]


def _told_by(statement: str, value) -> Coalesce:
    """The weightiest voice of what supports a value; blank where nothing does."""
    supporting = _standing().filter(event=OuterRef("pk"), statement=statement, value=value)
    voices = supporting.filter(stance=Stance.SUPPORTS).order_by(WEIGHT).values("voice")
    return Coalesce(Subquery(voices[:1]), Value(""))


def _contested(events: EventQuerySet) -> Iterator[tuple[int, int, list[str]]]:
    ours = Case(
        When(statement="place", then=_place(F("event__place"))),
        When(statement="reality", then=F("event__reality")),
        default=F("value"),
        output_field=TextField(),
    )
    others = list(
        _standing()
        .filter(event__in=events.values("pk"), statement__in=CONTESTED)
        .annotate(ours=ours)
        .exclude(stance=Stance.SUPPORTS, value=F("ours"))
        .values_list("event", "event__place", "statement", "ours", "value", "stance")
    )
    clashes = _clashes(others)
    for event, place, statement, ours, value, stance in others:
        said = Testimony(value, article=None, outlet=None, origin=None, stance=stance)
        if disagree(ours, [said], clashes[statement]).contested:
            yield event, place, [CONTESTED[statement]]


def _clashes(others) -> dict:
    statements = {name: Event.statement_named(name) for name in CONTESTED}
    names = Names(
        Asserted("event", statements[name], value)
        for _, _, name, *values, _ in others
        for value in values
    )
    return {name: incompatible(statement, names) for name, statement in statements.items()}


def _standing() -> CitationQuerySet:
    """Citations of articles that readers see, and that no publisher has retracted."""
    source = "excerpt__snapshot__source"
    shown = Citation.objects.filter(**{f"{source}__status": Status.PUBLISHED})
    return shown.exclude(**{f"{source}__notices__kind": NoticeKind.RETRACTED})


def _place(number) -> Concat:
    return Concat(Value("place:"), Cast(number, CharField()))
