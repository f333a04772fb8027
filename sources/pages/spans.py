"""Affiliations with dates as bars over years: no end is drawn more exact than it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from sources import dates
from sources.models import Affiliation
from sources.pages.dossier import Shown
from sources.pages.named import Named

# Pixels; across, all is in hundredths of the width, so that words keep their size on a phone.
ROW = 44
AXIS = 22
LONGEST_LABEL = 40
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# How far an open end reaches over the last day that is known, as a part of the whole.
MARGIN = 0.08
LEAST_WIDTH = 0.8
EDGE = 88


class Dated(Protocol):
    """An affiliation with its two dates as the page shows them."""

    affiliation: Affiliation
    other: Named
    since: Shown | None
    until: Shown | None


@dataclass(frozen=True)
class Piece:
    """`kind` is "known", "unsure" (the end lies somewhere within) or "open" (no end is given)."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    label: str
    title: str
    url: str
    top: int
    pieces: tuple[Piece, ...]

    @property
    def baseline(self) -> int:
        return self.top + 14

    @property
    def bar_top(self) -> int:
        return self.top + 21


@dataclass(frozen=True)
class Tick:
    """A year begins. It has no words where there is no room for them before the edge."""

    x: str
    words: str


@dataclass(frozen=True)
class Spans:
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


Range = tuple[date | None, date | None]


@dataclass(frozen=True)
class _Span:
    """The days between which it began, and those between which it ended."""

    tie: Dated
    began: Range | None
    ended: Range | None

    @property
    def days(self) -> list[date]:
        return [day for end in (self.began, self.ended) for day in end or () if day]


class _Scale:
    def __init__(self, first: date, last: date):
        self.first, self.last = first, last
        self.days = (last - first).days

    def of(self, day: date) -> float:
        return 100 * (day - self.first).days / self.days

    def piece(self, kind: str, first: date | None, last: date | None) -> Piece | None:
        """None stands for the edge. A beginning that is one day has no room to be unsure in."""
        start = 0 if first is None else self.of(first)
        end = 100 if last is None else self.of(last)
        if kind == "unsure" and end - start < LEAST_WIDTH:
            return None
        return Piece(kind, _percent(start), _percent(max(end - start, LEAST_WIDTH)))


def spans(ties: Iterable[Dated]) -> Spans | None:
    """A picture of those that have a date; None where none has."""
    found = [span for tie in ties if (span := _span(tie)).days]
    if not found:
        return None
    found.sort(key=lambda span: (min(span.days), span.tie.affiliation.pk))
    scale = _scale(found)
    return Spans(
        height=len(found) * ROW + AXIS,
        bars=tuple(_bar(span, n * ROW, scale) for n, span in enumerate(found)),
        ticks=_ticks(scale),
    )


def _span(tie: Dated) -> _Span:
    return _Span(tie, _range(tie.since), _range(tie.until))


def _range(shown: Shown | None) -> Range | None:
    """The days that an end may lie on; None where it is not given, or contested."""
    if shown is None or shown.contested:
        return None
    day = dates.parse(shown.claims[0].value)
    start, end = day.start, day.end
    first = start and (start.before if start.qualifier else start.earliest)
    last = end and (end.after if end.qualifier else end.latest)
    return first, last


def _scale(found: list[_Span]) -> _Scale:
    """Whole years, and a margin where an end is open."""
    days = [day for span in found for day in span.days]
    first, last = min(days).replace(month=1, day=1), max(days).replace(month=12, day=31)
    margin = timedelta(int((last - first).days * MARGIN))
    opens_before = any(span.began is None or span.began[0] is None for span in found)
    opens_after = any(span.ended is None or span.ended[1] is None for span in found)
    return _Scale(
        max(date.min + margin, first) - margin if opens_before else first,
        min(date.max - margin, last) + margin if opens_after else last,
    )


def _bar(span: _Span, top: int, scale: _Scale) -> Bar:
    affiliation, other = span.tie.affiliation, span.tie.other
    label = f"{affiliation.role}, {other.words}"
    ends = f"{_words(span.tie.since, 'beginning')}, {_words(span.tie.until, 'end')}"
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return Bar(
        label=short,
        title=f"{label}: {ends}",
        url=f"#affiliation-{affiliation.pk}",
        top=top,
        pieces=tuple(piece for piece in _pieces(span, scale) if piece),
    )


def _words(shown: Shown | None, end: str) -> str:
    if shown is None:
        return f"no {end} given"
    if shown.contested:
        return f"{end} contested"
    return f"{end} {dates.parse(shown.claims[0].value).words}"


def _pieces(span: _Span, scale: _Scale) -> list[Piece | None]:
    began, ended = span.began, span.ended
    if began and not ended:
        return [
            scale.piece("open", began[1], None) if began[1] else None,
            scale.piece("unsure", *began),
            scale.piece("known", began[1], began[1]) if began[1] else None,
        ]
    if ended and not began:
        return [
            scale.piece("open", None, ended[0]) if ended[0] else None,
            scale.piece("unsure", *ended),
        ]
    return _closed(began, ended, scale)


def _closed(began: Range, ended: Range, scale: _Scale) -> list[Piece | None]:
    (first, sure), (still, last) = began, ended
    if sure is None or still is None or sure > still:
        return [scale.piece("unsure", first, last)]
    return [
        scale.piece("unsure", first, sure),
        scale.piece("known", sure, still),
        scale.piece("unsure", still, last),
    ]


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    first, last = scale.first, scale.last
    years = last.year - first.year + 1
    step = next(step for step in STEPS if years / step <= MOST_TICKS)
    found = (year for year in range(first.year, last.year + 1) if year % step == 0)
    days = [date(year, 1, 1) for year in found if year >= date.min.year]
    shares = [(scale.of(day), str(day.year)) for day in days if day >= first]
    return tuple(Tick(_percent(share), words if share < EDGE else "") for share, words in shares)


def _percent(share: float) -> str:
    return f"{share:.1f}%"
