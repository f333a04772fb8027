from django import forms
from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Count

from sources.actions import respell
from sources.admin.base import RefusingAdmin, SharedAdmin
from sources.forms import RefusableForm
from sources.models import Place


class PlaceForm(RefusableForm):
    """Once another name was refused, an Editor may say that the old one was misspelt."""

    misspelt = forms.CharField(
        label="What was wrong",
        required=False,
        widget=forms.HiddenInput,
        help_text="Only where the old name was misspelt, and the place is the same. Readers see it "
        "as a correction of each event that is named above.",
    )

    def clean(self):
        cleaned = super().clean()
        self.instance.respelling = bool(cleaned.get("misspelt"))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.instance.respelling or self.has_error(NON_FIELD_ERRORS, "renamed"):
            self.fields["misspelt"].widget = forms.Textarea(attrs={"rows": 3, "cols": 80})


@admin.register(Place)
class PlaceAdmin(RefusingAdmin, SharedAdmin):
    form = PlaceForm
    list_display = ["name", "country", "precision", "event_count"]
    list_filter = ["precision", "country"]
    search_fields = ["name", "country"]

    def shown(self, place):
        return bool(place.shown_in())

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(event_count=Count("events"))

    def save_model(self, request, obj, form, change):
        renamed = change and {"name", "country"} & set(form.changed_data)
        if not (renamed and obj.respelling):
            super().save_model(request, obj, form, change)
            return
        if corrected := respell(place=obj, why=form.cleaned_data["misspelt"], by=request.user):
            names = ", ".join(f"“{event}”" for event in corrected)
            messages.success(request, f"Readers find a correction on: {names}.")

    @admin.display(description="events", ordering="event_count")
    def event_count(self, place):
        return place.event_count
