from django import forms

from sources.actions import Entered, Part, enter, enter_parts
from sources.choices import ActorKind, NameKind
from sources.desk.actor_fields import ActorField
from sources.desk.lines import VOICE, Row
from sources.desk.new_entry import NewEntryForm
from sources.desk.people import Newcomer
from sources.desk.proposal import NEW
from sources.models import Actor, ActorName, Affiliation
from sources.statements import WHOLE, one_line


class ActorForm(NewEntryForm):
    """Somebody whom this article names: a new actor, or a new name of one that is there."""

    model = Actor
    ROWS = (
        Row("name", "Name as printed", ("printed", "name_kind"), printed="printed"),
        Row("heading", "Our heading", ("name", "kind"), cited=False),
        Row("affiliation", "Affiliation", ("role", "with_actor"), printed="role", folded=True),
        Row("description", "Description", ("description",), folded=True),
        VOICE,
    )

    printed = forms.CharField(
        label="Name as printed", max_length=300, help_text="The article’s own characters."
    )
    name_kind = forms.ChoiceField(choices=NameKind, label="Kind of name")
    name = forms.CharField(
        label="Heading", max_length=300, help_text="The form that we use. Readers are told so."
    )
    kind = forms.ChoiceField(choices=ActorKind)
    role = forms.CharField(required=False, max_length=200, help_text="As printed: “commander”.")
    with_actor = ActorField(label="Of")
    description = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A sentence or two; all of them get this excerpt.",
    )

    @property
    def own_name(self) -> str:
        return one_line(self["printed"].value() or "")

    @property
    def itself(self) -> Newcomer | None:
        """What is known of the name that is being entered."""
        return self.people.newcomers.get(self.own_name)

    def clean(self):
        cleaned = super().clean()
        if self.own_name and (problem := self.people.problem(f"{NEW}{self.own_name}")):
            self.add_error("printed", problem)
        if bool(cleaned.get("role")) != bool(cleaned.get("with_actor")):
            missing = "role" if cleaned.get("with_actor") else "with_actor"
            self.add_error(missing, "Give both the printed role and the actor, or neither.")
        return cleaned

    def label(self) -> str:
        printed = self.cleaned_data["printed"]
        if there := self.itself.actor:
            return f"Added the name “{printed}” to “{there}”"
        return f"Entered the actor “{self.cleaned_data['name']}”"

    def row_of(self, target, statement: str) -> str:
        parts = {ActorName: "name", Affiliation: "affiliation"}
        return parts.get(type(target)) or super().row_of(target, statement)

    def enter(self) -> Entered:
        there = self.itself.actor
        if there is not None:
            return self._add_to(there)
        given = self.cleaned_data
        actor = Actor(**{name: given[name] for name in ("name", "kind", "description")})
        return enter(
            entry=actor,
            snapshot=self.selected.snapshot,
            by=self.selected.by,
            supports=self.support("description") if given["description"] else (),
            parts=self._parts(),
        )

    def _add_to(self, there: Actor) -> Entered:
        self.selected.require_change(there)
        snapshot, by = self.selected.snapshot, self.selected.by
        added = enter_parts(entry=there, parts=self._parts(), snapshot=snapshot, by=by)
        if not self.cleaned_data["description"]:
            return added
        left = f"The description was not added: “{there}” is there already. Describe it there."
        return Entered(there, (*added.warnings, left))

    def _parts(self) -> list[Part]:
        given = self.cleaned_data
        name = ActorName(name=given["printed"], kind=given["name_kind"])
        parts = [Part(name, self.support("name", WHOLE))]
        if given["role"]:
            with_actor = self.actor("with_actor")
            affiliation = Affiliation(role=given["role"], with_actor=with_actor)
            parts.append(Part(affiliation, self.support("affiliation", WHOLE)))
        return parts
