import re

from django.apps import apps
from django.core.exceptions import ValidationError

from sources.actions.cite import check
from sources.models import Citation, Snapshot
from sources.statements import NUMBER, Kind
from sources.verification.report import Report, in_chunks

LINK = re.compile(rf"\b(actor|event|quote|place):({NUMBER})\b")


def check_citations(snapshot: Snapshot, report: Report) -> None:
    """All that are cited from one snapshot, whose text is at hand."""
    citations = Citation.objects.filter(excerpt__snapshot=snapshot).with_targets()
    for citation in in_chunks(citations.select_related("excerpt"), report):
        report.count("citations")
        citation.excerpt.snapshot = snapshot
        _check_citation(citation, report)


def _check_citation(citation: Citation, report: Report) -> None:
    law = 3
    try:
        target = citation.target
        if target is None:
            return  # reported as a missing link
        statement = target.statement_named(citation.statement)
        law = 4 if statement.kind is Kind.WORDS else 3
        statement.check_form(type(target), citation.value)
        _check_link(statement, citation.value)
        check(citation)
    except ValidationError as error:
        report.add(citation, law, " ".join(error.messages))
    except ValueError as error:
        report.add(citation, law, f"{error} Cite the words for another statement or value.")


def _check_link(statement, value: str) -> None:
    if statement.kind not in (Kind.LINK, Kind.WHOLE):
        return
    for name, pk in LINK.findall(value):
        if not apps.get_model("sources", name)._base_manager.filter(pk=pk).exists():
            raise ValueError(f"There is no {name} {pk}, which it asserts.")
