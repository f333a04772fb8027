"""What readers see: published entries, and what these lead to."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Exists, OuterRef

from sources.choices import Status
from sources.models import Actor, Citation, Event, Quote, Source
from sources.models.entry import Entry
from sources.models.support import unsupported
from sources.verification.report import Report, in_chunks, named

SHOWN_WITH = {
    Actor: ["names", "affiliations__with_actor"],
    Event: ["participations__actor", "links__other"],
    Quote: [],
}


def check_entries(report: Report) -> None:
    for model, parts in SHOWN_WITH.items():
        report.count("entries", model.objects.count())
        shown = model.objects.published().prefetch_related(*parts)
        for entry in in_chunks(shown, report):
            _check_published(entry, report)
        _check_merged(model, report)
    _check_cited_sources(report)


def _check_published(entry: Entry, report: Report) -> None:
    try:
        lacking = [*entry.own_blockers(), *unsupported(entry)]
        unpublished = entry.needs_unpublished()
    except (ValueError, ValidationError, ObjectDoesNotExist) as error:
        report.add(entry, 3, f"what it says can't be read ({error}): correct it.")
        return
    for sentence in lacking:
        report.add(entry, 3, f"it is published, but: {sentence}")
    for sentence in unpublished:
        report.add(entry, 5, f"it is published, but: {sentence}")


def _check_merged(model: type[Entry], report: Report) -> None:
    merged = model._base_manager.filter(merged_into__isnull=False).order_by("pk")
    above = dict(merged.values_list("pk", "merged_into"))
    for pk in above:
        at, seen = pk, set()
        while at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at == pk:
            problem = "it is merged into itself, by way of others: name its survivor anew."
            report.add(named(model, pk), 6, problem)


def _check_cited_sources(report: Report) -> None:
    shown = Citation.objects.published()
    hidden = Source.objects.filter(status__in=[Status.DRAFT, Status.IN_REVIEW])
    for path in ("excerpt__snapshot__source", "relays"):
        cited = hidden.filter(Exists(shown.filter(**{path: OuterRef("pk")})))
        for source in in_chunks(cited, report):
            problem = "published entries cite it, but it is not published: save one of them again."
            report.add(source, 5, problem)
