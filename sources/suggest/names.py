"""Known names in a text: a dictionary of words, longest name first.

A person is known by the family name as well, where no other first name stands before it.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from sources.anchoring.locating import occurrences
from sources.choices import ActorKind
from sources.suggest.keys import UNSPACED, Token, clitic_keys, is_acronym, tokens
from sources.suggest.vocabulary import HONORIFICS, NOT_NAMES, PARTICLES, ROLES

SHORTEST_PART = 3
_LIGHT = re.compile(r"[\s'’ʼ‐‑–-]+|\.(?=\s)")


class KnownName(NamedTuple):
    """A name as printed somewhere, of an actor or a place; `kind` is an actor's."""

    id: Hashable
    name: str
    kind: str = ""


@dataclass(frozen=True)
class Mention:
    """Words that name somebody known. `ids` has more than one where several bear the name, the
    likeliest first. `is_part` says that it is a family name alone, `is_whole` that the words are
    no part of a longer name."""

    start: int
    end: int
    words: str
    ids: tuple
    kind: str = ""
    is_part: bool = False
    is_whole: bool = True

    @property
    def id(self):
        return self.ids[0]


@dataclass(frozen=True)
class _Form:
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    id: Hashable
    kind: str
    is_part: bool = False
    exact: str = ""
    is_capital: bool = True


class Names:
    def __init__(self, known: Iterable[KnownName] = ()):
        self.known = tuple(dict.fromkeys(known))
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        self._unspaced: list[KnownName] = []
        for row in self.known:
            if UNSPACED.search(row.name):
                self._unspaced.append(row)
                continue
            for form in _forms(row):
                if form not in self._by_first[form.keys[0]]:
                    self._by_first[form.keys[0]].append(form)
        for forms in self._by_first.values():
            forms.sort(key=lambda form: (-len(form.keys), form.is_part))

    def __bool__(self) -> bool:
        return bool(self.known)

    @cached_property
    def by_id(self) -> dict[Hashable, list[KnownName]]:
        rows = defaultdict(list)
        for row in self.known:
            rows[row.id].append(row)
        return dict(rows)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """The known names in a stretch of the text, in order; none overlaps another."""
        stretch = text[start : len(text) if end is None else end]
        words = tokens(stretch, start)
        found, at = [], 0
        while at < len(words):
            mention, step = self._longest(text, words, at)
            found += [mention] if mention else []
            at += step
        found = [_made_whole(one, after) for one, after in pairwise([*found, None])]
        return sorted([*found, *self._unspaced_in(stretch, start)], key=lambda one: one.start)

    def _longest(self, text: str, words: list[Token], at: int) -> tuple[Mention | None, int]:
        first = words[at]
        for cut, key in [(0, first.key), *clitic_keys(first)]:
            fitting = [f for f in self._by_first.get(key, ()) if _fits(text, words, at, f)]
            if fitting:
                size = len(fitting[0].keys)
                best = [form for form in fitting if len(form.keys) == size]
                return _mention(text, words, at, cut, best), size
        return None, 1

    def _unspaced_in(self, stretch: str, start: int) -> Iterable[Mention]:
        for row in self._unspaced:
            for at in occurrences(stretch, row.name):
                span = (start + at, start + at + len(row.name))
                yield Mention(*span, row.name, (row.id,), row.kind)


def _made_whole(mention: Mention, after: Mention | None) -> Mention:
    """What follows may be another known name: "Libyan Army Commander", "Kremlin Putin"."""
    if mention.is_whole or after is None or after.start - mention.end != 1:
        return mention
    return replace(mention, is_whole=True)


def settled(mentions: Sequence[Mention], named: Sequence[Hashable]) -> list[Mention]:
    """Mentions with those first, of several who bear a name, whom the article names in full."""
    order = {known: at for at, known in enumerate(dict.fromkeys(named))}
    return [
        replace(one, ids=tuple(sorted(one.ids, key=lambda known: order.get(known, len(order)))))
        if len(one.ids) > 1
        else one
        for one in mentions
    ]


def _forms(row: KnownName) -> Iterable[_Form]:
    words = tokens(row.name)
    if not words:
        return
    keys = tuple(word.key for word in words)
    gaps = tuple(_light(row.name[a.end : b.start], a) for a, b in pairwise(words))
    exact = row.name if len(words) == 1 and is_acronym(words[0].text) else ""
    yield _Form(keys, gaps, row.id, row.kind, False, exact, words[0].is_capital)
    if row.kind == ActorKind.PERSON and len(words) > 1 and _is_family_name(words[-1]):
        first = len(words) - 1
        while first > 1 and words[first - 1].text in PARTICLES:
            yield _Form(keys[first:], gaps[first:], row.id, row.kind, True)
            first -= 1
        yield _Form(keys[first:], gaps[first:], row.id, row.kind, True)


def _is_family_name(word: Token) -> bool:
    return (len(word.key) >= SHORTEST_PART and word.is_capital) or bool(UNSPACED.match(word.text))


def _fits(text: str, words: list[Token], at: int, form: _Form) -> bool:
    size = len(form.keys)
    if at + size > len(words):
        return False
    if any(words[at + n].key != form.keys[n] for n in range(1, size)):
        return False
    gaps = (
        _light(text[words[at + n].end : words[at + n + 1].start], words[at + n])
        for n in range(size - 1)
    )
    if any(gap != wanted for gap, wanted in zip(gaps, form.gaps, strict=True)):
        return False
    return _has_case(words[at : at + size], form) and not _has_other_first_name(words, at, form)


def _light(gap: str, before: Token) -> str:
    """What parts two words of a name beyond spaces, hyphens, apostrophes and abbreviation."""
    if "\n\n" in gap or ("." in gap and len(before.text) > 3):
        return "\n"
    return _LIGHT.sub("", gap)


def _has_case(words: list[Token], form: _Form) -> bool:
    if form.exact:
        return words[0].text == form.exact
    lone = len(words) == 1 and form.is_capital
    return not lone or words[0].is_capital or not words[0].text[0].islower()


def _has_other_first_name(words: list[Token], at: int, form: _Form) -> bool:
    """Whether "Williams" stands in "Robin Williams": another one, of whom nothing is known."""
    if not form.is_part or not at or words[at].start - words[at - 1].end != 1:
        return False
    before = words[at - 1]
    free = before.key in ROLES or before.key in HONORIFICS or before.key in NOT_NAMES
    return before.text.istitle() and not free


def _mention(text: str, words: list[Token], at: int, cut: int, forms: list[_Form]) -> Mention:
    full = [form for form in forms if not form.is_part] or forms
    last = at + len(forms[0].keys) - 1
    start, end = words[at].start + cut, words[last].end
    ids = tuple(dict.fromkeys(form.id for form in full))
    whole = full[0].kind == ActorKind.PERSON or not _goes_on(text, words, last)
    return Mention(start, end, text[start:end], ids, full[0].kind, full[0].is_part, whole)


def _goes_on(text: str, words: list[Token], last: int) -> bool:
    """Whether a longer name begins with these words: "Moscow State University"."""
    if last + 1 >= len(words) or text[words[last].end : words[last + 1].start] != " ":
        return False
    after = words[last + 1]
    return after.text.istitle() and after.key not in ROLES and after.key not in NOT_NAMES
