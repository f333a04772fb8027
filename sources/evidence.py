"""How well a statement is supported: voices counted, disagreements classed.

Pure functions over testimonies, each of which is one citation boiled down. The rules are
those of DESIGN's seventh law.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from sources import dates
from sources.choices import Reality, Stance, Voice

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# An announcement, an allegation and a report of the same event can all be true.
INCOMPATIBLE_REALITIES = (
    {Reality.HAPPENED, Reality.DENIED},
    {Reality.HAPPENED, Reality.CANCELLED},
)


@dataclass(frozen=True)
class Testimony:
    """`article` is the source; `outlet` is None where unknown.

    `origin` is what it rests on in the end, and `rests_on` says what kind of thing that is:
    "report", "document" or "person".
    """

    value: str
    article: Hashable
    outlet: Hashable | None
    origin: Hashable
    rests_on: str = "report"
    stance: str = Stance.SUPPORTS
    voice: str = Voice.REPORT


@dataclass(frozen=True)
class Corroboration:
    articles: int
    outlets: int
    voices: int
    words: str
    opinion_only: bool


@dataclass(frozen=True)
class Disagreement:
    """Values that other articles give: `contradictions` can't both be true, `differences` can."""

    contradictions: tuple[str, ...]
    differences: tuple[str, ...]

    @property
    def contested(self) -> bool:
        return bool(self.contradictions)


def corroborate(testimonies: Iterable[Testimony]) -> Corroboration:
    """Count the voices of testimonies that support one value."""
    testimonies = list(testimonies)
    known = [t for t in testimonies if t.outlet is not None]
    articles = {t.article for t in testimonies}
    outlets = {t.outlet for t in known}
    return Corroboration(
        articles=len(articles),
        outlets=len(outlets),
        voices=len({t.origin for t in known}),
        words=_words(testimonies, articles, outlets),
        opinion_only=bool(testimonies) and all(t.voice == Voice.OPINION for t in testimonies),
    )


def disagree(
    value: str,
    testimonies: Iterable[Testimony],
    incompatible: Callable[[str, str], bool] | None = None,
) -> Disagreement:
    """Class what testimonies say beside `value`.

    `incompatible` tells of two values that can't both hold; where it finds that both can, an
    editor's "contradicts" was said of an earlier value. None where a statement may have several
    values at once, so that only "contradicts" contests it.
    """
    contradictions, differences = [], []
    for t in testimonies:
        if t.stance == Stance.SUPPORTS and t.value == value:
            continue
        if incompatible is None or t.value == value:
            clash = t.stance == Stance.CONTRADICTS
        else:
            clash = incompatible(value, t.value)
        found = contradictions if clash else differences
        if t.value not in found:
            found.append(t.value)
    differences = [value for value in differences if value not in contradictions]
    return Disagreement(tuple(contradictions), tuple(differences))


def dates_clash(one: str, other: str) -> bool:
    """Two EDTF dates conflict only when their ranges are disjoint."""
    return not dates.compatible(dates.parse(one), dates.parse(other))


def realities_clash(one: str, other: str) -> bool:
    return {one, other} in INCOMPATIBLE_REALITIES


def count(number: int, noun: str) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _words(testimonies, articles, outlets) -> str:
    if not articles:
        return "nothing supports this"
    if len(articles) == 1:
        return "one article"
    return _publishers(testimonies, articles, outlets) + _shared_origin(testimonies)


def _publishers(testimonies, articles, outlets) -> str:
    """Whether outlets are known says nothing where all their articles are one voice anyway."""
    unknown = {t.article for t in testimonies if t.outlet is None}
    if unknown and len({t.origin for t in testimonies}) == 1:
        return count(len(articles), "article")
    if not outlets:
        return f"{count(len(articles), 'article')}, outlets unknown"
    if unknown:
        whose = "an unknown outlet" if len(unknown) == 1 else "unknown outlets"
        return f"{count(len(outlets), 'outlet')}, and {count(len(unknown), 'article')} of {whose}"
    if len(outlets) == 1:
        return f"{count(len(articles), 'article')} of one outlet"
    return count(len(outlets), "outlet")


def _shared_origin(testimonies) -> str:
    """What is said when several articles are fewer voices than they look."""
    origins = {t.origin: t.rests_on for t in testimonies}
    outlets = {t.outlet for t in testimonies if t.outlet is not None}
    publishers = len(outlets) + len({t.article for t in testimonies if t.outlet is None})
    if publishers < 2 or len(origins) >= publishers:
        return ""
    if len(origins) == 1:
        return f", one {next(iter(origins.values()))}"
    return f", {count(len(origins), 'independent origin')}"
