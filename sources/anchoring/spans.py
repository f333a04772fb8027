"""Spans of a text that may be cited, and what stands beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.anchoring.characters import cuts_at
from sources.anchoring.folding import fold

JOIN = "\n\n[…]\n\n"
MAX_EXCERPT = 1200
CONTEXT = 32


class AnchorError(ValueError):
    """A sentence that tells an editor what is wrong with a passage and what to do."""


@dataclass(frozen=True)
class Span:
    """Code points `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """A span with its words and up to 32 characters before and after them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def join_passages(passages) -> str:
    """The text of a snapshot that holds passages alone."""
    return JOIN.join(passages)


def crosses_join(text: str, start: int, end: int) -> bool:
    """Whether a span touches any character of the join between two passages."""
    reach = len(JOIN) - 1
    return JOIN in text[max(0, start - reach) : end + reach]


def place(text: str, start: int, end: int) -> Place:
    return Place(start, end, text[start:end], *context(text, start, end))


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The prefix and suffix of a span, each at most `CONTEXT` characters."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def has_context(text: str, span: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Whether the very characters of `prefix` and `suffix` stand beside a span."""
    return text.endswith(prefix, 0, span[0]) and text.startswith(suffix, span[1])


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those made one that overlap or have white space alone between them."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def covered(spans: Iterable[Span]) -> int:
    """How many code points spans cover together."""
    count, reached = 0, 0
    for start, end in sorted((span.start, span.end) for span in spans):
        count += max(0, end - max(start, reached))
        reached = max(reached, end)
    return count


def check_span(text: str, start: int, end: int, *, passages: bool = False) -> None:
    """Raise AnchorError unless the span may be cited.

    `passages` says that the text holds passages joined by JOIN.
    """
    if not 0 <= start <= end <= len(text):
        raise AnchorError("The passage lies outside the text; select it again.")
    exact = text[start:end]
    if not fold(exact).text.strip():
        raise AnchorError("The passage is empty; select the words that support the statement.")
    if exact != exact.strip():
        raise AnchorError("The passage begins or ends with white space; select the words alone.")
    if len(exact) > MAX_EXCERPT:
        raise AnchorError(
            f"The passage has {len(exact):,} characters and at most {MAX_EXCERPT:,} can be cited; "
            "select a shorter one."
        )
    for at in (start, end):
        _check_cut(text, at)
    if passages and crosses_join(text, start, end):
        raise AnchorError("The passage runs over the join between two passages; cite each alone.")


def _check_cut(text: str, at: int) -> None:
    if cuts_at(text, at):
        shown = f"{text[max(0, at - 12) : at]}|{text[at : at + 12]}"
        raise AnchorError(f"The passage cuts a word in two, “{shown}”; select whole words.")
