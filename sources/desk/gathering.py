"""Many entries at once, with all that their blockers are found from, in a fixed number of queries.

What readers see has no blockers, and what is retracted asks for none: for these alone that are
neither, citations are read, which in a large database keeps them few.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, Q

from sources.choices import Status
from sources.models import (
    Actor,
    Affiliation,
    Citation,
    Entry,
    Event,
    EventLink,
    Participation,
    Quote,
    Snapshot,
)
from sources.models.citation import TARGETS

MODELS = {"quote": Quote, "event": Event, "actor": Actor}
WITH = {
    "quote": ("speaker", "ascribed_to", "within", "occasion"),
    "event": ("place", "part_of"),
    "actor": (),
}
ALONG = {
    "quote": ("addressees", "about"),
    "event": (
        Prefetch("participations", Participation.objects.select_related("actor")),
        Prefetch("links", EventLink.objects.select_related("other")),
    ),
    "actor": (
        "names",
        Prefetch("affiliations", Affiliation.objects.select_related("with_actor")),
    ),
}
UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW)


def gather(keys: Iterable[tuple[str, int]]) -> list[Entry]:
    by_kind = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    entries = [entry for kind in MODELS for entry in _read(kind, by_kind[kind])]
    _read_citations([entry for entry in entries if entry.status in UNPUBLISHED])
    return entries


def _read(kind: str, pks: list[int]) -> list[Entry]:
    rows = MODELS[kind].objects.filter(pk__in=pks).order_by("pk")
    return list(rows.select_related(*WITH[kind]).prefetch_related(*ALONG[kind]))


def _read_citations(entries: list[Entry]) -> None:
    """By the columns of the citations alone, each of which has an index."""
    owners = {target.key: entry for entry in entries for target in entry.citables()}
    condition = Q()
    for field in TARGETS:
        pks = [pk for model, pk in owners if model == field.replace("_", "")]
        condition |= Q(**{f"{field}__in": pks})
    for entry in entries:
        entry.gathered = []
    citations = Citation.objects.filter(condition) if owners else Citation.objects.none()
    found = list(citations.select_related("excerpt", "attributed_to").in_order())
    snapshots = _snapshots({citation.excerpt.snapshot_id for citation in found})
    for citation in found:
        citation.excerpt.snapshot = snapshots[citation.excerpt.snapshot_id]
        owners[citation.target_key].gathered.append(citation)


def _snapshots(pks: set[int]) -> dict[int, Snapshot]:
    """Hundreds of citations share few articles, each of which is made once."""
    rows = Snapshot.objects.select_related("source").prefetch_related("source__notices")
    return rows.defer("text").in_bulk(pks)
