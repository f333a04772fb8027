"""Forms of the editors' doors."""

from sources.forms.anchored import AnchoredForm
from sources.forms.capture import CaptureForm
from sources.forms.citing import CiteForm, Option, StatementsForm
from sources.forms.dates import PartialDateFormField, PartialDateInput
from sources.forms.entry import EntryForm, RefusableForm, RetractForm, SourceForm

__all__ = [
    "AnchoredForm",
    "CaptureForm",
    "CiteForm",
    "EntryForm",
    "Option",
    "PartialDateFormField",
    "PartialDateInput",
    "RefusableForm",
    "RetractForm",
    "SourceForm",
    "StatementsForm",
]
