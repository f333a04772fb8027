"""Proposals for the demo's own passages, against what editors entered for them."""

import pytest

from sources.demo.reading import read
from sources.suggest import Article, Names, quotations
from tests.sources.suggest import answers
from tests.sources.suggest.answers import events, proposed, quotes

pytestmark = pytest.mark.articles

# The article prints "the Haftar letter said", its other rendering "Haftar said in his letter".
PRINTED_OTHERWISE = {"the Haftar letter": "Haftar"}


def ids(pairs):
    return [f"{entry['id']}-{cite['article']}" for entry, cite in pairs]


def selections(quote, cite):
    """The cited excerpt, and the quote's own words where the article prints them in one piece."""
    words = cite.get("value", quote["text"])
    return [cite["words"], *([] if "[" in words else [words])]


@pytest.mark.parametrize(("quote", "cite"), quotes(), ids=ids(quotes()))
def test_quotes_are_proposed_as_editors_entered_them(articles_dir, quote, cite):
    for words in selections(quote, cite):
        proposal = proposed(articles_dir, cite["article"], words)
        speaker = proposal.speaker
        printed = PRINTED_OTHERWISE.get(speaker.printed.words, speaker.printed.words)
        said = proposal.said.edtf if proposal.said else ""
        ascribed = proposal.ascribed_to and proposal.ascribed_to.id
        assert proposal.manner == quote["manner"]
        assert (speaker.id, printed) == (quote.get("speaker"), quote["speaker_as_printed"])
        assert said == quote.get("said", "")
        assert ascribed == quote.get("ascribed_to")


@pytest.mark.parametrize(("quote", "cite"), quotes(), ids=ids(quotes()))
def test_speakers_are_printed_alike_where_nobody_is_known(articles_dir, quote, cite):
    speaker = proposed(articles_dir, cite["article"], cite["words"], known=Names()).speaker
    printed = PRINTED_OTHERWISE.get(speaker.printed.words, speaker.printed.words)
    assert (speaker.id, printed) == (None, quote["speaker_as_printed"])


def test_every_quotation_of_the_articles_is_found(articles_dir):
    found = []
    for details in read("articles")["article"]:
        text, regions, _ = answers.article(articles_dir, details["id"])
        found += [
            (text[q.inner.start : min(q.inner.end, q.inner.start + 12)], q.looks)
            for q in quotations(Article(text, regions))
        ]
    assert found == [
        ("5 + 5", "name or title"),
        ("government o", "scare quotes"),
        ("terrorists.", "scare quotes"),
        ("Volcano of W", "name or title"),
        ("bloodshed in", "speech"),
        ("I thank you ", "speech"),
        ("5 + 5", "name or title"),
        ("Russia focus", "speech"),
        ("Now the LNA ", "speech"),
        ("The readines", "speech"),
        ("I would like", "speech"),
    ]


LETTER = ("letter", "meaning")

# The editors' own reasoning: the call came before the day that it names, and the conference after
# talks that the other article dates.
DATED_OTHERWISE = {"ceasefire-call": "2020-01-12", "berlin": "[2020-01-02..2020-12-31]"}


@pytest.mark.parametrize(("event", "cite"), events("occurred"), ids=ids(events("occurred")))
def test_events_are_dated_as_editors_dated_them(articles_dir, event, cite):
    wanted = DATED_OTHERWISE.get(event["id"], cite.get("value", event["occurred"]))
    assert proposed(articles_dir, cite["article"], cite["words"]).occurred.edtf == wanted


@pytest.mark.parametrize(("event", "cite"), events("place"), ids=ids(events("place")))
def test_events_are_placed_as_editors_placed_them(articles_dir, event, cite):
    assert proposed(articles_dir, cite["article"], cite["words"]).place.id == event["place"]


EVENTS = [event for event in read("events")["event"] if answers.named(event)[0]]


@pytest.mark.parametrize("event", EVENTS, ids=[event["id"] for event in EVENTS])
def test_everybody_named_in_an_event_is_proposed(articles_dir, event):
    wanted, cites = answers.named(event)
    found = [proposed(articles_dir, cite["article"], cite["words"]).actors for cite in cites]
    assert wanted - {mention.id for mentions in found for mention in mentions} == set()


def test_few_others_are_proposed(articles_dir):
    right = wrong = 0
    for event in EVENTS:
        wanted, cites = answers.named(event)
        found = {
            mention.id
            for cite in cites
            for mention in proposed(articles_dir, cite["article"], cite["words"]).actors
        }
        right, wrong = right + len(found & wanted), wrong + len(found - wanted)
    assert right > 30
    assert wrong < right / 4


# Where the words of a letter are themselves the event, it is the outlet that tells of them.
TITLED = [pair for pair in events("title") if (pair[0]["id"], pair[1]["article"]) != LETTER]


@pytest.mark.parametrize(("event", "cite"), TITLED, ids=ids(TITLED))
def test_events_have_the_voice_that_editors_heard(articles_dir, event, cite):
    attribution = proposed(articles_dir, cite["article"], cite["words"]).attribution
    wanted = (cite.get("voice", "report"), cite.get("attributed_to"))
    assert (attribution.voice, attribution.id) == wanted
