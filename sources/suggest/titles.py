"""A plain title for an event, out of the words that tell of it."""

import re

from sources.anchoring import Span, sentences
from sources.suggest.calendar import date_words
from sources.suggest.clauses import Clause
from sources.suggest.vocabulary import listed

LONGEST = 80
_OPENING = re.compile(
    r"(?:However|Moreover|Meanwhile|Also|Thus|So|Then|Now|Similarly|Recall that|In addition|"
    r"At the same time|For (?:his|her|its|their) part|As a result|But|And|After that)\b,?\s+"
)
_PLACE = re.compile(r"[Ii]n (?:the )?[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*){0,2}, ")
_EDGE = ' \t\n\u00a0,;:.–—-“”"«»„'
_BREAKS = (", ", "; ", " – ", " — ", " in which ", " which ", " who ", " that ", " where ")
_WEAK = frozenset(
    listed("""
a an and as at by for from in into of on or so than that the their to with which who his her its
is was were are be been not but after before until under over between
""")
)


def event_title(text: str, chosen: Span, clauses: list[Clause]) -> str:
    """At most 80 characters of the selected words, without its date and who says so."""
    words = text[chosen.start : chosen.end]
    for clause in clauses:
        if clause.form == "according to" or _is_aside(text, clause):
            words = words.replace(text[clause.span.start : clause.span.end], "", 1)
    longest = max(sentences(words), key=len, default="")
    words = _without_opening(" ".join(longest.split()))
    words = _cut(words).strip(_EDGE)
    return words[:1].upper() + words[1:]


def _is_aside(text: str, clause: Clause) -> bool:
    return text[clause.span.start : clause.span.start + 3] in ("As ", "as ")


def _without_opening(words: str) -> str:
    """Without "However", and without a date or place set before the sentence by a comma."""
    words = words.lstrip(_EDGE)
    if opening := _OPENING.match(words):
        words = words[opening.end() :]
    for date in date_words(words[:60])[:1]:
        if date.start == 0:
            words = words[date.end :].lstrip(_EDGE)
    if place := _PLACE.match(words):
        words = words[place.end() :]
    return words


def _cut(words: str) -> str:
    """At the last comma or clause before the limit, or between words, but in no name."""
    if len(words) <= LONGEST:
        return words
    breaks = [words.rfind(mark, LONGEST // 2, LONGEST) for mark in _BREAKS]
    if max(breaks) > 0:
        return words[: max(breaks)]
    kept = words[: LONGEST + 1].rsplit(None, 1)[0][:LONGEST].split()
    cuts_name = kept[-1][:1].isupper() and words[len(" ".join(kept)) :].lstrip()[:1].isupper()
    while len(kept) > 3 and (kept[-1].lower() in _WEAK or (cuts_name and kept[-1][:1].isupper())):
        cuts_name = cuts_name and kept[-1][:1].isupper()
        kept.pop()
    return " ".join(kept)
