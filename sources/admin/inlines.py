from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.forms import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from sources.actions import cite, confirm
from sources.actions.cite import check
from sources.admin.widgets import RecordSelect, RememberingForm, RememberingInline
from sources.forms import AnchoredForm
from sources.models import Citation, Correction
from sources.models.citation import DETAILS
from sources.statements import WHOLE


def autocomplete(form, name: str, model_field) -> None:
    """Give a form's field the widget that finds records while one types."""
    field = form.fields[name]
    field.widget = RecordSelect(model_field, admin.site, choices=field.choices)


class AnchoredModelForm(AnchoredForm, forms.ModelForm):
    """A row of an inline, with the words that are to be cited in the same step."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in (("source", "Cited source"), ("words", "Cited words")):
            self.fields[name].required = False
            self.fields[name].label = label
            self.fields[name].help_text = ""
        autocomplete(self, "source", Citation._meta.get_field("relays"))
        self.fields["words"].widget.attrs |= {"rows": 2, "cols": 40}

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("source")) != bool(cleaned.get("words")) and not self.errors:
            self.add_error("words", "Give both the source and its words, or neither.")
        return cleaned

    def anchored(self) -> dict:
        """For `cite()`: the source and the one place of the words."""
        place = self.found
        return {
            "source": self.cleaned_data["source"],
            "words": place.exact,
            "near": place.start,
        }


class PartForm(RememberingForm, AnchoredModelForm):
    def save_citations(self, by) -> tuple[str, ...]:
        if not self.found or self.cleaned_data.get("DELETE"):
            return ()
        return cite(**self.anchored(), target=self.instance, by=by, held=True).warnings


ROW_DETAILS = (*DETAILS, "position")


class CitationForm(RememberingForm, forms.ModelForm):
    """Of a citation that stands, all but the excerpt can be changed."""

    statement = forms.ChoiceField(required=False)
    confirmed = forms.BooleanField(
        required=False,
        label="confirm",
        help_text="I have looked: these words support what the entry says now.",
    )

    class Meta:
        model = Citation
        fields = ("statement", "value", *ROW_DETAILS)

    def save_citations(self, by, entry) -> tuple[str, ...]:
        if self.cleaned_data.get("DELETE"):
            self.instance.delete()
            return ()
        if self.cleaned_data["confirmed"]:
            confirm(citation=self.instance, by=by, held=True)
            return ()
        warnings = check(self.instance)
        self.instance.save()
        return warnings


class NewCitationForm(AnchoredModelForm):
    statement = forms.ChoiceField(required=False)

    class Meta:
        model = Citation
        fields = ("statement", "value", *ROW_DETAILS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].required = False
        self.fields["value"].help_text = "Empty: what the entry says now."

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("words"):
            self.add_error("words", "Paste the words that are cited.")
        return cleaned

    def _post_clean(self):
        """The row is made, and checked, by `cite()`."""

    def save_citations(self, by, entry) -> tuple[str, ...]:
        cleaned = self.cleaned_data
        cited = cite(
            **self.anchored(),
            target=entry,
            by=by,
            held=True,
            statement=cleaned["statement"],
            value=cleaned["value"] or None,
            **{name: cleaned[name] for name in ROW_DETAILS},
        )
        self.instance = cited.citation
        return cited.warnings


class PartInline(RememberingInline, admin.StackedInline):
    form = PartForm
    extra = 0
    readonly_fields = ["cited"]
    part_fields: tuple[str, ...] = ()

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": [self.part_fields, "cited", ("source", "words"), "place"]})]

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if self.model.NAMED_BY:
            queryset = queryset.select_related(*self.model.NAMED_BY)
        return queryset.prefetch_related(Prefetch("own_citations", Citation.objects.with_article()))

    @admin.display(description="cited excerpts")
    def cited(self, part):
        if part.pk is None:
            return "–"
        rows = [
            (
                reverse("admin:sources_citation_change", args=[c.pk]),
                c.excerpt.exact,
                c.excerpt.snapshot.source.headline,
            )
            for c in part.own_citations.all()
        ]
        return format_html_join("", '<p><a href="{}">“{}”</a> {}</p>', rows) or "nothing yet"


class CitationInline(RememberingInline, admin.StackedInline):
    model = Citation
    form = CitationForm
    extra = 0
    verbose_name = "citation of the entry itself"
    verbose_name_plural = "citations of the entry itself"
    autocomplete_fields = ["attributed_to", "relays"]
    readonly_fields = ["excerpt_in_article"]
    details = [
        (None, {"fields": [("stance", "difference", "directness", "position"), "note"]}),
        (None, {"fields": [("voice", "attributed_to", "attribution"), "relays"]}),
    ]
    fieldsets = [
        (None, {"fields": ["excerpt_in_article", ("statement", "value"), "confirmed"]}),
        *details,
    ]

    def __init__(self, parent_model, admin_site):
        super().__init__(parent_model, admin_site)
        self.fk_name = parent_model._meta.model_name

    def get_queryset(self, request):
        return super().get_queryset(request).with_article()

    def get_formset(self, request, obj=None, **kwargs):
        self.entry = obj
        formset = super().get_formset(request, obj, **kwargs)
        statements = [(s.name, s.label) for s in self.parent_model.STATEMENTS if s.name]
        choices = [(WHOLE, self.parent_model.statement_named(WHOLE).label), *statements]
        formset.form.base_fields["statement"].choices = choices
        return formset

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description="excerpt")
    def excerpt_in_article(self, citation):
        excerpt, source = citation.excerpt, citation.source
        return format_html(
            "…{}<mark>{}</mark>{}… <br>{} ({})<br>{}",
            excerpt.prefix,
            excerpt.exact,
            excerpt.suffix,
            source.headline,
            source.publisher,
            self._compared(citation),
        )

    def _compared(self, citation) -> str:
        statement = self.entry.statement_named(citation.statement)
        if citation.value in statement.values(self.entry):
            return f"This is what the {statement.label} says now: {self.entry.shown(statement)}"
        return f"The {statement.label} says something else now: {self.entry.shown(statement)}"


class NewCitationFormSet(BaseInlineFormSet):
    @classmethod
    def get_default_prefix(cls):
        return "new_citations"


class NewCitationInline(CitationInline):
    formset = NewCitationFormSet
    form = NewCitationForm
    verbose_name = "citation of the entry itself"
    verbose_name_plural = "new citations of the entry itself"
    readonly_fields = []
    fieldsets = [
        (None, {"fields": ["source", "words", "place", ("statement", "value")]}),
        *CitationInline.details,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).none()

    def has_add_permission(self, request, obj=None):
        return admin.StackedInline.has_add_permission(self, request, obj)


class CorrectionInline(admin.TabularInline):
    model = Correction
    extra = 0
    fields = ["date", "text"]
