"""Forms of the editors' doors."""

from sources.forms.anchored import AnchoredForm
from sources.forms.capture import CaptureForm
from sources.forms.citing import CitationDetailsForm, CiteForm
from sources.forms.dates import PartialDateFormField, PartialDateInput
from sources.forms.entry import EntryForm, RefusableForm, RetractForm, SourceForm

__all__ = [
    "AnchoredForm",
    "CaptureForm",
    "CitationDetailsForm",
    "CiteForm",
    "EntryForm",
    "PartialDateFormField",
    "PartialDateInput",
    "RefusableForm",
    "RetractForm",
    "SourceForm",
]
