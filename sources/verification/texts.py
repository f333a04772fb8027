"""Snapshots, what is cut out of them, and what is cited from them: each text is read once."""

import hashlib
import unicodedata

from django.db.models import Count, Max, prefetch_related_objects

from sources import anchoring
from sources.models import Excerpt, ExcerptStanding, Snapshot
from sources.verification.citations import check_citations
from sources.verification.report import Report, in_chunks, named

RESTORE = "restore it from a backup"


def check_texts(report: Report) -> None:
    for snapshot in in_chunks(Snapshot.objects.select_related("source"), report, size=1):
        report.count("snapshots")
        prefetch_related_objects([snapshot], "regions")
        _check_snapshot(snapshot, report)
        _check_spans(snapshot, report)
        for excerpt in in_chunks(snapshot.excerpts.all(), report):
            report.count("excerpts")
            excerpt.snapshot = snapshot
            _check_excerpt(excerpt, report)
        check_citations(snapshot, report)
    _check_numbers(report)


def _check_snapshot(snapshot: Snapshot, report: Report) -> None:
    text = snapshot.text
    if hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest() != snapshot.sha256:
        report.add(snapshot, 2, f"its text is not the one captured (SHA-256): {RESTORE}.")
    if len(text) != snapshot.length:
        what = f"its text has {len(text):,} code points, not {snapshot.length:,}"
        report.add(snapshot, 2, f"{what}: {RESTORE}.")
    if "\0" in text or "\r" in text or not unicodedata.is_normalized("NFC", text):
        report.add(snapshot, 2, "its text was never cleaned: capture the article again.")


def _check_spans(snapshot: Snapshot, report: Report) -> None:
    for region in snapshot.regions.all():
        if region.end > snapshot.length:
            report.add(region, None, "it ends after its snapshot: correct its span.")
    standings = ExcerptStanding.objects.standing().filter(snapshot=snapshot)
    for standing in in_chunks(standings.select_related("excerpt"), report):
        if snapshot.text[standing.start : standing.end] != standing.excerpt.exact:
            problem = "the excerpt's words do not stand there: correct its span or its state."
            report.add(standing, 2, problem)


def _check_numbers(report: Report) -> None:
    held = Snapshot.objects.values("source").annotate(last=Max("number"), held=Count("pk"))
    for row in held.order_by("source"):
        if row["last"] != row["held"]:
            problem = f"it has {row['held']} snapshots of {row['last']}: {RESTORE}."
            report.add(f"source {row['source']}", 2, problem)


def _check_excerpt(excerpt: Excerpt, report: Report) -> None:
    snapshot = excerpt.snapshot
    place = anchoring.place(snapshot.text, excerpt.start, excerpt.end)
    if place.exact != excerpt.exact:
        problem = f"its words are not those of {named(Snapshot, snapshot.pk)}: cite them again."
        report.add(excerpt, 1, problem)
        return
    if (place.prefix, place.suffix) != (excerpt.prefix, excerpt.suffix):
        report.add(excerpt, 1, "its prefix or suffix is not what stands there: cite it again.")
    try:
        anchoring.check_span(
            snapshot.text, excerpt.start, excerpt.end, passages=snapshot.holds_passages
        )
    except anchoring.AnchorError as error:
        report.add(excerpt, 1, f"{error} Cite it again.")
