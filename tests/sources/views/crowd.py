"""A world in which one event, actor, quote and source are each tied to as many rows as wanted."""

from dataclasses import dataclass

from sources.models import (
    Actor,
    Affiliation,
    Correction,
    Event,
    Outlet,
    Place,
    Quote,
    Source,
    SourceNotice,
    Topic,
)
from tests.sources.bulk import Bulk
from tests.sources.views.conftest import MEETING, SAID

PROMISE = "We will not close the bridge"
OFFICE = "the mayor of Alder"


@dataclass(frozen=True)
class Crowd:
    event: Event
    actor: Actor
    quote: Quote
    source: Source


def crowd(press: Bulk, rows: int) -> Crowd:
    bridge = press.article()
    articles = [_article(press, n) for n in range(rows)]
    mayors = _mayors(press, rows)
    ada = _ada(press, articles, mayors)
    event = _event(press, bridge, articles, [ada, *mayors])
    quote = _quote(press, bridge, articles, [ada, *mayors], event)
    for n, article in enumerate(articles):
        _follow(press, n, article, mayors[n], ada, event, quote)
    return Crowd(event, ada, quote, _source(press, rows, mayors, event))


def _article(press, n: int) -> Source:
    """Its own words, with a notice, and an original that it reprints."""
    wire = Source.objects.create(headline=f"Wire {n}")
    outlet = Outlet.objects.create(name=f"Gazette {n}")
    text = f"Article {n} begins here. {MEETING}. {SAID}. Article {n} ends here."
    url = f"https://example.org/{n}"
    source = press.article(text, f"Article {n}", reprint_of=wire, url=url, outlet=outlet)
    SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
    return source


def _mayors(press, rows: int) -> list[Actor]:
    names = [f"Mayor number {n}" for n in range(rows)]
    source = press.article(" and ".join(names) + " were there.", "Who was there")
    found = [press.actor(name, source, publish=False) for name in names]
    press.publish(*found)
    return found


def _ada(press, articles, mayors) -> Actor:
    ada = press.actor("Ada Alder", articles[0], publish=False)
    for article, mayor in zip(articles, mayors, strict=True):
        press.affiliation(ada, mayor, "mayor", article, OFFICE)
    press.publish(ada)
    for n, (article, mayor) in enumerate(zip(articles, mayors, strict=True)):
        Correction.objects.create(actor=ada, text=f"Correction {n}")
        with press.editing(mayor):
            tie = Affiliation.objects.create(actor=mayor, with_actor=ada, role="mayor")
            press.cite(tie, article, OFFICE)
    return ada


def _event(press, bridge, articles, actors) -> Event:
    places = [
        Place.objects.create(name=f"Basel {n}", latitude=n / 10, longitude=n / 10)
        for n in range(len(articles))
    ]
    before = [
        press.event(f"Before {n}", article, MEETING, place=place, occurred="2020-01-12")
        for n, (article, place) in enumerate(zip(articles, places, strict=True))
    ]
    event = press.event(
        "Talks",
        bridge,
        MEETING,
        actors=actors,
        after=before,
        place=Place.objects.create(name="Geneva", latitude=46, longitude=6),
        occurred="2020-01-13",
        publish=False,
    )
    words = "met Ben Birch in Geneva"
    said = {"voice": "attributed", "attribution": "Ada Alder", "attributed_to": actors[0]}
    for n, (article, place) in enumerate(zip(articles, places, strict=True)):
        press.cite(event, article, words, "reality", relays=bridge, **said)
        value = f"place:{place.pk}"
        press.cite(event, article, MEETING, "place", value=value, stance="contradicts")
        event.topics.add(Topic.objects.create(name=f"Topic {n}"))
        Correction.objects.create(event=event, text=f"Correction {n}")
    press.publish(event)
    return event


def _quote(press, bridge, articles, actors, event) -> Quote:
    quote = press.quote(
        PROMISE,
        articles[0],
        SAID,
        speaker=actors[0],
        about=actors,
        occasion=event,
        ascribed_to=actors[0],
        publish=False,
    )
    quote.addressees.set(actors)
    for n, article in enumerate(articles):
        press.cite(quote, article, SAID, "words", value="not close the bridge", relays=bridge)
        value = f"actor:{actors[n + 1].pk}"
        told = "Ada Alder told reporters"
        press.cite(quote, article, told, "speaker", value=value, stance="contradicts")
        Correction.objects.create(quote=quote, text=f"Correction {n}")
    press.publish(quote)
    return quote


def _follow(press, n: int, article, mayor, ada, event, quote) -> None:
    """What comes of it in an article: an event, what was said, and a later text."""
    day = f"2020-02-{n % 28 + 1:02}"
    actors = [ada, mayor]
    press.event(f"Part {n}", article, MEETING, part_of=event, after=[event], actors=actors)
    press.event(f"Event {n}", article, MEETING, occurred=day, actors=actors)
    told = {"speaker_as_printed": "Ada Alder", "occasion": event}
    press.quote(PROMISE, article, SAID, speaker=ada, about=actors, within=quote, **told)
    press.quote(PROMISE, article, SAID, speaker=mayor, ascribed_to=ada, said=day, **told)
    press.captured_again(article, f"Another text of article {n}.")


def _source(press, rows: int, mayors, event) -> Source:
    """An article that all rest on, that others reprint, translate and relay."""
    sentences = [f"Mayor number {n} met all the others there." for n in range(rows)]
    source = press.article(" ".join(sentences), "Long", url="https://example.org/long")
    for n, (sentence, mayor) in enumerate(zip(sentences, mayors, strict=True)):
        press.event(f"Meeting {n}", source, sentence, actors=[mayor])
        Source.objects.create(headline=f"Reprint {n}", reprint_of=source).show(press.by)
        Source.objects.create(headline=f"Translation {n}", translation_of=source).show(press.by)
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
    article = press.article(f"{MEETING}, as Long reported.", "Passing on")
    with press.editing(event):
        press.cite(event, article, MEETING, relays=source)
    press.captured_again(source, "Another text.")
    return source
