"""When an article has changed: both texts, and what editors decide on the excerpts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from sources.actions import steps, undo
from sources.actions.settling import accept, choose, leave, recite, reopen
from sources.admin.base import is_number, reasons
from sources.admin.sharing import warn_of_shares
from sources.choices import Status
from sources.desk.comparison_forms import RecitingForm
from sources.desk.comparison_links import comparison_url
from sources.desk.comparison_page import Comparison
from sources.desk.comparison_uses import uses
from sources.models import ExcerptStanding, Snapshot, Source


def comparison_view(model_admin, request, pk):
    new = get_object_or_404(Snapshot.objects.select_related("source"), pk=pk)
    if not model_admin.has_view_permission(request, new):
        raise PermissionDenied
    asked = request.GET.get("with", "")
    old, form = _old(new, asked), None
    if request.method == "POST":
        if not request.user.has_perm("sources.change_excerptstanding"):
            raise PermissionDenied
        form = _decided(request, new)
        if form is None:
            query = f"?with={old.pk}" if asked else ""
            # The form's own fragment would else be kept.
            return HttpResponseRedirect(f"{comparison_url(new.pk)}{query}#content-start")
    opened = request.GET.get("excerpt", "")
    opened = int(opened) if is_number(opened) else None
    page = Comparison(old, new, request.user, opened=opened, form=form)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": Source._meta,
        "original": new.source,
        "title": "What changed",
        "page": page,
        "step": next(iter(steps(source=new.source, by=request.user)), None),
        "others": new.source.snapshots.filter(number__lt=new.number).defer("text"),
        "form": form,
    }
    return render(request, "admin/sources/desk/comparison.html", context)


def _old(new: Snapshot, number: str) -> Snapshot:
    """The text to compare with: the one asked for, or the one before."""
    others = Snapshot.objects.filter(source=new.source)
    if number:
        others = others.filter(pk=number) if is_number(number) else others.none()
    old = others.filter(number__lt=new.number).order_by("-number").first()
    if old is None:
        raise Http404("There is no such text to compare with.")
    return old


def _decided(request, new: Snapshot) -> RecitingForm | None:
    """Do what was asked for. Gives the form, where one has errors."""
    standings = _asked(request, new)
    try:
        match request.POST.get("do"):
            case "accept":
                accept(standings=standings, by=request.user)
                done = f"Accepted where they stand now: {len(standings)}."
            case "leave":
                leave(standings=standings, by=request.user)
                done = f"Left on the old text: {len(standings)}. Readers are told."
            case "choose":
                choose(standing=_one(standings), start=_start(request), by=request.user)
                done = "The place is chosen."
            case "reopen":
                reopen(standing=_one(standings), by=request.user)
                done = "It can be decided again."
            case "undo":
                done = _taken_back(request, new)
            case _:
                return _recited(request, _one(standings))
    except ValidationError as refusal:
        messages.error(request, reasons(refusal))
        return None
    messages.success(request, done)
    return None


def _asked(request, new: Snapshot) -> list[ExcerptStanding]:
    numbers = [pk for pk in request.POST.getlist("standing") if is_number(pk)]
    found = ExcerptStanding.objects.filter(snapshot=new, pk__in=numbers).select_related("excerpt")
    for standing in found:
        standing.snapshot = new
    return list(found)


def _one(standings: list[ExcerptStanding]) -> ExcerptStanding:
    if len(standings) != 1:
        raise ValidationError("Choose one excerpt.")
    return standings[0]


def _start(request) -> int:
    start = request.POST.get("start", "")
    if not is_number(start):
        raise ValidationError("Choose the place where the words stand now.")
    return int(start)


def _taken_back(request, new: Snapshot) -> str:
    step = next(iter(steps(source=new.source, by=request.user)), None)
    if step is None or str(step.pk) != request.POST.get("step"):
        raise ValidationError("That was not your last step here: reload the page.")
    undo(step=step, by=request.user)
    return f"Taken back: {step}."


def _recited(request, standing: ExcerptStanding) -> RecitingForm | None:
    if standing.decision:
        raise ValidationError(f"{standing.excerpt} was decided meanwhile: look again.")
    citations = list(standing.excerpt.citations.with_targets().in_order())
    own = uses(citations)[standing.excerpt_id]
    new = standing.snapshot.text
    form = RecitingForm(request.POST, standing=standing, uses=own, new=new)
    if not form.is_valid():
        return form
    try:
        warnings = recite(
            standing=standing,
            words=form.found.exact,
            near=form.found.start,
            values=form.values(),
            instead=form.instead,
            by=request.user,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return form
    messages.success(request, f"Cited anew: {form.found.exact}")
    for warning in warnings:
        messages.warning(request, warning)
    warn_of_shares(request, {c.entry for c in citations if c.entry.status == Status.PUBLISHED})
    return None
