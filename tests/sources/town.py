"""Entries of the small article in tests/conftest.py, each with what it needs to be published."""

from sources.actions import cite
from sources.models import Actor, ActorName, Event, Place, Quote

SENTENCE = "On 13 January 2020 the mayors of Alder and Birch met in Geneva."
SAYING = "“We will not close the bridge,” said Mayor Ada Alder"
LATER = "A day later they signed a memorandum."


def make_actor(source, by, name="Ada Alder", words="Mayor Ada Alder") -> Actor:
    actor = Actor.objects.create(name=name, kind="person")
    printed = ActorName.objects.create(actor=actor, name=name)
    cite(source=source, words=words, target=printed, by=by)
    return actor


def make_event(source, by, **fields) -> Event:
    """The meeting: title, reality, date and place are cited from one sentence."""
    place, _ = Place.objects.get_or_create(name="Geneva", country="Switzerland")
    given = {"title": "Meeting of the mayors", "kind": "talks", "occurred": "2020-01-13"}
    event = Event.objects.create(**given | {"place": place} | fields)
    for statement in ("", "reality", "occurred", "place"):
        cite(source=source, words=SENTENCE, target=event, statement=statement, by=by)
    return event


def make_quote(source, by, speaker=None, **fields) -> Quote:
    given = {"text": "We will not close the bridge", "speaker_as_printed": "Mayor Ada Alder"}
    quote = Quote.objects.create(speaker=speaker, **given | fields)
    for statement in ("words", "speaker"):
        cite(source=source, words=SAYING, target=quote, statement=statement, by=by)
    return quote
