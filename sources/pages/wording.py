from collections.abc import Iterable
from datetime import date

from sources import anchoring, dates
from sources.choices import Manner

_QUOTATION_MARKS = frozenset('"“”„‟«»‹›「」『』《》')


def quoted(words: str, manner: str) -> str:
    """A quote's words with the marks that its manner allows: we put none around an indirect one.

    Of a partial quote only the marked words are the speaker's: marks that stand in the text are
    left to say which, and without any the text is those words.
    """
    if manner == Manner.INDIRECT:
        return words
    if manner == Manner.PARTIAL and not _QUOTATION_MARKS.isdisjoint(words):
        return words
    return f"“{words}”"


def is_ours(headline: str) -> bool:
    """Whether editors supplied it: the article or document has none."""
    return headline.startswith("[") and headline.endswith("]")


def in_words(day: date) -> str:
    return dates.parse(day.isoformat()).words


def shortened(words: str, longest: int, keep: Iterable[str] = ()) -> str:
    """So much of long words, cut between two of them; where one of `keep` is late, around it."""
    if len(words) <= longest:
        return words
    start = _start(words, longest, keep)
    cuts = (at for at in range(start + longest, start + longest // 2, -1) if _between(words, at))
    end = min(next(cuts, start + longest), len(words))
    before, after = "[…] " if start else "", " […]" if end < len(words) else ""
    return f"{before}{words[start:end].strip()}{after}"


def _start(words: str, longest: int, keep: Iterable[str]) -> int:
    places = [(words.find(one), len(one)) for one in keep if one in words]
    if not places or any(place + length <= longest for place, length in places):
        return 0
    latest = min(places)[0]
    cuts = (at for at in range(max(0, latest - longest // 3), latest) if _between(words, at))
    return next(cuts, latest)


def _between(words: str, at: int) -> bool:
    return not anchoring.cuts_word(words, 0, at)


def at(edtf: str) -> str:
    """“on 3 March 2020”, “in March 2020”: when something was done, to stand behind the verb."""
    if not edtf:
        return ""
    when = dates.parse(edtf)
    if when.kind != "date" or when.approximate or when.uncertain:
        return f" ({when.words})"
    return f" {'on' if when.precision == 'day' else 'in'} {when.words}"


def distinct(found: Iterable) -> tuple:
    """Each once, in order, without what is blank."""
    return tuple(dict.fromkeys(one for one in found if one))
