"""The panel of one entry: what it says, what is cited for that, and what it still wants."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from sources.choices import Status
from sources.desk.adding import PartForm, part_forms
from sources.desk.checklist import checklist
from sources.desk.choosing import Nearby
from sources.desk.classified import classified
from sources.desk.effects import Effect
from sources.desk.fields import FieldsForm, form_for
from sources.desk.parts import desk_url
from sources.desk.permitting import may_change
from sources.desk.rows import rows
from sources.desk.targets import read_entry, target_of
from sources.models import Entry, Source
from sources.models.states import is_editor
from sources.models.support import gaps

TEMPLATE = "admin/sources/desk/panel.html"


def panel_html(
    model_admin,
    request: HttpRequest,
    source: Source,
    key: tuple[str, int],
    *,
    effects: Iterable[Effect] = (),
    refused: Iterable[str] = (),
    fields: FieldsForm | None = None,
    part: PartForm | None = None,
) -> str:
    """As it is stored. `refused` are reasons; forms with errors are shown as they were sent.

    Raises Http404.
    """
    entry = read_entry(*key)
    changeable = may_change(model_admin, request, entry)
    nearby, snapshot = Nearby(source), source.current_snapshot
    lacking = gaps(entry)
    if changeable and fields is None:
        fields = form_for(type(entry))(instance=entry, snapshot=snapshot)
    context = {
        "source": source,
        "snapshot": snapshot,
        "desk_url": desk_url(source),
        "entry": entry,
        "kind": entry.key[0],
        "target": target_of(entry),
        "admin_url": reverse(f"admin:sources_{entry.key[0]}_change", args=[entry.pk]),
        "history_url": reverse(f"admin:sources_{entry.key[0]}_history", args=[entry.pk]),
        "rows": rows(entry, source, lacking),
        "classified": classified(entry),
        "checklist": checklist(entry, lacking),
        "moves": moves(request, entry) if changeable else [],
        "changeable": changeable,
        "effects": list(effects),
        "refused": list(refused),
        "fields": fields and fields.limit(nearby),
        "parts": part_forms(entry, nearby, sent=part) if changeable else [],
    }
    return render_to_string(TEMPLATE, context, request)


def moves(request: HttpRequest, entry: Entry) -> list[tuple[str, str]]:
    """What may be done with it now: name and label."""
    offered = {
        Status.DRAFT: [("submit", "Submit for review")],
        Status.IN_REVIEW: [("draft", "Return to draft")],
    }.get(entry.status, [])
    if offered and is_editor(request.user, type(entry)):
        offered = [*offered, ("publish", "Publish")]
        if any(other.status != Status.PUBLISHED for other in entry.needs()):
            offered.append(("publish_together", "Publish with all that it needs"))
    return offered
