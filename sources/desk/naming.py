"""The part of a form that names actors."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError

from sources.desk.actor_fields import ActorField, ActorsField
from sources.desk.people import Newcomer, People
from sources.desk.proposal import NEW, Proposal
from sources.desk.selected import Selected
from sources.models import Actor


class NamingForm(forms.Form):
    """All its actors are read at once, after every field is there."""

    people: People

    def __init__(self, selected: Selected, proposal: Proposal, data: Mapping | None, initial: dict):
        self.selected, self.proposal = selected, proposal
        super().__init__(data, initial=initial, auto_id="desk-%s", label_suffix="")

    @property
    def own_name(self) -> str:
        """The printed name of the actor whom the form itself enters."""
        return ""

    @property
    def newcomers(self) -> list[Newcomer]:
        return list(self.people.newcomers.values())

    def read_people(self) -> None:
        own = [f"{NEW}{self.own_name}"] if self.own_name else []
        self.people = People(self.selected, [*own, *self._named()], self.data or None)
        near = [(str(actor.pk), str(actor)) for actor in self.selected.nearby_actors]
        named = {str(pk): str(actor) for pk, actor in self.people.actors.items()}
        named |= {f"{NEW}{name}": f"{name} (not entered yet)" for name in self.people.newcomers}
        for name in self._actor_fields():
            self.fields[name].offer(self.proposal.actors, near, named, self.selected.find_url)

    def clean(self):
        cleaned = super().clean()
        for name in self._actor_fields():
            for value in self._values(name, cleaned.get(name)):
                if problem := self.people.problem(value):
                    self.add_error(name, problem)
        return cleaned

    def actor(self, name: str) -> Actor | None:
        return self.people.of(self.cleaned_data[name])

    def actors(self, name: str) -> list[Actor]:
        return [self.people.of(value) for value in self.cleaned_data[name]]

    def _actor_fields(self) -> list[str]:
        kinds = (ActorField, ActorsField)
        return [name for name, field in self.fields.items() if isinstance(field, kinds)]

    def _values(self, name: str, given) -> list[str]:
        values = given if isinstance(self.fields[name], ActorsField) else [given]
        return [value for value in values or () if value]

    def _named(self) -> list[str]:
        """The actors that are proposed, or were sent."""
        found = []
        for name in self._actor_fields():
            field = self.fields[name]
            try:
                found += self._values(name, field.clean(self[name].value()))
            except ValidationError:
                continue
        return found
