from sources.models.actor import Actor, ActorName, Affiliation
from sources.models.base import Citable
from sources.models.citation import Citation
from sources.models.correction import Correction
from sources.models.desk import DeskStep, Dismissal
from sources.models.entry import Entry
from sources.models.event import Event, EventLink, Participation
from sources.models.excerpt import Excerpt, ExcerptStanding
from sources.models.outlet import Outlet
from sources.models.place import Place
from sources.models.quote import Quote
from sources.models.snapshot import Region, Snapshot
from sources.models.source import Source, SourceNotice
from sources.models.states import Blocked, Resting, WrongState
from sources.models.topic import Topic

__all__ = [
    "Actor",
    "ActorName",
    "Affiliation",
    "Blocked",
    "Citable",
    "Citation",
    "Correction",
    "DeskStep",
    "Dismissal",
    "Entry",
    "Event",
    "EventLink",
    "Excerpt",
    "ExcerptStanding",
    "Outlet",
    "Participation",
    "Place",
    "Quote",
    "Region",
    "Resting",
    "Snapshot",
    "Source",
    "SourceNotice",
    "Topic",
    "WrongState",
]
