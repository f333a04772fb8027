import re

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import URLField
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from simple_history.admin import SimpleHistoryAdmin

from sources.actions import begin_editing, finish_editing
from sources.admin.widgets import RecordSelect, RecordSelectMultiple
from sources.choices import Status
from sources.forms import PartialDateFormField, RefusableForm
from sources.models import Event
from sources.models.fields import PartialDateField
from sources.models.states import is_editor


class RecordedAdmin(SimpleHistoryAdmin):
    """Deletes row by row, so that each stands in the history."""

    formfield_overrides = {
        PartialDateField: {"form_class": PartialDateFormField},
        URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50

    def get_ordering(self, request):
        """Said aloud: the model's own order is lost where counts are annotated."""
        return self.ordering or self.model._meta.ordering

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def history_view(self, request, object_id, extra_context=None):
        _require_numbers(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        _require_numbers(object_id, version_id)
        return super().history_form_view(request, object_id, version_id, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as refusal:
            messages.error(request, f"Nothing was deleted. {reasons(refusal)}")
        url = reverse(f"admin:sources_{self.opts.model_name}_change", args=[object_id])
        return HttpResponseRedirect(url)

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            for record in queryset:
                record.delete()


class SharedAdmin(RecordedAdmin):
    """What entries and sources have in common: where readers see it, only Editors change it."""

    def shown(self, record) -> bool:
        """Whether something published shows it."""
        return True

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or is_editor(request.user, Event) or not self.shown(obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self.shown(obj))


class RefusingAdmin:
    """What turns out wrong while saving refuses the whole, and the form says why."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refused = getattr(request, "refused", ())
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refused = refusal.messages
        with transaction.atomic():
            return super().changeform_view(request, object_id, form_url, extra_context)


class OfEntryAdmin(RefusingAdmin, RecordedAdmin):
    """Rows of an entry, written as it is itself: by whom it may be, and whole or not at all."""

    form = RefusableForm

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self._may_change_entry(request, obj.entry))

    def has_delete_permission(self, request, obj=None):
        return obj is not None and self.has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        begin_editing(obj.entry, by=request.user)
        super().save_model(request, obj, form, change)
        finish_editing(obj.entry, by=request.user)

    def delete_model(self, request, obj):
        entry = obj.entry
        begin_editing(entry, by=request.user)
        super().delete_model(request, obj)
        finish_editing(entry, by=request.user)

    def _may_change_entry(self, request, entry) -> bool:
        return self.admin_site.get_model_admin(type(entry)).has_change_permission(request, entry)


class ReopeningAdmin:
    """For what can be retracted: a button that makes it a draft again."""

    def get_urls(self):
        name = f"sources_{self.opts.model_name}_reopen"
        view = self.admin_site.admin_view(require_POST(self.reopen_view))
        return [path("<int:pk>/reopen/", view, name=name), *super().get_urls()]

    def has_publish_permission(self, request) -> bool:
        return is_editor(request.user, self.model)

    def may_reopen(self, request, record) -> bool:
        merged = getattr(record, "merged_into_id", None)
        return (
            record.status == Status.RETRACTED
            and not merged
            and self.has_publish_permission(request)
        )

    def reopen_view(self, request, pk):
        record = get_object_or_404(self.model, pk=pk)
        if not self.has_publish_permission(request):
            raise PermissionDenied
        try:
            record.return_to_draft(request.user)
        except ValidationError as refusal:
            messages.error(request, reasons(refusal))
        else:
            messages.success(request, f"“{record}” is a draft now.")
        url = reverse(f"admin:sources_{self.opts.model_name}_change", args=[pk])
        return HttpResponseRedirect(url)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_reopen"] = obj is not None and self.may_reopen(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)


class ReadOnlyAdmin(admin.ModelAdmin):
    """For rows that are made elsewhere and never change."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartAdmin(ReadOnlyAdmin, RecordedAdmin):
    """Rows that are entered with what they belong to: found here, and their history read."""


def reasons(error: ValidationError) -> str:
    return " ".join(error.messages)


def is_number(text: str) -> bool:
    """Whether it can be a record's number: every database holds eighteen digits."""
    return re.fullmatch("[0-9]{1,18}", text) is not None


def _require_numbers(*texts: str) -> None:
    if not all(map(is_number, texts)):
        raise Http404
