"""What an entry says that no excerpt is cited for: how it is printed, and what editors assign."""

from collections.abc import Iterable

from sources.models import Actor, Entry, Event, Quote


def classified(entry: Entry) -> list[tuple[str, str]]:
    """Label and words of each that is filled in."""
    match entry:
        case Quote():
            found = [
                ("manner", entry.get_manner_display()),
                ("speaker as printed", entry.speaker_as_printed),
                ("said to", _listed(entry.addressees.all())),
                ("about", _listed(entry.about.all())),
                ("topics", _listed(entry.topics.all())),
            ]
        case Event():
            found = [
                ("kind", entry.get_kind_display()),
                ("date as printed", entry.occurred_words),
                ("topics", _listed(entry.topics.all())),
            ]
        case Actor():
            found = [("kind", entry.get_kind_display()), ("Wikidata", entry.wikidata_id)]
    return [(label, words) for label, words in found if words]


def _listed(records: Iterable) -> str:
    return ", ".join(map(str, records))
