from django.contrib import admin
from django.db.models import Count

from sources.admin.base import SharedAdmin
from sources.models import Place


@admin.register(Place)
class PlaceAdmin(SharedAdmin):
    list_display = ["name", "country", "precision", "event_count"]
    list_filter = ["precision", "country"]
    search_fields = ["name", "country"]

    def shown(self, place):
        return place.events.published().exists()

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(event_count=Count("events"))

    @admin.display(description="events", ordering="event_count")
    def event_count(self, place):
        return place.event_count
