"""An excerpt with what stands around it, then and now."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sources import anchoring
from sources.anchoring.folding import fold
from sources.choices import StandingState
from sources.desk.comparison_lines import Pair
from sources.desk.comparison_marks import ADDED, REMOVED, Cited, Marking
from sources.desk.comparison_words import differences
from sources.models import Excerpt, ExcerptStanding

AROUND = 120

_SIGNS = re.compile(r"[\W_]*")


@dataclass(frozen=True)
class Passage:
    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.words + self.after

    @property
    def span(self) -> Pair:
        return len(self.before), len(self.before) + len(self.words)

    def marked(self, tag: str, differing: list[Pair]) -> SafeString:
        marking = Marking(self.text, tag, [Cited(*self.span, "here")])
        return marking.marked((0, len(self.text)), differing)


def passage(text: str, start: int, end: int) -> Passage:
    """What stands around a span in its own line, as far as it is near; no word is cut."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = re.sub(r"^\S*", "…", before, count=1)
    if end + AROUND < len(text):
        after = re.sub(r"\S*$", "…", after, count=1)
    return Passage(before.rpartition("\n")[2], text[start:end], after.partition("\n")[0])


def beside(place: Excerpt | anchoring.Place) -> Passage:
    """The words with the few characters beside them that are kept with each excerpt."""
    return Passage(place.prefix.rpartition("\n")[2], place.exact, place.suffix.partition("\n")[0])


def now_at(standing: ExcerptStanding, text: str) -> Pair | None:
    """Where an excerpt stands in the new text, or the nearest passage.

    That begins and ends with words: the signs before and after the old ones, such as quotation
    marks, are taken along where they stand there as well.
    """
    if standing.start is None:
        return None
    start, end, exact = standing.start, standing.end, standing.excerpt.exact
    if standing.state == StandingState.CHANGED:
        lead, tail = _SIGNS.match(exact)[0], _SIGNS.match(exact[::-1])[0][::-1]
        if lead and _alike(text[max(0, start - len(lead)) : start], lead):
            start -= len(lead)
        if tail and _alike(text[end : end + len(tail)], tail):
            end += len(tail)
    return start, end


def _alike(one: str, other: str) -> bool:
    return fold(one).text == fold(other).text


def compared(old: Passage, new: Passage | None) -> tuple[SafeString, SafeString]:
    """Both as HTML, with what differs marked."""
    if new is None:
        return old.marked(REMOVED, []), SafeString("")
    removed, added = differences(old.text, new.text)
    return old.marked(REMOVED, removed), new.marked(ADDED, added)
