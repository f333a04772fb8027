"""What a picture of time is made of, each thing with its place in whole units of the picture."""

from dataclasses import dataclass, replace
from datetime import date

from sources.dates import Point
from sources.pictures.timeline_periods import in_words, placed
from sources.pictures.timeline_spans import Span

HEAD, RULER, LANE = 22, 32, 38


def top(lane: int) -> int:
    return RULER + lane * LANE


@dataclass(frozen=True)
class Size:
    """`longest` are the widths that labels may have, in the order in which they are tried."""

    name: str
    width: int
    lanes: int
    font: int
    longest: tuple[int, ...]


WIDE = Size("wide", 928, 12, 15, (520, 320, 220))
NARROW = Size("narrow", 328, 18, 14, (320, 220))


@dataclass(frozen=True)
class Window:
    """The days that a picture shows, ruled in decades, years, months or days."""

    first: date
    last: date
    scale: str


@dataclass(frozen=True)
class Item:
    """`look` says what kind of thing it is, and whether it is a plain fact; `title` tells all."""

    url: str
    label: str
    title: str
    span: Span
    look: str


@dataclass(frozen=True)
class Bar:
    kind: str
    x: int
    width: int


@dataclass(frozen=True)
class Sign:
    """`dot` is the middle of an exact day; `caps` are ends that are known; `x` to `end` is all."""

    item: Item
    bars: tuple[Bar, ...]
    dot: int | None
    caps: tuple[int, ...]
    x: int
    end: int
    label: str = ""
    label_x: int = 0
    label_width: int = 0
    lane: int = 0

    @property
    def left(self) -> int:
        return min(self.x, self.label_x) if self.label else self.x

    @property
    def right(self) -> int:
        return max(self.end, self.label_end)

    @property
    def top(self) -> int:
        return top(self.lane)

    @property
    def shifted(self) -> bool:
        """Its label ends where the sign does, for want of room to its right."""
        return self.label_x < self.x

    @property
    def label_end(self) -> int:
        return self.label_x + self.label_width

    @property
    def bar_top(self) -> int:
        return self.top + 22

    @property
    def middle(self) -> int:
        return self.bar_top + 4

    @property
    def width(self) -> int:
        return self.right - self.left

    def bare(self) -> "Sign":
        return replace(self, label="", label_x=self.x, label_width=0)


@dataclass(frozen=True)
class Fold:
    """So many entries that lie within one period, too close to be drawn apart."""

    period: Point
    count: int
    left: int
    right: int
    url: str = ""
    lane: int = 0

    @property
    def words(self) -> str:
        entries = "1 entry" if self.count == 1 else f"{self.count} entries"
        return f"{entries} {placed(self.period)}"

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def top(self) -> int:
        return top(self.lane)


@dataclass(frozen=True)
class Tick:
    """`label` is blank where there is no room for one; `url` where nothing lies in the period."""

    period: Point
    x: int
    middle: int
    label: str
    url: str = ""

    @property
    def words(self) -> str:
        return in_words(self.period)


@dataclass(frozen=True)
class Head:
    """Above the days of a month and the months of a year: which month or year it is."""

    x: int
    label: str


@dataclass(frozen=True)
class Picture:
    """`left_out` entries found no room at all."""

    size: Size
    heads: tuple[Head, ...]
    ticks: tuple[Tick, ...]
    signs: tuple[Sign, ...]
    folds: tuple[Fold, ...]
    left_out: int

    @property
    def start(self) -> int:
        """Heads stand above the ruler."""
        return -HEAD if self.heads else 0

    @property
    def whole_height(self) -> int:
        return self.height - self.start

    @property
    def height(self) -> int:
        return top(1 + max((drawn.lane for drawn in (*self.signs, *self.folds)), default=0))


class Ruler:
    def __init__(self, window: Window, width: int):
        self.window, self.width = window, width
        self.origin = window.first.toordinal()
        self.unit = width / (window.last.toordinal() + 1 - self.origin)

    def x(self, day: date) -> int:
        """Where a day begins, within the picture."""
        x = round((day.toordinal() - self.origin) * self.unit)
        return min(max(x, 0), self.width)

    def end(self, day: date) -> int:
        x = round((day.toordinal() + 1 - self.origin) * self.unit)
        return min(max(x, 0), self.width)

    def middle(self, day: date) -> int:
        return (self.x(day) + self.end(day)) // 2

    def shows(self, day: date | None) -> bool:
        return day is not None and self.window.first <= day <= self.window.last
