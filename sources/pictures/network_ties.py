"""What ties actors to each other: cited facts of published entries, read in bulk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, TextChoices, Value
from django.db.models.functions import Coalesce

from sources.choices import NoticeKind, Reality
from sources.models import (
    Actor,
    Affiliation,
    Citation,
    Event,
    Participation,
    Quote,
    Source,
    SourceNotice,
)
from sources.pictures.network_grounds import Grounds

# Of events, of quotes and of affiliations: the newest are read, and readers are told.
MOST_READ = 2_000
EXPECTED = (Reality.ANNOUNCED, Reality.ALLEGED)
TYING = (Reality.HAPPENED, *EXPECTED)


class TieKind(TextChoices):
    EVENT = "event", "in the same event"
    EXPECTED = "expected", "in the same announced or alleged event"
    ABOUT = "about", "speaks about"
    TO = "to", "speaks to"
    AFFILIATION = "affiliation", "affiliation"

    @property
    def directed(self) -> bool:
        return self in (TieKind.ABOUT, TieKind.TO)


@dataclass(frozen=True)
class Scope:
    """What a reader asks for: ties of a kind, of a period, of one actor or between two."""

    actors: tuple[int, ...] = ()
    kind: str = ""
    since: date | None = None
    until: date | None = None

    def wants(self, *kinds: TieKind) -> bool:
        return not self.kind or self.kind in kinds


@dataclass(frozen=True)
class Gathering:
    """An event with its participations: pairs of an actor's and a participation's number."""

    event: int
    kind: TieKind
    participations: tuple[tuple[int, int], ...]

    @property
    def actors(self) -> list[int]:
        return sorted({actor for actor, _ in self.participations})


@dataclass(frozen=True)
class Tie:
    """From the one who speaks, or is something, to the other. `part` is an affiliation's number."""

    kind: TieKind
    one: int
    other: int
    entry: tuple[str, int]
    part: int = 0


@dataclass(frozen=True)
class Facts:
    """`capped`: there are more events, quotes or affiliations than were read."""

    gatherings: tuple[Gathering, ...]
    ties: tuple[Tie, ...]
    capped: bool


def facts(scope: Scope) -> Facts:
    found = _events(scope), _quotes(scope), _affiliations(scope)
    events, quotes, affiliations = (entries[:MOST_READ] for entries in found)
    taking_part = list(_participations(events))
    targeted = list(_targets(quotes))
    affiliated = list(affiliations.values_list("pk", "actor", "with_actor", "role"))
    grounds = Grounds(_citations(events, quotes, affiliations))
    ties = [*_speech(targeted, grounds, scope), *_affiliation_ties(affiliated, grounds)]
    return Facts(
        gatherings=tuple(_gatherings(taking_part, grounds, scope)),
        ties=tuple(ties),
        capped=_capped(found),
    )


def _events(scope: Scope):
    events = Event.objects.published().filter(reality__in=TYING)
    if not scope.wants(TieKind.EVENT, TieKind.EXPECTED):
        events = events.none()
    if scope.since or scope.until:
        events = events.between(scope.since, scope.until)
    for actor in scope.actors:
        events = events.filter(pk__in=Participation.objects.filter(actor=actor).values("event"))
    return _newest(events, "occurred")


def _quotes(scope: Scope):
    quotes = Quote.objects.published().filter(_published("speaker"))
    if not scope.wants(TieKind.ABOUT, TieKind.TO):
        quotes = quotes.none()
    if scope.since or scope.until:
        quotes = quotes.between(scope.since, scope.until)
    for actor in scope.actors:
        about = Quote.about.through.objects.filter(actor=actor).values("quote")
        to = Quote.addressees.through.objects.filter(actor=actor).values("quote")
        quotes = quotes.filter(Q(speaker=actor) | Q(pk__in=about) | Q(pk__in=to))
    return _newest(quotes, "said")


