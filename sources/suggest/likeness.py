"""Which known actors a new name may belong to, each with a reason. It proposes few."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from sources.choices import ActorKind
from sources.suggest.keys import Token, is_acronym, tokens
from sources.suggest.names import KnownName, Names
from sources.suggest.transliteration import latin, skeleton
from sources.suggest.vocabulary import HONORIFICS, ROLE_ADJECTIVES, ROLES, listed

MOST = 5
ALIKE = 60  # of 100, where the consonants are the same
LONE_ALIKE = 66  # where a family name stands alone
SHORT_ALIKE = 80  # where it has two consonants or fewer
NEAR = 85  # where the consonants differ
SHORTEST = 3
SHARED = 0.6  # of the words of two bodies

_FOREIGN = re.compile("[\u0400-\u07ff]")
_LIGHT_WORDS = frozenset(listed("of the and for in on de la le du des der die das und et"))


@dataclass(frozen=True)
class Likeness:
    """A known actor, by the name that is nearest; `why` is for an editor's eyes."""

    id: Hashable
    name: str
    score: int
    why: str


class Likenesses:
    """What is needed to compare many new names with the same known ones."""

    def __init__(self, names: Names):
        self.names = names

    @cached_property
    def _by_family(self) -> dict[str, list[tuple[KnownName, list[Token]]]]:
        """Persons, and actors of no kind, under the consonants of their last name."""
        found = defaultdict(list)
        for row in self.names.known:
            words = _bare(row.name) if row.kind in ("", ActorKind.PERSON) else []
            if words and (key := skeleton(words[-1].text)):
                found[key].append((row, words))
        return dict(found)

    @cached_property
    def _by_word(self) -> dict[str, list[KnownName]]:
        """Bodies under each word of their names and under their initials."""
        found = defaultdict(list)
        for row in self.names.known:
            if row.kind == ActorKind.PERSON:
                continue
            for key in {*_content(row.name), *initials(row.name), _acronym(row.name)} - {""}:
                found[key].append(row)
        return dict(found)

    def of(self, name: str, kind: str = "") -> list[Likeness]:
        """The known actors that a name may belong to, the likeliest first, at most five."""
        found = [] if kind == ActorKind.PERSON else list(self._bodies(name))
        if kind in ("", ActorKind.PERSON):
            found += self._persons(name)
        best: dict[Hashable, Likeness] = {}
        for one in sorted(found, key=lambda one: -one.score):
            best.setdefault(one.id, one)
        return list(best.values())[:MOST]

    def _persons(self, name: str) -> Iterable[Likeness]:
        words = _bare(name)
        if not words or words[-1].text[0].islower() or not (key := skeleton(words[-1].text)):
            return
        near = process.extract(key, self._by_family.keys(), scorer=fuzz.ratio, score_cutoff=66)
        for family, _, _ in near:
            for row, known in self._by_family[family]:
                if found := _like_person(words, known, family == key):
                    yield Likeness(row.id, row.name, *found)

    def _bodies(self, name: str) -> Iterable[Likeness]:
        mine = _content(name)
        keys = {*mine, *initials(name), _acronym(name)} - {""}
        for row in dict.fromkeys(row for key in keys for row in self._by_word.get(key, ())):
            if found := _like_body(name, mine, row.name):
                yield Likeness(row.id, row.name, *found)


@lru_cache(maxsize=4)
def likenesses_of(names: Names) -> Likenesses:
    """Kept from one passage to the next: to take in many names takes its time."""
    return Likenesses(names)


def initials(name: str) -> set[str]:
    """Those of "Government of National Accord" are "gna" and "gona"; a single word has none."""
    words = tokens(name)
    heavy = [word for word in words if word.key not in _LIGHT_WORDS]
    return {"".join(w.key[:1] for w in each) for each in (words, heavy) if len(heavy) > 1}


def _acronym(name: str) -> str:
    return name.lower() if is_acronym(name) else ""


def _content(name: str) -> frozenset[str]:
    return frozenset(word.key for word in tokens(name)) - _LIGHT_WORDS


def _bare(name: str) -> list[Token]:
    """A person's names without titles and roles."""
    titles = ROLES | HONORIFICS | ROLE_ADJECTIVES | {"field"}
    words = tokens(name)
    while len(words) > 1 and words[0].key in titles:
        words = words[1:]
    return words


def _like_person(new: list[Token], known: list[Token], same: bool) -> tuple[int, str] | None:
    """How alike two names are, from 0 to 100, and why; None where they are not.

    `same` says that their family names have the same consonants.
    """
    family = _alike(new[-1], known[-1])
    if len(latin(new[-1].text)) < SHORTEST or family < (ALIKE if same else NEAR):
        return None
    if len(new) == 1 or len(known) == 1:
        return _like_lone(family, new[-1]) if same else None
    given = max(_alike_given(one, other) for one in new[:-1] for other in known[:-1])
    if given < ALIKE:
        return None
    why = "the same name in another spelling" if same else "a name spelt nearly so"
    return round((family + given) / 2), "the same name" if family == given == 100 else why


def _like_lone(family: int, word: Token) -> tuple[int, str] | None:
    least = LONE_ALIKE if len(skeleton(word.text)) > 2 else SHORT_ALIKE
    why = "the same family name" + ("" if family == 100 else " in another spelling")
    return (family - 10, why) if family >= least else None


def _alike(one: Token, other: Token) -> int:
    """Scripts that leave out vowels are compared by consonants alone."""
    ratio = round(fuzz.ratio(latin(one.text), latin(other.text)))
    foreign = any(_FOREIGN.match(word.text) for word in (one, other))
    return max(ratio, SHORT_ALIKE) if foreign and _same_consonants(one, other) else ratio


def _same_consonants(one: Token, other: Token) -> bool:
    return skeleton(one.text) == skeleton(other.text) != ""


def _alike_given(one: Token, other: Token) -> int:
    """First names are alike by an initial too, and by their consonants."""
    a, b = latin(one.text), latin(other.text)
    if 1 in (len(a), len(b)):
        return 80 if a[:1] == b[:1] else 0
    ratio = round(fuzz.ratio(a, b))
    return max(ratio, ALIKE) if _same_consonants(one, other) else (ratio if ratio >= 75 else 0)


def _like_body(name: str, mine: frozenset[str], known: str) -> tuple[int, str] | None:
    theirs = _content(known)
    if name == known:
        return 100, "the same name"
    if mine == theirs:
        return 95, "the same words"
    if _acronym(name) in initials(known):
        return 90, f"the initials of “{known}”"
    if _acronym(known) in initials(name):
        return 90, f"“{known}” may be its initials"
    shared = mine & theirs
    likeness = len(shared) / len(mine | theirs)
    if len(shared) > 1 and likeness >= SHARED:
        return round(85 * likeness), "most of the same words"
    return None
