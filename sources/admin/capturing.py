from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html

from sources.actions import Captured, capture
from sources.admin.inlines import autocomplete
from sources.desk.comparison_links import comparison_url
from sources.forms import CaptureForm
from sources.models import Source


def capture_view(model_admin, request, pk=None):
    """Paste or upload, check what was read, capture: nothing is kept before the check."""
    source = get_object_or_404(Source, pk=pk) if pk else None
    if not _allowed(model_admin, request, source):
        raise PermissionDenied
    form = _form(request, source)
    checked = request.method == "POST" and form.is_valid()
    if checked and not _may_add_text(model_admin, request, form):
        form.add_error("url", "An Editor alone may capture a new text of this source: ask one.")
        checked = False
    if checked and "_capture" in request.POST:
        try:
            captured = capture(by=request.user, **form.capture_arguments())
        except ValidationError as refusal:
            _say(form, refusal)
            checked = False
        else:
            _report(request, captured)
            return HttpResponseRedirect(
                reverse("admin:sources_source_change", args=[captured.source.pk])
            )
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": f"Capture a new text of “{source}”" if source else "Capture an article",
        "original": source,
        "form": _as_checked(form, source) if checked else form,
        "checked": checked,
        "changes": form.changes,
        "found_in_page": form.proposed,
    }
    return render(request, "admin/sources/source/capture.html", context)


def _allowed(model_admin, request, source) -> bool:
    if source is None:
        return model_admin.has_add_permission(request)
    return model_admin.has_change_permission(request, source)


def _may_add_text(model_admin, request, form) -> bool:
    """A URL that is here already leads to its source."""
    url = form.cleaned_data.get("url")
    known = Source.objects.filter(url=url).first() if url else None
    return known is None or _allowed(model_admin, request, known)


def _form(request, source) -> CaptureForm:
    form = CaptureForm(request.POST or None, request.FILES or None, source=source)
    return _with_autocomplete(form)


def _with_autocomplete(form) -> CaptureForm:
    if "outlet" in form.fields:
        autocomplete(form, "outlet", Source._meta.get_field("outlet"))
    return form


def _as_checked(form: CaptureForm, source) -> CaptureForm:
    """The same form, filled with what was read, so that the editor checks the very text."""
    cleaned = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    return _with_autocomplete(CaptureForm(initial=cleaned, source=source))


def _say(form: CaptureForm, refusal: ValidationError) -> None:
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _report(request, captured: Captured) -> None:
    source, number = captured.source, captured.snapshot.number
    if not captured.new_snapshot:
        messages.info(request, f"Nothing changed: this text is snapshot {number} of “{source}”.")
    else:
        messages.success(request, f"Captured as snapshot {number} of “{source}”.")
    for change in captured.changes:
        messages.info(request, change)
    for state, count in captured.standings.items():
        messages.warning(request, f"Earlier excerpts {state} in this text: {count}.")
    if captured.new_snapshot and number > 1:
        url, words = comparison_url(captured.snapshot.pk), "Compare the two texts"
        messages.info(request, format_html('<a href="{}">{}</a>', url, words))
    for twin in captured.probable_reprint_of:
        messages.warning(
            request, f"The same text stands in “{twin}” (source {twin.pk}): probably a reprint."
        )
