"""Two editors who changed one entry: whose value stands is chosen field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import QueryDict

from sources import dates
from sources.desk.fields import FieldsForm, form_for
from sources.models import Entry

MOST_CHANGES = 50


@dataclass(frozen=True)
class Clash:
    """A field that has changed since an editor saw it; `both`: that editor changed it too."""

    name: str
    label: str
    mine: str
    theirs: str
    who: str
    when: datetime | None
    both: bool
    chosen: str


@dataclass(frozen=True)
class Conflict:
    """`unchanged` travels along: what the editor entered, and what is stored by now."""

    clashes: tuple[Clash, ...]
    hidden: tuple[str, ...]
    version: int


def decided(data: QueryDict, entry: Entry, snapshot) -> QueryDict:
    """What an editor sent, with the stored value wherever that was chosen."""
    stored = form_for(type(entry))(instance=entry, snapshot=snapshot)
    data = data.copy()
    for name in stored.names():
        if data.get(f"choose-{name}") == "theirs":
            value = stored[name].value()
            data.setlist(name, list(map(str, _listed(value))))
    return data


def conflict(form: FieldsForm) -> Conflict | None:
    """None where nothing changed of what the editor saw: others may have added citations."""
    entry, data = form.instance, form.data
    stored = form_for(type(entry))(instance=_as_stored(entry), snapshot=form.snapshot)
    undecided = {n for n in data.getlist("undecided") if f"choose-{n}" not in data}
    names = [n for n in stored.names() if n in undecided or _changed_since(form, stored, n)]
    if not names:
        return None
    return Conflict(
        clashes=tuple(_clash(form, stored, name, name in undecided) for name in names),
        hidden=tuple(_hidden(form, stored)),
        version=stored.instance.version,
    )


def _as_stored(entry: Entry) -> Entry:
    """What was entered is on the form's own copy by now."""
    fresh = type(entry)._base_manager.get(pk=entry.pk)
    fresh.gathered = entry.gathered
    return fresh


def _changed_since(form: FieldsForm, stored: FieldsForm, name: str) -> bool:
    """Whether what is stored is not what the editor saw."""
    field = form.fields[name]
    widget, sent = field.hidden_widget(), form[name].html_initial_name
    seen = widget.value_from_datadict(form.data, form.files, sent)
    return field.has_changed(stored[name].initial, seen)


def _clash(form: FieldsForm, stored: FieldsForm, name: str, both: bool) -> Clash:
    both = both or name in form.changed_data
    who, when = _changed_by(stored.instance, name)
    return Clash(
        name=name,
        label=str(form[name].label),
        mine=_words(form, name, form[name].value()),
        theirs=_words(stored, name, stored[name].value()),
        who=who,
        when=when,
        both=both,
        chosen=form.data.get(f"choose-{name}", "" if both else "theirs"),
    )


def _changed_by(entry: Entry, name: str) -> tuple[str, datetime | None]:
    """Who gave a field the value that it has, and when."""
    rows = list(entry.history.select_related("history_user")[:MOST_CHANGES])
    if not rows:
        return "Somebody", None
    made, attribute = rows[0], _attribute(entry, name)
    for row in rows if attribute else ():
        if getattr(row, attribute) != getattr(entry, attribute):
            break
        made = row
    return str(made.history_user or "Somebody"), made.history_date


def _attribute(entry: Entry, name: str) -> str:
    """Of the field in a row of the history; none for those that link to many."""
    field = entry._meta.get_field(name)
    return "" if field.many_to_many else field.attname


def _words(form: FieldsForm, name: str, value) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        pks = [one for one in _listed(value) if str(one).isdecimal()]
        return "; ".join(map(str, field.queryset.filter(pk__in=pks))) or "–"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value)) or "–"
    if value and name in {"occurred", "said"}:
        return _date_words(value)
    return str(value or "–")


def _date_words(value: str) -> str:
    try:
        return dates.understand(value).words
    except dates.PartialDateError:
        return value


def _hidden(form: FieldsForm, stored: FieldsForm) -> Iterable[str]:
    for name in form.names():
        yield form[name].as_hidden()
        yield stored[name].as_hidden(only_initial=True)
    for name in form.fields:
        if name.startswith(("evidence-", "confirm-")):
            yield form[name].as_hidden()


def _listed(value) -> list:
    if value is None or value == "":
        return []
    return [getattr(v, "pk", v) for v in value] if isinstance(value, list | tuple) else [value]
