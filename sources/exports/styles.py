"""References in words, as three manuals want them: safe HTML, with titles in italics.

Chicago: bibliography of the notes-bibliography system, 17th edition. APA: 7th. MLA: 9th.
Names stand as printed: which part of a byline is a surname, nobody told us.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from sources.dates import Point
from sources.dates.points import MONTH_NAMES, SEASON_NAMES
from sources.exports.reference import Reference, Work, inner, one_line, plain_point

UNDATED = "n.d."
_CLOSED = (".", "?", "!", "…")
_SHORT_MONTHS = MONTH_NAMES | {
    number: f"{name[:3]}." for number, name in MONTH_NAMES.items() if len(name) > 4
}
_SHORT_MONTHS |= {9: "Sept."}


@dataclass(frozen=True)
class Styled:
    name: str
    text: SafeString


def styled(reference: Reference) -> tuple[Styled, ...]:
    return (
        Styled("Chicago", chicago(reference)),
        Styled("APA", apa(reference)),
        Styled("MLA", mla(reference)),
    )


def chicago(r: Reference) -> SafeString:
    day, today = american(r), american_day(r.accessed)
    if r.work is Work.PAGE:
        parts = [_sentence(r.site), _quoted_title(r), f"Last modified {_sentence(day)}"]
        return _joined([*parts, f"Accessed {today}.", f"{r.url}."])
    lead = _bdi(r.author) if r.author else _italic(r.container)
    held = [_italic(r.container), day] if r.author else [day]
    return _joined(
        [
            _words(r),
            _sentence(lead),
            _quoted_title(r),
            _sentence(_listed(held)),
            f"{r.url}." if r.url else "",
            _sentence(capfirst(r.retracted)),
            f"{r.found}, accessed {today}, {r.permalink}.",
        ]
    )


def apa(r: Reference) -> SafeString:
    day, today = f"({_apa_date(r)}).", american_day(r.accessed)
    title = _sentence(_bdi(r.title) if r.supplied or r.newspaper else _italic(r.title))
    if r.work is Work.PAGE:
        return _joined([_sentence(r.site), day, title, f"Retrieved {today}, from {r.url}"])
    lead = [_sentence(_bdi(r.author)), day, title] if r.author else [title, day]
    container = _italic(r.container) if r.newspaper else _bdi(r.container)
    seen = f"[{r.found}, retrieved {today}, from {r.permalink}]"
    withdrawn = f"({capfirst(r.retracted)})" if r.retracted else ""
    return _joined([_words(r), *lead, _sentence(container), r.url, withdrawn, seen])


def mla(r: Reference) -> SafeString:
    accessed = f"Accessed {_mla_day(r.accessed)}."
    held = _sentence(_listed([_italic(r.container), _mla_date(r), r.url]))
    if r.work is Work.PAGE:
        return _joined([_quoted_title(r), held, accessed])
    what = r.found.removesuffix(r.site)
    seen = format_html("{}{}, {}.", what, _italic(r.site), r.permalink)
    author, withdrawn = _sentence(_bdi(r.author)), _sentence(capfirst(r.retracted))
    return _joined([_words(r), author, _quoted_title(r), held, withdrawn, seen, accessed])


def american_day(day) -> str:
    return f"{MONTH_NAMES[day.month]} {day.day}, {day.year}"


def american(r: Reference) -> str:
    point = plain_point(r.date)
    if point and point.day:
        return american_day(point)
    return r.date.words if r.date else UNDATED


def _apa_date(r: Reference) -> str:
    point = plain_point(r.date)
    if not point or not point.month:
        return american(r)
    if point.month == 24:
        return r.date.words
    month = (MONTH_NAMES | SEASON_NAMES)[point.month].capitalize()
    return f"{point.year}, {month}" + (f" {point.day}" if point.day else "")


def _mla_date(r: Reference) -> str:
    point = plain_point(r.date)
    if point and point.month in _SHORT_MONTHS:
        return _mla_day(point)
    return american(r)


def _mla_day(day: Point) -> str:
    shown = f"{_SHORT_MONTHS[day.month]} {day.year}"
    return f"{day.day} {shown}" if day.day else shown


def _words(r: Reference) -> str:
    return format_html("“{}”<br>", _bdi(inner(r.words))) if r.words else ""


def _quoted_title(r: Reference) -> SafeString:
    if r.supplied:
        return _sentence(_bdi(r.title))
    title = one_line(r.title)
    words, closing = title.removesuffix("”"), "’" if title.endswith("”") else ""
    stop = "" if words.endswith(_CLOSED) else "."
    return format_html("“{}{}{}”", _bdi(inner(words)), stop, closing)


def _italic(text: str) -> SafeString | str:
    return format_html("<i>{}</i>", _bdi(text)) if text else ""


def _bdi(text: str) -> SafeString | str:
    return format_html("<bdi>{}</bdi>", one_line(text)) if text else ""


def _sentence(text: str) -> str:
    """With a full stop, unless it ends in one that can be seen."""
    if not text:
        return ""
    seen = text.removesuffix("</i>").removesuffix("</bdi>").removesuffix("</i>")
    return text if seen.endswith(_CLOSED) else format_html("{}.", text)


def _listed(parts: Iterable[str]) -> SafeString:
    return _joined(parts, ", ")


def _joined(parts: Iterable[str], between: str = " ") -> SafeString:
    return mark_safe(between.join(conditional_escape(part) for part in parts if part))
