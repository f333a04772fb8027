"""By what medium something was said, where the words beside it tell."""

import re

from sources.anchoring import Span
from sources.choices import Medium
from sources.suggest.article import Article, Printed

_PLATFORM = r"[Tt]witter|[Ff]acebook|[Tt]elegram|Instagram"
_OUTLET = r"AFP|Reuters|AP|the BBC|CNN|RIA|TASS|RT"
_WORDS = [
    (Medium.TOLD_REPORTERS, r"told (?:reporters|journalists|the press)|(?:news|press) conference"),
    (Medium.LETTER, r"\bletter\b"),
    (Medium.INTERVIEW, rf"\binterview\b|told (?:{_OUTLET})\b"),
    (Medium.SOCIAL_POST, rf"{_PLATFORM}|\b[Tt]weet(?:ed|s)?\b|\bposted\b"),
    (Medium.SPEECH, r"\b(?:speech|address|addressing|sermon)\b"),
    (Medium.CONVERSATION, r"\b(?:phone|telephone) (?:call|conversation)s?|\bphoned\b"),
    (Medium.STATEMENT, r"\b(?:statement|communiqu[ée]|declaration|press release)\b"),
]
_FOUND = [(medium, re.compile(pattern)) for medium, pattern in _WORDS]


def medium(article: Article, spans: list[Span], *, in_post: bool) -> tuple[str, Printed | None]:
    """The medium and the words that tell it, the first span that has any being the nearest."""
    if in_post:
        return Medium.SOCIAL_POST, None
    for span in spans:
        for name, pattern in _FOUND:
            if found := pattern.search(article.text, span.start, span.end):
                return name, article.printed(*found.span())
    return "", None
