"""One form for events and quotes, by the filters of their lists."""

from django import forms
from django.core.exceptions import ValidationError
from django_filters import ChoiceFilter, Filter, ModelChoiceFilter

from sources.dates import PartialDateError
from sources.filters import NOT_LISTED, EventFilter, QuoteFilter
from sources.models import Actor, Event, Quote
from sources.pictures.timeline_periods import period_named
from sources.querysets import EventQuerySet, QuoteQuerySet

# What quotes have too; the others are said of events alone.
SHARED = ("text", "since", "until", "outlet")
OF_EVENTS = ("kind", "reality", "place")


class PeriodField(forms.CharField):
    def clean(self, value):
        typed = super().clean(value)
        try:
            return period_named(typed) if typed else None
        except PartialDateError as error:
            raise ValidationError(str(error)) from error


class PeriodFilter(Filter):
    """What the picture shows of time: it leaves no entry out."""

    field_class = PeriodField

    def filter(self, queryset, period):
        return queryset


class TimelineFilter(EventFilter):
    entries = ChoiceFilter(
        label="Events or quotes",
        choices=[("events", "events alone"), ("quotes", "quotes alone")],
        empty_label="both",
        error_messages={"invalid_choice": NOT_LISTED},
        method="filter_entries",
        help_text="Quotes are left out where you choose a kind of event, a place, or whether it "
        "happened.",
    )
    # All of them: the page of each leads here, also where nothing is told of it.
    actor = ModelChoiceFilter(
        queryset=lambda request: Actor.objects.published(),
        label="Who had a part or spoke",
        empty_label="any",
        error_messages={"invalid_choice": NOT_LISTED},
        method="filter_actor",
    )
    at = PeriodFilter(label="Period", widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data, Event.objects.published())

    def filter_entries(self, queryset, name, chosen):
        return queryset.none() if chosen == "quotes" else queryset

    def filter_actor(self, queryset, name, actor):
        return queryset.involving(actor)

    @property
    def events(self) -> EventQuerySet:
        return self.qs

    @property
    def quotes(self) -> QuoteQuerySet:
        chosen, found = self.form.cleaned_data, Quote.objects.published()
        if chosen["entries"] == "events" or any(chosen[name] for name in OF_EVENTS):
            return found.none()
        filters = QuoteFilter(queryset=found).filters
        for name in SHARED:
            found = filters[name].filter(found, chosen[name])
        return found.said_by(chosen["actor"]) if chosen["actor"] else found
