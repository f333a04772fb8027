"""What readers ask of the network: around whom, which ties, of which period."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.http import urlencode

from sources.filters import ACCEPTED, NOT_LISTED, DayField, FilterForm
from sources.models import Actor
from sources.pictures.network_ties import Scope, TieKind

MOST_OFFERED = 300
UNDATED = "What has no date is left out when you give one."
UNKNOWN = "No actor that is published has this number."


@dataclass(frozen=True)
class Asked:
    """`kept` are the filters as typed, for links that keep them."""

    actor: Actor | None
    other: Actor | None
    scope: Scope
    kept: tuple[tuple[str, str], ...]
    page: str

    def url(self, **query) -> str:
        query = urlencode([*query.items(), *self.kept])
        return f"{reverse('sources:network')}{'?' if query else ''}{query}"


class NetworkForm(FilterForm):
    actor = forms.ModelChoiceField(
        Actor.objects.published(),
        required=False,
        label="Around",
        error_messages={"invalid_choice": UNKNOWN},
    )
    tie = forms.ChoiceField(
        choices=[("", "any"), *TieKind.choices],
        required=False,
        label="Kind of tie",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    since = DayField(required=False, label="From", end="earliest", help_text=ACCEPTED)
    until = DayField(required=False, label="Until", end="latest", help_text=UNDATED)

    def __init__(self, data):
        super().__init__(data)
        self.fields["with"] = forms.ModelChoiceField(
            Actor.objects.published(),
            required=False,
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": UNKNOWN},
        )

    def clean(self):
        cleaned = super().clean()
        one, other = cleaned.get("actor"), cleaned.get("with")
        if other and "actor" in cleaned and (one is None or one == other):
            self.add_error("actor", "Choose two actors: “actor” and “with” name one each.")
        return cleaned

    def offer(self) -> None:
        """The first actors by name to choose from, and the chosen one in any case."""
        offered = list(Actor.objects.published().by_name().values_list("pk", "name")[:MOST_OFFERED])
        chosen = self.cleaned_data.get("actor")
        if chosen and chosen.pk not in dict(offered):
            offered.insert(0, (chosen.pk, chosen.name))
        self.fields["actor"].widget.choices = [("", "everybody"), *offered]

    def asked(self) -> Asked:
        cleaned = self.cleaned_data
        actors = [a for a in (cleaned["actor"], cleaned["with"]) if a is not None]
        return Asked(
            actor=cleaned["actor"],
            other=cleaned["with"],
            scope=Scope(
                tuple(actor.pk for actor in actors),
                cleaned["tie"],
                cleaned["since"],
                cleaned["until"],
            ),
            kept=tuple(
                (name, self.data[name]) for name in ("tie", "since", "until") if self.data.get(name)
            ),
            page=self.data.get("page") or "1",
        )
