"""Whether the database holds what was to be entered, each statement of it cited."""

from collections.abc import Iterator

from sources import anchoring
from sources.models import Actor, Citation, Event, EventLink, Participation, Quote
from sources.models.support import gaps
from sources.statements import WHOLE
from tests.bench.entering.content import PARTS, Content, NewEntry, Passage, part_named
from tests.bench.entering.known import Known


def faults(content: Content) -> list[str]:
    """A sentence for each thing that is missing, too much or otherwise than it was to be."""
    entries = [*Actor.objects.all(), *Event.objects.all(), *Quote.objects.all()]
    lacking = [gap.sentence for entry in entries for gap in gaps(entry)]
    found = [fault for entry in content.entries for fault in _Held(content, entry).faults()]
    return [*_miscounted(content), *_wrong_actors(content), *lacking, *found]


def _miscounted(content: Content) -> Iterator[str]:
    parts = [PARTS[kind] for event in content.of("event") for kind, _ in event.parts]
    wanted = {
        Actor: len(content.actors),
        Event: len(content.of("event")),
        Quote: len(content.of("quote")),
        Participation: parts.count("actor"),
        EventLink: parts.count("event"),
    }
    for model, number in wanted.items():
        if (count := model.objects.count()) != number:
            yield f"There are {count} {model._meta.verbose_name_plural}, not {number}."


def _wrong_actors(content: Content) -> Iterator[str]:
    for actor in content.actors.values():
        named = Actor.objects.filter(name=actor.heading, kind=actor.kind)
        if not named.filter(names__name=actor.printed).exists():
            yield f"There is no {actor.heading}, {actor.kind}, printed as {actor.printed}."


class _Held:
    """An entry as it is stored, beside what it was to be."""

    def __init__(self, content: Content, wanted: NewEntry):
        self.content, self.wanted, self.known = content, wanted, Known(content)
        self.stored = self.known.entry(wanted)

    def faults(self) -> Iterator[str]:
        for fault in self._faults() if self.stored else ["is not there"]:
            yield f"The {self.wanted.model} {self.wanted.id}: {fault}."

    def _faults(self) -> Iterator[str]:
        wanted = self.wanted
        values = wanted.fields | {n: self.known.linked(n, k) for n, k in wanted.links.items()}
        for name, value in values.items():
            if getattr(self.stored, name) != value:
                yield f"{name} is {getattr(self.stored, name)!r}, not {value!r}"
        for name, keys in wanted.lists.items():
            if set(getattr(self.stored, name).all()) != {self.known.actor(key) for key in keys}:
                yield f"{name} is not {keys}"
        for passage in wanted.passages:
            for supported in passage.supports:
                if not self._is_cited(supported, passage):
                    yield f"{supported} is not cited as by {passage}"

    def _is_cited(self, supported: str, passage: Passage) -> bool:
        """By these words, more or fewer of them; and by no others on another authority."""
        citations = self._citations(supported)
        near = [c for c in citations if self._is_near(c, passage) and self._is_told(c, passage)]
        told = self.wanted.passages_for(supported)
        return bool(near) and all(any(self._is_told(c, p) for p in told) for c in citations)

    def _citations(self, supported: str) -> list[Citation]:
        citations, part = self.stored.citations(), part_named(supported)
        if part:
            target = self._part(*part)
            return [c for c in citations if c.target == target]
        name, _, number = supported.partition(" ")
        statement = self.stored.statement_named(WHOLE if name == "title" else name)
        value = statement.values(self.stored)[int(number or 1) - 1]
        own = (c for c in citations if c.target == self.stored)
        return [c for c in own if (c.statement, c.value) == (statement.name, value)]

    def _part(self, kind: str, far: str) -> Participation | EventLink | None:
        if PARTS[kind] == "actor":
            return self.stored.participations.filter(role=kind, actor=self.known.actor(far)).first()
        other = self.known.entry(self.content.entry("event", far))
        return self.stored.links.filter(kind=kind, other=other).first()

    def _is_near(self, citation: Citation, passage: Passage) -> bool:
        exact, words = citation.excerpt.exact, passage.words
        return anchoring.contains(exact, words) or anchoring.contains(words, exact)

    def _is_told(self, citation: Citation, passage: Passage) -> bool:
        """Said or inferred, on whose account, and passed on from which document."""
        who = passage.attributed_to
        relayed = citation.relays.headline if citation.relays else ""
        document = self.content.documents.get(passage.relays, {"headline": relayed})
        return (
            citation.stance == "supports"
            and (citation.directness == "inferred" and bool(citation.note)) == bool(passage.note)
            and citation.attributed_to == (self.known.actor(who) if who else None)
            and bool(citation.attribution) == bool(who)
            and relayed == document["headline"]
        )
