import json

import pytest
from pyld import jsonld
from schema_org.base import SchemaModel

from sources.actions import editing
from sources.models import Actor, ActorName, Correction, Outlet, Place, Quote, Source
from tests.sources.exports.vocabulary import check
from tests.sources.exports.works import HOSTILE
from tests.sources.reading import read
from tests.sources.views.conftest import MEETING, SAID

SITE = "http://testserver"
SCHEMA = {"@context": {"@vocab": "https://schema.org/"}}


def context(url, options):
    """In place of the one that schema.org serves."""
    return {"contextUrl": None, "documentUrl": url, "document": SCHEMA, "contentType": None}


@pytest.fixture
def about(client):
    """The data of a page, which holds to the vocabulary; and what the page is about."""

    def found(record_or_path) -> tuple[dict, dict]:
        path = getattr(record_or_path, "get_absolute_url", lambda: record_or_path)()
        (block,) = read(client.get(path)).xpath("//script[@type='application/ld+json']")
        data = json.loads(block.text)
        assert data["@context"] == "https://schema.org"
        assert isinstance(check(data), SchemaModel)
        (expanded,) = jsonld.expand(data, {"documentLoader": context})
        assert expanded["@type"] == ["https://schema.org/WebPage"]
        return data, data["mainEntity"]

    return found


@pytest.mark.parametrize(
    "fault",
    [
        {"@type": "Event", "spokenByCharacter": {"@type": "Person", "name": "Ada"}},
        {"@type": "Event", "attendee": {"@type": "Country", "name": "Alder"}},
        {"@type": "Event", "name": 3},
        {"@type": "Event", "startDate": "spring 2019"},
        {"@type": "Event", "attendees": {"@type": "Person", "name": "Ada"}},
    ],
)
def test_vocabulary_refuses_a_fault(fault):
    with pytest.raises((ValueError, AssertionError)):
        check(fault)


def test_event_says_what_its_articles_report(about, talks, bridge, ada):
    page, event = about(talks)
    article = {
        "@type": "NewsArticle",
        "@id": f"{SITE}/sources/{bridge.pk}/#source",
        "headline": "Talks at the bridge",
    }
    assert event == {
        "@type": "Event",
        "@id": f"{SITE}/events/{talks.pk}/#event",
        "name": "Talks in Geneva",
        "url": f"{SITE}/events/{talks.pk}/",
        "description": "13 January 2020, Geneva, Switzerland. Took part: Ada Alder. "
        "Cited from one article, in its own words.",
        "startDate": "2020-01-13",
        "location": {
            "@type": "Place",
            "name": "Geneva",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "Switzerland",
                "description": "Assigned by the editors of Newsroom; exact to the town",
            },
        },
        "attendee": [
            {
                "@type": "Person",
                "@id": f"{SITE}/actors/{ada.pk}/#actor",
                "name": "Ada Alder",
                "url": f"{SITE}/actors/{ada.pk}/",
            }
        ],
        "subjectOf": [article],
    }
    assert page["@id"] == f"{SITE}/events/{talks.pk}/"
    assert page["isBasedOn"] == [article]
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [crumb["name"] for crumb in page["breadcrumb"]["itemListElement"]] == [
        "Events",
        "Talks in Geneva",
    ]


def test_coordinates_are_labelled_as_ours(about, press, bridge):
    geneva = Place.objects.create(name="Geneva", latitude="46.2", longitude="6.14")
    talks = press.event("Talks", bridge, MEETING, place=geneva)
    assert about(talks)[1]["location"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 46.2,
        "longitude": 6.14,
        "description": "Assigned by the editors of Newsroom; exact to the town",
    }


@pytest.mark.parametrize(
    ("occurred", "start", "end"),
    [
        ("2020-01", "2020-01", None),
        ("2020", "2020", None),
        ("2014/2015-03", "2014", "2015-03"),
        ("2011/..", "2011", None),
        ("2020-01-13~", None, None),
        ("2019-21", None, None),
        ("[2020-01-14..2020-01-31]", None, None),
    ],
)
def test_date_of_an_event_is_never_more_exact_than_known(
    about, press, bridge, occurred, start, end
):
    event = about(press.event("Talks", bridge, MEETING, occurred=occurred))[1]
    assert (event.get("startDate"), event.get("endDate")) == (start, end)


