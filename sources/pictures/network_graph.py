"""From facts to a graph: pairs of actors, and how many entries tie them in which way."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from sources.pictures.network_ties import Facts, TieKind


@dataclass(frozen=True)
class Strand:
    """Ties of one kind. `forward` of its entries lead from the first actor to the second."""

    kind: TieKind
    count: int
    forward: int
    backward: int


@dataclass(frozen=True)
class Edge:
    """Two actors by number, the lower first; `weight` is the number of entries that tie them."""

    one: int
    other: int
    weight: int
    strands: tuple[Strand, ...]

    def end(self, actor: int) -> int:
        """The other actor."""
        return self.other if actor == self.one else self.one


def strengths(facts: Facts) -> dict[int, int]:
    """How many entries tie each actor to others, the strongest first."""
    entries = defaultdict(set)
    for gathering in facts.gatherings:
        for actor in gathering.actors:
            entries[actor].add(("event", gathering.event))
    for tie in facts.ties:
        entries[tie.one].add(tie.entry)
        entries[tie.other].add(tie.entry)
    ranked = sorted(entries, key=lambda actor: (-len(entries[actor]), actor))
    return {actor: len(entries[actor]) for actor in ranked}


def edges(facts: Facts, among: Collection[int], around: int | None = None) -> list[Edge]:
    """The heaviest first. With `around`, only those that end at that actor."""
    among, found = set(among), defaultdict(lambda: defaultdict(set))
    for gathering in facts.gatherings:
        for pair in _pairs([a for a in gathering.actors if a in among], around):
            found[pair][gathering.kind, 0].add(("event", gathering.event))
    for tie in facts.ties:
        if {tie.one, tie.other} <= among and around in (None, tie.one, tie.other):
            pair, direction = _in_order(tie.one, tie.other), 1 if tie.one < tie.other else -1
            found[pair][tie.kind, direction].add(tie.entry)
    made = [_edge(pair, entries) for pair, entries in found.items()]
    return sorted(made, key=lambda edge: (-edge.weight, edge.one, edge.other))


def _pairs(actors: list[int], around: int | None):
    if around is None:
        return combinations(actors, 2)
    if around not in actors:
        return []
    return [_in_order(around, other) for other in actors if other != around]


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _edge(pair: tuple[int, int], entries) -> Edge:
    strands = tuple(
        Strand(
            kind=kind,
            count=len(set().union(*(entries.get((kind, way), ()) for way in (0, 1, -1)))),
            forward=len(entries.get((kind, 1), ())),
            backward=len(entries.get((kind, -1), ())),
        )
        for kind in TieKind
        if any((kind, way) in entries for way in (0, 1, -1))
    )
    return Edge(*pair, weight=len(set().union(*entries.values())), strands=strands)
