from django.views.generic.list import MultipleObjectMixin
from django_filters.views import FilterView

from sources.filters import ActorFilter, EventFilter, QuoteFilter, SourceFilter
from sources.models import Actor, Event, Quote, Source
from sources.pages.paging import page_of
from sources.pages.related import event_lines, quote_cards, source_lines
from sources.pages.resting import source_rows
from sources.pages.rows import actor_rows, event_rows, quote_rows

PAGE_SIZE = 25


class Paged(MultipleObjectMixin):
    """A list in pages. A page that does not exist is said, and nothing listed."""

    paginate_by = PAGE_SIZE
    page_error = ""

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        number = self.request.GET.get(self.page_kwarg) or 1
        page, self.page_error = page_of(paginator, number)
        if page is None:
            return paginator, None, [], False
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"page_error": self.page_error}


class PublicList(Paged, FilterView):
    """A list with its filters. What can't be understood is said, and nothing listed."""

    template_name_suffix = "_list"
    rows = None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        given, errors = self.filterset.given, self.filterset.form.errors
        return context | {
            "refused": bool(errors or self.page_error),
            "filtered": bool(given),
            "narrowed": bool(given - {"text"} or errors),
            "rows": type(self).rows(context["object_list"]),
        }


class SourceList(PublicList):
    filterset_class, rows = SourceFilter, source_rows
    queryset = source_lines(Source.objects.published()).newest_first()


class ActorList(PublicList):
    filterset_class, rows = ActorFilter, actor_rows
    queryset = Actor.objects.published().prefetch_related("names").by_name()


class EventList(PublicList):
    filterset_class, rows = EventFilter, event_rows
    queryset = event_lines(Event.objects.published()).newest_first()


class QuoteList(PublicList):
    filterset_class, rows = QuoteFilter, quote_rows
    queryset = quote_cards(Quote.objects.published()).newest_first()
