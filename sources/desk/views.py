"""The desk's page, what cites a passage, and quotations that quote nobody."""

import math

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sources.choices import Status
from sources.desk.answers import answer, answering
from sources.desk.cited import displaced
from sources.desk.citings import citings
from sources.desk.dismissing import dismiss_or_take_back
from sources.desk.entries import Wanted
from sources.desk.gathering import MODELS
from sources.desk.keys import KEYS
from sources.desk.parts import PARTS, Reading, desk_url, render_parts, render_reading
from sources.desk.queue import neighbours
from sources.desk.selection import is_number, read_selection
from sources.models import Source

OFFERS = (
    ("quote", "Quote", "q"),
    ("event", "Event", "e"),
    ("actor", "Actor", "a"),
    ("cite", "Cite", "c"),
)
PERMISSION = {"quote": "quote", "event": "event", "actor": "actor", "cite": "citation"}


@require_GET
def desk_page(request, model_admin, pk):
    source = find_source(model_admin, request, pk)
    reading = Reading(source)
    if reading.snapshot is None:
        messages.info(request, "No text of this source has been captured: capture it first.")
        return HttpResponseRedirect(reverse("admin:sources_source_change", args=[pk]))
    return render(request, "admin/sources/desk/page.html", _context(model_admin, request, reading))


@answering
@require_GET
def excerpt_panel(request, model_admin, pk, excerpt):
    """`also` names other excerpts that share the words."""
    source = find_source(model_admin, request, pk)
    also = [int(number) for number in request.GET.getlist("also") if is_number(number)]
    cited = citings(source, [excerpt, *also])
    if not cited:
        return answer(message="Nothing cites these words any more.", status=404)
    context = {"desk_url": desk_url(source), "cited": cited}
    panel = render_to_string("admin/sources/desk/excerpts.html", context, request)
    return answer({"panel": panel})


@answering
@require_POST
def dismiss(request, model_admin, pk):
    """The same again takes it back."""
    source = find_source(model_admin, request, pk)
    selection = read_selection(source, request.POST)
    regions = Reading(source).regions
    message = dismiss_or_take_back(selection, regions, by=request.user)
    parts = render_parts(request, source, "article", "entries", "progress", "undo")
    return answer(parts, message=message)


def find_source(model_admin, request, pk: int) -> Source:
    source = get_object_or_404(Source.objects.select_related("outlet"), pk=pk)
    if not model_admin.has_view_permission(request, source):
        raise PermissionDenied
    return source


def _context(model_admin, request, reading: Reading) -> dict:
    source, plain = reading.source, "plain" in request.GET
    return {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "opts": model_admin.opts,
        "title": f"The desk: {source}",
        "source": source,
        "snapshot": reading.snapshot,
        "displaced": displaced(reading.snapshot),
        "desk_url": desk_url(source),
        "parts": render_reading(request, reading, *PARTS),
        "plain": plain,
        "cited": citings(source, _excerpts(reading)) if plain else (),
        "queue": neighbours(source),
        "wanted": Wanted.read(request.GET),
        "kinds": list(MODELS),
        "statuses": Status.choices,
        "offers": _offers(request.user),
        "may_dismiss": request.user.has_perm("sources.add_dismissal"),
        "keys": KEYS,
    }


def _excerpts(reading: Reading) -> list[int]:
    """In the order of the text, with those of earlier texts at the end."""
    rows = sorted(reading.cited.rows, key=lambda row: row.span.start if row.span else math.inf)
    return [row.excerpt for row in rows]


def _offers(user) -> list[tuple[str, str, str]]:
    """What the bar on a selection offers to this user: name, label and key."""
    return [offer for offer in OFFERS if user.has_perm(f"sources.add_{PERMISSION[offer[0]]}")]
