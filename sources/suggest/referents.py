"""Whom a description or a pronoun means, and where the article introduces them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from sources.anchoring import Span
from sources.choices import ActorKind
from sources.suggest.article import Printed
from sources.suggest.names import Mention
from sources.suggest.phrases import phrase_after, phrase_before
from sources.suggest.reading import Paragraph, Reading
from sources.suggest.tokens import WORD
from sources.suggest.vocabulary import (
    ARTICLES,
    BODIES,
    DETERMINERS,
    GENERIC,
    PERSONAL,
    PREPOSITIONS,
    ROLES,
)

NEAR = 3  # paragraphs, the passage's own among them, in which a pronoun's person is named
MOST = 60  # persons who are compared with a description
FAR = 9  # paragraphs in which "the Russian president" is introduced
SHARED = 0.5  # of the words of a description that an introduction must have

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_LINK = re.compile("[OP&]D?(?=[^OP&]*$)")
_ROLE = re.compile("[RT].*[OP]$")
_OWNED = re.compile(r"['’ʼ]s?\s")
_BELONGING = re.compile(r"\b(?:of|for|to|by|with|from)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$")


@dataclass(frozen=True)
class Referent:
    """Who is meant. `introduction` is the fuller description elsewhere by which we know it."""

    ids: tuple = ()
    introduction: Printed | None = None
    why: str = ""
    is_inferred: bool = False
    is_generic: bool = False
    same_sentence: bool = False


def referent(reading: Reading, paragraph: Paragraph, who: Span) -> Referent:
    """Who the words of a span name or mean."""
    named = _head(reading, paragraph, who)
    if named:
        return Referent(named.ids)
    words = _words(reading, who)
    if not words or _names_anew(paragraph, who):
        return Referent()
    if all(word in PERSONAL for word in words):
        return _last_person(reading, paragraph, who.start)
    return _described(reading, paragraph, who, words)


def introduction(paragraph: Paragraph, mention: Mention) -> Printed:
    """The words that describe a person where they are named, role and all."""
    tagged = paragraph.tagged
    end = tagged.place_of(mention.end - 1) + 1
    left = phrase_before(tagged, end)
    if left is None:
        return Printed(mention.start, mention.end, mention.words)
    first = _first_of_own(left.shape, tagged.place_of(mention.start) - left.start) + left.start
    start, stop = tagged.span(first, left.end)
    right = phrase_after(tagged, left.start)
    if right and right.end > left.end and "," in right.shape:
        stop = tagged.span(right.start, right.end)[1]
    if not start <= mention.start < stop:
        return Printed(mention.start, mention.end, mention.words)
    found = paragraph.reading.article.printed(start, max(stop, mention.end))
    owned = _POSSESSIVE.search(found.words)
    return paragraph.reading.article.printed(start, start + owned.start()) if owned else found


def _first_of_own(shape: str, at: int) -> int:
    """Where the words begin that are of a person: not "a letter to" them, nor another "and"."""
    before = shape[: max(at, 0)]
    link = _LINK.search(before)
    if link and "," not in before[link.end() :] and not _ROLE.search(before[: link.start() + 1]):
        return link.end()
    return 1 if re.fullmatch("D[NTI]*", before) and before == "D" else 0


def _head(reading: Reading, paragraph: Paragraph, who: Span) -> Mention | None:
    """The known name that a description is of, and not one that it only refers to."""
    inside = [m for m in paragraph.mentions if who.start <= m.start and m.end <= who.end]
    inside = inside or reading.find(who.start, who.end)
    heads = [m for m in inside if _is_head(reading.article.text, m, who)]
    people = [m for m in heads if m.kind == ActorKind.PERSON]
    if _names_several(reading.article.text, people or heads):
        return None
    return next(iter(people or heads), None)


def _names_several(text: str, heads: list[Mention]) -> bool:
    """Whether "and" joins them: a quote has one speaker, or a description of several."""
    return any(
        re.fullmatch(r",?\s(?:and|und|et|y|&)\s.{0,40}", text[one.end : other.start])
        for one, other in pairwise(heads)
    )


def _is_head(text: str, mention: Mention, who: Span) -> bool:
    if _OWNED.match(text, mention.end, who.end):
        return False
    before = text[who.start : mention.start]
    if _BELONGING.search(before) and "," not in before:
        # "The head of the government (GNA) Fayez Sarraj" ends in a name of its own.
        joined = mention.kind == ActorKind.PERSON and before.rstrip().endswith(")")
        return joined or _follows_name(before, mention)
    if mention.kind == ActorKind.PERSON:
        return True
    rest = [found[0].casefold() for found in WORD.finditer(text, mention.end, who.end)]
    return not rest or rest[0] in PREPOSITIONS or not any(w in ROLES or w in BODIES for w in rest)


def _follows_name(before: str, mention: Mention) -> bool:
    """Whether a person's name follows the name of a body: "leader of the Jamahiriya Gaddafi"."""
    last = before.split()[-1:]
    capital = bool(last) and last[0][:1].isupper() and last[0].casefold() not in ROLES
    return mention.kind == ActorKind.PERSON and capital


