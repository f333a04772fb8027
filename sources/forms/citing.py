import hashlib
from dataclasses import dataclass

from django import forms
from django.db.models import Model

from sources.choices import Difference, Directness, Stance, Voice
from sources.forms.anchored import AnchoredForm
from sources.forms.dates import PartialDateFormField
from sources.models import Actor, Citable, Source
from sources.models.citation import DETAILS
from sources.statements import WHOLE, Kind, Statement, link_value


class CitationDetailsForm(forms.Form):
    """How an excerpt stands to what it is cited for."""

    stance = forms.ChoiceField(choices=Stance, initial=Stance.SUPPORTS)
    difference = forms.ChoiceField(choices=[("", "---------"), *Difference.choices], required=False)
    directness = forms.ChoiceField(choices=Directness, initial=Directness.STATED)
    voice = forms.ChoiceField(choices=Voice, initial=Voice.REPORT)
    attributed_to = forms.ModelChoiceField(Actor.objects.all(), required=False)
    attribution = forms.CharField(
        required=False, max_length=300, help_text="As printed: “according to the minister”."
    )
    relays = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        help_text="The letter, post or communiqué that the article passes on here.",
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text=("Readers see it. Needed for what is inferred and for differences."),
    )

    def details(self) -> dict:
        return {name: self.cleaned_data[name] for name in DETAILS}


class StatementsForm(CitationDetailsForm):
    """The statements of an entry: those are ticked that one passage supports."""

    tick_wanted = True

    def __init__(self, *args, entry, **kwargs):
        super().__init__(*args, **kwargs)
        self.options = [
            Option(target, statement, value) for target, statement, value in _assertions(entry)
        ]
        for option in self.options:
            self.fields[option.tick] = forms.BooleanField(required=False, label=option.label)
            if field := option.value_field():
                self.fields[option.name] = field

    def clean(self):
        cleaned = super().clean()
        if self.tick_wanted and not any(cleaned.get(option.tick) for option in self.options):
            self.add_error(None, "Tick at least one statement that these words support.")
        return cleaned

    def rows(self):
        """The options with their bound fields, for the page."""
        for option in self.options:
            value = self[option.name] if option.name in self.fields else None
            yield option, self[option.tick], value

    def chosen(self):
        """(target, statement name, value) of each option that is ticked."""
        for option in self.options:
            if self.cleaned_data[option.tick]:
                given = self.cleaned_data.get(option.name)
                value = link_value(given) if isinstance(given, Model) else given
                yield option.target, option.statement.name, value or option.value


class CiteForm(AnchoredForm, StatementsForm):
    """With the passage, which is pasted and found first."""

    def __init__(self, *args, finding=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.tick_wanted = not finding


@dataclass(frozen=True)
class Option:
    target: Citable
    statement: Statement
    value: str

    @property
    def key(self) -> str:
        """Of what the editor saw: a place in the list may stand for something else by now."""
        seen = repr((self.target.key, self.statement.name, self.value))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    @property
    def tick(self) -> str:
        return f"tick-{self.key}"

    @property
    def name(self) -> str:
        return f"value-{self.key}"

    @property
    def label(self) -> str:
        if self.target.entry is self.target:
            return self.statement.label
        return f"{self.target._meta.verbose_name}: {self.target}" + (
            f" ({self.statement.label})" if self.statement.name else ""
        )

    def value_field(self) -> forms.Field | None:
        """How an editor says that these words assert another value; None where they can't."""
        kind = self.statement.kind
        if kind is Kind.WHOLE:
            return None
        if kind is Kind.DATE:
            return PartialDateFormField(required=False, initial=self.value)
        model_field = self.target._meta.get_field(self.statement.attribute)
        if kind is Kind.CHOICE:
            return forms.ChoiceField(choices=model_field.choices, initial=self.value)
        if kind is Kind.LINK and getattr(self.target, self.statement.attribute) is not None:
            linked = model_field.remote_field.model._default_manager.all()
            initial = getattr(self.target, model_field.attname)
            return forms.ModelChoiceField(linked, required=False, initial=initial)
        area = forms.Textarea(attrs={"rows": 2, "cols": 60})
        return forms.CharField(required=False, initial=self.value, widget=area)


def _assertions(entry):
    for target in entry.citables():
        statements = target.STATEMENTS
        if not any(statement.name == WHOLE for statement in statements):
            statements = (target.statement_named(WHOLE), *statements)
        for statement in statements:
            for value in statement.values(target):
                yield target, statement, value
