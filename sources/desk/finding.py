"""Records found by typing: those that the article has something to do with come first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet

from sources import dates
from sources.choices import Status
from sources.desk.cited import Cited
from sources.desk.gathering import MODELS
from sources.filters import LONGEST_TEXT, MOST_WORDS, containing
from sources.models import Actor, ActorName, Entry, Event, Place, Quote, Source

MOST = 12
ALONG = {"quote": ("speaker",), "event": ("place",), "actor": ()}


@dataclass(frozen=True)
class Hit:
    """`here`: this article is cited for it. `printed`: names under which it was sought."""

    record: Entry | Place | Source
    kind: str
    about: str
    here: bool = False
    printed: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        return f"{self.kind}:{self.record.pk}"

    @property
    def status(self) -> str:
        return getattr(self.record, "status", Status.PUBLISHED)


def found(source: Source, typed: str, *, near: int = 0, kind: str = "") -> list[Hit]:
    """At most `MOST`: what is called so, then those of the article, the nearest to `near` first."""
    words = typed[:LONGEST_TEXT].split(maxsplit=MOST_WORDS - 1)
    if kind in OTHERS:
        rows = _holding(OTHERS[kind].objects.order_by("-pk"), words, IN[kind])
        return [_other(kind, record) for record in rows[:MOST]]
    kinds = [kind] if kind in MODELS else list(MODELS)
    distances = _distances(source, near)
    here = [e for kind in kinds for e in _of_article(kind, words, distances)]
    here.sort(key=lambda entry: (distances[entry.key], entry.key))
    others = (e for kind in kinds for e in _others(kind, words, distances))
    entries = list(islice((*here, *_taking_turns(others)), MOST))
    entries.sort(key=lambda entry: str(entry).casefold() != typed.strip().casefold())
    printed = _printed([e for e in entries if isinstance(e, Actor)], words)
    return [
        Hit(entry, entry.key[0], about(entry), entry.key in distances, printed.get(entry.key, ()))
        for entry in entries
    ]


def about(entry: Entry) -> str:
    """What tells an entry from others with a like title."""
    if isinstance(entry, Quote):
        return str(entry.speaker or entry.speaker_as_printed)
    if isinstance(entry, Event):
        date = dates.parse(entry.occurred).words if entry.occurred else "no date"
        return f"{date}, {entry.place}" if entry.place else date
    return entry.get_kind_display()


def _distances(source: Source, near: int) -> dict[tuple[str, int], int]:
    """How far from an offset the closest excerpt of each entry stands that cites the article."""
    snapshot = source.current_snapshot
    tallies = Cited(source, snapshot).tallies() if snapshot else {}
    return {
        key: min((_distance(span, near) for span in tally.excerpts.values() if span), default=near)
        for key, tally in tallies.items()
    }


def _distance(span, near: int) -> int:
    return max(span.start - near, near - span.end, 0)


def _of_article(kind: str, words: list[str], keys: Iterable) -> Iterable[Entry]:
    return _rows(kind, words).filter(pk__in=[pk for model, pk in keys if model == kind])


def _others(kind: str, words: list[str], keys: Iterable) -> list[Entry]:
    rows = _rows(kind, words).exclude(pk__in=[pk for model, pk in keys if model == kind])
    return list(rows.order_by("-pk")[:MOST])


def _taking_turns(entries: Iterable[Entry]) -> list[Entry]:
    """The newest of each kind, then the second of each: no kind crowds out the others."""
    places: dict[str, int] = {}
    ranked = []
    for entry in entries:
        kind = entry.key[0]
        ranked.append((places.setdefault(kind, 0), entry))
        places[kind] += 1
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rows(kind: str, words: list[str]) -> QuerySet:
    rows = MODELS[kind].objects.exclude(status=Status.RETRACTED).select_related(*ALONG[kind])
    return _holding(rows, words, IN[kind])


def _holding(rows: QuerySet, words: list[str], held: Callable[[str], Q]) -> QuerySet:
    for word in words:
        rows = rows.filter(held(word))
    return rows


def _in_quote(word: str) -> Q:
    names = ActorName.objects.filter(containing(word, "name"))
    speakers = containing(word, "speaker_as_printed", "speaker__name")
    return containing(word, "text") | speakers | Q(speaker__in=names.values("actor"))


def _in_event(word: str) -> Q:
    return containing(word, "title", "summary", "occurred_words", "place__name")


def _in_actor(word: str) -> Q:
    names = ActorName.objects.filter(containing(word, "name"))
    return containing(word, "name") | Q(pk__in=names.values("actor"))


def _in_place(word: str) -> Q:
    return containing(word, "name", "country")


def _in_source(word: str) -> Q:
    return containing(word, "headline", "byline", "outlet__name")


OTHERS = {"place": Place, "source": Source}
IN = {
    "quote": _in_quote,
    "event": _in_event,
    "actor": _in_actor,
    "place": _in_place,
    "source": _in_source,
}


def _printed(actors: list[Actor], words: list[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The names by which an actor was found whose heading does not hold the words."""
    sought = [word.casefold() for word in words]
    told: dict[tuple[str, int], tuple[str, ...]] = {}
    by_number = {actor.pk: actor for actor in actors}
    for pk, name in ActorName.objects.filter(actor__in=actors).values_list("actor", "name"):
        actor = by_number[pk]
        hidden = [word for word in sought if word not in actor.name.casefold()]
        if any(word in name.casefold() for word in hidden):
            told[actor.key] = (*told.get(actor.key, ()), name)
    return told


def _other(kind: str, record: Place | Source) -> Hit:
    told = record.published_words if kind == "source" else record.get_precision_display()
    return Hit(record, kind, told)
