"""Feeds as Atom (RFC 4287)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed

from sources.feeds.following import Following, Item

MEDIA_TYPE = "application/atom+xml"
# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without items, too, a feed says the same each time that it is asked."""
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def write(
    following: Following, *, absolute: Callable[[str], str], address: str, site: str, rights: str
) -> str:
    """`absolute` makes addresses absolute; `address` is the feed's own, `site` who publishes it."""
    feed = _Atom(
        title=_writable(f"{following.title} – {site}"),
        subtitle=_writable(following.subtitle) or None,
        description="",
        link=absolute(following.url),
        feed_url=absolute(address),
        feed_guid=absolute(address),
        language="en",
        author_name=site,
        author_link=absolute("/"),
        feed_copyright=rights,
    )
    for item in following.items:
        feed.add_item(**_entry(item, absolute))
    return feed.writeString("utf-8")


def _entry(item: Item, absolute) -> dict:
    return {
        "title": _writable(item.title),
        "link": absolute(item.url),
        "description": _writable(item.summary),
        "unique_id": absolute(item.permalink),
        "pubdate": item.published,
        "updateddate": item.updated,
    }


def _writable(text: str) -> str:
    return _UNWRITABLE.sub(" ", text)
