from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import ModelChoiceField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sources import anchoring
from sources.actions import cite
from sources.admin.base import reasons
from sources.admin.inlines import autocomplete
from sources.admin.sharing import warn_of_shares
from sources.choices import Status
from sources.forms import CiteForm
from sources.models import Citation


def cite_view(model_admin, request, pk):
    """Paste words, see them in their context, tick what they support: one step for several."""
    entry = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_change_permission(request, entry):
        raise PermissionDenied
    form = _form(request, entry)
    if request.method == "POST" and form.is_valid() and "_cite" in request.POST:
        try:
            count = _cite(form, request)
        except ValidationError as refusal:
            form.add_error(None, reasons(refusal))
        else:
            statements = "one statement" if count == 1 else f"{count} statements"
            messages.success(request, f"Cited for {statements} of “{entry}”.")
            if entry.status == Status.PUBLISHED:
                warn_of_shares(request, [entry])
            return HttpResponseRedirect(_next(model_admin, request, entry))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": f"Cite an article for “{entry}”",
        "original": entry,
        "form": form,
        "around": _around(form),
        "blockers": entry.blockers(),
    }
    return render(request, "admin/sources/cite.html", context)


def _form(request, entry) -> CiteForm:
    form = CiteForm(
        request.POST or None,
        entry=entry,
        initial={"source": request.GET.get("source")},
        finding="_find" in request.POST,
    )
    for name, model_field in (
        ("source", "relays"),
        ("relays", "relays"),
        ("attributed_to", "attributed_to"),
    ):
        autocomplete(form, name, Citation._meta.get_field(model_field))
    for option in form.options:
        if isinstance(form.fields.get(option.name), ModelChoiceField):
            linked = option.target._meta.get_field(option.statement.attribute)
            autocomplete(form, option.name, linked)
    return form


@transaction.atomic
def _cite(form: CiteForm, request) -> int:
    chosen = list(form.chosen())
    for target, statement, value in chosen:
        done = cite(
            source=form.cleaned_data["source"],
            words=form.found.exact,
            near=form.found.start,
            target=target,
            statement=statement,
            value=value,
            by=request.user,
            **form.details(),
        )
        for warning in done.warnings:
            messages.warning(request, warning)
    return len(chosen)


def _around(form: CiteForm):
    if form.found is None:
        return None
    return anchoring.around(form.snapshot.text, form.found.start, form.found.end)


def _next(model_admin, request, entry) -> str:
    name = model_admin.opts.model_name
    if "_another" in request.POST:
        return reverse(f"admin:sources_{name}_cite", args=[entry.pk])
    return reverse(f"admin:sources_{name}_change", args=[entry.pk])
