from django.contrib import admin, messages

from sources.actions.cite import check
from sources.admin.base import OfEntryAdmin
from sources.models import Citation


@admin.register(Citation)
class CitationAdmin(OfEntryAdmin):
    """Citations are made from the entry that they support; here they are found and mended."""

    list_display = ["value", "statement", "target", "source", "stance", "directness", "voice"]
    list_filter = ["stance", "difference", "directness", "voice", "statement"]
    search_fields = ["value", "excerpt__exact", "excerpt__snapshot__source__headline", "note"]
    autocomplete_fields = ["attributed_to", "relays"]
    readonly_fields = ["target", "statement", "excerpt", "source"]
    fields = [
        "target",
        "statement",
        "source",
        "excerpt",
        "value",
        ("stance", "difference", "directness"),
        "note",
        ("voice", "attributed_to", "attribution"),
        "relays",
        "position",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_article().with_targets()

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        for warning in check(obj):
            messages.warning(request, warning)
        super().save_model(request, obj, form, change)

    @admin.display(description="supports")
    def target(self, citation):
        return f"{citation.target._meta.verbose_name}: {citation.target}"

    def source(self, citation):
        return citation.source
