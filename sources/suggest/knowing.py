"""The actors and places that the database knows, and proposals for a passage of a snapshot.

A process keeps the names that it has read until the history says that any has changed: two
queries tell so, and two more read them.
"""

from collections.abc import Iterator
from functools import lru_cache

from django.db import connection
from django.db.models import Max, QuerySet

from sources.choices import Status
from sources.models import Actor, ActorName, Place, Snapshot
from sources.suggest.names import KnownName, Names
from sources.suggest.proposals import Proposal, propose


def propose_for(snapshot: Snapshot, start: int, end: int) -> Proposal:
    """Proposals for a passage of a snapshot's text, with what the database knows."""
    source = snapshot.source
    return propose(
        snapshot.text,
        start,
        end,
        regions=snapshot.regions.all(),
        published=source.published or "",
        language=source.language,
        genre=source.genre,
        actors=known_actors(),
        places=known_places(),
    )


def known_actors() -> Names:
    """Every name of every actor but those retracted or merged into another."""
    return _actors(_stamp(Actor, ActorName))


def known_places() -> Names:
    return _places(_stamp(Place))


@lru_cache(maxsize=2)
def _actors(stamp: tuple) -> Names:
    return Names(_actor_rows())


@lru_cache(maxsize=2)
def _places(stamp: tuple) -> Names:
    return Names(KnownName(*row) for row in Place.objects.order_by("pk").values_list("pk", "name"))


def _stamp(*models) -> tuple:
    """What changes whenever a row of these models is kept or deleted."""
    changes = [model.history.aggregate(Max("history_id"), Max("history_date")) for model in models]
    return connection.settings_dict["NAME"], *(tuple(change.values()) for change in changes)


def _actor_rows() -> Iterator[KnownName]:
    headings = _current(Actor.objects, "").order_by("pk").values_list("pk", "name", "kind")
    printed = _current(ActorName.objects, "actor__").order_by("pk")
    yield from (KnownName(*row) for row in headings)
    yield from (KnownName(*row) for row in printed.values_list("actor", "name", "actor__kind"))


def _current(rows, path: str) -> QuerySet:
    return rows.exclude(**{f"{path}status": Status.RETRACTED})
