"""Rows of the lists: each entry beside the excerpts that what the row says of it rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from sources.choices import Reality, Stance, Status
from sources.evidence import disagree
from sources.models import Actor, Citation, Entry, Event, Quote, Source
from sources.pages.clashes import incompatible
from sources.pages.leading import Lead, leading
from sources.pages.named import Asserted, Names
from sources.pages.testimony import Support, originals, support, testimony
from sources.pages.wording import distinct, shortened
from sources.statements import WHOLE, Kind, Statement

MOST_EXCERPTS = 2
LONGEST = 160

EVENT_FACTS = (WHOLE, "reality", "occurred", "place")
# Asked for with the places of events, so that a page without any asks no fewer queries.
NOWHERE = "place:0"
QUOTE_FACTS = ("words", "speaker", "said", "medium", "ascribed_to")


@dataclass(frozen=True)
class Fact:
    """One value that a row shows, and what its excerpts are said to support."""

    target: tuple[str, int]
    statement: Statement
    value: str
    label: str

    @property
    def goes_without_saying(self) -> bool:
        """That it happened is said by the title of an event."""
        return self.statement.name == "reality" and self.value == Reality.HAPPENED

    @property
    def is_existence(self) -> bool:
        return self.statement.kind in (Kind.WHOLE, Kind.WORDS)

    def is_what(self, citation: Citation) -> bool:
        """Whether the citation says just this; each rendering speaks for a quote's words."""
        rendering = self.target[0] == "quote" and self.statement.kind is Kind.WORDS
        return citation.stance == Stance.SUPPORTS and (rendering or citation.value == self.value)


@dataclass(frozen=True)
class Passage:
    """An excerpt by its number, shortened, and the facts that it supports."""

    words: str
    source: Source
    excerpt: int
    supports: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """An article that a row rests on, by these passages of it."""

    source: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Row:
    """`more` counts the excerpts that the page of the entry shows beyond these for the same.

    `reservations` are facts that are less sure than the whole, and why. `lead` has the words of a
    quote.
    """

    entry: Entry
    grounds: tuple[Ground, ...]
    more: int
    support: Support
    contested: tuple[str, ...]
    reservations: tuple[tuple[str, str], ...] = ()
    lead: Lead | None = None

    @property
    def reserved(self) -> bool:
        """Whether anything that the row says is less than a plain fact."""
        return bool(self.contested or self.reservations or self.support.caveat)


def event_rows(events: Iterable[Event]) -> list[Row]:
    events = list(events)
    facts = {event: _facts(event, EVENT_FACTS) for event in events}
    return _rows(facts, Citation.objects.filter(_of_events(events)), always=(NOWHERE,))


def quote_rows(quotes: Iterable[Quote]) -> list[Row]:
    quotes = list(quotes)
    facts = {quote: _facts(quote, QUOTE_FACTS) for quote in quotes}
    return _rows(facts, Citation.objects.filter(_of_quotes(quotes)))


def rows_by_entry(events: Iterable[Event], quotes: Iterable[Quote]) -> dict[Entry, Row]:
    """For what stands beside another entry: both kinds, with the queries of one."""
    events, quotes = list(events), list(quotes)
    facts = {event: _facts(event, EVENT_FACTS) for event in events}
    facts |= {quote: _facts(quote, QUOTE_FACTS) for quote in quotes}
    cited = Citation.objects.filter(_of_events(events) | _of_quotes(quotes))
    return {row.entry: row for row in _rows(facts, cited, always=(NOWHERE,))}


def actor_rows(actors: Iterable[Actor]) -> list[Row]:
    actors = list(actors)
    cited = Citation.objects.filter(actor__in=actors, statement="description")
    cited |= Citation.objects.filter(actor_name__actor__in=actors)
    return _rows({actor: _actor_facts(actor) for actor in actors}, cited)


def _of_events(events: list[Event]) -> Q:
    return Q(event__in=events, statement__in=EVENT_FACTS)


def _of_quotes(quotes: list[Quote]) -> Q:
    return Q(quote__in=quotes, statement__in=QUOTE_FACTS)


def _actor_facts(actor: Actor) -> list[Fact]:
    names = [fact for name in actor.names.all() for fact in _facts(name, (WHOLE,))]
    return names + _facts(actor, ("description",))


def _facts(target, names: tuple[str, ...]) -> list[Fact]:
    statements = [target.statement_named(name) for name in names]
    return [
        Fact(target.key, statement, value, label_of(target, statement))
        for statement in statements
        for value in statement.values(target)
    ]


