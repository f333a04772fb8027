"""The number of queries of a page does not depend on how many rows it shows."""

import pytest

from sources.actions import capture
from sources.models import Actor, Correction, Place, Source, SourceNotice, Topic
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
        wire = Source.objects.create(headline=f"Wire {n}")
        text = f"Article {n} begins here. {MEETING}. {SAID}. Article {n} ends here."
        url = f"https://example.org/{n}"
        source = press.article(text, f"Article {n}", reprint_of=wire, url=url)
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
        found.append(source)
    return found


def actors(press, number: int) -> list[Actor]:
    names = [f"Mayor number {n}" for n in range(number)]
    source = press.article(" and ".join(names) + " were there.", "Who was there")
    found = [press.actor(name, source, publish=False) for name in names]
    press.publish(*found)
    return found


@pytest.mark.parametrize("rows", HOW_MANY)
def test_event_page_asks_a_constant_number_of_queries(press, count, bridge, rows):
    sources = articles(press, rows)
    mayors = actors(press, rows)
    others = [press.event(f"Before {n}", bridge, MEETING) for n in range(rows)]
    geneva = Place.objects.create(name="Geneva")
    event = press.event(
        "Talks",
        sources[0],
        MEETING,
        actors=mayors,
        after=others,
        place=geneva,
        occurred="2020-01-13",
        publish=False,
    )
    for source in sources:
        press.cite(
            event,
            source,
            "met Ben Birch in Geneva",
            "reality",
            voice="attributed",
            attribution="Ada Alder",
            attributed_to=mayors[0],
            relays=bridge,
        )
        basel = Place.objects.create(name=f"Basel {source.pk}")
        press.cite(event, source, MEETING, "place", value=f"place:{basel.pk}", stance="contradicts")
    press.publish(event)
    for n, source in enumerate(sources):
        press.event(f"Part {n}", source, MEETING, part_of=event, after=[event])
        press.quote(
            "We will not close the bridge",
            source,
            SAID,
            speaker=mayors[n],
            speaker_as_printed="Ada Alder",
            occasion=event,
            ascribed_to=mayors[n],
        )
        capture(text=f"Another text of article {n}.", source=source)
        event.topics.add(Topic.objects.create(name=f"Topic {n}"))
        Correction.objects.create(event=event, text=f"Correction {n}")
    count(17, event)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_actor_page_asks_a_constant_number_of_queries(press, count, rows):
    sources = articles(press, rows)
    mayors = actors(press, rows)
    ada = press.actor("Ada Alder", sources[0], publish=False)
    for n, source in enumerate(sources):
        press.affiliation(ada, mayors[n], "mayor", source, "the mayor of Alder")
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
            speaker=mayors[n],
            speaker_as_printed="Ada Alder",
            ascribed_to=ada,
        )
        capture(text=f"Another text of article {n}.", source=source)
        Correction.objects.create(actor=ada, text=f"Correction {n}")
    count(15, ada)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_quote_page_asks_a_constant_number_of_queries(press, count, rows, bridge):
    sources = articles(press, rows)
    mayors = actors(press, rows)
    talks = press.event("Talks", bridge, MEETING)
    quote = press.quote(
        "We will not close the bridge",
        sources[0],
        SAID,
        speaker=mayors[0],
        speaker_as_printed="Ada Alder",
        about=mayors,
        occasion=talks,
        ascribed_to=mayors[0],
        publish=False,
    )
    quote.addressees.set(mayors)
    for n, source in enumerate(sources):
        press.cite(quote, source, SAID, "words", value="not close the bridge", relays=bridge)
        press.cite(
            quote,
            source,
            "Ada Alder told reporters",
            "speaker",
            value=f"actor:{mayors[n].pk}",
            stance="contradicts",
        )
    press.publish(quote)
    for n, source in enumerate(sources):
        press.quote("close the bridge", source, SAID, speaker_as_printed="Ada Alder", within=quote)
        quote.topics.add(Topic.objects.create(name=f"Topic {n}"))
        Correction.objects.create(quote=quote, text=f"Correction {n}")
        capture(text=f"Another text of article {n}.", source=source)
    count(16, quote)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_source_page_asks_a_constant_number_of_queries(press, count, rows, bridge):
    sentences = [f"Mayor number {n} met all the others there." for n in range(rows)]
    source = press.article(
        " ".join(sentences), "Long", reprint_of=bridge, url="https://example.org"
    )
    letter = press.event("A letter", bridge, MEETING, publish=False)
    for n, passing_on in enumerate(articles(press, rows)):
        actor = press.actor(f"Mayor number {n}", source)
        press.event(f"Event {n}", source, sentences[n], actors=[actor])
        press.quote("met all the others there", source, sentences[n], speaker=actor)
        press.cite(letter, passing_on, MEETING, relays=source)
        Source.objects.create(headline=f"Reprint {n}", reprint_of=source).show(press.by)
        Source.objects.create(headline=f"Translation {n}", translation_of=source).show(press.by)
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {n}")
    press.publish(letter)
    capture(text="Another text.", source=source)
    count(10, source)


@pytest.mark.parametrize("rows", HOW_MANY)
def test_lists_ask_a_constant_number_of_queries(press, count, rows):
    sources = articles(press, rows)
    for n, (source, actor) in enumerate(zip(sources, actors(press, rows), strict=True)):
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
