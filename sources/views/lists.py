from django.core.paginator import InvalidPage
from django_filters.views import FilterView

from sources.filters import ActorFilter, EventFilter, QuoteFilter, SourceFilter
from sources.models import Actor, Event, Quote, Source
from sources.pages.related import event_lines, quote_cards

PAGE_SIZE = 25


class PublicList(FilterView):
    """A list, its filters and its pages. What can't be understood is said, and nothing listed."""

    paginate_by = PAGE_SIZE
    template_name_suffix = "_list"
    page_error = ""

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        number = self.request.GET.get(self.page_kwarg) or 1
        try:
            page = paginator.page(number)
        except InvalidPage:
            self.page_error = f"There is no such page: they run from 1 to {paginator.num_pages}."
            return paginator, None, queryset.none(), False
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = self.filterset.form
        return context | {
            "page_error": self.page_error,
            "refused": bool(form.errors or self.page_error),
            "filtered": form.is_bound and any(form.cleaned_data.values()),
        }


class SourceList(PublicList):
    filterset_class = SourceFilter
    queryset = Source.objects.published().select_related("outlet").newest_first()


class ActorList(PublicList):
    filterset_class = ActorFilter
    queryset = Actor.objects.published().prefetch_related("names").by_name()


class EventList(PublicList):
    filterset_class = EventFilter
    queryset = event_lines(Event.objects.published()).newest_first()


class QuoteList(PublicList):
    filterset_class = QuoteFilter
    queryset = quote_cards(Quote.objects.published()).newest_first()
