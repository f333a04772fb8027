"""The words of dates that articles print, found by one bounded pattern; each match has a kind.

English months and weekdays count with a capital alone: "may" and "march" are words too.
"""

import re
from typing import NamedTuple

from sources.suggest.vocabulary import listed

_ENGLISH = listed(
    "January February March April May June July August September October November December"
)
_OTHERS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
IN_ENGLISH = {
    name.casefold(): english
    for names in (_ENGLISH, *map(listed, _OTHERS.values()))
    for name, english in zip(names, _ENGLISH, strict=True)
}
IN_ENGLISH |= {name[:3].casefold(): name for name in _ENGLISH}
IN_ENGLISH |= {"sept": "September", "septiembre": "September"}
WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
SEASONS = listed("spring summer autumn fall winter")
NUMBERS = {
    word: number
    for number, word in enumerate(
        listed("zero one two three four five six seven eight nine ten eleven twelve")
    )
}
NUMBERS |= {"a": 1, "an": 1}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def _any(words) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FULL = [*_ENGLISH, *(name.upper() for name in _ENGLISH), "septiembre"]
_FULL += [name for names in _OTHERS.values() for name in listed(names)]
_SHORT = [*(name[:3] for name in _ENGLISH if name != "May"), "Sept"]

_M = rf"(?:(?:{_any(_FULL)})\b|(?:{_any(_SHORT)})\b\.?)"
_D = r"[0-9]{1,2}(?![0-9])(?:st|nd|rd|th|er|º)?"
_Y = r"(?:1[0-9]|20)[0-9]{2}"
_AND_YEAR = rf"(?:,?\s+(?:de\s+)?{_Y})?"
_TO = r"(?:\s?[-–—/]\s?|\s+(?:to|and|until|till)\s+)"
_PART = r"""(?:early|mid|late
    |(?:at\s+)?the\s+(?:beginning|start|middle|end)\s+of)"""
_DAY = rf"(?:{_M}\s+{_D}{_AND_YEAR}|(?:the\s+)?{_D}\.?\s+(?:of\s+|de\s+)?{_M}{_AND_YEAR})"
_SEASON = rf"(?:the\s+)?(?:{_any(SEASONS)})(?:\s+of)?\s+{_Y}"
_MONTH = rf"{_M},?\s+(?:of\s+|de\s+)?{_Y}"
_COUNT = rf"""(?:[0-9]{{1,3}}|{_any(NUMBERS)}
    |a\s+few|several|some|a\s+couple\s+of|many)"""
_UNIT = r"(?:day|week|month|year)s?"
_LEAD = r"""(?:(?i:on|in|during|since|until|till|by|before|after|from|of|at|for|about|around
    |circa|between|im|am|en|le|el)|في|منذ|с|в)"""
_CLOSE = r"(?i:last|this|next)"

_KINDS = {
    "iso": rf"(?<![\w-]){_Y}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])",
    "days": rf"""(?:(?i:from|between)\s+)?
        (?:{_M}\s+{_D}{_TO}{_D}{_AND_YEAR}|{_D}{_TO}{_D}\s+{_M}{_AND_YEAR}|{_DAY}{_TO}{_DAY})""",
    "day": rf"(?:{_LEAD}\s+)?(?:(?:{_any(WEEKDAYS)}),?\s+)?{_DAY}",
    "numeric": rf"""(?<![\w./-])[0-9]{{1,2}}
        (?P<mark>[./])[0-9]{{1,2}}(?P=mark){_Y}(?![\w/-])""",
    "years": rf"""(?:(?i:from|between|during|in|the\s+years)\s+)?
        \b{_Y}(?:\s?[-–—/]\s?(?:{_Y}|[0-9]{{2}})\b|\s+(?:to|and|until)\s+{_Y}\b)""",
    "month": rf"(?:{_LEAD}\s+)?(?:{_PART}[\s-]+)?{_MONTH}",
    "season": rf"(?:{_LEAD}\s+)?(?:{_PART}[\s-]+)?{_SEASON}",
    "lone_month": rf"""(?:(?i:in|since|until|by|during|of)|{_CLOSE}|{_PART})
        [\s-]+(?:{_PART}[\s-]+)?{_M}""",
    "lone_season": rf"{_CLOSE}\s+(?:{_any(SEASONS)})\b",
    "decade": r"(?:[Ii]n\s+)?the\s+(?:(?:early|mid|late)[\s-]+)?(?:1[0-9]|20)[0-9]0s\b",
    "year": rf"""(?:{_LEAD}\s+(?:the\s+year\s+)?(?:{_PART}[\s-]+)?|{_PART}[\s-]+)
        {_Y}(?![\w-]|,[0-9]|\s?%)""",
    "ago": rf"(?i:(?:about\s+)?\b{_COUNT}\s+{_UNIT}\s+ago)\b",
    "later": rf"(?i:(?:just\s+|only\s+)?\b{_COUNT}\s+{_UNIT}\s+(?:later|afterwards|earlier))\b",
    "next_day": r"""[Tt]he\s+(?:(?:next|following|previous|same)\s+day
        |day\s+(?:before|after))\b""",
    "near": rf"(?:{_CLOSE}|(?i:earlier|later)\s+this)\s+(?:week(?:end)?|month|year)\b",
    "today": r"""(?:(?i:today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening)
        |last\s+night)|[Hh]eute|[Gg]estern|[Hh]ier|aujourd[’']hui|[Hh]oy|[Aa]yer
        |сегодня|вчера|اليوم|أمس)\b""",
    "weekday": rf"""(?:(?i:on|last|next|this|until|by|since)\s+)?\b(?:{_any(WEEKDAYS)})\b
        (?!\s+(?:Times|Telegraph|Mirror|Post|Herald))""",
}
_EITHER = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
# White space is bounded, so that no text of it costs more than its length.
_DATE = re.compile(rf"\b(?:{_EITHER})".replace(r"\s+", r"\s{1,3}"), re.VERBOSE)


class DateWords(NamedTuple):
    start: int
    end: int
    words: str
    kind: str


def date_words(text: str, base: int = 0) -> list[DateWords]:
    """Every printed date of a stretch, in order."""
    return [
        DateWords(base + start, base + end, text[start:end], _kind(found))
        for found in _DATE.finditer(text.translate(DIGITS))
        for start, end in [found.span()]
    ]


def _kind(found: re.Match) -> str:
    return next(kind for kind in _KINDS if found[kind] is not None)
