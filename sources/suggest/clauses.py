"""Reporting clauses: who says it, and by which words the article tells so."""

import re
from dataclasses import dataclass
from typing import Literal

from sources.anchoring import Span
from sources.suggest.phrases import Phrase, phrase_after, phrase_before
from sources.suggest.tags import Tagged
from sources.suggest.vocabulary import ACTING, CONTENT, listed

Form = Literal["before", "after", "according to", "passive"]

_MOST = 40  # clauses of one paragraph
_BY = re.compile(r"[^.q,VSH]{0,8}?(?P<by>p)")
_CITED = frozenset(listed("quoted cited"))
_TELLING = frozenset(listed("told tells tell informed informs"))
_RELATIVE = re.compile(r"H[Xt]*$")
_BE = frozenset(listed("is are was were be been being"))


@dataclass(frozen=True)
class Clause:
    """`span` are its words, `who` those that describe the speaker, `shape` the tags of these.
    `is_act` says that it may as well tell of an act: "announced the start"."""

    span: Span
    who: Span
    verb: str
    form: Form
    shape: str
    is_act: bool = False
    is_relative: bool = False


def clauses(tagged: Tagged) -> list[Clause]:
    """The reporting clauses of a stretch, in order."""
    found = [_verb_clause(tagged, at) for at in tagged.verbs[:_MOST]]
    found += [_according(tagged, at) for at in _accordings(tagged)]
    return sorted(filter(None, found), key=lambda clause: clause.span.start)


def _verb_clause(tagged: Tagged, at: int) -> Clause | None:
    if _is_passive(tagged, at):
        return _passive(tagged, at)
    before = _subject(tagged, at)
    if before is None or _is_closed(tagged, before, at):
        after = _inverted(tagged, at) or (None if before else _passive(tagged, at))
        if after:
            return after
    return before and _made(tagged, before, at, "before")


def _subject(tagged: Tagged, at: int) -> Phrase | None:
    """Who stands before a verb; in "he rose to say: “no”" and "he was quoted as saying", who
    stands before the verb that this one hangs on."""
    before = tagged.word(at - 1).key if at else ""
    if before == "to":
        quotes = tagged.tags[at + 1 : at + 2] == "q"
        return phrase_after(tagged, _clause_start(tagged, at)) if quotes else None
    if before == "as":
        cited = (n for n in range(at - 1, max(0, at - 12), -1) if tagged.word(n).key in _CITED)
        return _cited(tagged, next(cited, at))
    return phrase_before(tagged, at)


def _cited(tagged: Tagged, at: int) -> Phrase | None:
    """Who is quoted: "the paper quoted Maas as saying", "Maas was quoted as saying"."""
    if _is_passive(tagged, at) or tagged.word(at).key not in _CITED:
        return phrase_before(tagged, at)
    return phrase_after(tagged, at + 1)


def _clause_start(tagged: Tagged, at: int) -> int:
    return max(tagged.tags.rfind(mark, 0, at) for mark in ",.q") + 1


def _is_closed(tagged: Tagged, before: Phrase, at: int) -> bool:
    """Whether a comma parts a verb from words that are no subject: "on the brink, warned Maas"."""
    return tagged.tags[before.end : at] == "," and "," not in before.shape


def _is_passive(tagged: Tagged, at: int) -> bool:
    """As in "was announced" and "has already been said"."""
    earlier = [tagged.word(place).key for place in range(max(0, at - 2), at)]
    return any(key in _BE for key in earlier) and not tagged.word(at).key.endswith("ing")


def _inverted(tagged: Tagged, at: int) -> Clause | None:
    """`” said the mayor`."""
    if tagged.word(at).key in _TELLING or not _comes_after_words(tagged, at):
        return None
    who = phrase_after(tagged, at + 1)
    return who and _made(tagged, who, at, "after")


def _passive(tagged: Tagged, at: int) -> Clause | None:
    """As in "announced on Twitter by the mission"."""
    by = _BY.match(tagged.tags, at + 1)
    if not by or tagged.word(by.start("by")).key != "by":
        return None
    who = phrase_after(tagged, by.end("by"))
    return who and _made(tagged, who, at, "passive")


def _comes_after_words(tagged: Tagged, at: int) -> bool:
    """Whether a verb follows a quotation or a comma, with "a" between in French."""
    before = tagged.tags[max(0, at - 3) : at].rstrip("XWD")
    return at == 0 or before[-1:] in ("q", ",", "")


def _made(tagged: Tagged, who: Phrase, at: int, form: Form) -> Clause:
    verb = tagged.word(at)
    start, end = tagged.span(who.start, who.end)
    between = tagged.tags[who.end : at]
    return Clause(
        span=_clause_span(tagged, min(who.start, at), max(who.end - 1, at)),
        who=Span(start, end),
        verb=verb.key,
        form=form,
        shape=who.shape,
        is_act=verb.key in ACTING and not _has_content(tagged, at),
        is_relative=bool(_RELATIVE.search(between)),
    )


def _has_content(tagged: Tagged, at: int) -> bool:
    """Whether what was said follows the verb, or stands in quotation marks beside it."""
    beside = tagged.tags[max(0, at - 8) : at + 3]
    following = tagged.tags[at + 1 : at + 2]
    if "q" in beside or following in (",", ".", ""):
        return True
    return tagged.word(at + 1).key in CONTENT


def _clause_span(tagged: Tagged, first: int, last: int) -> Span:
    """With an "As" before it, and with what belongs to the verb up to a comma after an "As"."""
    opened = first > 0 and tagged.tags[first - 1] == "S"
    if opened and tagged.word(first - 1).key == "as":
        first -= 1
        last = _to_comma(tagged, last)
    elif tail := re.match(r"R|P[DW]?B|PD?B", tagged.tags[last + 1 : last + 4]):
        last += tail.end()  # "told reporters", "said in his letter"
    return Span(*tagged.span(first, last + 1))


def _to_comma(tagged: Tagged, last: int) -> int:
    rest = re.match(r"[^,.q]{0,8}(?=[,.q]|$)", tagged.tags[last + 1 :][:12])
    return last + rest.end() if rest else last


def _accordings(tagged: Tagged) -> list[int]:
    words = tagged.stretch.words
    return [
        tagged.places[index]
        for index, word in enumerate(words[:-2])
        if (word.key, words[index + 1].key) in (("according", "to"), ("selon", "le"))
    ]


def _according(tagged: Tagged, at: int) -> Clause | None:
    who = phrase_after(tagged, at + 2)
    if not who:
        return None
    span = Span(tagged.word(at).start, tagged.span(who.start, who.end)[1])
    found = Span(*tagged.span(who.start, who.end))
    return Clause(span, found, "according to", "according to", who.shape)
