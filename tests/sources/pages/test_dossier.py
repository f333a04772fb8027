import pytest

from sources.models import Citation, Outlet, Place, Source
from sources.pages import Dossier, quote_page
from tests.sources.pages.conftest import MEETING, SAID

AGAIN = "Once more: On 13 January 2020 Ada Alder met Ben Birch in Geneva, as all could see."
WORDS = "On 13 January 2020 Ada Alder met Ben Birch in Geneva"


def shown(event, name: str):
    citations = Citation.objects.about(event)
    return Dossier(citations, event.citables()).show(event, name)


@pytest.fixture
def again(press):
    return press.article(AGAIN, "Once more")


def test_support_counts_articles_and_outlets(press, talks, again):
    press.cite(talks, again, WORDS, "occurred")
    assert shown(talks, "occurred").claims[0].support.voices == "two articles, outlets unknown"
    for source, name in ((talks.citations()[0].source, "The Gazette"), (again, "The Echo")):
        source.outlet = Outlet.objects.create(name=name)
        source.save()
    assert shown(talks, "occurred").claims[0].support.voices == "two outlets"
    letter = Source.objects.create(headline="[Letter]", genre="document")
    for citation in talks.citations():
        citation.relays = letter
        citation.save()
    press.publish(talks)
    assert shown(talks, "occurred").claims[0].support.voices == "two outlets, one document"


def test_prose_has_its_support_sentence_by_sentence(press, bridge, again):
    summary = "The mayors met in Geneva. Nothing was signed there."
    event = press.event("Talks", bridge, MEETING, summary=summary)
    press.cite(event, again, WORDS, "summary", value="The mayors met in Geneva.")
    first, second = shown(event, "summary").claims
    assert (first.named.words, first.support.voices) == (
        "The mayors met in Geneva.",
        "two articles, outlets unknown",
    )
    assert (second.named.words, second.support.voices) == (
        "Nothing was signed there.",
        "one article",
    )


@pytest.mark.parametrize(
    ("statement", "value", "contested"),
    [
        ("occurred", "2020-01", False),
        ("occurred", "2020-02", True),
        ("occurred", "2020-01-14~", False),
        ("reality", "announced", False),
        ("reality", "cancelled", True),
    ],
)
def test_only_what_cannot_both_be_true_is_contested(
    press, talks, again, statement, value, contested
):
    press.cite(
        talks,
        again,
        WORDS,
        statement,
        value=value,
        stance="differs",
        difference="precision",
        note="It differs.",
    )
    found = shown(talks, statement)
    assert found.contested is contested
    assert len(found.contradictions) + len(found.differences) == 1


def test_places_clash_unless_one_is_less_exact(press, talks, again):
    country = Place.objects.create(name="Switzerland", country="Switzerland", precision="country")
    differs = {"stance": "differs", "difference": "precision", "note": "Less exact."}
    press.cite(talks, again, WORDS, "place", value=f"place:{country.pk}", **differs)
    assert not shown(talks, "place").contested
    basel = Place.objects.create(name="Basel", country="Switzerland")
    press.cite(talks, again, WORDS, "place", value=f"place:{basel.pk}", **differs)
    found = shown(talks, "place")
    assert [side.named.words for side in found.contradictions] == ["Basel, Switzerland"]
    assert [side.named.words for side in found.differences] == ["Switzerland"]


def test_speakers_clash_when_both_are_actors(press, promise, bridge, again):
    ben = press.actor("Ben Birch", bridge)
    differs = {"stance": "differs", "difference": "name", "note": "Another name."}
    press.cite(promise, again, WORDS, "speaker", value="a mayor", **differs)
    assert not quote_page(promise).spoken_by.contested
    press.cite(promise, again, WORDS, "speaker", value=f"actor:{ben.pk}", **differs)
    page = quote_page(promise)
    assert [side.named.words for side in page.spoken_by.contradictions] == ["Ben Birch"]
    assert page.speaker is None


def test_retracted_article_contests_nothing(press, talks, again):
    press.cite(talks, again, WORDS, "occurred", value="2020-02", stance="contradicts")
    assert shown(talks, "occurred").contested
    again.notices.create(kind="retracted", words="We take it back.")
    assert not shown(talks, "occurred").contested


def test_uncertain_date_carries_the_note_of_its_citation(press, bridge):
    event = press.event("Talks", bridge, MEETING, occurred="2020-01~", publish=False)
    citation = event.citations().get(statement="occurred")
    citation.note = "The article says “at the turn of the year”."
    citation.save()
    press.publish(event)
    assert shown(event, "occurred").reasons == (citation.note,)


def test_renderings_are_grouped_by_their_words(press, promise, again):
    third = press.article("“We will not close the bridge,” she said again.", "Third")
    press.cite(promise, again, "met Ben Birch in Geneva", "words", value="met Ben Birch")
    press.cite(
        promise,
        third,
        "“We will not close the bridge,” she said again",
        "words",
        value="We will not close the bridge",
    )
    words = quote_page(promise).words
    assert [(r.words, len(r.marks)) for r in words.renderings] == [
        ("We will not close the bridge", 2),
        ("met Ben Birch", 1),
    ]
    assert words.support.voices == "three articles, outlets unknown"


def test_denied_words_are_contested(press, promise, again):
    press.cite(promise, again, WORDS, "words", value=WORDS, stance="contradicts")
    words = quote_page(promise).words
    assert [side.named.words for side in words.contradictions] == [WORDS]
    assert len(words.renderings) == 1


def test_excerpt_cited_in_several_ways_tells_them_apart(press, talks, bridge):
    press.cite(
        talks,
        bridge,
        SAID,
        "occurred",
        value="2020",
        stance="differs",
        difference="precision",
        note="No day is given here.",
    )
    press.cite(talks, bridge, SAID, "reality", voice="opinion")
    dossier = Dossier(Citation.objects.about(talks), talks.citables())
    for name in ("", "occurred", "reality"):
        dossier.show(talks, name)
    usages = dossier.notes[1].usages
    assert [(u.stance, u.uses, u.authority, u.remark) for u in usages] == [
        ("differs", (("date", "mark-2-1"),), "the article’s own report", "No day is given here."),
        ("supports", (("that it happened", "mark-2-2"),), "opinion", ""),
    ]


def test_support_that_differs_from_another_article_says_how(press, talks, again):
    note = "The other article names no guests."
    press.cite(talks, again, WORDS, "reality", difference="emphasis", note=note)
    assert shown(talks, "reality").claims[0].differences == (("emphasis", note),)


def test_reason_of_an_inferred_difference_is_given_once(press, talks, again):
    note = "The year is that of the article."
    press.cite(
        talks,
        again,
        WORDS,
        "occurred",
        value="2020",
        stance="differs",
        difference="precision",
        directness="inferred",
        note=note,
    )
    side = shown(talks, "occurred").differences[0]
    assert (side.support.inferred, side.remarks) == ((note,), ())


def test_reason_of_an_inferred_support_is_given_once(press, bridge, again):
    event = press.event("Talks", bridge, MEETING, occurred="2020-01-13", publish=False)
    note = "The year is that of the article."
    citation = event.citations().get(statement="occurred")
    citation.directness, citation.difference, citation.note = "inferred", "precision", note
    citation.save()
    press.publish(event)
    claim = shown(event, "occurred").claims[0]
    assert (claim.support.inferred, claim.differences) == ((note,), (("precision", ""),))
