from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sources.dates import Point


@dataclass(frozen=True)
class Address:
    """The timeline with what its reader has filtered it by."""

    given: tuple[tuple[str, str], ...] = ()

    def at(self, period: Point | None) -> str:
        """The same timeline at a period, or all of it."""
        kept = [(name, value) for name, value in self.given if value and name not in ("at", "page")]
        return _url("sources:timeline", [*kept, *([("at", str(period))] if period else [])])

    def lists(self, period: Point | None) -> tuple[tuple[str, str], ...]:
        """The lists of the events and the quotes of a period, filtered alike, with their names."""
        kept = {name: value for name, value in self.given if value}
        kept |= {"since": str(period), "until": str(period)} if period else {}
        alike = {n: kept[n] for n in ("text", "outlet", "since", "until") if n in kept}
        of_events = {n: kept[n] for n in ("actor", "kind", "reality", "place") if n in kept}
        speaker = {"speaker": kept["actor"]} if "actor" in kept else {}
        return (
            ("events", _url("sources:event-list", [*alike.items(), *of_events.items()])),
            ("quotes", _url("sources:quote-list", [*alike.items(), *speaker.items()])),
        )


def _url(name: str, pairs) -> str:
    query = urlencode(pairs)
    return f"{reverse(name)}?{query}" if query else reverse(name)
