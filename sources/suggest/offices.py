"""Actors that a passage names only to say who somebody else is."""

import re
from collections.abc import Sequence

from sources.choices import ActorKind
from sources.suggest.article import Article
from sources.suggest.names import Mention
from sources.suggest.tokens import WORD
from sources.suggest.vocabulary import ROLES

_REACH = 40
_OF = re.compile(r"(?P<role>\w+) (?:of|for) (?:the )?$")
_THEN_NAME = re.compile(r",? (?:\([\w .]{1,12}\),? )?$")


def is_office(article: Article, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a role follows the name, or stands before it and a person after it."""
    if mention.kind == ActorKind.PERSON:
        return False
    text = article.text
    after = text[mention.end : mention.end + _REACH]
    words = [word[0].casefold() for word in WORD.finditer(after)][:2]
    if after[:1] == " " and any(word in ROLES for word in words[:2]) and _is_title(after, words):
        return True
    before = _OF.search(text, max(0, mention.start - _REACH), mention.start)
    return bool(before) and before["role"].casefold() in ROLES and _holds(text, mention, mentions)


def _is_title(after: str, words: list[str]) -> bool:
    """A role at once, or after a word of its title: "US Secretary", "EU foreign ministers"."""
    first = after[1:2]
    return words[0] in ROLES or first.isupper() or words[0] in ("foreign", "prime", "defence")


def _holds(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    return any(
        one.kind == ActorKind.PERSON
        and 0 < one.start - mention.end < _REACH
        and _THEN_NAME.fullmatch(text, mention.end, one.start)
        for one in mentions
    )
