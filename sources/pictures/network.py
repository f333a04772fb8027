"""The network of actors: a picture, and a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from sources.choices import ActorKind
from sources.models import Actor
from sources.pages.named import Named
from sources.pages.paging import page_of
from sources.pictures.network_drawing import (
    NARROW,
    WIDE,
    Drawing,
    Drawn,
    Node,
    around,
    beside,
    whole,
)
from sources.pictures.network_form import Asked
from sources.pictures.network_graph import Edge, Strand, edges, strengths
from sources.pictures.network_shapes import WORDS, shape
from sources.pictures.network_ties import MOST_READ, Facts, TieKind, facts

MOST_DRAWN, MOST_AROUND = 40, 24
ROWS = 50


@dataclass(frozen=True)
class Phrase:
    """In what way, and by how many entries, two actors are tied; who speaks, and of whom."""

    words: str
    count: int
    speaker: str = ""
    other: str = ""

    def __str__(self):
        return f"{self.speaker} {self.words} {self.other}".strip() + f": {self.count}"


@dataclass(frozen=True)
class Row:
    """Around an actor, `actors` is the other one alone."""

    actors: tuple[Named, ...]
    phrases: tuple[Phrase, ...]
    weight: int
    url: str
    title: str


@dataclass(frozen=True)
class Picture:
    """`lines` and `marks` pair what is drawn with its link and its words."""

    name: str
    drawing: Drawing
    lines: tuple[tuple[Row, Drawn], ...]
    marks: tuple[tuple[Named, Node], ...]


@dataclass(frozen=True)
class Sample:
    words: str
    look: str
    shape: str = ""


@dataclass(frozen=True)
class NetworkPage:
    """`rows` is None where there is no such page of them: `page_error` says so."""

    actor: Actor | None
    pictures: tuple[Picture, ...]
    rows: Page | None
    page_error: str
    drawn: int
    left_out: int
    most_read: int
    ties: tuple[Sample, ...]
    kinds: tuple[Sample, ...]
    narrowed: bool
    everything: str


def network_page(asked: Asked) -> NetworkPage:
    found = facts(asked.scope)
    ego = asked.actor.pk if asked.actor else None
    actors, tied, drawn = _chosen(found, ego)
    rows, error = page_of(Paginator(tied, ROWS), asked.page)
    shown = {end for edge in (*drawn, *(rows or ())) for end in (edge.one, edge.other)}
    named = _named(shown | set(actors))
    texts = _Texts(asked, named)
    if rows is not None:
        rows.object_list = [texts.row(edge) for edge in rows.object_list]
    in_picture = [actor for actor in actors if actor in named]
    return NetworkPage(
        actor=asked.actor,
        pictures=_pictures(in_picture, drawn, texts) if drawn else (),
        rows=rows,
        page_error=error,
        drawn=len(drawn) if ego else len(actors),
        left_out=(len(tied) - len(drawn)) if ego else (len(strengths(found)) - len(actors)),
        most_read=MOST_READ if found.capped else 0,
        ties=_tie_samples(drawn),
        kinds=_kind_samples(named[actor][1] for actor in in_picture),
        narrowed=bool(asked.kept),
        everything=asked.url(),
    )


def _chosen(found: Facts, ego: int | None) -> tuple[list[int], list[Edge], list[Edge]]:
    """The actors of the picture, all edges of the table, and those of the picture."""
    strong = list(strengths(found))
    if ego is None:
        actors = strong[:MOST_DRAWN]
        tied = edges(found, actors)
        return actors, tied, tied
    tied = edges(found, strong, around=ego)
    drawn = sorted(tied[:MOST_AROUND], key=_by_kind)
    return [ego, *(edge.end(ego) for edge in drawn)] if tied else [], tied, drawn


def _by_kind(edge: Edge):
    """Like ties stand side by side in a ring."""
    return list(TieKind).index(edge.strands[0].kind), -edge.weight, edge.one, edge.other


def _named(actors: set[int]) -> dict[int, tuple[str, str]]:
    found = Actor.objects.published().filter(pk__in=actors)
    return {pk: (name, kind) for pk, name, kind in found.values_list("pk", "name", "kind")}


class _Texts:
    """Names, words and links of what is drawn and listed."""

    def __init__(self, asked: Asked, named):
        self.asked, self.named = asked, named
        self.ego = asked.actor.pk if asked.actor else None

    def row(self, edge: Edge) -> Row:
        one, other = edge.one, edge.other
        if other == self.ego:
            one, other = other, one
        names = self.named[one][0], self.named[other][0]
        phrases = tuple(p for strand in edge.strands for p in self._phrases(edge, strand))
        said = "; ".join(map(str, phrases))
        return Row(
            actors=tuple(self.linked(end) for end in (one, other) if end != self.ego),
            phrases=phrases,
            weight=edge.weight,
            url=self.asked.url(actor=one, **{"with": other}),
            title=f"{names[0]} and {names[1]} – {said}",
        )

    def linked(self, actor: int) -> Named:
        if actor == self.ego:
            return Named(self.named[actor][0], self.asked.actor.get_absolute_url())
        return Named(self.named[actor][0], self.asked.url(actor=actor))

    def _phrases(self, edge: Edge, strand: Strand):
        one, other = self.named[edge.one][0], self.named[edge.other][0]
        if not strand.kind.directed:
            yield Phrase(strand.kind.label, strand.count)
            return
        for count, speaker, heard in ((strand.forward, one, other), (strand.backward, other, one)):
            if count:
                yield Phrase(strand.kind.label, count, speaker, heard)


def _pictures(actors: list[int], drawn: list[Edge], texts: _Texts) -> tuple[Picture, ...]:
    if texts.ego is None:
        drawings = [whole(actors, drawn, texts.named, width) for width in (WIDE, NARROW)]
    else:
        drawings = [make(texts.ego, drawn, texts.named) for make in (around, beside)]
    return tuple(
        Picture(
            name=name,
            drawing=drawing,
            lines=tuple((texts.row(line.edge), line) for line in drawing.edges),
            marks=tuple((texts.linked(node.actor), node) for node in drawing.nodes),
        )
        for name, drawing in zip(("wide", "narrow"), drawings, strict=True)
    )


def _tie_samples(drawn: Sequence[Edge]) -> tuple[Sample, ...]:
    used = {strand.kind for edge in drawn for strand in edge.strands}
    return tuple(Sample(kind.label, kind.value) for kind in TieKind if kind in used)


def _kind_samples(kinds) -> tuple[Sample, ...]:
    used = set(kinds)
    return tuple(
        Sample(f"{kind.label} ({WORDS[kind]})", kind.value, shape(kind, 6.5))
        for kind in ActorKind
        if kind in used
    )
