from datetime import date

from sources import dates
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


def in_words(day: date) -> str:
    return dates.parse(day.isoformat()).words
