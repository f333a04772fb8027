"""The number of queries of a page does not depend on how many rows it shows."""

import pytest

from sources.actions import capture
from sources.models import Correction, Place, Source, SourceNotice, Topic
from tests.sources.views.conftest import MEETING, SAID

HOW_MANY = (1, 3, 30)


@pytest.fixture
def count(client, django_assert_num_queries):
    def asked(number: int, record_or_path):
        path = record_or_path
        if not isinstance(path, str):
            path = path.get_absolute_url()
        with django_assert_num_queries(number):
            assert client.get(path).status_code == 200

    return asked


def articles(press, number: int) -> list[Source]:
    """Articles of their own words, with notices, a later text, and originals that they reprint."""
    found = []
    for n in range(number):
        wire = press.article(f"The wire of agency number {n} says nothing else.", f"Wire {n}")
        text = f"Article {n} begins here. {MEETING}. {SAID}. Article {n} ends here."
        url = f"https://example.org/{n}"
        source = press.article(text, f"Article {n}", reprint_of=wire, url=url)
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
        found.append(source)
    return found


@pytest.mark.parametrize("rows", HOW_MANY)
def test_event_page_asks_a_constant_number_of_queries(press, count, bridge, rows):
    sources = articles(press, rows)
    actors = [press.actor(f"Actor of article {n}", _named(press, n)) for n in range(rows)]
    others = [press.event(f"Before {n}", bridge, MEETING) for n in range(rows)]
    geneva = Place.objects.create(name="Geneva")
    event = press.event(
        "Talks",
        sources[0],
        MEETING,
        actors=actors,
        after=others,
        place=geneva,
        occurred="2020-01-13",
    )
    for source in sources:
        press.cite(
            event,
            source,
            MEETING,
            "reality",
            voice="attributed",
            attribution="Ada Alder",
            attributed_to=actors[0],
            relays=bridge,
        )
        basel = Place.objects.create(name=f"Basel {source.pk}")
        press.cite(event, source, MEETING, "place", value=f"place:{basel.pk}", stance="contradicts")
    for n, source in enumerate(sources):
        press.event(f"Part {n}", source, MEETING, part_of=event, after=[event])
        press.quote(
            "We will not close the bridge",
            source,
            SAID,
            speaker=actors[n],
            speaker_as_printed="Ada Alder",
            occasion=event,
            ascribed_to=actors[n],
        )
        capture(text=f"Another text of article {n}.", source=source)
        event.topics.add(Topic.objects.create(name=f"Topic {n}"))
        Correction.objects.create(event=event, text=f"Correction {n}")
    count(17, event)


def _named(press, n: int) -> Source:
    return press.article(f"Actor of article {n} was there that day.", f"Naming {n}")


@pytest.mark.parametrize("rows", HOW_MANY)
def test_actor_page_asks_a_constant_number_of_queries(press, count, rows):
    sources = articles(press, rows)
    others = [press.actor(f"Actor of article {n}", _named(press, n)) for n in range(rows)]
    ada = press.actor("Ada Alder", sources[0], publish=False, description="She met Ben Birch.")
    for n, source in enumerate(sources):
        press.affiliation(ada, others[n], "mayor", source, "the mayor of Alder")
    press.publish(ada)
    for n, source in enumerate(sources):
        late = press.actor(f"Article {n}", source, publish=False, kind="body")
        press.affiliation(late, ada, "mayor", source, "the mayor of Alder")
        press.publish(late)
        press.event(f"Event {n}", source, MEETING, actors=[ada])
        press.quote("We will not close the bridge", source, SAID, speaker=ada, about=[ada])
        press.quote(
            "We will not close the bridge",
            source,
            SAID,
            speaker=others[n],
            speaker_as_printed="Ada Alder",
            ascribed_to=ada,
        )
        capture(text=f"Another text of article {n}.", source=source)
        Correction.objects.create(actor=ada, text=f"Correction {n}")
    count(15, ada)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_quote_page_asks_a_constant_number_of_queries(press, count, rows, bridge):
    sources = articles(press, rows)
    others = [press.actor(f"Actor of article {n}", _named(press, n)) for n in range(rows)]
    talks = press.event("Talks", bridge, MEETING)
    quote = press.quote(
        "We will not close the bridge",
        sources[0],
        SAID,
        speaker=others[0],
        speaker_as_printed="Ada Alder",
        about=others,
        occasion=talks,
        ascribed_to=others[0],
        publish=False,
    )
    quote.addressees.set(others)
    press.publish(quote)
    for n, source in enumerate(sources):
        press.cite(quote, source, SAID, "words", value="not close the bridge", relays=bridge)
        press.cite(
            quote, source, SAID, "speaker", value=f"actor:{others[n].pk}", stance="contradicts"
        )
        press.quote("close the bridge", source, SAID, speaker_as_printed="Ada Alder", within=quote)
        quote.topics.add(Topic.objects.create(name=f"Topic {n}"))
        Correction.objects.create(quote=quote, text=f"Correction {n}")
        capture(text=f"Another text of article {n}.", source=source)
    count(15, quote)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_source_page_asks_a_constant_number_of_queries(press, count, rows, bridge):
    sentences = [f"Actor of article {n} met all the mayors there." for n in range(rows)]
    source = press.article(
        " ".join(sentences), "Long", reprint_of=bridge, url="https://example.org"
    )
    for n in range(rows):
        actor = press.actor(f"Actor of article {n}", source)
        press.event(f"Event {n}", source, sentences[n], actors=[actor])
        press.quote("met all the mayors there", source, sentences[n], speaker=actor)
        letter = press.event(f"Letter {n}", bridge, MEETING)
        press.cite(letter, articles(press, 1)[0] if n == 0 else bridge, MEETING, relays=source)
        reprint = press.article(
            f"Reprint {n} met all the mayors.", f"Reprint {n}", reprint_of=source
        )
        press.event(f"Reprinted {n}", reprint, f"Reprint {n} met all the mayors")
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
    for n in range(rows):
        capture(text=f"Another text number {n}.", source=source)
    count(9, source)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_lists_ask_a_constant_number_of_queries(press, count, rows):
    sources = articles(press, rows)
    for n, source in enumerate(sources):
        actor = press.actor(f"Actor of article {n}", _named(press, n))
        place = Place.objects.create(name=f"Place {n}")
        press.event(f"Event {n}", source, MEETING, actors=[actor], place=place)
        press.quote(
            "We will not close the bridge",
            source,
            SAID,
            speaker=actor,
            about=[actor],
            speaker_as_printed="Ada Alder",
            ascribed_to=actor,
        )
    count(6, "/")
    count(5, "/events/")
    count(7, "/quotes/")
    count(5, "/actors/")
    count(3, "/sources/")