def test_each_takes_the_part_that_schema_org_has_for_it(about, press, bridge, ada):
    ben = press.actor("Ben Birch", bridge)
    alder = press.actor("Alder", bridge, kind="country")
    event = press.event("Talks", bridge, MEETING, publish=False, actors=[ada])
    for actor, role in ((ben, "mediator"), (alder, "organiser"), (ben, "invited")):
        event.participations.create(actor=actor, role=role)
    press.support(event, bridge, "met Ben Birch in Geneva")
    press.publish(event)
    found = about(event)[1]
    parts = ("organizer", "attendee", "contributor", "about")
    assert [[one["name"] for one in found.get(part, ())] for part in parts] == [
        [],
        ["Ada Alder"],
        ["Ben Birch"],
        ["Alder"],
    ]


def test_nobody_attends_fighting(about, press, bridge, ada):
    found = about(press.event("Clash", bridge, MEETING, kind="fighting", actors=[ada]))[1]
    assert "attendee" not in found
    assert [one["name"] for one in found["about"]] == ["Ada Alder"]


def test_nobody_attends_what_was_only_announced(about, press, bridge, ada):
    found = about(press.event("Talks", bridge, MEETING, reality="announced", actors=[ada]))[1]
    assert (found["@type"], found["name"]) == ("Event", "Announced: Talks")
    assert "eventStatus" not in found
    assert "attendee" not in found
    assert found["description"].startswith("Announced. ")


def test_cancelled_event_has_that_status(about, press, bridge):
    found = about(press.event("Talks", bridge, MEETING, reality="cancelled"))[1]
    assert found["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize("reality", ["alleged", "denied"])
def test_alleged_event_is_a_claim(about, press, bridge, reality):
    found = about(press.event("Talks", bridge, MEETING, reality=reality, occurred="2020-01-13"))[1]
    assert (found["@type"], found["name"]) == ("Claim", f"{reality.capitalize()}: Talks")
    assert found["appearance"][0]["headline"] == "Talks at the bridge"
    assert "startDate" not in found


@pytest.mark.parametrize("statement", ["", "reality"])
@pytest.mark.parametrize(
    ("voice", "told"),
    [
        ({"voice": "opinion"}, "Opinion. "),
        ({"voice": "attributed", "attribution": "Ada Alder"}, "Attributed: “Ada Alder”. "),
    ],
)
def test_event_that_nobody_reports_is_a_claim(about, press, bridge, statement, voice, told):
    event = press.event("Talks", bridge, MEETING, publish=False, occurred="2020-01-13")
    citation = event.own_citations.get(statement=statement)
    for name, value in voice.items():
        setattr(citation, name, value)
    citation.save()
    press.publish(event)
    found = about(event)[1]
    assert found["@type"] == "Claim"
    assert found["description"].startswith(told)
    assert "startDate" not in found
    with editing(event, by=press.by):
        press.cite(event, bridge, "met Ben Birch in Geneva", statement)
    assert about(event)[1]["@type"] == "Event"


def test_contested_and_attributed_statements_are_no_properties(about, press, talks, bridge):
    article = press.article("It was in Basel that they met, on 15 January 2020.", "Basel")
    basel = Place.objects.create(name="Basel", country="Switzerland")
    words = "It was in Basel that they met"
    press.cite(talks, article, words, "place", value=f"place:{basel.pk}", stance="contradicts")
    found = about(talks)[1]
    assert "location" not in found
    assert found["startDate"] == "2020-01-13"
    assert "Contested: place" in found["description"]
    said = {"voice": "attributed", "attribution": "Ada Alder told reporters"}
    event = press.event("Talks", bridge, MEETING, publish=False, occurred="2020-01-13")
    for citation in event.citations():
        if citation.statement == "occurred":
            citation.voice, citation.attribution = said.values()
            citation.save()
    press.publish(event)
    found = about(event)[1]
    assert "startDate" not in found
    assert "(attributed: “Ada Alder told reporters”)" in found["description"]


def test_document_that_an_article_passes_on_is_what_it_is_based_on(about, press, bridge):
    event = press.event("Promise", bridge, SAID)
    letter = Source.objects.create(headline="[Letter]", genre="document")
    with editing(event, by=press.by):
        press.cite(event, bridge, MEETING, relays=letter)
    (article,) = about(event)[1]["subjectOf"]
    assert article["isBasedOn"] == [
        {
            "@type": "CreativeWork",
            "@id": f"{SITE}/sources/{letter.pk}/#source",
            "headline": "[Letter]",
        }
    ]
    (passing_on,) = about(Source.objects.get(pk=letter.pk))[1]["subjectOf"]
    assert passing_on["name"] == "Talks at the bridge"
    Source.objects.get(pk=letter.pk).retract(press.by, "Forged.")
    assert "isBasedOn" not in about(event)[1]["subjectOf"][0]


def test_larger_event_and_parts_are_linked(about, press, bridge, talks):
    part = press.event("Dinner", bridge, MEETING, part_of=talks)
    assert about(part)[1]["superEvent"]["name"] == "Talks in Geneva"
    assert [one["name"] for one in about(talks)[1]["subEvent"]] == ["Dinner"]


def test_person_has_printed_names_and_bodies(about, press, bridge):
    town = press.actor("Birch", bridge, kind="body")
    ben = press.actor("Ben Birch", bridge, kind="person")
    ada = Actor.objects.create(name="Ada of Alder", kind="person", wikidata_id="Q42")
    for name, kind in (("Ada Alder", "name"), ("Ada Alder, the mayor", "misprint")):
        press.cite(ActorName.objects.create(actor=ada, name=name, kind=kind), bridge, name)
    press.affiliation(ada, town, "mayor", bridge, "the mayor of Alder")
    press.affiliation(ada, ben, "mayor", bridge, "the mayor of Alder")
    press.publish(ada)
    person = about(ada)[1]
    assert person["@type"] == "Person"
    assert person["alternateName"] == ["Ada Alder"]
    assert person["sameAs"] == "http://www.wikidata.org/entity/Q42"
    assert [(one["@type"], one["name"]) for one in person["affiliation"]] == [
        ("Organization", "Birch")
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("armed_group", "Organization"),
        ("government", "GovernmentOrganization"),
        ("country", "Country"),
        ("party", "PoliticalParty"),
        ("company", "Organization"),
        ("media", "NewsMediaOrganization"),
        ("international", "Organization"),
        ("body", "Organization"),
        ("other", "Thing"),
    ],
)
def test_each_kind_of_actor_has_a_type(about, press, bridge, kind, expected):
    assert about(press.actor("Alder", bridge, kind=kind))[1]["@type"] == expected


