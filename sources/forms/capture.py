import re

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from sources.choices import CaptureOrigin, Extent, Genre
from sources.forms.dates import PartialDateFormField
from sources.ingest import IngestError, clean, decode, read_html
from sources.models import Outlet


class PastedTextField(forms.CharField):
    """Takes control characters too: `clean()` drops them, and says so."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)
        self.validators = [
            v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)
        ]


class CaptureForm(forms.Form):
    """A text, pasted or uploaded, and what is known of it.

    `read()` after validation gives the text to check; what was found in an HTML page and fills
    an empty field is in `proposed`.
    """

    text = PastedTextField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 20, "cols": 100}),
        help_text="Paste the text of the article.",
    )
    file = forms.FileField(required=False, help_text="Or upload a .txt or .html file.")
    extent = forms.ChoiceField(
        choices=Extent,
        initial=Extent.WHOLE,
        help_text="For passages alone, put a line with […] between two passages.",
    )
    headline = forms.CharField(
        required=False,
        max_length=500,
        help_text="As printed; a supplied one stands in square brackets.",
    )
    byline = forms.CharField(required=False, max_length=300)
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(),
        required=False,
        help_text="Leave it empty where it is unknown. A photo credit is no outlet.",
    )
    genre = forms.ChoiceField(choices=Genre, initial=Genre.NEWS)
    url = forms.URLField(label="URL", required=False, max_length=2000, assume_scheme="https")
    published = PartialDateFormField(required=False, label="Date of publication")
    language = forms.CharField(required=False, max_length=20, help_text="Such as “en”.")
    full_length = forms.IntegerField(
        required=False,
        min_value=1,
        help_text="For passages: the length of the whole article in characters, where known.",
    )
    origin = forms.ChoiceField(
        choices=CaptureOrigin, required=False, widget=forms.HiddenInput, initial=""
    )
    extractor = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100)

    DETAILS = ("headline", "byline", "outlet", "genre", "url", "published", "language")

    def __init__(self, *args, source=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.source, self.changes, self.proposed = source, (), {}
        if source is not None:
            for name in self.DETAILS:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        upload, text = cleaned.get("file"), cleaned.get("text") or ""
        if upload and text.strip():
            self.add_error("file", "Paste a text or upload a file, not both.")
        elif upload:
            self._read_upload(upload, cleaned)
        elif not text.strip():
            self.add_error("text", "Paste the text of the article, or upload a file.")
        else:
            cleaned["origin"] = cleaned.get("origin") or CaptureOrigin.PASTE
            self._clean_text(cleaned, text)
        return cleaned

    def passages(self) -> list[str]:
        if self.cleaned_data["extent"] != Extent.PASSAGES:
            return []
        parts = re.split(r"(?m)^\[…\]$", self.cleaned_data["text"])
        return [part.strip() for part in parts if part.strip()]

    def capture_arguments(self) -> dict:
        """For `capture()`."""
        cleaned, passages = self.cleaned_data, self.passages()
        given = {"passages": passages} if passages else {"text": cleaned["text"]}
        given |= {name: cleaned[name] for name in ("origin", "extractor")}
        if passages:
            given["full_length"] = cleaned["full_length"]
        if self.source is not None:
            return given | {"source": self.source}
        return given | {name: cleaned[name] for name in self.DETAILS}

    def _read_upload(self, upload, cleaned) -> None:
        data = upload.read()
        cleaned["origin"] = CaptureOrigin.FILE
        try:
            if upload.name.lower().endswith((".html", ".htm")):
                page = read_html(data, cleaned.get("url") or "")
                cleaned["extractor"] = page.extractor
                self._propose(page, cleaned)
                text = page.text
            else:
                text = decode(data)
        except IngestError as error:
            return self.add_error("file", str(error))
        return self._clean_text(cleaned, text)

    def _propose(self, page, cleaned) -> None:
        """Fill what the editor left empty; an outlet is proposed by name alone."""
        for name in ("headline", "byline", "published", "language"):
            if name in self.fields and not cleaned.get(name) and (value := getattr(page, name)):
                self.proposed[name] = cleaned[name] = value
        if "outlet" in self.fields and not cleaned.get("outlet") and page.outlet:
            known = Outlet.objects.filter(name__iexact=page.outlet).first()
            self.proposed["outlet"] = page.outlet
            cleaned["outlet"] = known

    def _clean_text(self, cleaned, text) -> None:
        try:
            result = clean(text)
        except IngestError as error:
            self.add_error("file" if cleaned.get("file") else "text", str(error))
        else:
            cleaned["text"], self.changes = result.text, result.changes
