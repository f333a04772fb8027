"""What is there already and may be the same as what is being entered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Prefetch, QuerySet, Value, When
from rapidfuzz import fuzz

from sources.anchoring.folding import fold_tightly
from sources.choices import Status
from sources.desk.cited import Cited
from sources.desk.selected import Selected
from sources.models import Actor, ActorName, Affiliation, Citation, Event, Quote
from sources.suggest.keys import tokens

MOST_ACTORS = 5
MOST_QUOTES = 3
NEARLY = 72
# Of one speaker, or with the same words.
CANDIDATES = 200
# Older quotes are compared where they are of this article or this speaker.
NEWEST = 50_000
TELLING_WORDS = 5


@dataclass(frozen=True)
class PrintedName:
    name: str
    where: str


@dataclass(frozen=True)
class Known:
    """What is known of an actor, so that an editor can tell whether it is the same."""

    actor: Actor
    names: tuple[PrintedName, ...]
    affiliations: tuple[str, ...]
    entries: int
    why: str
    bears_it: bool


@dataclass(frozen=True)
class LikeQuote:
    """`same`: its very words are of this article, so that most likely it is the quote itself."""

    quote: Quote
    score: int
    here: bool
    same: bool


def likely_same(selected: Selected, names: Iterable[str]) -> dict[str, list[Known]]:
    """For each name, the actors that may bear it, the likeliest first."""
    found = {name: selected.likenesses.of(name)[:MOST_ACTORS] for name in names}
    rows = _rows({likeness.id for likely in found.values() for likeness in likely})
    return {
        name: [_known(rows[likeness.id], likeness.why, name) for likeness in likely]
        for name, likely in found.items()
    }


def _rows(pks: set[int]) -> dict[int, Actor]:
    """With their names, where these are printed, and their affiliations."""
    if not pks:
        return {}
    cited = Citation.objects.select_related("excerpt__snapshot__source").defer(
        "excerpt__snapshot__text"
    )
    names = ActorName.objects.prefetch_related(Prefetch("own_citations", cited))
    affiliations = Affiliation.objects.select_related("with_actor")
    rows = Actor.objects.prefetch_related(
        Prefetch("names", names), Prefetch("affiliations", affiliations)
    ).annotate(
        quote_count=Count("quotes", distinct=True),
        event_count=Count("participations__event", distinct=True),
    )
    return rows.in_bulk(pks)


def _known(actor: Actor, why: str, name: str) -> Known:
    printed = tuple(PrintedName(n.name, _where(n)) for n in actor.names.all())
    borne = {plain(actor.name), *(plain(one.name) for one in printed)}
    return Known(
        actor=actor,
        names=printed,
        affiliations=tuple(str(affiliation) for affiliation in actor.affiliations.all()),
        entries=actor.quote_count + actor.event_count,
        why=why,
        bears_it=plain(name) in borne,
    )


def _where(name: ActorName) -> str:
    sources = dict.fromkeys(citation.source.headline for citation in name.own_citations.all())
    return "; ".join(sources)


def plain(words: str) -> str:
    """As words are compared here: folded, without case and accents."""
    return " ".join(token.key for token in tokens(fold_tightly(words).text))


def like_quotes(selected: Selected, words: str, speaker: Actor | None) -> list[LikeQuote]:
    """Quotes of nearly the same words: of this article, of this speaker, or with telling words."""
    sought = plain(words)
    if not sought:
        return []
    here = _quotes_here(selected)
    rows = Quote.objects.exclude(status=Status.RETRACTED).select_related("speaker")
    found = {}
    for candidates in _candidates(rows, here, speaker, words):
        for quote in candidates:
            own = plain(quote.text)
            if (score := _likeness(sought, own)) >= NEARLY:
                there = quote.pk in here
                found[quote.pk] = LikeQuote(quote, score, there, there and own == sought)
    return sorted(found.values(), key=lambda like: -like.score)[:MOST_QUOTES]


def _candidates(rows: QuerySet, here: set[int], speaker: Actor | None, words: str):
    yield rows.filter(pk__in=here)[:CANDIDATES]
    if speaker is not None and speaker.pk:
        yield rows.filter(speaker=speaker).order_by("-pk")[:CANDIDATES]
    yield _with_telling_words(rows, words)


def _with_telling_words(rows: QuerySet, words: str) -> QuerySet:
    distinct = {word.casefold() for word in re.findall(r"\w+", words)}
    telling = sorted(distinct, key=lambda word: (-len(word), word))[:TELLING_WORDS]
    least = min(2, len(telling))
    newest = Quote.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    held = sum(
        (Case(When(text__icontains=word, then=Value(1)), default=Value(0)) for word in telling),
        Value(0, output_field=IntegerField()),
    )
    recent = rows.filter(pk__gt=newest - NEWEST).annotate(held=held)
    return recent.filter(held__gte=least).order_by("-held", "-pk")[:CANDIDATES]


def events_here(selected: Selected, title: str) -> list[Event]:
    """Events of this title for which this article is cited."""
    sought = plain(title)
    near = selected.nearby.of(Event)
    return [event for event in near if sought and plain(event.title) == sought]


def _likeness(sought: str, other: str) -> int:
    """How alike the words are, from 0 to 100; a part of the words is like the whole of them."""
    if min(len(sought), len(other)) < 25:
        return round(fuzz.ratio(sought, other))
    return round(max(fuzz.token_sort_ratio(sought, other), fuzz.partial_ratio(sought, other)))


def _quotes_here(selected: Selected) -> set[int]:
    rows = Cited(selected.source, selected.snapshot).rows
    return {row.entry for row in rows if row.kind == "quote"}
