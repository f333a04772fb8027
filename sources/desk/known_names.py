"""The names of all actors, and those among them that an article can hold."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sources.choices import Status
from sources.models import Actor, ActorName
from sources.suggest.keys import key_of
from sources.suggest.names import KnownName

_PART = re.compile(r"[^\W_]+")


class AllNames(NamedTuple):
    known: list[KnownName]


def all_names() -> AllNames:
    """Headings and printed names of the actors that are not retracted, in two queries."""
    actors = Actor.objects.exclude(status=Status.RETRACTED)
    printed = ActorName.objects.filter(actor__in=actors)
    rows = [
        *actors.values_list("pk", "name", "kind"),
        *printed.values_list("actor", "name", "actor__kind"),
    ]
    return AllNames([KnownName(*row) for row in rows])


def standing_in(text: str, names: Iterable[KnownName]) -> list[KnownName]:
    """Those of which some word stands in a text; more than that is not worth comparing.

    Scripts other than Latin write particles onto names: theirs are all kept.
    """
    words = _words(text)
    return [row for row in names if not _is_latin(row.name) or words & _words(row.name)]


def _words(text: str) -> set[str]:
    return {key_of(part) for part in _PART.findall(text)}


def _is_latin(name: str) -> bool:
    return all(char < "\u0250" or not char.isalpha() for char in name)
