"""Where two sequences agree, in bounded time: of paragraphs, and of words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

Pair = tuple[int, int]

# So many against as many are compared in full: 30 ms, 3 MB.
MOST_CELLS = 25_000_000
# Of longer sequences the ends alone are.
MOST_ITEMS = 300_000
# What stands once in both cuts a long sequence: first items, then so many of them in a row.
SIZES = (1, 4)


def matches(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Places of equal items, in the order of both.

    What is equal at both ends, then what each holds once, cut long sequences into gaps; a gap
    that stays too long to be compared in full is left without.
    """
    found = []
    gaps = [((0, len(one), 0, len(other)), SIZES)]
    while gaps:
        gap, sizes = gaps.pop()
        start, end, begin, stop = gap = _trimmed(one, other, gap, found)
        if start == end or begin == stop:
            continue
        if (end - start) * (stop - begin) <= MOST_CELLS:
            found += _in_full(one, other, gap)
        elif sizes and max(end - start, stop - begin) <= MOST_ITEMS:
            anchors = _anchors(one, other, gap, sizes[0])
            found += anchors
            gaps += ((between, sizes[1:]) for between in _between(anchors, gap))
    return sorted(found)


def _trimmed(one, other, gap, found: list) -> tuple[int, int, int, int]:
    """The gap without what is equal at its ends, which is found."""
    start, end, begin, stop = gap
    while start < end and begin < stop and one[start] == other[begin]:
        found.append((start, begin))
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and one[end - 1] == other[stop - 1]:
        end, stop = end - 1, stop - 1
        found.append((end, stop))
    return start, end, begin, stop


def _in_full(one, other, gap) -> Iterator[Pair]:
    start, end, begin, stop = gap
    for block in LCSseq.opcodes(one[start:end], other[begin:stop]):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                yield start + block.src_start + step, begin + block.dest_start + step


def _anchors(one, other, gap, size: int) -> list[Pair]:
    """The most items that stand once in each, in the same order ("patience")."""
    start, end, begin, stop = gap
    places = _single(other, begin, stop, size)
    singles = _single(one, start, end, size).items()
    return _rising([(at, places[item]) for item, at in singles if item in places])


def _single(items: Sequence[str], start: int, end: int, size: int) -> dict:
    """Where each row of so many items begins that stands once."""
    within = items[start:end]
    rows = list(zip(*(within[shift:] for shift in range(size)), strict=False))
    counted = Counter(rows)
    return {row: at for at, row in enumerate(rows, start) if counted[row] == 1}


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The most pairs whose second numbers rise; the first ones rise already."""
    lowest, last, before = [], [], [0] * len(pairs)
    for number, (_, at) in enumerate(pairs):
        rank = bisect_left(lowest, at)
        before[number] = last[rank - 1] if rank else -1
        lowest[rank : rank + 1] = [at]
        last[rank : rank + 1] = [number]
    found, number = [], last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(anchors, gap) -> Iterator[tuple[int, int, int, int]]:
    start, end, begin, stop = gap
    for at, place in [*anchors, (end, stop)]:
        yield start, at, begin, place
        start, begin = at + 1, place + 1
