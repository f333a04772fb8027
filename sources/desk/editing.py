"""An entry's own fields and its parts changed at the desk, with the words that say so."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from sources.actions import at_the_desk, cite, confirm, editing
from sources.anchoring import Span
from sources.choices import Stance
from sources.desk.adding import PartForm, read_part, read_part_form
from sources.desk.answers import answer, answering, reasons
from sources.desk.citing import shown_too_much
from sources.desk.conflicts import Conflict, conflict, decided
from sources.desk.fields import FieldsForm, form_for
from sources.desk.panel import panel_html
from sources.desk.parts import desk_url, render_parts
from sources.desk.permitting import require_change
from sources.desk.selection import SelectionProblem, read_selection
from sources.desk.targets import read_entry
from sources.desk.views import find_source
from sources.models import Citable, Citation, Entry, Snapshot, Source
from sources.statements import Kind, Statement

NOTHING_SAVED = "Nothing is saved yet: see the form."


@answering
@require_http_methods(["GET", "POST"])
def entry_panel(request, model_admin, pk, kind, number):
    source = find_source(model_admin, request, pk)
    if request.method == "POST":
        return _save_fields(request, model_admin, source, kind, number)
    return answer({"panel": panel_html(model_admin, request, source, (kind, number))})


@answering
@require_http_methods(["GET", "POST"])
def part_panel(request, model_admin, pk, kind, number):
    """Adds a part, or with `number` changes or removes one; with a selection, cites it."""
    source = find_source(model_admin, request, pk)
    if request.method == "POST":
        return _save_part(request, model_admin, source, kind, number)
    entry = read_entry(kind, number)
    require_change(model_admin, request, entry)
    form = read_part_form(entry, request.GET.get("part", ""), request.GET.get("number", ""))
    return answer({"panel": panel_html(model_admin, request, source, entry.key, part=form)})


@transaction.atomic
def _save_fields(request, model_admin, source: Source, kind: str, number: int):
    entry = read_entry(kind, number, locked=True)
    require_change(model_admin, request, entry)
    snapshot, seen = source.current_snapshot, request.POST.get("seen_version", "")
    data = decided(request.POST, entry, snapshot)
    form = form_for(type(entry))(data, instance=entry, snapshot=snapshot)
    moved_on = seen != str(entry.version) or "undecided" in data
    if moved_on and (clashes := conflict(form)):
        return _two_versions(request, source, entry, clashes)
    if form.is_valid():
        try:
            return _keep(request, model_admin, source, form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    panel = panel_html(model_admin, request, source, entry.key, fields=form)
    return answer({"panel": panel}, message=NOTHING_SAVED, status=422)


def _two_versions(request, source: Source, entry: Entry, clashes: Conflict):
    who = " and ".join(dict.fromkeys(clash.who for clash in clashes.clashes))
    context = {
        "entry": type(entry)._base_manager.get(pk=entry.pk),
        "kind": entry.key[0],
        "conflict": clashes,
        "desk_url": desk_url(source),
        "snapshot": source.current_snapshot,
    }
    panel = render_to_string("admin/sources/desk/conflict.html", context, request)
    said = f"{who} changed this entry while you did. Nothing is saved yet: choose what stands."
    return answer({"panel": panel}, message=said, status=409)


def _keep(request, model_admin, source: Source, form: FieldsForm):
    entry, by = form.instance, request.user
    before = _read_again(entry)
    evidence = list(form.evidence())
    if evidence:
        _require_newest(request, form.snapshot)
    changed = [str(form[name].label).lower() for name in form.changed_data if name in form.names()]
    label = f"Changed the {', '.join(changed)} of “{before}”" if changed else f"Cited for “{entry}”"
    warnings = []
    with at_the_desk(source=source, by=by, label=label), editing(entry, by=by):
        form.save()
        for statement, span in evidence:
            for value in _asserted(before, entry, statement):
                place = _place(form.snapshot, span)
                given = {"target": entry, "statement": statement.name, "value": value}
                warnings += cite(source=source, **place, **given, by=by, held=True).warnings
        for citation in _to_confirm(entry, form.confirmed()):
            confirm(citation=citation, by=by, held=True)
    return _saved(request, model_admin, source, entry, f"{label}.", warnings)


def _asserted(before: Entry, entry: Entry, statement: Statement) -> list[str]:
    """What words are cited for: of a text in sentences, those that were not there before."""
    values = statement.values(entry)
    if not values:
        raise ValidationError(f"Fill in the {statement.label} that these words are cited for.")
    if statement.kind is not Kind.PROSE or len(values) == 1:
        return list(values)
    new = [value for value in values if value not in statement.values(before)]
    if not new:
        raise ValidationError(
            f"Say which sentence of the {statement.label} these words support: cite them beside it."
        )
    return new


def _to_confirm(entry: Entry, statements: set[str]) -> list[Citation]:
    """What supported an earlier value of these statements."""
    found = []
    for citation in entry.own_citations.filter(statement__in=statements, stance=Stance.SUPPORTS):
        values = entry.statement_named(citation.statement).values(entry)
        if citation.value not in values and len(values) == 1:
            found.append(citation)
    return found


def _require_newest(request, snapshot: Snapshot) -> None:
    if request.POST.get("snapshot") != str(snapshot.pk):
        raise SelectionProblem("This article has a newer text: reload the page.")


def _place(snapshot: Snapshot, span: Span) -> dict:
    words = snapshot.text[span.start : span.end]
    return {"snapshot": snapshot, "words": words, "near": span.start}


@transaction.atomic
def _save_part(request, model_admin, source: Source, kind: str, number: int):
    entry = read_entry(kind, number, locked=True)
    require_change(model_admin, request, entry)
    part, row = request.POST.get("part", ""), request.POST.get("number", "")
    if request.POST.get("do") == "remove":
        return _remove_part(request, model_admin, source, entry, read_part(entry, part, row))
    form = read_part_form(entry, part, row, request.POST)
    if form.is_valid():
        try:
            return _keep_part(request, model_admin, source, entry, form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    panel = panel_html(model_admin, request, source, entry.key, part=form)
    return answer({"panel": panel}, message=NOTHING_SAVED, status=422)


def _keep_part(request, model_admin, source: Source, entry: Entry, form: PartForm):
    target, by = form.instance, request.user
    label = f"{'Changed' if target.pk else 'Added'} “{target}” of “{entry}”"
    selected = read_selection(source, request.POST) if request.POST.get("exact") else None
    warnings = []
    with at_the_desk(source=source, by=by, label=label), editing(entry, by=by):
        target.full_clean()
        form.save()
        for statement in target.STATEMENTS if selected else ():
            if statement.values(target):
                place = _place(selected.snapshot, Span(selected.start, selected.end))
                given = {"target": target, "statement": statement.name}
                warnings += cite(source=source, **place, **given, by=by, held=True).warnings
    return _saved(request, model_admin, source, entry, f"{label}.", warnings)


def _remove_part(request, model_admin, source: Source, entry: Entry, target: Citable):
    by, label = request.user, f"Removed “{target}” of “{entry}”"
    try:
        with at_the_desk(source=source, by=by, label=label), editing(entry, by=by):
            target.delete()
    except ValidationError as refusal:
        panel = panel_html(model_admin, request, source, entry.key, refused=refusal.messages)
        return answer({"panel": panel}, message=reasons(refusal), status=422)
    return _saved(request, model_admin, source, entry, f"{label}.")


def _saved(request, model_admin, source, entry, message: str, warnings=()):
    panel = panel_html(model_admin, request, source, entry.key)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    told = [*dict.fromkeys(warnings), *shown_too_much(source, entry)]
    return answer({"panel": panel, **parts}, message=message, warnings=told)


def _read_again(entry: Entry) -> Entry:
    return type(entry)._base_manager.get(pk=entry.pk)
