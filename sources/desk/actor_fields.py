"""Fields that name actors, known ones and new ones."""

import json
from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError

from sources.desk.proposal import NEW, Offered
from sources.statements import one_line

LONGEST = 320
MOST_TICKS = 6
LONGEST_NUMBER = 18

Choice = tuple[str, str]


def read(value: str | None) -> str:
    """An actor's number, or `new:` and a printed name; "" for neither. Raises ValidationError."""
    value = one_line(value or "")
    if value.startswith(NEW):
        name = value.removeprefix(NEW).strip()
        value = f"{NEW}{name}" if name else ""
    elif value and not is_number(value):
        raise ValidationError("Choose an actor of the list.")
    if len(value) > LONGEST:
        raise ValidationError("This name is too long: give it as it is printed.")
    return value


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER


class FillingSelect(forms.Select):
    """Tells the script what goes with each choice: fields, and what they would hold."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fills: dict[str, dict[str, str]] = {}

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.fills = {}
        return copied

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if fills := self.fills.get(str(value)):
            option["attrs"]["data-fills"] = json.dumps(fills)
        return option


class ActorField(forms.CharField):
    """One actor. The script finds more of them by typing, and adds `new:` names."""

    widget = FillingSelect

    def __init__(self, **kwargs):
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def clean(self, value) -> str:
        return read(super().clean(value))

    def offer(
        self, offered: Iterable[Offered], near: list[Choice], named: Mapping[str, str], find: str
    ) -> None:
        """`offered` are those of the passage, `near` those of the article, `named` the chosen."""
        here = [(one.value, one.label) for one in offered]
        seen = {value for value, _ in here}
        here += [(value, label) for value, label in named.items() if value not in seen]
        seen |= set(named)
        rest = [choice for choice in near if choice[0] not in seen]
        groups = [("In these words", here), ("In this article", rest)]
        self.widget.choices = [("", "nobody"), *(group for group in groups if group[1])]
        self.widget.attrs |= {"data-find": find, "data-new": NEW}


class ActorsField(forms.MultipleChoiceField):
    """Any number of actors: those of the passage with a tick each."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value) -> list[str]:
        return [found for one in value or () if (found := read(one))]

    def offer(
        self, offered: Iterable[Offered], near: list[Choice], named: Mapping[str, str], find: str
    ) -> None:
        here = {one.value: one.title for one in offered} | dict(named)
        self.choices = list(here.items()) or near[:MOST_TICKS]
        self.widget.attrs |= {"data-find": find, "data-new": NEW}


class ActorTick(forms.CheckboxInput):
    """A tick beside one actor: its value says who it is."""

    def __init__(self, value: str):
        self.chosen = value
        super().__init__(check_test=lambda given: given == value)

    def value_from_datadict(self, data, files, name):
        return data.get(name, "")

    def format_value(self, value):
        return self.chosen
