"""The known places that a passage names, the likeliest scene first."""

import re
from dataclasses import dataclass

from sources.anchoring import Span
from sources.suggest.article import Article, Printed
from sources.suggest.names import Mention, Names

_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nside|à|en|في)"
    r"(?: the (?:city|town|capital|village) of)? $"
)
_TO = re.compile(r"\b(?:to|on|from|into|of|against|towards?|over|left|reached|entered) $")


@dataclass(frozen=True)
class PlaceNamed:
    """`is_scene` says that the words place something there: "in Moscow", not "to Moscow"."""

    printed: Printed
    ids: tuple
    is_scene: bool

    @property
    def id(self):
        return self.ids[0]


def places(article: Article, names: Names, span: Span) -> list[PlaceNamed]:
    """Scenes first, then what is named alone; each place once."""
    mentions = [one for one in names.find(article.text, span.start, span.end) if one.is_whole]
    found = [
        PlaceNamed(article.printed(one.start, one.end), one.ids, bool(_before(article, one, _IN)))
        for one in mentions
    ]
    first: dict[tuple, PlaceNamed] = {}
    for place in sorted(found, key=lambda place: not place.is_scene):
        first.setdefault(place.ids, place)
    return list(first.values())


def is_place_here(article: Article, mention: Mention) -> bool:
    """Whether a preposition makes a name, which an actor may bear as well, a place."""
    return bool(_before(article, mention, _IN) or _before(article, mention, _TO))


def _before(article: Article, mention: Mention, pattern: re.Pattern) -> re.Match | None:
    return pattern.search(article.text, max(0, mention.start - 32), mention.start)
