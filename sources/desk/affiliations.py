"""What an actor is to a known one, as the words beside the name say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.anchoring import Span
from sources.desk.selected import Selected
from sources.suggest.names import Mention
from sources.suggest.vocabulary import ROLES

LONGEST_ROLE = 60
_OF = r"(?:of|at|for|in|from|with)\s+(?:the\s+)?"
_BEFORE_BODY = re.compile(
    rf"(?:\b(?:the|an?|his|her|its)\s+)?(?P<role>[\w-]+(?:\s[\w-]+){{0,3}})\s+{_OF}$", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    rf",\s+(?:(?:an?|the|his|her|its)\s+)?(?P<role>[^,.;]{{2,60}}?)\s+{_OF}", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*(?:\([^()]{1,20}\))?,?\s*")


@dataclass(frozen=True)
class Found:
    """`actor` is the number of the known one; `printed` holds role, name and its name."""

    role: str
    actor: int
    printed: Span


def affiliation(selected: Selected, name: Span) -> Found | None:
    text = selected.article.text
    sentence = selected.article.sentences_of(name.start, name.end)
    mentions = selected.actor_names.find(text, sentence.start, sentence.end)
    others = [one for one in mentions if one.end <= name.start or name.end <= one.start]
    found = (role for other in others for role in _roles(text, name, other))
    return next(found, None)


def _roles(text: str, name: Span, body: Mention) -> Iterator[Found]:
    """“army commander Ada Alder”, “head of the army, Ada Alder”, “Ada Alder, head of the army”."""
    if body.end <= name.start:
        between = text[body.end : name.start]
        if _is_role(between):
            yield _found(text, between, body, Span(body.start, name.end))
        elif _ASIDE.fullmatch(between):
            start = max(0, body.start - 2 * LONGEST_ROLE)
            before = _BEFORE_BODY.search(text[start : body.start])
            if before and _is_role(before["role"]):
                whole = Span(start + before.start("role"), name.end)
                yield _found(text, _from_role(before["role"]), body, whole)
    else:
        after = _AFTER_NAME.fullmatch(text[name.end : body.start])
        if after and _is_role(after["role"]):
            yield _found(text, after["role"], body, Span(name.start, body.end))


def _is_role(words: str) -> bool:
    listed = re.findall(r"[\w-]+", words)
    plain = len(words) <= LONGEST_ROLE and not re.search(r"[,.;:“”\"\n]", words)
    return plain and len(listed) <= 6 and any(word.casefold() in ROLES for word in listed)


def _from_role(words: str) -> str:
    """From the first word on that a role can begin with: "confirmed the commander" does not."""
    parted = re.split(r"\b(?:the|an?|his|her|its)\s+", words, flags=re.IGNORECASE)
    return parted[-1]


def _found(text: str, role: str, body: Mention, printed: Span) -> Found:
    return Found(role.strip(), body.id, printed)
