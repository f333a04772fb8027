"""Selected words cited for an entry that is there: find it, choose the statement, save."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from sources.actions import at_the_desk, cite, editing
from sources.admin.sharing import share_warnings
from sources.choices import Directness, Status
from sources.desk.answers import answer, answering
from sources.desk.asserting import AssertingForm
from sources.desk.effects import effects
from sources.desk.finding import found
from sources.desk.panel import panel_html
from sources.desk.parts import desk_url, render_parts
from sources.desk.permitting import require_change
from sources.desk.relevance import alike
from sources.desk.selection import Selection, is_number, read_selection
from sources.desk.targets import read_target, row_key, target_of
from sources.desk.views import find_source
from sources.models import Citation, Entry, Quote, Source


@answering
@require_GET
def find_entries(request, model_admin, pk):
    """What is typed finds entries; `kind` narrows it, and finds places and sources too."""
    source = find_source(model_admin, request, pk)
    found_html = _found(request, source, request.GET)
    return answer({"found": found_html})


@answering
@require_http_methods(["GET", "POST"])
def cite_words(request, model_admin, pk):
    source = find_source(model_admin, request, pk)
    if request.method == "POST":
        return _save(request, model_admin, source)
    selection = read_selection(source, request.GET)
    if "target" not in request.GET:
        return answer({"panel": _finding(request, source, selection)})
    entry = read_target(request.GET["target"])
    require_change(model_admin, request, entry)
    statements = request.GET.getlist("statement")
    form = AssertingForm(entry=entry, selection=selection, statements=statements)
    return answer({"panel": _panel(request, source, form)})


def travelling(selection: Selection) -> dict:
    """A selection as it travels in an address or a form."""
    return {
        "snapshot": selection.snapshot.pk,
        "start": selection.start,
        "end": selection.end,
        "exact": selection.exact,
    }


@transaction.atomic
def _save(request: HttpRequest, model_admin, source: Source):
    entry = read_target(request.POST.get("target", ""), locked=True)
    require_change(model_admin, request, entry)
    selection = read_selection(source, request.POST)
    form = AssertingForm(request.POST, entry=entry, selection=selection)
    if form.stale():
        fresh = AssertingForm(entry=entry, selection=selection)
        said = f"“{entry}” was changed since you opened it: look at what it says now, and save."
        return answer({"panel": _panel(request, source, fresh)}, message=said, status=409)
    if form.ticks_alone and form.clash:
        keys = [row_key(option.target, option.statement) for option in form.ticked]
        shown = AssertingForm(entry=entry, selection=selection, statements=keys)
        return answer({"panel": _panel(request, source, shown)}, message=form.clash, status=422)
    if form.is_valid():
        try:
            return _cite(request, model_admin, source, form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    panel = _panel(request, source, form)
    return answer({"panel": panel}, message="Nothing is cited yet: see the form.", status=422)


def _cite(request, model_admin, source: Source, form: AssertingForm):
    entry, selection, by = form.entry, form.selection, request.user
    chosen = list(form.chosen())
    label = f"Cited for the {_listed(form.ticked_labels())} of “{entry}”"
    place = {"snapshot": selection.snapshot, "words": selection.exact, "near": selection.start}
    with at_the_desk(source=source, by=by, label=label), editing(entry, by=by):
        done = [
            cite(
                source=source,
                **place,
                target=target,
                statement=statement,
                value=value,
                by=by,
                held=True,
                **form.details(),
            )
            for target, statement, value in chosen
        ]
    said = effects(entry, [(c.target, c.statement, c.value) for c in (d.citation for d in done)])
    warnings = dict.fromkeys(warning for one in done for warning in one.warnings)
    warnings |= dict.fromkeys(remark for one in done for remark in _remarks(one.citation))
    panel = panel_html(model_admin, request, source, entry.key, effects=said)
    return answer(
        {"panel": panel, **render_parts(request, source, "article", "entries", "progress", "undo")},
        message=f"{label}." if any(one.new for one in done) else "That is cited already.",
        warnings=[*warnings, *shown_too_much(source, entry)],
    )


def _remarks(citation: Citation) -> Iterator[str]:
    """What to look at again: what the machine filled in, and what it finds strange."""
    if citation.directness == Directness.INFERRED:
        yield f"Cited as inferred by us: {citation.note}"
    if isinstance(citation.target, Quote) and citation.statement == "words":
        own, other = citation.target.language, citation.source.language
        translated = own and other and own != other
        if not translated and not alike(citation.target.text, citation.value):
            yield (
                f"“{citation.value}” is little like the words of the quote: is it the same "
                "utterance, as this article prints it?"
            )


def shown_too_much(source: Source, entry: Entry) -> list[str]:
    """Of the article, now that a published entry cites it for more."""
    return share_warnings([source]) if entry.status == Status.PUBLISHED else []


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels[:-1]) + " and " + labels[-1] if labels[1:] else labels[0]


def _finding(request, source: Source, selection: Selection) -> str:
    here = travelling(selection)
    context = {
        "selection": selection,
        "find_url": f"{_url('find', source)}?{urlencode(here)}",
        "found": _found(request, source, here),
    }
    return render_to_string("admin/sources/desk/cite_find.html", context, request)


def _found(request, source: Source, data) -> str:
    """Each hit leads to the form for it, with the selection of which it was asked."""
    near, kind = str(data.get("start", "")), data.get("kind", "")
    hits = found(source, data.get("q", ""), near=int(near) if is_number(near) else 0, kind=kind)
    selected = {name: data[name] for name in ("snapshot", "start", "end", "exact") if name in data}
    context = {
        "hits": hits,
        "typed": data.get("q", "").strip(),
        "cite_url": f"{_url('cite', source)}?{urlencode(selected)}" if selected else "",
    }
    return render_to_string("admin/sources/desk/found.html", context, request)


def _panel(request, source: Source, form: AssertingForm) -> str:
    context = {
        "form": form,
        "entry": form.entry,
        "kind": form.entry.key[0],
        "target": target_of(form.entry),
        "selection": form.selection,
        "travelling": travelling(form.selection),
        "cite_url": _url("cite", source),
        "desk_url": desk_url(source),
    }
    return render_to_string("admin/sources/desk/cite_form.html", context, request)


def _url(name: str, source: Source) -> str:
    return reverse(f"admin:sources_source_desk_{name}", args=[source.pk])