def test_quotation_has_words_speaker_and_articles(about, promise, bridge, ada):
    quotation = about(promise)[1]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"] == "We will not close the bridge"
    assert quotation["spokenByCharacter"]["@id"] == f"{SITE}/actors/{ada.pk}/#actor"
    assert [one["@id"] for one in quotation["citation"]] == [f"{SITE}/sources/{bridge.pk}/#source"]
    assert quotation["description"] == (
        "“We will not close the bridge”. Said by Ada Alder. "
        "Cited from one article, in its own words."
    )


def test_anonymous_and_contested_speakers_are_no_persons(about, press, bridge, ada, promise):
    nobody = press.quote("close the bridge", bridge, SAID, speaker_as_printed="reporters")
    assert "spokenByCharacter" not in about(nobody)[1]
    ben = press.actor("Ben Birch", bridge)
    other = {"value": f"actor:{ben.pk}", "stance": "contradicts"}
    press.cite(promise, bridge, "Ben Birch left early", "speaker", **other)
    page, quotation = about(promise)
    assert "spokenByCharacter" not in quotation
    assert "Who said this is contested." in quotation["description"]
    assert page["name"] == (
        "Who said this is contested (Ada Alder or Ben Birch) (contested: speaker): "
        "“We will not close the bridge”"
    )


def test_words_of_an_indirect_quote_are_not_its_speakers(about, press, bridge, ada):
    quote = press.quote(SAID, bridge, SAID, speaker=ada, manner="indirect", said="2020-01")
    quotation = about(quote)[1]
    assert "text" not in quotation
    assert quotation["dateCreated"] == "2020-01"
    assert quotation["description"].startswith("In the words of an article: “We will")


def test_marked_words_of_a_partial_quote_are_its_text(about, press, bridge, ada):
    quote = press.quote(f"{SAID}.", bridge, f"{SAID}.", speaker=ada, manner="partial")
    assert about(quote)[1]["text"] == "We will not close the bridge,"
    bare = press.quote("close the bridge", bridge, SAID, speaker=ada, manner="partial")
    assert about(bare)[1]["text"] == "close the bridge"


def test_words_that_an_article_denies_are_nobodys(about, press, promise):
    denied = "“We will not close the bridge” was never said"
    denial = press.article(f"{denied}, her office wrote.", "Denial")
    press.cite(promise, denial, denied, "words", stance="contradicts")
    quotation = about(promise)[1]
    assert "spokenByCharacter" not in quotation
    assert "That it was said is contested." in quotation["description"]


