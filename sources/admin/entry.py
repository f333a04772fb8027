from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from sources.actions import begin_editing, finish_editing, publish_possible, publish_together
from sources.admin.base import (
    RecordedAdmin,
    RefusingAdmin,
    ReopeningAdmin,
    is_number,
    reasons,
)
from sources.admin.citing import cite_view
from sources.admin.history import part_changes
from sources.admin.inlines import CitationInline, CorrectionInline, NewCitationInline
from sources.admin.retracting import retract_url, retract_view
from sources.admin.sharing import warn_of_shares
from sources.choices import Status
from sources.forms import EntryForm
from sources.models import Citation
from sources.models.states import lock


class EntryAdmin(ReopeningAdmin, RefusingAdmin, RecordedAdmin):
    """Writes an entry, its parts and its citations as one: all of it is kept, or nothing."""

    form = EntryForm
    change_form_template = "admin/sources/entry/change_form.html"
    actions = ["submit_selected", "publish_selected", "retract_selected"]
    list_filter = ["status", "kind"]
    part_inlines: list = []

    def get_urls(self):
        name = self.opts.model_name
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/cite/",
                view(lambda request, pk: cite_view(self, request, pk)),
                name=f"sources_{name}_cite",
            ),
            path(
                "retract/",
                view(lambda request: retract_view(self, request)),
                name=f"sources_{name}_retract",
            ),
            *super().get_urls(),
        ]

    def get_inlines(self, request, obj):
        return [*self.part_inlines, CitationInline, NewCitationInline, CorrectionInline]

    def get_queryset(self, request):
        counted = Count("own_citations", distinct=True)
        return super().get_queryset(request).annotate(citation_count=counted)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        # What the form's version is compared with must not change before it is saved.
        return lock(found) if found and request.method == "POST" else found

    @admin.display(description="citations", ordering="citation_count")
    def citation_count(self, entry):
        return entry.citation_count

    # Permissions

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or obj.status in (Status.DRAFT, Status.IN_REVIEW):
            return allowed
        return allowed and obj.status == Status.PUBLISHED and self.has_publish_permission(request)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and obj.published_at:
            return False
        return super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs, request):
        """An entry takes its parts along: no permission is needed for each of them."""
        deletable, counts, needed, protected = super().get_deleted_objects(objs, request)
        parts = {getattr(self.model, name).rel.related_model for name in self.model.PARTS}
        needed -= {str(model._meta.verbose_name) for model in parts}
        return deletable, counts, needed, protected

    # The form

    def get_fieldsets(self, request, obj=None):
        """The version travels with the form, unseen."""
        fields = [f for f in self.get_fields(request, obj) if f != "seen_version"]
        return [(None, {"fields": [*fields, "seen_version"]})]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and change:
            context |= {
                "blockers": obj.blockers() if obj.status != Status.RETRACTED else [],
                "moves": self.moves(request, obj),
                "cite_url": reverse(f"admin:sources_{self.opts.model_name}_cite", args=[obj.pk]),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        begin_editing(obj, by=request.user)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        finish_editing(form.instance, by=request.user)

    def save_formset(self, request, form, formset, change):
        if formset.model is not Citation:
            formset.save()
            for row in formset.forms:
                if hasattr(row, "save_citations"):
                    self._warn(request, row.save_citations(request.user))
            return
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        for row in formset.forms:
            if row.has_changed():
                self._warn(request, row.save_citations(request.user, form.instance))
                formset.changed_objects.append((row.instance, row.changed_data))

    def _warn(self, request, warnings) -> None:
        for warning in warnings:
            messages.warning(request, warning)

    def history_view(self, request, object_id, extra_context=None):
        changes = part_changes(self.model(pk=int(object_id))) if is_number(object_id) else []
        context = (extra_context or {}) | {"part_changes": changes}
        return super().history_view(request, object_id, context)

    # Moves

    def moves(self, request, entry) -> list[tuple[str, str]]:
        """The buttons that stand below the form: name and label."""
        editor = self.has_publish_permission(request)
        offered = {
            Status.DRAFT: [("_submit", "Save and submit for review")],
            Status.IN_REVIEW: [("_draft", "Save and return to draft")],
        }.get(entry.status, [])
        if editor and entry.status in (Status.DRAFT, Status.IN_REVIEW):
            offered.append(("_publish", "Save and publish"))
            if any(other.status != Status.PUBLISHED for other in entry.needs()):
                offered.append(("_publish_together", "Save and publish with all that it needs"))
        if editor and entry.status == Status.PUBLISHED:
            offered.append(("_retract", "Retract…"))
        return offered

    def response_change(self, request, obj):
        moves = {
            "_submit": lambda: obj.submit(request.user),
            "_draft": lambda: obj.return_to_draft(request.user),
            "_publish": lambda: obj.publish(request.user),
            "_publish_together": lambda: publish_together(
                entries=obj.with_needs(), by=request.user
            ),
        }
        if "_retract" in request.POST:
            return HttpResponseRedirect(retract_url(self.model, [obj.pk]))
        name = next((name for name in moves if name in request.POST), None)
        if name is None:
            return super().response_change(request, obj)
        self._move(request, obj, moves[name])
        return HttpResponseRedirect(request.path)

    def _move(self, request, obj, move) -> None:
        try:
            with transaction.atomic():
                move()
        except ValidationError as refusal:
            for message in refusal.messages:
                messages.error(request, message)
        else:
            obj.refresh_from_db()
            messages.success(request, f"“{obj}” is {obj.get_status_display()} now.")
            if obj.status == Status.PUBLISHED:
                warn_of_shares(request, [obj])

    # Actions on many

    @admin.action(description="Submit for review", permissions=["change"])
    def submit_selected(self, request, queryset):
        for entry in queryset:
            try:
                entry.submit(request.user)
            except ValidationError as refusal:
                messages.error(request, f"“{entry}” was not submitted: {reasons(refusal)}")
            else:
                messages.success(request, f"“{entry}” is in review now.")

    @admin.action(description="Publish", permissions=["publish"])
    def publish_selected(self, request, queryset):
        entries = list(queryset.exclude(status=Status.PUBLISHED))
        refused = publish_possible(entries=entries, by=request.user)
        for entry, blockers in refused.items():
            messages.error(request, f"“{entry}” was not published: {' '.join(blockers)}")
        published = [entry for entry in entries if entry not in refused]
        if published:
            names = ", ".join(f"“{entry}”" for entry in published)
            messages.success(request, f"Published: {names}.")
            warn_of_shares(request, published)

    @admin.action(description="Retract…", permissions=["publish"])
    def retract_selected(self, request, queryset):
        return HttpResponseRedirect(retract_url(self.model, queryset.values_list("pk", flat=True)))
