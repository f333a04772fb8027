from django.contrib import admin
from django.db.models import Count

from sources.admin.base import PartAdmin
from sources.admin.entry import EntryAdmin
from sources.admin.inlines import PartInline
from sources.models import Event, EventLink, Participation


class ParticipationInline(PartInline):
    model = Participation
    autocomplete_fields = ["actor"]
    part_fields = ("actor", "role")


class EventLinkInline(PartInline):
    model = EventLink
    fk_name = "event"
    autocomplete_fields = ["other"]
    part_fields = ("kind", "other")


@admin.register(Event)
class EventAdmin(EntryAdmin):
    list_display = [
        "title",
        "kind",
        "reality",
        "occurred",
        "place",
        "status",
        "participant_count",
        "citation_count",
    ]
    list_filter = ["status", "kind", "reality", "topics"]
    list_select_related = ["place"]
    search_fields = ["title", "summary", "place__name"]
    autocomplete_fields = ["place", "part_of", "topics"]
    part_inlines = [ParticipationInline, EventLinkInline]

    def get_queryset(self, request):
        counted = Count("participations", distinct=True)
        return super().get_queryset(request).annotate(participant_count=counted)

    @admin.display(description="participants", ordering="participant_count")
    def participant_count(self, event):
        return event.participant_count


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    list_display = ["event", "actor", "role"]
    list_filter = ["role"]
    list_select_related = ["event", "actor"]
    search_fields = ["event__title", "actor__name"]


@admin.register(EventLink)
class EventLinkAdmin(PartAdmin):
    list_display = ["event", "kind", "other"]
    list_filter = ["kind"]
    list_select_related = ["event", "other"]
    search_fields = ["event__title", "other__title"]
