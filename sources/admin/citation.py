from django.contrib import admin

from sources.actions import begin_editing, finish_editing
from sources.actions.cite import check
from sources.admin.base import RecordedAdmin
from sources.models import Citation


@admin.register(Citation)
class CitationAdmin(RecordedAdmin):
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

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (
            obj is None or self._entry_admin(obj).has_change_permission(request, obj.entry)
        )

    def has_delete_permission(self, request, obj=None):
        return obj is not None and self.has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        begin_editing(obj.entry, by=request.user)
        check(obj)
        super().save_model(request, obj, form, change)
        finish_editing(obj.entry, by=request.user)

    def delete_model(self, request, obj):
        entry = obj.entry
        begin_editing(entry, by=request.user)
        super().delete_model(request, obj)
        finish_editing(entry, by=request.user)

    @admin.display(description="supports")
    def target(self, citation):
        return f"{citation.target._meta.verbose_name}: {citation.target}"

    def source(self, citation):
        return citation.source

    def _entry_admin(self, citation):
        return self.admin_site.get_model_admin(type(citation.entry))