def _names_anew(paragraph: Paragraph, who: Span) -> bool:
    """Whether the description names a person whom nobody knows yet."""
    return any(
        not person.ids and who.start <= person.start and person.end <= who.end
        for person in paragraph.people
    )


def _words(reading: Reading, who: Span) -> list[str]:
    found = WORD.finditer(reading.article.text, who.start, who.end)
    return [word[0].casefold() for word in found]


def _last_person(reading: Reading, paragraph: Paragraph, at: int) -> Referent:
    for where, person in _people_before(reading, paragraph, at, NEAR):
        sentence = reading.article.sentences_of(at, at + 1)
        same = sentence.start <= person.start
        why = "named before in the same sentence" if same else "the last person named before"
        return Referent(
            person.ids, introduction(where, person), why, is_inferred=True, same_sentence=same
        )
    return Referent()


def _described(reading: Reading, paragraph: Paragraph, who: Span, words: list[str]) -> Referent:
    if words[0] in ("a", "an") or (words[-1].endswith("s") and words[-1] in ROLES):
        return Referent()
    telling = {word for word in words if word not in ARTICLES | DETERMINERS | PREPOSITIONS}
    if telling <= GENERIC:
        near = _sharing(reading, paragraph, who, telling, NEAR)
        last = near if near.why else _last_person(reading, paragraph, who.start)
        return replace(last, is_inferred=bool(last.why), is_generic=True, same_sentence=False)
    return _sharing(reading, paragraph, who, telling, FAR)


def _sharing(
    reading: Reading, paragraph: Paragraph, who: Span, telling: set[str], most: int
) -> Referent:
    """The person before whose introduction has the most words of a description."""
    best, enough = Referent(), SHARED - 0.01
    if not telling & ROLES:
        return best
    people = _people_before(reading, paragraph, who.start, most)
    for where, person in islice(people, MOST):
        described = introduction(where, person)
        theirs = {word.casefold() for word in WORD.findall(described.words)}
        share = len(telling & theirs) / len(telling)
        if share > enough and telling & theirs & ROLES:
            why = f"described before as “{described.words}”"
            best, enough = Referent(person.ids, described, why, is_inferred=True), share
    return best


def _people_before(
    reading: Reading, paragraph: Paragraph, at: int, most: int
) -> Iterator[tuple[Paragraph, Mention]]:
    """Persons named outside of quotations before an offset, nearest first."""
    own = [one for one in paragraph.people if one.end <= at]
    for one in reversed(own):
        yield paragraph, one
    for where in reading.before(paragraph.span.start, most - 1):
        for one in reversed(where.people):
            yield where, one
