"""What readers can follow: lists with their filters, single entries and sources, corrections."""

from sources.feeds.atom import MEDIA_TYPE, write
from sources.feeds.changed import with_changed
from sources.feeds.corrections import corrections
from sources.feeds.following import Following, Item
from sources.feeds.lists import LISTS, Refused
from sources.feeds.records import RECORDS

__all__ = [
    "LISTS",
    "MEDIA_TYPE",
    "RECORDS",
    "Following",
    "Item",
    "Refused",
    "corrections",
    "with_changed",
    "write",
]
