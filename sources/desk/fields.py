"""The fields of an entry, edited in place, with the words that are cited for what they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.db import models

from sources.anchoring import Span
from sources.choices import Stance
from sources.desk.choosing import Nearby, limit
from sources.desk.evidence import EvidenceField
from sources.desk.selection import Selection
from sources.desk.targets import row_key
from sources.forms import PartialDateFormField
from sources.models import Entry, Snapshot
from sources.models.fields import PartialDateField
from sources.statements import WHOLE, Statement


class LinesField(forms.CharField):
    """Browsers send every line end as two characters; one is kept."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


@dataclass(frozen=True)
class FieldRow:
    """A field, and what it takes to cite words for it; `words` are those that are chosen."""

    field: forms.BoundField
    key: str = ""
    evidence: forms.BoundField | None = None
    words: str = ""
    confirmed: forms.BoundField | None = None


class FieldsForm(forms.ModelForm):
    """Carries what its editor saw, field by field, to tell whose change is whose."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, instance: Entry, snapshot: Snapshot, **kwargs):
        super().__init__(data, instance=instance, **kwargs)
        self.snapshot = snapshot
        self.fields["seen_version"].initial = instance.version
        selection = Selection(snapshot, 0, 0, "")
        supported = {c.statement for c in instance.citations() if _supports_own(c, instance)}
        for statement in statements_of(instance):
            key = row_key(instance, statement)
            self.fields[f"evidence-{key}"] = EvidenceField(selection=selection)
            if statement.name in supported:
                self.fields[f"confirm-{key}"] = forms.BooleanField(
                    required=False, label="What is cited for it already supports this too"
                )

    def limit(self, nearby: Nearby) -> "FieldsForm":
        for name in self.names():
            if isinstance(self.fields[name], forms.ModelMultipleChoiceField):
                limit(self, name, nearby, getattr(self.instance, name).all())
            elif isinstance(self.fields[name], forms.ModelChoiceField):
                present = getattr(self.instance, name)
                limit(self, name, nearby, [present] if present else [])
        return self

    def names(self) -> list[str]:
        """The fields that are the entry's own."""
        return list(self._meta.model_fields)

    def rows(self) -> Iterator[FieldRow]:
        statements = {field_of(self.instance, s): s for s in statements_of(self.instance)}
        for name in self.names():
            if name in statements:
                yield self._cited(name, row_key(self.instance, statements[name]))
            else:
                yield FieldRow(self[name])

    def evidence(self) -> Iterator[tuple[Statement, Span]]:
        for statement in statements_of(self.instance):
            if span := self.cleaned_data.get(f"evidence-{row_key(self.instance, statement)}"):
                yield statement, span

    def confirmed(self) -> set[str]:
        """The names of statements whose citations support what is entered now."""
        found = statements_of(self.instance)
        return {
            s.name for s in found if self.cleaned_data.get(f"confirm-{row_key(self.instance, s)}")
        }

    def _cited(self, name: str, key: str) -> FieldRow:
        evidence = self[f"evidence-{key}"]
        span = evidence.field.read(evidence.value())
        words = self.snapshot.text[span.start : span.end] if span else ""
        confirm = f"confirm-{key}"
        confirmed = self[confirm] if confirm in self.fields else None
        return FieldRow(self[name], key, evidence, words, confirmed)


@lru_cache
def form_for(model: type[Entry]) -> type[FieldsForm]:
    form = forms.modelform_factory(
        model, form=FieldsForm, fields="__all__", formfield_callback=_formfield
    )
    form._meta.model_fields = [name for name in form.base_fields if name != "seen_version"]
    return form


def statements_of(entry: Entry) -> list[Statement]:
    """Those that a field of the entry holds."""
    return [s for s in entry.STATEMENTS if field_of(entry, s)]


def field_of(entry: Entry, statement: Statement) -> str:
    if statement.name == WHOLE:
        return "title" if hasattr(entry, "title") else ""
    return statement.attribute


def _supports_own(citation, entry: Entry) -> bool:
    return citation.stance == Stance.SUPPORTS and citation.target_key == entry.key


def _formfield(db_field: models.Field, **kwargs):
    kwargs["show_hidden_initial"] = True
    if isinstance(db_field, PartialDateField):
        return db_field.formfield(form_class=PartialDateFormField, **kwargs)
    if isinstance(db_field, models.TextField):
        return db_field.formfield(form_class=LinesField, widget=LinesField.widget, **kwargs)
    return db_field.formfield(**kwargs)
