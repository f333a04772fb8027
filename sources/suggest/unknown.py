"""Names of a text that nobody knows yet, to be offered as new actors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.choices import ActorKind
from sources.suggest.keys import is_acronym
from sources.suggest.likeness import Likeness, Likenesses
from sources.suggest.names import Mention
from sources.suggest.tags import Tagged

_PERSON = re.compile(
    r"(?P<titles>[NTI]{0,4}(?:[RT]|[RT]OD?[NTI]{1,3}))?(?P<name>N(?:d{0,3}N){1,3})(?!O|I|N)"
)
_TITLED = re.compile(r"T(?P<name>N)(?![NTIO])")
_BODY = re.compile(
    r"(?P<name>[NT]{0,5}I(?:OD?[NTI]{1,4}(?:&[NTI]{1,3})?){0,2}|N{1,3}OD?[NTI]{1,4})(?![d])"
)
_MORE = re.compile(r"P(?P<name>[NTI]{1,4})")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_KINDS = [
    ("government ministry", ActorKind.GOVERNMENT),
    ("party", ActorKind.PARTY),
    ("army militia brigade forces", ActorKind.ARMED_GROUP),
    ("company corporation inc ltd gmbh bank", ActorKind.COMPANY),
    ("newspaper", ActorKind.MEDIA),
    ("nations", ActorKind.INTERNATIONAL),
]
_KIND = {word: kind for words, kind in _KINDS for word in words.split()}


@dataclass(frozen=True)
class NewName:
    """A name that is not known. `kind` is a guess, "" where nothing tells; `like` are the known
    actors that it may be."""

    start: int
    end: int
    words: str
    kind: str
    like: tuple[Likeness, ...] = ()


def new_names(
    tagged: Tagged, known: Sequence[Mention], likenesses: Likenesses | None = None
) -> list[NewName]:
    """Names of persons and bodies that stand in none of the known ones, each once."""
    found: dict[str, NewName] = {}
    for start, end, kind in _spans(tagged, known):
        words = tagged.stretch.text[start - tagged.stretch.base : end - tagged.stretch.base]
        words = _POSSESSIVE.sub("", words)
        if words not in found:
            like = tuple(likenesses.of(words, kind)) if likenesses else ()
            found[words] = NewName(start, start + len(words), words, kind, like)
    return list(found.values())


def _spans(tagged: Tagged, known: Sequence[Mention]):
    """Where they stand, without those that overlap one that is known or was found before."""
    free = _without_known(tagged, known)
    taken: list[tuple[int, int]] = []
    for pattern, kind in ((_BODY, None), (_PERSON, ActorKind.PERSON), (_TITLED, ActorKind.PERSON)):
        for match in pattern.finditer(free):
            at, stop = _trimmed(tagged, free, *match.span("name"))
            if any(at < end and start < stop for start, end in taken):
                continue
            taken.append((at, stop))
            yield *tagged.span(at, stop), str(kind or "") or _body_kind(tagged, at, stop)
    yield from _acronyms(tagged, free)


def _trimmed(tagged: Tagged, free: str, start: int, end: int) -> tuple[int, int]:
    """Without the initials of an office before it, with what a council is "on" after it."""
    while end - start > 1 and _is_office(tagged.word(start).text):
        start += 1
    more = _MORE.match(free, end)
    if more and "I" in free[start:end] and tagged.word(end).key in ("on", "for"):
        end = more.end()
    return start, end


def _is_office(word: str) -> bool:
    head = word.partition("-")[0]
    return (len(head) > 1 and head.isupper()) or word[0] == "@"


def _acronyms(tagged: Tagged, free: str):
    for at, tag in enumerate(free):
        if tag not in "Na":
            continue
        word = tagged.word(at)
        alone = tag == "a" or not {free[at - 1 : at], free[at + 1 : at + 2]} & set("NTI")
        if alone and (is_acronym(word.text) or word.text[0] == "@"):
            yield word.start, word.end, ""


def _without_known(tagged: Tagged, known: Sequence[Mention]) -> str:
    """The tags, with a stop for each that stands in a known name."""
    tags = list(tagged.tags)
    for mention in known:
        first, last = tagged.place_of(mention.start), tagged.place_of(mention.end - 1)
        for at in range(first, min(last + 1, len(tags))):
            tags[at] = "."
    return "".join(tags)


def _body_kind(tagged: Tagged, start: int, end: int) -> str:
    keys = [tagged.word(at).key for at in range(start, end)]
    kinds = [_KIND[key] for key in keys if key in _KIND]
    return str(kinds[0]) if kinds else str(ActorKind.BODY)
