"""Submitting and publishing from the desk; what stands in the way leads to the place to fill."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.views.decorators.http import require_POST

from sources.actions import at_the_desk, publish_together
from sources.admin.sharing import cited_sources, share_warnings
from sources.choices import Status
from sources.desk.answers import answer, answering
from sources.desk.panel import panel_html
from sources.desk.parts import render_parts
from sources.desk.permitting import require_change
from sources.desk.targets import read_entry
from sources.desk.views import find_source

MOVES = {
    "submit": lambda entry, by: entry.submit(by),
    "draft": lambda entry, by: entry.return_to_draft(by),
    "publish": lambda entry, by: entry.publish(by),
    "publish_together": lambda entry, by: publish_together(entries=entry.with_needs(), by=by),
}


@answering
@require_POST
def move_entry(request, model_admin, pk, kind, number):
    source = find_source(model_admin, request, pk)
    move = MOVES.get(request.POST.get("move", ""))
    entry = read_entry(kind, number)
    if move is None:
        raise Http404
    require_change(model_admin, request, entry)
    entry.gathered, before = None, entry.get_status_display()
    try:
        with at_the_desk(source=source, by=request.user, label="Moved", undoable=False):
            move(entry, request.user)
    except ValidationError as refusal:
        panel = panel_html(model_admin, request, source, entry.key, refused=refusal.messages)
        said = f"“{entry}” stays {before}: see what stands in the way."
        return answer({"panel": panel}, message=said, status=422)
    entry.refresh_from_db()
    panel = panel_html(model_admin, request, source, entry.key)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    message = f"“{entry}” is {entry.get_status_display()} now."
    shown = cited_sources([entry]) if entry.status == Status.PUBLISHED else ()
    return answer({"panel": panel, **parts}, message=message, warnings=share_warnings(shown))
