"""Quotations that quote nobody: names, titles, scare quotes."""

from django.core.exceptions import PermissionDenied

from sources.actions import at_the_desk
from sources.anchoring import Span
from sources.desk.progress import quotations
from sources.desk.selection import Selection, SelectionProblem
from sources.models import Dismissal
from sources.suggest.article import Article

LONGEST_SHOWN = 60


def dismiss_or_take_back(selection: Selection, regions, *, by) -> str:
    """The quotations that a selection touches, whole; gives what was done in words.

    Raises SelectionProblem where it touches none, PermissionDenied.
    """
    _require(by, "add")
    spans = _touched(selection, regions)
    if not spans:
        raise SelectionProblem("Only a passage in quotation marks can be dismissed.")
    known = Dismissal.objects.filter(snapshot=selection.snapshot)
    dismissed = [row for row in known if Span(row.start, row.end) in spans]
    words = "; ".join(f"“{_short(selection, span)}”" for span in spans)
    if len(dismissed) == len(spans):
        _take_back(selection, dismissed, words, by)
        return f"Taken back: {words} is to be covered again."
    _dismiss(selection, spans, words, by)
    return f"Dismissed: {words} quotes nobody."


def _dismiss(selection: Selection, spans: list[Span], words: str, by) -> None:
    source = selection.snapshot.source
    with at_the_desk(source=source, by=by, label=f"dismissed {words}"):
        for span in spans:
            Dismissal.objects.get_or_create(
                snapshot=selection.snapshot, start=span.start, end=span.end
            )


def _take_back(selection: Selection, rows: list[Dismissal], words: str, by) -> None:
    _require(by, "delete")
    source = selection.snapshot.source
    with at_the_desk(source=source, by=by, label=f"took back the dismissal of {words}"):
        for row in rows:
            row.delete()


def _touched(selection: Selection, regions) -> list[Span]:
    article = Article(selection.snapshot.text, tuple(regions))
    return [
        span
        for span in quotations(article)
        if span.start < selection.end and selection.start < span.end
    ]


def _require(by, action: str) -> None:
    if not by.has_perm(f"sources.{action}_dismissal"):
        raise PermissionDenied("Your role does not allow this.")


def _short(selection: Selection, span: Span) -> str:
    words = selection.snapshot.text[span.start : span.end]
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rstrip()}…"
