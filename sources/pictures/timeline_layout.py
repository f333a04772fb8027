"""Signs, labels and counts kept apart: days in, places in the picture out."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from sources.dates import Point
from sources.pictures.lettering import cut, text_width
from sources.pictures.timeline_periods import in_words, parts, short_words
from sources.pictures.timeline_shapes import (
    Bar,
    Fold,
    Head,
    Item,
    Picture,
    Ruler,
    Sign,
    Size,
    Tick,
    Window,
)
from sources.pictures.timeline_spans import Piece, Span
from sources.pictures.timeline_windows import home_of

GAP, DOT = 10, 6
# A fading end that lies outside the date itself is wide enough to be seen to fade.
LEAST = {"in": 10, "out": 10, "part": 4, "within": 6, "sure": 2, "edge": 4}
MOST_TICKS = 80


def picture(
    window: Window,
    size: Size,
    items: Sequence[Item],
    urls: Mapping[Point, str],
    tallies: Mapping[Point, int] | None = None,
) -> Picture:
    """Items in the order of their dates, labelled and kept apart in lanes.

    Where they find no room, periods of the window's scale fold into counts, the fullest first;
    `urls` are where these and the ruler lead. `tallies` are counts of entries that are not among
    the items at all.
    """
    drawing = _Drawing(Ruler(window, size.width), size, items, Counter(tallies or {}))
    signs, folds, left_out = drawing.fitted()
    signs = _stretched(signs, size)
    folds = tuple(replace(fold, url=urls.get(fold.period, "")) for fold in folds)
    ticks = (replace(t, url=urls.get(t.period, "")) for t in _ticks(drawing.ruler, size))
    return Picture(size, _heads(drawing.ruler, size), tuple(ticks), signs, folds, left_out)


class _Drawing:
    """Finds how few periods must fold until the rest has room."""

    def __init__(self, ruler: Ruler, size: Size, items: Sequence[Item], tallies: Counter):
        self.ruler, self.size, self.tallies = ruler, size, tallies
        scale = ruler.window.scale
        self.items = [(i, home_of(i.span.first, i.span.last, scale)) for i in items]
        self.counts = tallies + Counter(home for _, home in self.items if home)
        self.signs = {}

    def fitted(self):
        """Signs and folds, each in its lane, and how many items found no room.

        With labels as long as may be if all has room, and else with short ones.
        """
        for longest in self.size.longest:
            if found := self._packed(None, longest):
                return found
        limits = sorted({n for n in self.counts.values() if n > 1}, reverse=True)

        def fits(limit: int) -> bool:
            return self._packed(limit, longest) is not None

        limit = limits[bisect_left(limits[:-1], True, key=fits)] if limits else None
        return self._packed(limit, longest) or self._packed(limit, longest, bare=True)

    def _packed(self, limit: int | None, longest: int, bare: bool = False):
        """None where something finds no room with its label."""
        folded = {p for p, n in self.counts.items() if p in self.tallies or (limit and n >= limit)}
        folds = sorted(folded, key=lambda period: period.earliest)
        folds = [_fold(period, self.counts[period], self.ruler, self.size) for period in folds]
        folds, above = _lanes(folds, 0, len(folds))
        # Each is measured when its turn comes: a crowded picture gives up before most of them.
        signs = (self._sign(item, longest) for item, home in self.items if home not in folded)
        if bare:
            placed, left_out = _spread((sign.bare() for sign in signs), above, self.size.lanes)
            return placed, folds, left_out
        found = _lanes(signs, above, self.size.lanes)
        return found and (found[0], folds, 0)

    def _sign(self, item: Item, longest: int) -> Sign:
        key = id(item), longest
        if key not in self.signs:
            self.signs[key] = sign_of(item, self.ruler, self.size, longest)
        return self.signs[key]


def sign_of(item: Item, ruler: Ruler, size: Size, longest: int) -> Sign:
    bars = tuple(bar for piece in item.span.pieces if (bar := _bar(piece, ruler)))
    dot = ruler.middle(item.span.day) if ruler.shows(item.span.day) else None
    edges = [bar.x for bar in bars] + [bar.x + bar.width for bar in bars]
    edges += [] if dot is None else [dot - DOT, dot + DOT]
    x, end = max(min(edges), 0), min(max(edges), size.width)
    label = cut(item.label, longest, size.font)
    width = ceil(text_width(label, size.font))
    label_x = max(0, min(x, size.width - width))
    return Sign(item, bars, dot, _caps(item.span, bars, ruler), x, end, label, label_x, width)


def _bar(piece: Piece, ruler: Ruler) -> Bar | None:
    """As wide as its days, yet wide enough to be seen, within the picture."""
    if not _touches(piece, ruler.window):
        return None
    least = LEAST[piece.kind]
    x = 0 if piece.first is None else ruler.x(piece.first)
    end = ruler.width if piece.last is None else ruler.end(piece.last)
    if piece.kind == "in":
        x = max(0, min(x, end - least))
    x = min(x, ruler.width - least)
    end = max(end, x + least)
    # Where all of the window lies in an open end, nothing of it rises or falls here.
    whole = (x, end) == (0, ruler.width) and piece.kind in ("in", "out")
    return Bar("faint" if whole else piece.kind, x, end - x)


def _touches(piece: Piece, window: Window) -> bool:
    starts = piece.first is None or piece.first <= window.last
    return starts and (piece.last is None or piece.last >= window.first)


def _caps(span: Span, bars: tuple[Bar, ...], ruler: Ruler) -> tuple[int, ...]:
    """The known ends of what lasted, and of the time in which something happened once."""
    if span.sign not in ("lasted", "within"):
        return ()
    body = [bar for bar in bars if bar.kind not in ("in", "out", "faint")] or bars
    starts = (body[0].x,) if ruler.shows(span.first) else ()
    ends = (body[-1].x + body[-1].width,) if ruler.shows(span.last) else ()
    return starts + ends


def _fold(period: Point, count: int, ruler: Ruler, size: Size) -> Fold:
    width = max(24, round(text_width(str(count), size.font)) + 12)
    middle = (ruler.x(period.earliest) + ruler.end(period.latest)) // 2
    x = max(0, min(middle - width // 2, size.width - width))
    return Fold(period, count, x, x + width)


def _lanes(boxes: Iterable, above: int, most: int):
    """Each box in the first lane that is free there, below the lanes above.

    Returns them and how many lanes are used; None where one finds no lane.
    """
    taken, placed = [[] for _ in range(above)], []
    for box in boxes:
        lanes = range(above, len(taken))
        lane = next((lane for lane in lanes if _fits(box, taken[lane])), len(taken))
        if lane >= most:
            return None
        if lane == len(taken):
            taken.append([])
        taken[lane].append(box)
        placed.append(replace(box, lane=lane))
    return tuple(placed), len(taken)


def _spread(signs: Iterable[Sign], above: int, most: int):
    """Each sign in the lane that is free for longest, and how many found none."""
    taken, placed, left_out = {lane: [] for lane in range(above, most)}, [], 0
    for sign in signs:
        free = [lane for lane, others in taken.items() if _fits(sign, others)]
        if not free:
            left_out += 1
            continue
        lane = min(free, key=lambda lane: max((other.right for other in taken[lane]), default=0))
        taken[lane].append(sign)
        placed.append(replace(sign, lane=lane))
    return tuple(placed), left_out


def _fits(box: Sign | Fold, others: list) -> bool:
    first, last = box.left - GAP, box.right + GAP
    return all(other.right <= first or last <= other.left for other in others)


def _stretched(signs: tuple[Sign, ...], size: Size) -> tuple[Sign, ...]:
    """Labels as long as the room to their right allows, also for signs that had none."""
    lefts = defaultdict(list)
    for sign in signs:
        lefts[sign.lane].append(sign.left)
    return tuple(_relabelled(sign, _room(sign, lefts[sign.lane], size), size) for sign in signs)


def _room(sign: Sign, lefts: list[int], size: Size) -> int:
    end = min((left - GAP for left in lefts if left > sign.left), default=size.width)
    return min(end - sign.label_x, size.longest[0])


def _relabelled(sign: Sign, room: int, size: Size) -> Sign:
    # A stump of a label says less than none.
    if room < size.longest[-1] / 2 and not sign.label:
        return sign
    label = cut(sign.item.label, room, size.font)
    return replace(sign, label=label, label_width=ceil(text_width(label, size.font)))


def _ticks(ruler: Ruler, size: Size) -> tuple[Tick, ...]:
    """A line where each period begins, and a label as often as there is room."""
    window = ruler.window
    periods = parts(window.first, window.last, window.scale)
    widest = max(text_width(short_words(period), size.font) for period in periods) + 8
    step = max(1, -(-widest * len(periods) // size.width))
    labelled = {period: number % step == 0 for number, period in enumerate(periods)}
    return tuple(
        _tick(period, ruler, widest, short_words(period) if labelled[period] else "")
        for period in periods
        if labelled[period] or len(periods) <= MOST_TICKS
    )


def _heads(ruler: Ruler, size: Size) -> tuple[Head, ...]:
    """The months of days, and the years of months, where there is room to name them."""
    window = ruler.window
    scale = {"day": "month", "month": "year"}.get(window.scale)
    larger = parts(window.first, window.last, scale) if scale else []
    found = [(ruler.x(p.earliest), ruler.end(p.latest), in_words(p)) for p in larger]
    return tuple(Head(x, w) for x, end, w in found if text_width(w, size.font) <= end - x)


def _tick(period: Point, ruler: Ruler, width: float, label: str) -> Tick:
    x, half = ruler.x(period.earliest), round(width / 2)
    middle = (x + ruler.end(period.latest)) // 2
    return Tick(period, x, min(max(middle, half), ruler.width - half), label)
