from django.contrib import admin
from django.db.models import Count
from django.urls import path

from sources.admin.base import PartAdmin, ReadOnlyAdmin, RecordedAdmin
from sources.desk.comparing import comparison_view
from sources.models import Excerpt, ExcerptStanding, Region, Snapshot


class RegionInline(admin.TabularInline):
    model = Region
    extra = 0


class StandingInline(admin.TabularInline):
    model = ExcerptStanding
    extra = 0
    verbose_name_plural = "what became of earlier excerpts here"
    fields = readonly_fields = ["excerpt", "state", "start", "end", "decision", "decided_by"]
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("excerpt", "decided_by")

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Snapshot)
class SnapshotAdmin(admin.ModelAdmin):
    """The text itself never changes; which spans of it are no prose can be corrected."""

    change_form_template = "admin/sources/snapshot/change_form.html"
    list_display = ["source", "number", "extent", "length", "captured_at", "excerpt_count"]
    list_filter = ["extent", "origin", "captured_at"]
    list_select_related = ["source"]
    search_fields = ["source__headline", "sha256"]
    fields = readonly_fields = [
        "source",
        "number",
        "text",
        "extent",
        "length",
        "full_length",
        "sha256",
        "origin",
        "extractor",
        "captured_at",
        "captured_by",
    ]
    inlines = [RegionInline, StandingInline]

    def get_urls(self):
        def view(request, pk):
            return comparison_view(self, request, pk)

        name = "sources_snapshot_comparison"
        compared = path("<int:pk>/comparison/", self.admin_site.admin_view(view), name=name)
        return [compared, *super().get_urls()]

    def get_queryset(self, request):
        queryset = super().get_queryset(request).defer("text")
        return queryset.annotate(excerpt_count=Count("excerpts"))

    @admin.display(description="excerpts", ordering="excerpt_count")
    def excerpt_count(self, snapshot):
        return snapshot.excerpt_count

    def save_model(self, request, obj, form, change):
        """Only its regions are saved."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Excerpt)
class ExcerptAdmin(ReadOnlyAdmin):
    list_display = ["exact", "source", "snapshot_number", "start", "end", "citation_count"]
    list_filter = ["snapshot__extent"]
    search_fields = ["exact", "snapshot__source__headline"]

    def get_queryset(self, request):
        queryset = super().get_queryset(request).select_related("snapshot__source")
        return queryset.defer("snapshot__text").annotate(citation_count=Count("citations"))

    @admin.display(ordering="snapshot__source")
    def source(self, excerpt):
        return excerpt.snapshot.source

    @admin.display(description="snapshot")
    def snapshot_number(self, excerpt):
        return excerpt.snapshot.number

    @admin.display(description="citations", ordering="citation_count")
    def citation_count(self, excerpt):
        return excerpt.citation_count


@admin.register(Region)
class RegionAdmin(RecordedAdmin):
    list_display = ["snapshot", "kind", "start", "end"]
    list_filter = ["kind"]
    raw_id_fields = ["snapshot"]
    search_fields = ["snapshot__source__headline"]

    def get_queryset(self, request):
        queryset = super().get_queryset(request).select_related("snapshot__source")
        return queryset.defer("snapshot__text")


@admin.register(ExcerptStanding)
class ExcerptStandingAdmin(PartAdmin):
    list_display = ["excerpt", "snapshot", "state", "decision"]
    list_filter = ["state", "decision"]
    search_fields = ["excerpt__exact", "snapshot__source__headline"]

    def get_queryset(self, request):
        queryset = super().get_queryset(request).select_related("excerpt", "snapshot__source")
        return queryset.defer("snapshot__text")