def test_words_at_second_hand_are_nobodys(about, press, bridge, ada):
    ben = press.actor("Ben Birch", bridge)
    quote = press.quote(
        "close the bridge", bridge, SAID, speaker=ada, said="2020-01", publish=False
    )
    citation = quote.own_citations.get(statement="words")
    citation.voice, citation.attribution, citation.attributed_to = "attributed", "Ben Birch", ben
    citation.save()
    press.publish(quote)
    quotation = about(quote)[1]
    assert {"spokenByCharacter", "dateCreated"}.isdisjoint(quotation)
    assert "That it was said: according to Ben Birch." in quotation["description"]
    citation.attributed_to = ada
    citation.save()
    assert about(quote)[1]["spokenByCharacter"]["name"] == "Ada Alder"


def test_address_that_is_none_of_the_web_is_no_property(about, press):
    outlet = Outlet.objects.create(name="River Gazette", homepage="data:text/html,x")
    source = press.article(outlet=outlet)
    press.event("Talks", source, MEETING)
    script = {"url": "javascript:alert(1)", "archive_url": "JavaScript:alert(2)"}
    Source._base_manager.update(**script)
    found = about(Source.objects.get())[1]
    assert {"url", "archivedAt"}.isdisjoint(found)
    assert found["publisher"] == {"@type": "Organization", "name": "River Gazette"}


def test_article_has_what_is_known_of_it_and_no_more(about, press, bridge):
    outlet = Outlet.objects.create(name="River Gazette", kind="newspaper")
    wire = press.article("The bridge stays, said the mayor of Alder.", "Wire")
    press.event("Wire", wire, "The bridge stays")
    copy = press.article(
        "The bridge stays open, said Ada Alder.",
        "The bridge stays",
        outlet=outlet,
        genre="opinion",
        byline="Jane Doe, Tripoli",
        url="https://gazette.example/1",
        published="2020-01",
        language="en",
        reprint_of=wire,
        archive_url="https://archive.example/1",
    )
    press.event("Bridge", copy, "The bridge stays open")
    wire.refresh_from_db()
    copy.refresh_from_db()
    assert about(copy)[1] == {
        "@type": "OpinionNewsArticle",
        "@id": f"{SITE}/sources/{copy.pk}/#source",
        "headline": "The bridge stays",
        "url": "https://gazette.example/1",
        "datePublished": "2020-01",
        "inLanguage": "en",
        "creditText": "Jane Doe, Tripoli",
        "publisher": {"@type": "Organization", "name": "River Gazette"},
        "archivedAt": "https://archive.example/1",
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": "Wire",
                "url": SITE + wire.get_absolute_url(),
            }
        ],
    }
    assert about(wire)[1].keys() == {"@type", "@id", "headline"}


def test_excerpt_is_a_part_of_its_article(about, talks, bridge):
    excerpt = talks.citations().first().excerpt
    page, quotation = about(f"/sources/{bridge.pk}/excerpts/{excerpt.pk}/")
    assert quotation["text"] == MEETING
    assert quotation["isPartOf"]["headline"] == "Talks at the bridge"
    assert "license" not in page


def test_corrections_are_told(about, talks):
    Correction.objects.create(event=talks, text="The place was wrong.", date="2026-11-04")
    assert about(talks)[0]["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The place was wrong.",
            "datePublished": "2026-11-04",
        }
    ]


def test_retraction_of_what_is_published_again_is_told(about, talks, editor):
    talks.retract(editor, "We mistook the town.")
    talks.return_to_draft(editor)
    talks.publish(editor)
    day = talks.retracted_at.date()
    (told,) = about(talks)[0]["correction"]
    assert told["datePublished"] == day.isoformat()
    assert told["text"].startswith("Retracted: We mistook the town. Published again on ")


def test_hostile_words_stay_in_the_data_block(about, client, press):
    words = HOSTILE.replace("\r\n", " ").replace("\n", " ")
    source = press.article(f"{words} <!-- and no more of it.", HOSTILE.replace("\r\n", "\n")[:500])
    quote = Quote.objects.create(text=words, speaker_as_printed="</script><b>")
    press.cite(quote, source, words, "words")
    press.cite(quote, source, words, "speaker", value="</script><b>")
    quote.speaker_as_printed = "he said </script>"
    quote.save()
    press.cite(quote, source, words, "speaker", value="he said </script>")
    press.publish(quote)
    assert about(quote)[1]["text"] == words
    content = client.get(quote.get_absolute_url()).content.decode()
    assert content.count("</script") == content.count("<script")
    assert content.count('<script type="application/ld+json">') == 1
