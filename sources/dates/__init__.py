"""Partial dates: a validated subset of EDTF (ISO 8601-2), its bounds, and plain words for it."""

from sources.dates.partial import PartialDate, bounds, compatible, parse
from sources.dates.points import PartialDateError, Point
from sources.dates.reading import understand

__all__ = [
    "PartialDate",
    "PartialDateError",
    "Point",
    "bounds",
    "compatible",
    "parse",
    "understand",
]
