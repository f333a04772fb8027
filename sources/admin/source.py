from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from sources.admin.base import PartAdmin, RecordedAdmin, RefusingAdmin, ReopeningAdmin
from sources.admin.capturing import capture_view
from sources.admin.retracting import retract_url, retract_view
from sources.choices import NoticeKind, Status
from sources.desk import urls as desk_urls
from sources.desk.comparison_links import (
    ChangedFilter,
    comparison_link,
    undecided_link,
    with_undecided,
)
from sources.forms import SourceForm
from sources.models import Source, SourceNotice


class NoticeInline(admin.StackedInline):
    model = SourceNotice
    extra = 0
    verbose_name = "notice of the publisher"
    verbose_name_plural = "notices of the publisher"


@admin.register(SourceNotice)
class SourceNoticeAdmin(PartAdmin):
    list_display = ["source", "kind", "date", "words"]
    list_filter = ["kind"]
    list_select_related = ["source"]
    search_fields = ["words", "source__headline"]


@admin.register(Source)
class SourceAdmin(ReopeningAdmin, RefusingAdmin, RecordedAdmin):
    form = SourceForm
    change_form_template = "admin/sources/source/change_form.html"
    actions = ["retract_selected"]
    list_display = [
        "headline",
        "outlet",
        "genre",
        "published",
        "language",
        "status",
        "snapshot_count",
        "excerpt_count",
        "desk",
        "changed",
    ]
    list_filter = ["status", ChangedFilter, "genre", "language", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "byline", "url", "outlet__name"]
    autocomplete_fields = ["outlet", "translation_of", "reprint_of"]
    readonly_fields = ["captured"]
    inlines = [NoticeInline]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/capture/",
                view(lambda request, pk: capture_view(self, request, pk)),
                name="sources_source_capture",
            ),
            path(
                "capture/",
                view(lambda request: capture_view(self, request)),
                name="sources_source_capture_new",
            ),
            path(
                "retract/",
                view(lambda request: retract_view(self, request)),
                name="sources_source_retract",
            ),
            *desk_urls.of(self),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        counts = {
            "snapshot_count": Count("snapshots", distinct=True),
            "excerpt_count": Count("snapshots__excerpts", distinct=True),
        }
        return with_undecided(super().get_queryset(request).annotate(**counts))

    @admin.display(description="the article changed", ordering="undecided_count")
    def changed(self, source):
        return undecided_link(source)

    @admin.display(description="snapshots", ordering="snapshot_count")
    def snapshot_count(self, source):
        return source.snapshot_count

    @admin.display(description="excerpts", ordering="excerpt_count")
    def excerpt_count(self, source):
        return source.excerpt_count

    @admin.display(description="the desk")
    def desk(self, source):
        if not source.snapshot_count:
            return "–"
        url = reverse("admin:sources_source_desk", args=[source.pk])
        return format_html(
            '<a href="{}">Open<span class="visually-hidden"> “{}”</span></a>', url, source
        )

    @admin.display(description="captured texts")
    def captured(self, source):
        rows = [
            (
                reverse("admin:sources_snapshot_change", args=[s.pk]),
                s.number,
                s.captured_at,
                s.length,
                comparison_link(s),
            )
            for s in source.snapshots.defer("text")
        ]
        line = '<p><a href="{}">the text of snapshot {}</a>, {}, {} characters{}</p>'
        return format_html_join("", line, rows) or "none yet"

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or obj.status == Status.DRAFT:
            return allowed
        return allowed and self.has_publish_permission(request)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and (obj.published_at or obj.snapshots.exists()):
            return False
        return super().has_delete_permission(request, obj)

    def add_view(self, request, form_url="", extra_context=None):
        """A source begins with its text, unless it is a document that we hold no text of."""
        if "without_text" in request.GET or request.method == "POST":
            return super().add_view(request, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:sources_source_capture_new"))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and not form.cleaned_data.get("acknowledged"):
            self._name_what_rests_on(form.instance, formsets)

    def _name_what_rests_on(self, source, formsets) -> None:
        """A retraction by the publisher leaves entries unsupported: they are named first."""
        kinds = [notice.kind for formset in formsets for notice in formset.new_objects]
        changed = [notice.kind for formset in formsets for notice, _ in formset.changed_objects]
        if NoticeKind.RETRACTED not in kinds + changed:
            return
        if resting := Source.objects.get(pk=source.pk).sole_support_of():
            names = "; ".join(f"{e._meta.verbose_name} “{e}”" for e in resting)
            raise ValidationError(
                f"With this notice nothing supports parts of: {names}. Tick “I have read this” "
                "to record the notice; then find other support for these entries or retract them."
            )

    @admin.action(description="Retract…", permissions=["publish"])
    def retract_selected(self, request, queryset):
        return HttpResponseRedirect(retract_url(Source, queryset.values_list("pk", flat=True)))
