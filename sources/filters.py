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
# What stands after them is sought as it stands.
MOST_WORDS = 8
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

    def __init__(self, field_name: str, undated: str):
        super().__init__(field_name, label="Until", end="latest", help_text=undated)

    def filter(self, queryset, day):
        return queryset.filter(overlapping(self.field_name, None, day)) if day else queryset


def _undated(entries: str) -> str:
    return f"{entries} of unknown date are left out when you give one."


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

    @property
    def given(self) -> set[str]:
        """The names of the filters that are set."""
        data = self.form.cleaned_data if self.is_bound else {}
        return {name for name, value in data.items() if value}

    def filter_text(self, queryset, name, text):
        """What holds each of the words, in any order and place."""
        for word in text.split(maxsplit=MOST_WORDS - 1):
            queryset = queryset.filter(self.holding(word))
        return queryset

    def filter_outlet(self, queryset, name, outlet):
        """Entries of which something is cited from articles of an outlet."""
        return queryset.filter(cited_for(queryset.model, _cited_in(outlet=outlet)))


def _text(help_text: str) -> CharFilter:
    return CharFilter(
        method="filter_text", label="Words", max_length=LONGEST_TEXT, help_text=help_text
    )


def _one_of(choices, label: str) -> ChoiceFilter:
    return ChoiceFilter(
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


def containing(text: str, *fields: str) -> Q:
    # SQLite's LIKE folds the case of ASCII alone.
    lookup, sought = ("icontains", text) if text.isascii() else ("iregex", re.escape(text))
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__{lookup}": sought})
    return condition


def _cited_in(**of_sources):
    sources = Source.objects.published().filter(**of_sources)
    return Citation.objects.filter(excerpt__snapshot__source__in=sources)


def cited_for(model, citations) -> Q:
    """Entries of a model to which, or to parts of which, one of the citations belongs."""
    entry = model._meta.model_name
    condition = Q(pk__in=citations.filter(**{f"{entry}__isnull": False}).values(entry))
    for part in model.PARTS.values():
        of_part = citations.filter(**{f"{part}__isnull": False})
        condition |= Q(pk__in=of_part.values(f"{part}__{entry}"))
    return condition


def _printed(model, text: str) -> Q:
    """Entries for which an article is cited in words that contain the text."""
    return cited_for(model, _cited_in().filter(containing(text, "excerpt__exact")))


class SourceFilter(PublicFilterSet):
    text = _text("In the headline or the byline.")
    genre = _one_of(Genre, "Kind of text")
    outlet = _record(_outlets, "Published by", null_label="outlet unknown")
    since = SinceFilter("published")
    until = UntilFilter("published", _undated("Sources"))

    def holding(self, text) -> Q:
        return containing(text, "headline", "byline")


class ActorFilter(PublicFilterSet):
    text = _text("In the names, the description or the words cited for them.")
    kind = _one_of(ActorKind, "Kind of actor")
    affiliation = _record(
        _affiliated, "Affiliated with", field_name="affiliations__with_actor", distinct=True
    )
    outlet = _record(_outlets, "Reported by", method="filter_outlet")

    def holding(self, text) -> Q:
        printed = ActorName.objects.filter(containing(text, "name")).values("actor")
        own = containing(text, "name", "description") | Q(pk__in=printed)
        return own | _printed(Actor, text)


class EventFilter(PublicFilterSet):
    text = _text("In the title, the summary or the words cited for them.")
    kind = _one_of(EventKind, "Kind of event")
    reality = _one_of(Reality, "Did it happen?")
    since = SinceFilter("occurred")
    until = UntilFilter("occurred", _undated("Events"))
    actor = _record(
        _participants, "Who had a part", field_name="participations__actor", distinct=True
    )
    place = _record(_places, "Place")
    outlet = _record(_outlets, "Reported by", method="filter_outlet")

    def holding(self, text) -> Q:
        return containing(text, "title", "summary") | _printed(Event, text)


class QuoteFilter(PublicFilterSet):
    text = _text("In any printed wording, or the words around it that are cited.")
    manner = _one_of(Manner, "Direct or indirect")
    medium = _one_of(Medium, "How it was said")
    since = SinceFilter("said")
    until = UntilFilter("said", _undated("Quotes"))
    speaker = _record(_in_quotes("speaker"), "Speaker", null_label="not named")
    about = _record(_in_quotes("about"), "About")
    ascribed_to = _record(_in_quotes("ascribed_to"), "Claimed to be the view of")
    occasion = _record(_occasions, "Said on the occasion of")
    outlet = _record(_outlets, "Reported by", method="filter_outlet")

    def holding(self, text) -> Q:
        renderings = _cited_in().filter(containing(text, "value"), statement="words")
        own = containing(text, "text", "speaker_as_printed")
        return own | cited_for(Quote, renderings) | _printed(Quote, text)
