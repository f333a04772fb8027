"""Which words, signs and spaces of two passages differ. Spans are pairs of offsets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sources.desk.comparison_lines import Pair, matches
from sources.wordings import word_spans

# Past so many places that differ, all from the first to the last does.
MOST_MARKS = 300

_CHUNK = re.compile(r"\S+")


def differences(old: str, new: str) -> tuple[list[Pair], list[Pair]]:
    """What each has and the other lacks, neighbours as one."""
    ones, others = _tokens(old), _tokens(new)
    same = matches(cut(old, ones), cut(new, others))
    same = _worth_keeping(same, old, ones, len(others))
    removed, added = [], []
    for start, at, begin, place in gaps(same, len(ones), len(others)):
        removed += joined(_slid(old, ones, start, at) if begin == place else ones[start:at])
        added += joined(_slid(new, others, begin, place) if start == at else others[begin:place])
        if (at, place) == (start, begin) and 0 < at < len(ones) and place > 0:
            spaces = _space(ones, at), _space(others, place)
            if old[slice(*spaces[0])] != new[slice(*spaces[1])]:
                removed.append(spaces[0])
                added.append(spaces[1])
    return _few(removed), _few(added)


def gaps(same: list[Pair], ones: int, others: int) -> Iterator[tuple[int, int, int, int]]:
    """What stands before each match, and after the last, in both: start, end, begin, stop."""
    for (before, above), (at, place) in pairwise([(-1, -1), *same, (ones, others)]):
        yield before + 1, at, above + 1, place


def cut(text: str, spans: Iterable[Pair]) -> list[str]:
    return [text[start:end] for start, end in spans]


def joined(spans: Sequence[Pair]) -> list[Pair]:
    return [(spans[0][0], spans[-1][1])] if spans else []


def _tokens(text: str) -> list[Pair]:
    """Words, and what stands between them without white space."""
    found, done = [], 0
    for start, end in [*word_spans(text), (len(text), len(text))]:
        if done < start and text[done:start] != " ":
            found += [chunk.span() for chunk in _CHUNK.finditer(text, done, start)]
        if start < end:
            found.append((start, end))
        done = end
    return found


def _slid(text: str, tokens: list[Pair], start: int, end: int) -> Sequence[Pair]:
    """A run that the other lacks, from the sign at its end rather than from that before it."""
    if start < end < len(tokens):
        first, after = tokens[start], tokens[end]
        if not text[first[0]].isalnum() and text[slice(*first)] == text[slice(*after)]:
            return tokens[start + 1 : end + 1]
    return tokens[start:end]


def _worth_keeping(same: list[Pair], text: str, tokens: list[Pair], others: int) -> list[Pair]:
    """Without signs that only happen to stand in both among words that differ."""
    kept, run = [], []
    for pair, after in pairwise([*same, (len(tokens) + 1, others + 1)]):
        run.append(pair)
        if after == (pair[0] + 1, pair[1] + 1):
            continue
        inner = min(run[0]) > 0 and pair[0] + 1 < len(tokens) and pair[1] + 1 < others
        if not inner or any(text[tokens[at][0]].isalnum() for at, _ in run):
            kept += run
        run = []
    return kept


def _space(tokens: list[Pair], at: int) -> Pair:
    return tokens[at - 1][1], tokens[at][0]


def _few(spans: list[Pair]) -> list[Pair]:
    return spans if len(spans) <= MOST_MARKS else joined(spans)
