"""What readers filter the lists by. Nothing is offered that only an unpublished entry uses."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, ModelChoiceFilter

from sources import dates
from sources.choices import ActorKind, EventKind, Genre, Manner, Medium, Reality
from sources.models import Actor, ActorName, Citation, Event, Outlet, Place, Quote, Source
from sources.querysets import overlapping

LONGEST_TEXT = 200
NOT_LISTED = "Choose one of the list."
ACCEPTED = "A date as exact as you like: 2020, January 2020, spring 2019, 13 January 2020."


class DayField(forms.CharField):
    """The first or the last day (`end`) of a date as people write it."""

    def __init__(self, *args, end: str, **kwargs):
        self.end = end
        super().__init__(*args, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        try:
            partial = dates.understand(typed)
        except dates.PartialDateError as error:
            raise ValidationError(str(error)) from error
        if (day := getattr(partial, self.end)) is None:
            bound = "beginning" if self.end == "earliest" else "end"
            raise ValidationError(f"“{partial.words}” has no {bound}: give a date that has one.")
        return day


class SinceFilter(Filter):
    field_class = DayField

    def __init__(self, field_name: str):
        super().__init__(field_name, label="From", end="earliest", help_text=ACCEPTED)

    def filter(self, queryset, day):
        return queryset.filter(overlapping(self.field_name, day, None)) if day else queryset


class UntilFilter(Filter):
    field_class = DayField

    def __init__(self, field_name: str):
        super().__init__(field_name, label="Until", end="latest")

    def filter(self, queryset, day):
        return queryset.filter(overlapping(self.field_name, None, day)) if day else queryset


class FilterForm(forms.Form):
    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This must not end before “From” begins.")
        return cleaned


class PublicFilterSet(FilterSet):
    class Meta:
        form = FilterForm
        fields = []

    def filter_outlet(self, queryset, name, outlet):
        """Entries of which something is cited from articles of an outlet."""
        cited, entry = _cited_in(outlet), queryset.model._meta.model_name
        condition = Q(pk__in=cited.filter(**{f"{entry}__isnull": False}).values(entry))
        for part in queryset.model.PARTS.values():
            of_part = cited.filter(**{f"{part}__isnull": False})
            condition |= Q(pk__in=of_part.values(f"{part}__{entry}"))
        return queryset.filter(condition)


def _text(method: str = "filter_text") -> CharFilter:
    return CharFilter(method=method, label="Text", max_length=LONGEST_TEXT)


def _one_of(choices, label: str, field_name: str | None = None) -> ChoiceFilter:
    return ChoiceFilter(
        field_name=field_name,
        label=label,
        choices=choices.choices,
        empty_label="any",
        error_messages={"invalid_choice": NOT_LISTED},
    )


def _record(queryset, label: str, **options) -> ModelChoiceFilter:
    return ModelChoiceFilter(
        queryset=queryset,
        label=label,
        empty_label="any",
        error_messages={"invalid_choice": NOT_LISTED},
        **options,
    )


def _outlets(request):
    return Outlet.objects.filter(pk__in=Source.objects.published().values("outlet"))


def _places(request):
    return Place.objects.filter(pk__in=Event.objects.published().values("place"))


def _participants(request):
    events = Event.objects.published()
    return Actor.objects.published().filter(pk__in=events.values("participations__actor"))


def _in_quotes(field: str):
    def actors(request):
        return Actor.objects.published().filter(pk__in=Quote.objects.published().values(field))

    return actors


def _affiliated(request):
    actors = Actor.objects.published()
    return actors.filter(pk__in=actors.values("affiliations__with_actor"))


def _occasions(request):
    events = Event.objects.published()
    return events.filter(pk__in=Quote.objects.published().values("occasion"))


def _containing(text: str, *fields: str) -> Q:
    # SQLite's LIKE folds the case of ASCII alone.
    lookup, sought = ("icontains", text) if text.isascii() else ("iregex", re.escape(text))
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__{lookup}": sought})
    return condition


def _cited_in(outlet):
    sources = Source.objects.published().filter(outlet=outlet)
    return Citation.objects.filter(excerpt__snapshot__source__in=sources)


class SourceFilter(PublicFilterSet):
    text = _text()
    genre = _one_of(Genre, "Kind")
    outlet = _record(_outlets, "Outlet", null_label="outlet unknown")
    since = SinceFilter("published")
    until = UntilFilter("published")

    def filter_text(self, queryset, name, text):
        return queryset.filter(_containing(text, "headline", "byline"))


class ActorFilter(PublicFilterSet):
    text = _text()
    kind = _one_of(ActorKind, "Kind")
    affiliation = _record(
        _affiliated, "Affiliated with", field_name="affiliations__with_actor", distinct=True
    )
    outlet = _record(_outlets, "Outlet", method="filter_outlet")

    def filter_text(self, queryset, name, text):
        printed = ActorName.objects.filter(_containing(text, "name")).values("actor")
        return queryset.filter(_containing(text, "name", "description") | Q(pk__in=printed))


class EventFilter(PublicFilterSet):
    text = _text()
    kind = _one_of(EventKind, "Kind")
    reality = _one_of(Reality, "Reality")
    since = SinceFilter("occurred")
    until = UntilFilter("occurred")
    actor = _record(_participants, "Actor", field_name="participations__actor", distinct=True)
    place = _record(_places, "Place")
    outlet = _record(_outlets, "Outlet", method="filter_outlet")

    def filter_text(self, queryset, name, text):
        return queryset.filter(_containing(text, "title", "summary"))


class QuoteFilter(PublicFilterSet):
    text = _text()
    manner = _one_of(Manner, "Manner")
    medium = _one_of(Medium, "Medium")
    since = SinceFilter("said")
    until = UntilFilter("said")
    speaker = _record(_in_quotes("speaker"), "Speaker", null_label="not named")
    about = _record(_in_quotes("about"), "About")
    ascribed_to = _record(_in_quotes("ascribed_to"), "Claimed to be the view of")
    occasion = _record(_occasions, "Occasion")
    outlet = _record(_outlets, "Outlet", method="filter_outlet")

    def filter_text(self, queryset, name, text):
        renderings = Citation.objects.filter(_containing(text, "value"), statement="words")
        renderings = renderings.filter(excerpt__snapshot__source__in=Source.objects.published())
        return queryset.filter(
            _containing(text, "text", "speaker_as_printed")
            | Q(pk__in=renderings.filter(quote__isnull=False).values("quote"))
        )