def label_of(target, statement: Statement) -> str:
    return f"“{target.get_reality_display()}”" if statement.name == "reality" else statement.label


def _rows(facts: dict[Entry, list[Fact]], citations, always=()) -> list[Row]:
    found = [c for c in citations.with_article().in_order() if _stands(c.source)]
    first = originals(s for c in found for s in (c.source, c.relays) if s is not None)
    places = [c.value for c in found if c.statement == "place"] + list(always)
    names = Names(Asserted("event", Event.statement_named("place"), value) for value in places)
    about = defaultdict(list)
    for citation in found:
        about[citation.target_key, citation.statement].append(citation)
    return [_row(entry, of_entry, about, first, names) for entry, of_entry in facts.items()]


def _stands(source: Source) -> bool:
    return source.status == Status.PUBLISHED and not source.supports_nothing


def _row(entry: Entry, facts: list[Fact], about, first, names: Names) -> Row:
    speaking = {
        fact: [c for c in about[fact.target, fact.statement.name] if fact.is_what(c)]
        for fact in facts
    }
    contested = [f for f in facts if _contested(f, about[f.target, f.statement.name], first, names)]
    existence = [fact for fact in facts if fact.is_existence]
    said = [citation for fact in existence for citation in speaking[fact]]
    lead = leading(entry, said, first) if isinstance(entry, Quote) else None
    whole = lead.support if lead else support(said, first, preview=False)
    printed = [fact.value for fact in existence] if isinstance(entry, Actor) else []
    passages, more = _passages(speaking, lead, printed)
    return Row(
        entry=entry,
        grounds=_by_article(passages),
        more=more,
        support=whole,
        contested=distinct(fact.label for fact in contested),
        reservations=_reservations(speaking, whole, first),
        lead=lead,
    )


def _passages(speaking, lead: Lead | None, keep: list[str]) -> tuple[list[Passage], int]:
    """Those shown, and how many others there are."""
    shown = {fact: cited for fact, cited in speaking.items() if not fact.goes_without_saying}
    every = {c.excerpt_id for citations in shown.values() for c in citations}
    if lead:
        # Beside the words stands a passage that prints just these.
        shown |= {fact: list(lead.printed) for fact in shown if fact.is_existence}
    passages = _covering(shown, keep)
    return passages, len(every) - len(passages)


def _reservations(speaking: dict[Fact, list[Citation]], whole: Support, first):
    """What is said of the whole already is not said again."""
    found = (
        (fact.label, support(cited, first, preview=False).beyond(whole))
        for fact, cited in speaking.items()
        if not fact.is_existence
    )
    return distinct((label, why) for label, why in found if why)


def _contested(fact: Fact, citations: list[Citation], first, names: Names) -> bool:
    others = [testimony(c, first) for c in citations if not fact.is_what(c)]
    return disagree(fact.value, others, incompatible(fact.statement, names)).contested


def _by_article(passages: list[Passage]) -> tuple[Ground, ...]:
    found = defaultdict(list)
    for passage in passages:
        found[passage.source].append(passage)
    return tuple(Ground(source, tuple(alike)) for source, alike in found.items())


def _covering(speaking: dict[Fact, list[Citation]], keep: list[str]) -> list[Passage]:
    """The fewest excerpts that support all facts: first what bears the first and most others."""
    by_excerpt = defaultdict(dict)
    for fact, citations in speaking.items():
        for citation in citations:
            by_excerpt[citation.excerpt_id][fact] = citation
    passages, left = [], [fact for fact, citations in speaking.items() if citations]
    while left and len(passages) < MOST_EXCERPTS:
        bearing = [cited for cited in by_excerpt.values() if left[0] in cited]
        widest = max(bearing, key=lambda cited: sum(fact in cited for fact in left))
        left = [fact for fact in left if fact not in widest]
        passages.append(_passage(widest, keep))
    return passages


def _passage(cited: dict[Fact, Citation], keep: list[str]) -> Passage:
    excerpt = next(iter(cited.values())).excerpt
    return Passage(
        words=shortened(excerpt.exact, LONGEST, keep),
        source=excerpt.snapshot.source,
        excerpt=excerpt.pk,
        supports=distinct(_supports(fact, citation) for fact, citation in cited.items()),
    )


def _supports(fact: Fact, citation: Citation) -> str:
    return f"{fact.label} (inferred by us)" if citation.directness == "inferred" else fact.label
