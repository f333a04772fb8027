from django.views.generic import TemplateView

from sources.models import Actor, Event, Quote, Source
from sources.pages.related import event_lines, quote_cards

NEWEST = 6


class Home(TemplateView):
    template_name = "sources/home.html"

    def get_context_data(self, **kwargs):
        events, quotes = Event.objects.published(), Quote.objects.published()
        return super().get_context_data(
            events=event_lines(events).newest_first()[:NEWEST],
            quotes=quote_cards(quotes).newest_first()[:NEWEST],
            counts={
                "events": events.count(),
                "quotes": quotes.count(),
                "actors": Actor.objects.published().count(),
                "sources": Source.objects.published().count(),
            },
            **kwargs,
        )
