"""What became of an excerpt in a later text of the same source."""

from dataclasses import dataclass
from typing import Literal

from sources.anchoring.characters import cuts_word
from sources.anchoring.locating import Absent, Ambiguous, Found, exact_spans, locate
from sources.anchoring.spans import context, has_context

MIN_LIKENESS = 70


@dataclass(frozen=True)
class Standing:
    """`start` and `end` are where the excerpt stands, or for "changed" the nearest passage."""

    state: Literal["unchanged", "moved", "ambiguous", "changed", "gone"]
    start: int | None = None
    end: int | None = None


def compare_standing(old_text: str, start: int, end: int, new_text: str) -> Standing:
    """Find the span `start:end` of `old_text` again in `new_text`.

    Several places are settled by the same prefix and suffix alone. Words that differ in so
    much as a quotation mark have changed.
    """
    exact = old_text[start:end]
    spans = [span for span in exact_spans(new_text, exact) if not cuts_word(new_text, *span)]
    if (start, end) in spans:
        return Standing("unchanged", start, end)
    if len(spans) > 1:
        prefix, suffix = context(old_text, start, end)
        same = [span for span in spans if has_context(new_text, span, prefix, suffix)]
        return Standing("moved", *same[0]) if len(same) == 1 else Standing("ambiguous")
    if spans:
        return Standing("moved", *spans[0])
    return _nearest_standing(old_text, start, end, new_text)


def _nearest_standing(old_text: str, start: int, end: int, new_text: str) -> Standing:
    prefix, suffix = context(old_text, start, end)
    found = locate(new_text, old_text[start:end], prefix=prefix, suffix=suffix, near=start)
    match found:
        case Found(place) | Ambiguous((place, *_)):
            return Standing("changed", place.start, place.end)
        case Absent((best, *_)) if best.score >= MIN_LIKENESS:
            return Standing("changed", best.start, best.end)
    return Standing("gone")
