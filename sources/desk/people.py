"""The actors that a form names: those that are there, and those that saving it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

from sources import anchoring
from sources.actions import Part, Support, enter, enter_parts
from sources.anchoring import Span
from sources.choices import ActorKind, Status
from sources.desk.actor_fields import is_number
from sources.desk.alike import Known, likely_same
from sources.desk.guesses import actor_kind, name_kind
from sources.desk.proposal import NEW, key_of
from sources.desk.selected import Selected
from sources.models import Actor, ActorName

ANOTHER = "new"


class NewcomerForm(forms.Form):
    """What is asked of a name before an actor is made of it."""

    same = forms.CharField(required=False)
    kind = forms.ChoiceField(required=False, choices=ActorKind)


@dataclass
class Newcomer:
    """A name that no form has made an actor of yet; `known` are actors that may bear it."""

    name: str
    known: list[Known]
    passage: Span | None
    context: str
    form: NewcomerForm

    def options(self) -> list[tuple[Known, bool]]:
        """Whom it may be, and which of them is chosen."""
        return [(known, str(known.actor.pk) == self.answer) for known in self.known]

    @property
    def place(self) -> str:
        """Of the question on the page, to which an error leads."""
        return f"desk-{self.form.prefix}"

    @property
    def answer(self) -> str:
        """ANOTHER, the number of the actor that it is, or nothing where that is still open."""
        given = str(self.form["same"].value() or "")
        if given in {str(known.actor.pk) for known in self.known}:
            return given
        return ANOTHER if given == ANOTHER or not self.known else ""

    @property
    def actor(self) -> Actor | None:
        """The actor that it is already."""
        return next((k.actor for k in self.known if str(k.actor.pk) == self.answer), None)

    @property
    def kind(self) -> str:
        given = self.form["kind"].value()
        return given if given in ActorKind.values else self.form.initial["kind"]


class People:
    """Reads all actors of a form at once. `given` are the values of its actor fields."""

    def __init__(self, selected: Selected, given: Iterable[str], data: Mapping | None = None):
        given = [value for value in dict.fromkeys(given) if value]
        numbers = [int(value) for value in given if is_number(value)]
        names = [value.removeprefix(NEW) for value in given if value.startswith(NEW)]
        self.selected = selected
        self.actors = _actors(numbers)
        known = likely_same(selected, names) if names else {}
        self.newcomers = {name: self._newcomer(name, known[name], data) for name in names}
        self.made: dict[str, Actor] = {}

    def of(self, value: str) -> Actor | None:
        """The actor that a field names; None where it is empty, or the actor is not made yet."""
        if value.startswith(NEW):
            name = value.removeprefix(NEW)
            return self.newcomers[name].actor or self.made.get(name)
        return self.actors.get(int(value)) if value else None

    def problem(self, value: str) -> str:
        """Why a field's value can't be saved; nothing where it can."""
        if not value.startswith(NEW):
            gone = value and int(value) not in self.actors
            return "This actor is not there any more: choose another." if gone else ""
        newcomer = self.newcomers[value.removeprefix(NEW)]
        if not newcomer.answer:
            return f"“{newcomer.name}” may be an actor who is there already: answer below."
        if newcomer.passage is None:
            return f"“{newcomer.name}” does not stand in the article: give the name as printed."
        return ""

    def make(self, without: str = "") -> tuple[str, ...]:
        """Make the new actors, and give those that are there their new names. In a transaction."""
        warnings: list[str] = []
        for name, newcomer in self.newcomers.items():
            if name == without:
                continue
            if newcomer.actor:
                warnings += self._add_name(newcomer)
            else:
                warnings += self._make(newcomer)
        return tuple(warnings)

    def _newcomer(self, name: str, known: list[Known], data) -> Newcomer:
        form = NewcomerForm(
            data,
            prefix=f"actor-{key_of(NEW + name)}",
            initial=self._initial(name, known),
            auto_id="desk-%s",
        )
        passage = self._passage(name)
        return Newcomer(name, known, passage, self._context(passage), form)

    def _initial(self, name: str, known: list[Known]) -> dict:
        bearers = [k for k in known if k.bears_it]
        same = str(bearers[0].actor.pk) if len(bearers) == 1 else ""
        return {"same": same, "kind": actor_kind(name, self.selected.countries)}

    def _passage(self, name: str) -> Span | None:
        near = self.selected.passages.holding(name)
        if near:
            return self._sentence_within(near, name)
        found = anchoring.locate(self.selected.snapshot.text, name, near=self.selected.span.start)
        if isinstance(found, anchoring.Found):
            return self.selected.passages.at(found.place.start, found.place.end)
        return None

    def _sentence_within(self, passage: Span, name: str) -> Span:
        """No more of a longer passage than the sentence with the name: it may be narrowed later."""
        match anchoring.locate(self.selected.words(passage), name):
            case anchoring.Found(place) | anchoring.Ambiguous((place, *_)):
                start, end = passage.start + place.start, passage.start + place.end
                sentence = self.selected.article.sentences_of(start, end)
                if passage.start <= sentence.start and sentence.end <= passage.end:
                    return sentence
        return passage

    def _context(self, passage: Span | None) -> str:
        """The sentence, by which an editor can tell whose name it is."""
        if passage is None:
            return ""
        return self.selected.words(self.selected.article.sentences_of(passage.start, passage.end))

    def _part(self, newcomer: Newcomer) -> Part:
        printed = ActorName(name=newcomer.name, kind=name_kind(newcomer.name))
        return Part(printed, [Support(newcomer.passage.start, newcomer.passage.end)])

    def _make(self, newcomer: Newcomer) -> tuple[str, ...]:
        self.selected.require_add(Actor)
        actor = Actor(name=newcomer.name, kind=newcomer.kind)
        self.made[newcomer.name] = actor
        return enter(entry=actor, parts=[self._part(newcomer)], **self._here()).warnings

    def _add_name(self, newcomer: Newcomer) -> tuple[str, ...]:
        actor = newcomer.actor
        if not self.selected.may_change(actor):
            return (f"“{newcomer.name}” was not added to the names of “{actor}”: ask an Editor.",)
        return enter_parts(entry=actor, parts=[self._part(newcomer)], **self._here()).warnings

    def _here(self) -> dict:
        return {"snapshot": self.selected.snapshot, "by": self.selected.by}


def _actors(numbers: list[int]) -> dict[int, Actor]:
    if not numbers:
        return {}
    return Actor.objects.exclude(status=Status.RETRACTED).in_bulk(numbers)
