"""The pieces of a sign for a partial date: no more exact than the date, and no less."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sources.dates import PartialDate, Point


@dataclass(frozen=True)
class Piece:
    """From its first day to its last; None where it has no end.

    "part": some time in it. "within": once, some day in it. "sure": it lasted all this time.
    "edge": it began or ended in it. "in" and "out": it may lie as far as that, growing likelier
    and less likely.
    """

    kind: Literal["part", "within", "sure", "edge", "in", "out"]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Span:
    """`day` is the one exact day, if there is one. `first` and `last` are without fading ends."""

    sign: Literal["day", "part", "within", "lasted"]
    first: date | None
    last: date | None
    day: date | None
    pieces: tuple[Piece, ...]


def span(partial: PartialDate) -> Span:
    sign = {"interval": "lasted", "one_of": "within"}.get(partial.kind)
    sign = sign or ("day" if partial.precision == "day" else "part")
    pieces = (*_before(partial.start), *_body(sign, partial), *_after(partial.end))
    day = partial.earliest if sign == "day" else None
    return Span(sign, partial.earliest, partial.latest, day, pieces)


def exactness(partial: PartialDate) -> str:
    """How well something is dated: “to the day”, “about, to the month”, “once, some day within”."""
    found = _kind_in_words(partial)
    if partial.uncertain:
        found = f"uncertain, {found}"
    return f"approximate, {found}" if partial.approximate else found


def next_day(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def day_before(day: date) -> date:
    return date.fromordinal(max(day.toordinal() - 1, 1))


def _kind_in_words(partial):
    if partial.kind == "date":
        return f"to the {partial.precision}"
    if partial.kind == "interval":
        if partial.start is None:
            return "lasted, no beginning given"
        return "lasted, no end given" if partial.end is None else "lasted"
    if partial.start is None:
        return "once, no earliest day given"
    return "once, no latest day given" if partial.end is None else "once, some day within"


def _body(sign, partial):
    first, last = partial.earliest, partial.latest
    if sign == "day":
        return ()
    if first is None:
        return _closing(sign, partial.end)
    if last is None:
        return _opening(sign, partial.start)
    if sign != "lasted":
        return (Piece(sign, first, last),)
    return _lasting(partial.start, partial.end)


def _opening(sign, start: Point):
    """From a start on, without an end."""
    if sign == "lasted" and start.latest > start.earliest:
        edge = Piece("edge", start.earliest, start.latest)
        return edge, Piece("out", next_day(start.latest), None)
    return (Piece("out", start.earliest, None),)


def _closing(sign, end: Point):
    if sign == "lasted" and end.latest > end.earliest:
        edge = Piece("edge", end.earliest, end.latest)
        return Piece("in", None, day_before(end.earliest)), edge
    return (Piece("in", None, end.latest),)


def _lasting(start: Point, end: Point):
    """Sure between the latest beginning and the earliest end; the ends are as exact as given."""
    sure_first = start.earliest if start.precision == "day" else next_day(start.latest)
    sure_last = end.latest if end.precision == "day" else day_before(end.earliest)
    if sure_first > next_day(sure_last):
        return (Piece("edge", start.earliest, end.latest),)
    pieces = (
        Piece("edge", start.earliest, day_before(sure_first)),
        Piece("sure", sure_first, sure_last),
        Piece("edge", next_day(sure_last), end.latest),
    )
    return tuple(piece for piece in pieces if piece.first <= piece.last)


def _before(start: Point | None):
    if start is None or not start.qualifier or start.earliest == date.min:
        return ()
    return (Piece("in", start.before, day_before(start.earliest)),)


def _after(end: Point | None):
    if end is None or not end.qualifier or end.latest == date.max:
        return ()
    return (Piece("out", next_day(end.latest), end.after),)
