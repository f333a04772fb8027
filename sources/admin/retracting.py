from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from sources.actions import retract_together
from sources.admin.base import is_number, reasons
from sources.choices import Status
from sources.forms import RetractForm


def retract_view(model_admin, request):
    """Asks for the reason, and names the published entries that rest on what is taken back."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    ids = [int(pk) for pk in request.GET.getlist("id") if is_number(pk)]
    records = list(model_admin.model.objects.filter(pk__in=ids))
    published = [record for record in records if record.status == Status.PUBLISHED]
    resting = all_resting(published)
    form = RetractForm(request.POST or None)
    if request.method == "POST" and published and form.is_valid():
        everything = [*published, *(resting if form.cleaned_data["together"] else [])]
        try:
            retract_together(
                records=everything, by=request.user, reason=form.cleaned_data["reason"]
            )
        except ValidationError as refusal:
            form.add_error(None, reasons(refusal))
            resting = list(dict.fromkeys([*resting, *getattr(refusal, "entries", ())]))
        else:
            return _done(request, model_admin, everything)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Retract",
        "records": published,
        "passed_over": [record for record in records if record not in published],
        "resting": resting,
        "form": form,
    }
    return render(request, "admin/sources/retract.html", context)


def retract_url(model, pks) -> str:
    ids = "&".join(f"id={pk}" for pk in pks)
    return reverse(f"admin:sources_{model._meta.model_name}_retract") + f"?{ids}"


def all_resting(records) -> list:
    """Published entries that show one of the records, or one of those, and so on."""
    found, queue = {}, list(records)
    while queue:
        for entry in resting_on(queue.pop()):
            if entry not in found and entry not in records:
                found[entry] = None
                queue.append(entry)
    return list(found)


def resting_on(record) -> list:
    return record.dependents() if hasattr(record, "dependents") else record.sole_support_of()


def _done(request, model_admin, records):
    names = ", ".join(f"“{record}”" for record in records)
    messages.success(request, f"Retracted: {names}. Readers see the reason in their place.")
    return HttpResponseRedirect(reverse(f"admin:sources_{model_admin.opts.model_name}_changelist"))
