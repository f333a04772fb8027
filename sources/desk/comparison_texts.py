"""Two texts of an article beside each other: paragraphs first, then words in those that changed.

Bounded in time and in what it gives, whatever the texts hold.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sources.desk.comparison_lines import Pair, matches
from sources.desk.comparison_words import cut, differences, gaps, joined
from sources.wordings import word_spans

# How alike changed paragraphs are is weighed up to so many of them, so far apart.
MOST_WEIGHED = 5_000
MOST_WORDS_WEIGHED = 1_000_000
REACH = 8
LIKE = 0.4
# Past so many paragraphs that differ, the rest does as a whole.
MOST_ROWS = 5_000

NOWHERE = (0, 0)

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Row:
    """A paragraph of each text; NOWHERE where one of them has none.

    `removed` and `added` are what one has and the other lacks. All are spans of the texts.
    """

    old: Pair
    new: Pair
    removed: Sequence[Pair] = ()
    added: Sequence[Pair] = ()
    same: bool = False


def rows(old: str, new: str) -> list[Row]:
    """All of both texts but the white space between paragraphs."""
    ones, others = _paragraphs(old), _paragraphs(new)
    same = matches(cut(old, ones), cut(new, others))
    weigh = max(len(ones), len(others)) <= MOST_WEIGHED
    found, changed = [], 0
    for start, at, begin, place in gaps(same, len(ones), len(others)):
        changed += max(at - start, place - begin)
        if changed > MOST_ROWS:
            return [*found, _rest(ones[start:], others[begin:])]
        found += _changed(old, new, ones[start:at], others[begin:place], weigh)
        if at < len(ones):
            found.append(Row(ones[at], others[place], same=True))
    return found


def _paragraphs(text: str) -> list[Pair]:
    return [line.span() for line in _LINE.finditer(text)]


def _rest(ones: Sequence[Pair], others: Sequence[Pair]) -> Row:
    """Too many changes to be shown one by one: what remains is one."""
    removed, added = joined(ones), joined(others)
    return Row(*(removed or [NOWHERE]), *(added or [NOWHERE]), removed, added)


def _changed(old: str, new: str, ones, others, weigh: bool) -> Iterator[Row]:
    """Paragraphs that differ, those that are alike beside each other."""
    pairs = [(at, at) for at in range(min(len(ones), len(others)))]
    if weigh and max(len(ones), len(others)) > 1:
        pairs = _paired(_bags(old, ones), _bags(new, others)) if pairs else []
    for start, at, begin, place in gaps(pairs, len(ones), len(others)):
        yield from (Row(one, NOWHERE, removed=[one]) for one in ones[start:at])
        yield from (Row(NOWHERE, other, added=[other]) for other in others[begin:place])
        if at < len(ones):
            yield _row(old, new, ones[at], others[place])


def _row(old: str, new: str, one: Pair, other: Pair) -> Row:
    removed, added = differences(old[slice(*one)], new[slice(*other)])
    return Row(one, other, _shifted(removed, one[0]), _shifted(added, other[0]))


def _shifted(spans: Iterable[Pair], by: int) -> list[Pair]:
    return [(start + by, end + by) for start, end in spans]


def _bags(text: str, spans: Iterable[Pair]) -> list[frozenset[str]]:
    return [frozenset(cut(words, word_spans(words))) for words in cut(text, spans)]


def _paired(ones: list[frozenset], others: list[frozenset]) -> list[Pair]:
    """The most alike first, as long as they stand in the order of both."""
    chosen: list[Pair] = []
    for *_, at, place in sorted(_weighed(ones, others), reverse=True):
        here = bisect(chosen, (at, place))
        before, after = chosen[here - 1 : here] if here else [], chosen[here : here + 1]
        follows = all(near[0] < at and near[1] < place for near in before)
        if follows and all(at < near[0] and place < near[1] for near in after):
            chosen.insert(here, (at, place))
    return chosen


def _weighed(ones: list[frozenset], others: list[frozenset]) -> Iterator[tuple]:
    """Likeness, closeness and places of two paragraphs that are alike."""
    shift = len(others) - len(ones)
    if sum(map(len, ones)) * (abs(shift) + 2 * REACH) > MOST_WORDS_WEIGHED:
        shift = 0
    for at, one in enumerate(ones):
        low, high = sorted((at, at + shift))
        for place in range(max(0, low - REACH), min(len(others), high + REACH + 1)):
            other = others[place]
            likeness = 2 * len(one & other) / (len(one) + len(other) or 1)
            if likeness >= LIKE:
                yield likeness, -abs(at - place), at, place
