"""The form of a new quote, event or actor: filled with proposals, saved in one step."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from sources.desk.actor_form import ActorForm
from sources.desk.answers import answer, answering
from sources.desk.event_form import EventForm
from sources.desk.new_entry import NewEntryForm
from sources.desk.panel import panel_html
from sources.desk.parts import desk_url, render_parts
from sources.desk.proposing import propose
from sources.desk.quote_form import QuoteForm
from sources.desk.selected import Selected
from sources.desk.selection import is_number, read_selection
from sources.desk.views import find_source
from sources.models import Entry, Source
from sources.models.support import gaps
from sources.suggest import snap

FORMS = {"quote": QuoteForm, "event": EventForm, "actor": ActorForm}
ERRORS = "Nothing is saved yet: look at what is marked in the form."


@answering
@require_http_methods(["GET", "POST"])
def new_entry(request: HttpRequest, model_admin, pk: int, kind: str) -> JsonResponse:
    if kind not in FORMS:
        raise Http404
    source = find_source(model_admin, request, pk)
    data = request.POST if request.method == "POST" else None
    sent = data or _in_whole_words(source, request.GET)
    selected = Selected(request, model_admin, source, read_selection(source, sent))
    selected.require_add(FORMS[kind].model)
    form = FORMS[kind](selected, propose(kind, selected), data)
    if data is None:
        return answer({"panel": _panel(request, form)})
    entered = form.save() if form.is_valid() else None
    if entered is None:
        return answer({"panel": _panel(request, form)}, message=ERRORS, status=422)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    parts["panel"] = panel_html(model_admin, request, source, entered.entry.key)
    return answer(parts, message=_done(form, entered.entry), warnings=entered.warnings)


def _in_whole_words(source: Source, sent: Mapping[str, str]) -> Mapping[str, str]:
    """A word that a mouse or a finger has cut in two is taken whole."""
    snapshot, places = source.current_snapshot, [sent.get("start", ""), sent.get("end", "")]
    if snapshot is None or not all(map(is_number, places)):
        return sent
    start, end = map(int, places)
    if snapshot.text[start:end] != sent.get("exact"):
        return sent
    span = snap(snapshot.text, start, end)
    exact = snapshot.text[span.start : span.end]
    taken = {"start": str(span.start), "end": str(span.end), "exact": exact}
    return {"snapshot": sent.get("snapshot", "")} | taken


def _done(form: NewEntryForm, entry: Entry) -> str:
    said = [f"{form.label()}."]
    made = [f"“{actor}” ({actor.get_kind_display()})" for actor in form.people.made.values()]
    if made:
        said.append(f"New among the actors: {', '.join(made)}.")
    if count := len(gaps(entry)):
        what = "One statement still wants" if count == 1 else f"{count} statements still want"
        said.append(f"{what} an excerpt.")
    return " ".join(said)


def _panel(request: HttpRequest, form: NewEntryForm) -> str:
    kind = form.model._meta.model_name
    context = {"form": form, "kind": kind, "desk_url": desk_url(form.selected.source)}
    return render_to_string(f"admin/sources/desk/{kind}_form.html", context, request)