def _affiliations(scope: Scope):
    found = Affiliation.objects.filter(_published("actor"), _published("with_actor"))
    if not scope.wants(TieKind.AFFILIATION):
        found = found.none()
    if scope.since or scope.until:
        found = found.exclude(since="", until="")
    if scope.since:
        found = found.filter(Q(until_latest__gte=scope.since) | Q(until_latest__isnull=True))
    if scope.until:
        found = found.filter(Q(since_earliest__lte=scope.until) | Q(since_earliest__isnull=True))
    for actor in scope.actors:
        found = found.filter(Q(actor=actor) | Q(with_actor=actor))
    return found.order_by("-pk")


def _newest(entries, field: str):
    """By their own dates alone: to look for other dates costs more than all the rest."""
    own = Coalesce(f"{field}_earliest", f"{field}_latest")
    return entries.order_by(own.desc(nulls_last=True), "-pk")


def _capped(found) -> bool:
    """Whether any of them holds more than is read."""
    beyond = [
        entries.model.objects.filter(pk__in=entries.values("pk")[MOST_READ : MOST_READ + 1])
        .order_by()
        .values_list("pk")
        for entries in found
    ]
    return bool(beyond[0].union(*beyond[1:]))


def _published(actor: str) -> Exists:
    """Asked row by row: lists of events and of actors together send planners astray."""
    return Exists(Actor.objects.published().filter(pk=OuterRef(actor)))


def _participations(events):
    found = Participation.objects.filter(_published("actor"), event__in=events.values("pk"))
    return found.order_by().values_list(
        "pk", "event", "event__title", "event__reality", "actor", "role"
    )


def _targets(quotes):
    """Whom the quotes are about and whom they address: kind, quote, speaker, the other."""
    found = [
        through.objects.filter(_published("actor"), quote__in=quotes.values("pk"))
        .order_by()
        .values_list(Value(kind.value), "quote", "quote__speaker", "actor")
        for kind, through in (
            (TieKind.ABOUT, Quote.about.through),
            (TieKind.TO, Quote.addressees.through),
        )
    ]
    return found[0].union(found[1], all=True)


def _citations(events, quotes, affiliations):
    retracted = SourceNotice.objects.filter(kind=NoticeKind.RETRACTED).values("source")
    articles = Source.objects.published().exclude(pk__in=retracted)
    standing = Citation.objects.filter(excerpt__snapshot__source__in=articles).order_by()
    events, quotes = events.values("pk"), quotes.values("pk")
    found = {
        "event": standing.filter(event__in=events, statement__in=("", "reality")),
        "participation": standing.filter(participation__event__in=events),
        "quote": standing.filter(quote__in=quotes, statement__in=("", "words", "speaker")),
        "affiliation": standing.filter(affiliation__in=affiliations.values("pk"), statement=""),
    }
    rows = [
        citations.values_list(
            Value(target), F(f"{target}_id"), "statement", "value", "stance", "voice"
        )
        for target, citations in found.items()
    ]
    return rows[0].union(*rows[1:], all=True)


def _gatherings(rows, grounds: Grounds, scope: Scope) -> Iterable[Gathering]:
    by_event = defaultdict(list)
    for pk, event, title, reality, actor, role in rows:
        by_event[event, title, reality].append((pk, actor, role))
    for (event, title, reality), found in sorted(by_event.items()):
        kind = TieKind.EVENT if reality == Reality.HAPPENED else TieKind.EXPECTED
        if not scope.wants(kind) or not grounds.event(event, title, reality):
            continue
        sound = [(actor, pk) for pk, actor, role in found if grounds.participation(pk, actor, role)]
        if len({actor for actor, _ in sound}) > 1:
            yield Gathering(event, kind, tuple(sorted(sound)))


def _speech(rows, grounds: Grounds, scope: Scope) -> Iterable[Tie]:
    for kind, quote, speaker, other in sorted(rows):
        if speaker != other and scope.wants(TieKind(kind)) and grounds.quote(quote, speaker):
            yield Tie(TieKind(kind), speaker, other, ("quote", quote))


def _affiliation_ties(rows, grounds: Grounds) -> Iterable[Tie]:
    for pk, actor, other, role in sorted(rows):
        if grounds.affiliation(pk, other, role):
            yield Tie(TieKind.AFFILIATION, actor, other, ("actor", actor), pk)
