from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import URLField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from simple_history.admin import SimpleHistoryAdmin

from sources.choices import Status
from sources.forms import PartialDateFormField
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

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            for record in queryset:
                record.delete()


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


def reasons(error: ValidationError) -> str:
    return " ".join(error.messages)
