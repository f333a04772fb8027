"""The feeds of the lists, filtered as their pages are."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse

from sources.feeds.following import Following, Item, entry_items, newest, summary
from sources.filters import ActorFilter, EventFilter, PublicFilterSet, QuoteFilter, SourceFilter
from sources.models import Actor, Event, Quote, Source
from sources.pages.related import source_lines


class Refused(ValidationError):
    """A filter can't be understood: a sentence for each."""


@dataclass(frozen=True)
class ListFeed:
    """A list that can be followed. `items` writes its records, `records` reads them."""

    title: str
    page: str
    filters: type[PublicFilterSet]
    records: Callable
    items: Callable

    def __call__(self, query: QueryDict, request=None) -> Following:
        """Raises Refused."""
        chosen = self.filters(query, queryset=self.records(), request=request)
        if errors := chosen.form.errors:
            fields = chosen.form.fields
            raise Refused([f"{fields[n].label}: {' '.join(e)}" for n, e in errors.items()])
        told = _in_words(chosen.form)
        kept = QueryDict(mutable=True)
        kept.update({name: query[name] for name, _ in told})
        return Following(
            title=self.title,
            subtitle="; ".join(words for _, words in told),
            url=reverse(f"sources:{self.page}") + (f"?{kept.urlencode()}" if kept else ""),
            items=tuple(self.items(newest(chosen.qs))),
        )


def _in_words(form) -> list[tuple[str, str]]:
    """The filters that are set, by name, as readers know them."""
    given = [(name, value) for name, value in form.cleaned_data.items() if value]
    return [(name, f"{form.fields[name].label}: {_chosen(form, name, v)}") for name, v in given]


def _chosen(form, name: str, value) -> str:
    if isinstance(value, Model):
        return str(value)
    field = form.fields[name]
    if value == getattr(field, "null_value", None):
        return field.null_label
    return dict(getattr(field, "choices", ())).get(value, form.data[name])


def source_items(sources) -> list[Item]:
    return [
        Item(
            permalink=source.permalink,
            url=source.get_absolute_url(),
            title=source.headline,
            published=source.published_at,
            updated=source.changed,
            summary=summary("source", source=source),
        )
        for source in sources
    ]


LISTS = {
    "event": ListFeed("Events", "event-list", EventFilter, Event.objects.published, entry_items),
    "actor": ListFeed("Actors", "actor-list", ActorFilter, Actor.objects.published, entry_items),
    "quote": ListFeed("Quotes", "quote-list", QuoteFilter, Quote.objects.published, entry_items),
    "source": ListFeed(
        "Sources",
        "source-list",
        SourceFilter,
        lambda: source_lines(Source.objects.published()),
        source_items,
    ),
}
