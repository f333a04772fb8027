"""Selects that offer what an article has to do with; the script finds the rest by typing."""

from collections.abc import Iterable
from functools import cached_property

from django import forms
from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from sources.filters import cited_for
from sources.models import Actor, Citation, Event, Place, Quote, Source, Topic

MOST = 100
FOUND = {Actor, Event, Quote, Place, Source}


class Nearby:
    """Records that an article has to do with, a query for each kind that is asked for."""

    def __init__(self, source: Source):
        self.source = source
        self._known: dict[type[Model], list] = {}

    def of(self, model: type[Model]) -> list:
        if model not in self._known:
            self._known[model] = list(self._rows(model)[:MOST])
        return self._known[model]

    @cached_property
    def citations(self) -> QuerySet:
        return Citation.objects.citing(self.source).order_by()

    def _rows(self, model: type[Model]) -> QuerySet:
        rows = model._default_manager.all()
        if model is Topic:
            return rows
        if model is Source:
            return rows.filter(pk__in=self.citations.values("relays"))
        if model is Place:
            events = Event.objects.filter(cited_for(Event, self.citations))
            return rows.filter(pk__in=events.values("place"))
        cited = cited_for(model, self.citations)
        return rows.filter(cited | self._spoken_of() if model is Actor else cited)

    def _spoken_of(self) -> Q:
        """Actors who speak or take part in what the article is cited for."""
        quotes = Quote.objects.filter(cited_for(Quote, self.citations))
        events = Event.objects.filter(cited_for(Event, self.citations))
        return Q(pk__in=quotes.values("speaker")) | Q(pk__in=events.values("participations__actor"))


def limit(form: forms.BaseForm, name: str, nearby: Nearby, chosen: Iterable = ()) -> None:
    """Offer what is near in a form's select, with what is chosen."""
    field = form.fields[name]
    model = field.queryset.model
    records = {r.pk: r for r in (*chosen, *_posted(form, name, model), *nearby.of(model))}
    several = isinstance(field, forms.ModelMultipleChoiceField)
    blank = [] if several or field.required else [("", "---------")]
    field.widget.choices = [*blank, *((pk, str(record)) for pk, record in records.items())]
    if model in FOUND:
        url = reverse("admin:sources_source_desk_find", args=[nearby.source.pk])
        field.widget.attrs["data-find"] = f"{url}?kind={model._meta.model_name}"


def _posted(form: forms.BaseForm, name: str, model: type[Model]) -> list:
    if not form.is_bound or not hasattr(form.data, "getlist"):
        return []
    sent = form.data.getlist(form.add_prefix(name))
    numbers = [int(text) for text in sent if text.isascii() and text.isdigit() and len(text) < 19]
    return list(model._default_manager.filter(pk__in=numbers)) if numbers else []
