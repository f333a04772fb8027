from django import forms


class RefusableForm(forms.ModelForm):
    """`refused` are reasons found after a first try to save."""

    refused: tuple[str, ...] = ()

    def clean(self):
        cleaned = super().clean()
        for reason in self.refused:
            self.add_error(None, reason)
        return cleaned


class EntryForm(RefusableForm):
    """Carries the version that the editor saw."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("seen_version") != self.instance.version:
            self.add_error(None, self._stale())
        return cleaned

    def _stale(self) -> str:
        last = self.instance.history.select_related("history_user").first()
        who = (last and last.history_user) or "Somebody"
        return (
            f"{who} has changed this entry since you opened it. Nothing of yours was saved: "
            "open the entry in another tab, compare, and enter your changes there."
        )


class RetractForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="Readers see it in place of the entry.",
    )
    together = forms.BooleanField(
        required=False, label="Retract the entries named above together with it"
    )


class SourceForm(RefusableForm):
    """Once it was refused, the editor may acknowledge the reasons."""

    acknowledged = forms.BooleanField(required=False, label="I have read this")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.refused:
            self.fields["acknowledged"].widget = forms.HiddenInput()
