"""Parts of an entry: who took part, a printed name, an affiliation, a link to another event."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.http import Http404

from sources.desk.choosing import Nearby, limit
from sources.forms import PartialDateFormField
from sources.models import Citable, Entry
from sources.models.fields import PartialDateField

NAMES = {
    "participations": "participant",
    "links": "link to another event",
    "names": "name as printed",
    "affiliations": "affiliation",
}


class PartForm(forms.ModelForm):
    """`part` is the related name under which the entry holds what is entered."""

    def __init__(self, data=None, *, instance: Citable, part: str, **kwargs):
        self.part = part
        super().__init__(data, instance=instance, **kwargs)

    def limit(self, nearby: Nearby) -> "PartForm":
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                present = getattr(self.instance, f"{name}_id") and getattr(self.instance, name)
                limit(self, name, nearby, [present] if present else [])
        return self


@dataclass(frozen=True)
class Adding:
    """A form for one more part, or for one that is there."""

    part: str
    label: str
    form: PartForm

    @property
    def number(self) -> int | None:
        return self.form.instance.pk

    @property
    def a(self) -> str:
        return f"{'an' if self.label[0] in 'aeiou' else 'a'} {self.label}"

    @property
    def opened(self) -> bool:
        return self.form.is_bound or self.number is not None


def part_forms(entry: Entry, nearby: Nearby, sent: PartForm | None = None) -> list[Adding]:
    return list(_part_forms(entry, nearby, sent))


def _part_forms(entry, nearby, sent) -> Iterator[Adding]:
    for part in entry.PARTS:
        mine = sent is not None and sent.part == part
        form = sent if mine else read_part_form(entry, part)
        yield Adding(part, NAMES[part], form.limit(nearby))


def read_part_form(entry: Entry, part: str, number: str = "", data=None) -> PartForm:
    """Of a new part, or of the one with a number. Raises Http404."""
    if part not in entry.PARTS:
        raise Http404
    instance = read_part(entry, part, number) if number else _blank(entry, part)
    form = form_for(type(instance), entry.key[0])
    return form(data, instance=instance, part=part, prefix=f"{part}{number}")


def read_part(entry: Entry, part: str, number: str) -> Citable:
    """Raises Http404."""
    if part not in entry.PARTS:
        raise Http404
    own = getattr(entry, part)
    found = own.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if found is None:
        raise Http404
    return found


def _blank(entry: Entry, part: str) -> Citable:
    relation = getattr(entry, part)
    return relation.model(**{relation.field.name: entry})


@lru_cache
def form_for(model: type[Citable], owner: str) -> type[PartForm]:
    return forms.modelform_factory(
        model, form=PartForm, exclude=[owner], formfield_callback=_formfield
    )


def _formfield(db_field, **kwargs):
    if isinstance(db_field, PartialDateField):
        return db_field.formfield(form_class=PartialDateFormField, **kwargs)
    return db_field.formfield(**kwargs)
