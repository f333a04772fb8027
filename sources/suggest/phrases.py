"""Who is named before or after a reporting verb, as printed: role and all."""

import re
from typing import NamedTuple

from sources.suggest.tags import Tagged
from sources.suggest.vocabulary import ARTICLES

REACH = 40  # tags that are read on each side

# "K" are capitals, "M" what may stand before a role. An "of" goes on with any description, "in"
# and "at" with a role or body.
_K = "[NTId]"
_M = "[AwgRBNTId]"
_OBJECT = rf"D?[Awg]{{0,2}}(?:{_K}{{1,6}}[RB]{{0,2}}|[RBw]{{1,2}})a?(?:&{_K}{{1,4}})?"
_OF = rf"(?:O|(?<=[RBTI])P){_OBJECT}"
_OF_ROLE = rf"[OP]{_OBJECT}"
_NAMED = rf"D?[ARB]{{0,3}}{_K}{{0,6}}[ARB]{{0,3}}{_K}{{1,6}}(?:{_OF}){{0,4}}"
_COMMON = rf"(?:D[Awg]{{0,3}}|A{{0,3}}){_K}{{0,4}}[wg]{{0,2}}[ARB]{{0,2}}[RB](?:{_OF_ROLE}){{0,4}}"
_PLAIN = rf"D(?:w{{1,3}}|O{_OBJECT})(?:{_OF}){{0,3}}"
_NOUN_THEN_NAME = rf"{_K}{{1,3}}w{{1,2}}{_K}{{2,5}}"
_PHRASE = rf"(?:{_COMMON}|{_NAMED}|{_PLAIN})a?{_K}{{0,5}}"
_ROLE = rf"D?{_M}{{0,5}}[RT](?:{_OF_ROLE}){{0,4}}(?:&[Awg]{{0,2}}[RT](?:{_OF_ROLE}){{0,2}})?"
_ROLE_THEN_NAME = rf"{_ROLE}a?,{_K}{{1,5}}"
_NAME_THEN_ROLE = rf"(?<![PpONTId])[TA]{{0,2}}{_K}{{1,6}}a?,{_ROLE}"
_NAME_THEN_NOUN = rf"(?<![PpONTId])[TA]{{0,2}}{_K}{{1,6}}a?,D{_M}{{0,5}}w(?:{_OF_ROLE}){{0,4}}(?=,)"
_DOING = rf"(?:[gw]{{1,3}}|D?[AwNTI]{{0,2}}B)p{_OBJECT}"
_LIST = (
    rf"(?:(?<![PpONTId])(?:D?{_K}{{1,6}},){{0,4}}D?{_K}{{1,6}}&D?{_K}{{1,6}}"
    rf"|(?:^|(?<=[,.q]))D?[wRB]{{1,2}}&D?{_K}{{0,2}}[wRB]{{1,2}})"
)

_ASIDE = r"(?:,[Hg][^,.q]{1,14}(?=,)|,?(?:[Pp]?t{1,4}|X{1,4}|H)){0,4},?"
_BEFORE = [
    re.compile(rf"(?P<who>{shape}){_ASIDE}$")
    for shape in (_ROLE_THEN_NAME, _NAME_THEN_ROLE, _NAME_THEN_NOUN, _LIST, _PHRASE, "W")
]
_REST_OF_CLAUSE = re.compile(
    rf"(?:^|[,.SqH&p])(?P<who>[DwgBRANTI][^,.SqHVWXp]{{0,14}})(?<!&){_ASIDE}$"
)
_AFTER = [
    re.compile(shape)
    for shape in (
        rf"(?P<who>{_ROLE_THEN_NAME})(?!{_K})",
        rf"(?P<who>{_NAME_THEN_ROLE})",
        rf"(?P<who>{_NOUN_THEN_NAME})",
        rf"(?P<who>{_PHRASE})",
        rf"(?P<who>{_DOING})",
        r"(?P<who>W)",
    )
]
# Without capitals a name can't be told: what stands between the verb and a stop.
_UNCASED = re.compile(r"(?P<who>[wD]{1,6})(?=[,.qSH]|$)")
_HEAD = re.compile("[RBNTIW]")


class Phrase(NamedTuple):
    """Tags `start:end` describe somebody; `shape` are those tags."""

    start: int
    end: int
    shape: str


def phrase_before(tagged: Tagged, at: int) -> Phrase | None:
    """The description that stands right before a tag, but for asides such as ", on Sunday,"."""
    low = max(0, at - REACH)
    near = tagged.tags[low:at]
    found = [match for pattern in _BEFORE if (match := pattern.search(near))]
    best = min(found, key=lambda match: match.start("who"), default=None)
    if best is None or not _HEAD.search(best["who"]):
        best = _REST_OF_CLAUSE.search(near) or best
    if best is None or _is_lone_word(tagged, low + best.start("who"), best["who"]):
        return None
    return _phrase(tagged, low + best.start("who"), low + best.end("who"))


def phrase_after(tagged: Tagged, at: int) -> Phrase | None:
    """The description that begins with a tag, with an apposition after it."""
    near = tagged.tags[at : at + REACH]
    found = [match for pattern in _AFTER if (match := pattern.match(near))]
    best = max(found, key=lambda match: match.end("who"), default=None)
    if best is None and near and not tagged.word(at).is_cased:
        best = _UNCASED.match(near)
    return best and _phrase(tagged, at + best.start("who"), at + best.end("who"))


def _is_lone_word(tagged: Tagged, at: int, shape: str) -> bool:
    """Whether it is one plain word that is no plural: "residents said", but not "once said"."""
    return shape in ("w", "g", "A", "D") and not tagged.word(at).key.endswith("s")


def _phrase(tagged: Tagged, start: int, end: int) -> Phrase:
    """Without a lower-case article where a name ends it: "president of the club, Jo Lens"."""
    shape = tagged.tags[start:end]
    first = tagged.word(start)
    article = first.key in ARTICLES and not first.is_capital
    if article and shape[-1] in "NT" and _ends_in_person(shape):
        start += 1
    return Phrase(start, end, tagged.tags[start:end])


def _ends_in_person(shape: str) -> bool:
    """Whether the last capitals name a person: not those of "the head of the Army"."""
    after_role = re.search("[RTA]N{1,4}$", shape)
    joined = re.search("&[^,]*$", shape)
    return not joined and bool("," in shape or re.search("[RTB].*aN", shape) or after_role)
