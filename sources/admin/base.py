from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import URLField
from simple_history.admin import SimpleHistoryAdmin

from sources.forms import PartialDateFormField
from sources.models.fields import PartialDateField


class RecordedAdmin(SimpleHistoryAdmin):
    """Deletes row by row, so that each stands in the history."""

    formfield_overrides = {
        PartialDateField: {"form_class": PartialDateFormField},
        URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50

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
