"""The last steps of an editor on an article, taken back one by one."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from sources.actions import published_by, steps, undo
from sources.desk.answers import answer, answering, reasons
from sources.desk.panel import panel_html
from sources.desk.parts import desk_url, render_parts
from sources.desk.selection import is_number
from sources.desk.views import find_source
from sources.models import DeskStep, Entry, Event
from sources.models.states import is_editor

EMPTY = '<div data-part="panel" class="panel"></div>'


@answering
@require_POST
def undo_step(request, model_admin, pk):
    """The last step, or the one among the last whose number is sent as `step`."""
    source = find_source(model_admin, request, pk)
    kept = steps(source=source, by=request.user)
    wanted = request.POST.get("step", "")
    step = next((one for one in kept if wanted in ("", str(one.pk))), None)
    if step is None:
        return answer(message=_none_left(wanted), status=422)
    if seen := _seen_by_readers(request, step):
        return _asked(request, source, step, seen)
    try:
        undo(step=step, by=request.user)
    except ValidationError as refusal:
        return answer(message=_kept(step, reasons(refusal)), status=409)
    except PermissionDenied as refusal:
        return answer(message=_kept(step, str(refusal)), status=403)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    parts["panel"] = _open_panel(model_admin, request, source)
    return answer(parts, message=f"Taken back: {step.label}.")


def _seen_by_readers(request, step: DeskStep) -> list[Entry]:
    """What an Editor is asked about before it is taken back."""
    if request.POST.get("sure") == str(step.pk) or not is_editor(request.user, Event):
        return []
    return published_by(step)


def _asked(request, source, step: DeskStep, seen: list[Entry]):
    kept = steps(source=source, by=request.user)
    context = {"desk_url": desk_url(source), "steps": kept, "sure": step}
    undo_part = render_to_string("admin/sources/desk/undo.html", context, request)
    names = "; ".join(f"“{entry}”" for entry in seen)
    message = f"Readers see {names}: undo once more to take it back there too."
    return answer({"undo": undo_part}, message=message, status=409)


def _none_left(wanted: str) -> str:
    if wanted:
        return "This step is taken back already, or is not among your last ten: reload the page."
    return "You have nothing to take back on this article."


def _kept(step: DeskStep, why: str) -> str:
    return f"“{step.label}” was not taken back. {why}"


def _open_panel(model_admin, request, source) -> str:
    """The entry whose panel is open, as it is now; nothing where it is gone with the step."""
    kind, _, number = request.POST.get("entry", "").partition("/")
    if not is_number(number):
        return EMPTY
    try:
        return panel_html(model_admin, request, source, (kind, int(number)))
    except Http404:
        return EMPTY
