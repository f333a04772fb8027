from django.contrib import admin
from django.db.models import Count

from sources.admin.base import SharedAdmin
from sources.models import Topic


@admin.register(Topic)
class TopicAdmin(SharedAdmin):
    list_display = ["name", "event_count", "quote_count"]
    search_fields = ["name"]

    def shown(self, topic):
        return topic.events.published().exists() or topic.quotes.published().exists()

    def get_queryset(self, request):
        counts = {
            "event_count": Count("events", distinct=True),
            "quote_count": Count("quotes", distinct=True),
        }
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description="events", ordering="event_count")
    def event_count(self, topic):
        return topic.event_count

    @admin.display(description="quotes", ordering="quote_count")
    def quote_count(self, topic):
        return topic.quote_count
