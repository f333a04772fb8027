"""A citation that stands: given other words, confirmed for a changed value, or taken away."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.views.decorators.http import require_POST

from sources.actions import at_the_desk, confirm, reanchor, uncite
from sources.desk.answers import answer, answering, reasons
from sources.desk.citing import shown_too_much
from sources.desk.effects import effects
from sources.desk.panel import panel_html
from sources.desk.parts import render_parts
from sources.desk.permitting import require_change
from sources.desk.selection import read_selection
from sources.desk.targets import read_entry
from sources.desk.views import find_source
from sources.models import Citation, Entry, Source


@answering
@require_POST
@transaction.atomic
def change_citation(request, model_admin, pk, number):
    source = find_source(model_admin, request, pk)
    entry = read_entry(*_read(number).entry.key, locked=True)
    require_change(model_admin, request, entry)
    citation = _read(number)
    seen = request.POST.get("excerpt", "")
    if seen and seen != str(citation.excerpt_id):
        said = "Somebody gave this citation other words meanwhile: look again."
        return _refused(request, model_admin, source, entry, said, status=409)
    do = DO.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    try:
        message, warnings = do(request, source, citation)
    except ValidationError as refusal:
        return _refused(request, model_admin, source, entry, reasons(refusal))
    told = _told(citation) if citation.pk else []
    panel = panel_html(model_admin, request, source, entry.key, effects=told)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    warnings = [*dict.fromkeys(warnings), *shown_too_much(source, entry)]
    return answer({"panel": panel, **parts}, message=message, warnings=warnings)


def _read(number: int) -> Citation:
    found = Citation.objects.with_targets().select_related("excerpt__snapshot__source")
    citation = found.filter(pk=number).first()
    if citation is None:
        raise Http404
    return citation


def _refused(request, model_admin, source: Source, entry: Entry, said: str, status: int = 422):
    panel = panel_html(model_admin, request, source, entry.key, refused=[said])
    return answer({"panel": panel}, message=said, status=status)


def _told(citation: Citation):
    return effects(citation.entry, [(citation.target, citation.statement, citation.value)])


def _reanchor(request, source: Source, citation: Citation):
    selection = read_selection(source, request.POST)
    what = _what(citation)
    with at_the_desk(source=source, by=request.user, label=f"Other words cited for {what}"):
        warnings = reanchor(
            citation=citation,
            snapshot=selection.snapshot,
            words=selection.exact,
            near=selection.start,
            by=request.user,
        )
    return f"Other words are cited for {what}.", warnings


def _remove(request, source: Source, citation: Citation):
    what = _what(citation)
    with at_the_desk(source=source, by=request.user, label=f"Citation removed for {what}"):
        uncite(citation=citation, by=request.user)
    return f"A citation is removed for {what}.", ()


def _confirm(request, source: Source, citation: Citation):
    what = _what(citation)
    with at_the_desk(source=source, by=request.user, label=f"Citation confirmed for {what}"):
        confirm(citation=citation, by=request.user)
    return f"The citation is confirmed for {what}.", ()


def _what(citation: Citation) -> str:
    return f"the {citation.target.statement_named(citation.statement).label} of “{citation.entry}”"


DO = {"reanchor": _reanchor, "remove": _remove, "confirm": _confirm}
