"""What an editor selected in the text, held against the text that is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from sources import anchoring
from sources.models import Snapshot, Source

LONGEST_NUMBER = 18


class SelectionProblem(ValueError):
    """A sentence that tells the editor why the selected words can't be used."""

    status = 409


@dataclass(frozen=True)
class Selection:
    """Words of the newest text; `start` and `end` count code points."""

    snapshot: Snapshot
    start: int
    end: int
    exact: str


def read_selection(source: Source, data: Mapping[str, str]) -> Selection:
    """Raises SelectionProblem unless the very words stand at that place of the newest text."""
    snapshot = _newest(source, _number(data, "snapshot"))
    start, end = _number(data, "start"), _number(data, "end")
    # Browsers send every line end of a form as two characters.
    exact = data.get("exact", "").replace("\r\n", "\n")
    if snapshot.text[start:end] != exact:
        raise SelectionProblem(
            "The words at this place are not those that you selected: reload the page."
        )
    try:
        anchoring.check_span(snapshot.text, start, end, passages=snapshot.holds_passages)
    except anchoring.AnchorError as error:
        raise SelectionProblem(str(error)) from error
    return Selection(snapshot, start, end, exact)


def _newest(source: Source, pk: int) -> Snapshot:
    snapshot = source.current_snapshot
    if snapshot is not None and snapshot.pk == pk:
        return snapshot
    if source.snapshots.filter(pk=pk).exists():
        raise SelectionProblem("This article has a newer text: reload the page.")
    raise SelectionProblem("The selection is of another article: reload the page.")


def _number(data: Mapping[str, str], name: str) -> int:
    given = data.get(name, "")
    if not is_number(given):
        raise SelectionProblem("Select the words again: their place did not arrive whole.")
    return int(given)


def is_number(text: str) -> bool:
    """Whether it can be a place in a text or a record's number."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
