from django import forms
from django.core.exceptions import ValidationError

from sources import dates


class PartialDateInput(forms.TextInput):
    """Says beside the field how the date was understood."""

    template_name = "sources/widgets/partial_date.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        try:
            understood = dates.understand(value) if value else None
        except dates.PartialDateError:
            understood = None
        context["widget"]["understood"] = understood
        return context


class PartialDateFormField(forms.CharField):
    """Takes EDTF and what editors write, gives EDTF."""

    widget = PartialDateInput

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return ""
        try:
            return dates.understand(value).edtf
        except dates.PartialDateError as error:
            raise ValidationError(str(error), code="partial_date") from error
