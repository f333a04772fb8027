import json
from datetime import UTC, datetime

import pytest
import rispy
from django.conf import settings
from django.utils import timezone

from sources.actions import capture, editing, merge
from sources.models import Correction, Outlet, Source, SourceNotice
from sources.pages.cards import card
from tests.sources.bulk import Bulk
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

TELLING = "Zanzibar"
HOST = "http://testserver"
INNER = str.maketrans("“”", "‘’")
FORMS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def files(path: str) -> list[str]:
    return [f"{path}cite.{form}" for form in FORMS]


@pytest.fixture
def excerpt(talks):
    return talks.citations().first().excerpt


@pytest.fixture
def hidden(press, bridge, talks):
    """Drafts that cite an article which readers see, and one which they don't."""
    source = press.article("Zanzibar Actor was seen in the square.", "Zanzibar headline")
    seen = press.actor("Zanzibar Actor", source, publish=False)
    left = press.event("Zanzibar", bridge, "Ben Birch left early", publish=False, actors=[seen])
    return seen, left, source


def cited(response, style: str) -> str:
    page = read(response)
    (term,) = [term for term in page.xpath("//section[@class='cite']//dt") if words(term) == style]
    return words(term.getnext())


def test_event_page_says_how_to_cite_it(client, talks):
    response = client.get(talks.get_absolute_url())
    today = timezone.localdate()
    day = f"{today:%B} {today.day}, {today.year}"
    link = f"{HOST}/events/{talks.pk}/"
    assert cited(response, "Chicago") == (
        f"Newsroom. “Talks in Geneva.” Last modified {day}. Accessed {day}. {link}."
    )
    assert cited(response, "Permanent link") == link
    links = read(response).xpath("//section[@class='cite']//a[@download]/@href")
    assert links == files(link)
    assert read(response).xpath("//section[@class='cite']//i")[0].text_content() == (
        "Talks in Geneva"
    )


def test_quote_and_announced_event_are_cited_for_what_they_are(client, press, bridge, promise, ada):
    assert "“Ada Alder: ‘We will not close the bridge.’”" in cited(
        client.get(promise.get_absolute_url()), "MLA"
    )
    indirect = press.quote(SAID, bridge, SAID, speaker=ada, manner="indirect")
    assert "“Ada Alder, as the article puts it: ‘We will not close the bridge,’ Ada" in cited(
        client.get(indirect.get_absolute_url()), "MLA"
    )
    announced = press.event("A second round", bridge, MEETING, reality="announced")
    assert "“Announced: A second round.”" in cited(
        client.get(announced.get_absolute_url()), "Chicago"
    )


@pytest.mark.parametrize(
    ("said", "told", "described"),
    [
        ({"voice": "opinion"}, "opinion", "Opinion. Cited"),
        (
            {"voice": "attributed", "attribution": "told reporters"},
            "attributed: “told reporters”",
            "Attributed: “told reporters”. Cited",
        ),
        (
            {"stance": "contradicts"},
            "nothing supports this; contested: reality",
            "Nothing supports this. Contested: reality. Cited",
        ),
    ],
)
def test_title_and_description_carry_the_reservations_of_the_card(
    client, press, bridge, said, told, described
):
    event = press.event("Talks in Basel", bridge, MEETING)
    citation = event.own_citations.get(statement="reality")
    for name, value in said.items():
        setattr(citation, name, value)
    citation.save()
    response, heading = client.get(event.get_absolute_url()), f"Talks in Basel ({told})"
    page = read(response)
    assert card(event).heading == heading
    assert page.xpath("//meta[@property='og:title']/@content") == [heading]
    assert page.xpath("//meta[@name='description']/@content")[0].startswith(described)
    assert f"Talks in Basel ({told.translate(INNER)}" in cited(response, "Chicago")
    assert f"TI  - {heading}\r\n" in client.get(f"/events/{event.pk}/cite.ris").content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_download_has_its_media_type_and_a_speaking_name(client, talks, form):
    response = client.get(f"/events/{talks.pk}/cite.{form}")
    assert response["Content-Type"] == FORMS[form]
    assert response["Content-Disposition"] == (
        f'attachment; filename="newsroom-event-{talks.pk}-talks-in-geneva.{form}"'
    )
    assert f"newsroom-event-{talks.pk}" in response.content.decode()
    assert f"{HOST}/events/{talks.pk}/" in response.content.decode()


def test_name_of_a_file_is_plain_whatever_the_title(client, press, bridge):
    event = press.event("لقاء", bridge, MEETING)
    response = client.get(f"/events/{event.pk}/cite.ris")
    assert response["Content-Disposition"] == (
        f'attachment; filename="newsroom-event-{event.pk}.ris"'
    )
    assert "TI  - لقاء\r\n" in response.content.decode()


def test_last_change_is_that_of_a_part_too(client, talks, press):
    participation = talks.participations.get()
    row = participation.history.get()
    row.history_date = row.history_date.replace(year=2031, month=3, day=2)
    row.save()
    assert "Last modified March 2, 2031." in cited(client.get(talks.get_absolute_url()), "Chicago")
    (found,) = json.loads(client.get(f"/events/{talks.pk}/cite.json").content)
    assert found["issued"] == {"date-parts": [[2031, 3, 2]]}
    page = read(client.get(talks.get_absolute_url()))
    assert page.xpath("//meta[@property='article:modified_time']/@content") == ["2031-03-02"]


def test_correction_is_a_change(client, talks):
    correction = Correction.objects.create(event=talks, text="The day was wrong.")
    correction.history.update(history_date=datetime(2031, 3, 2, tzinfo=UTC))
    assert "Last modified March 2, 2031." in cited(client.get(talks.get_absolute_url()), "Chicago")


def test_article_that_its_publisher_retracted_is_cited_as_such(client, bridge, talks, excerpt):
    told = {"kind": "retracted", "date": "2020-03-03", "words": "We were wrong."}
    SourceNotice.objects.create(source=bridge, **told)
    source = Source.objects.get(pk=bridge.pk)
    said = "Retracted by its publisher on 3 March 2020"
    for path in (source.get_absolute_url(), f"/sources/{bridge.pk}/excerpts/{excerpt.pk}/"):
        response = client.get(path)
        for style in ("Chicago", "APA", "MLA"):
            assert said in cited(response, style), (path, style)
        (described,) = read(response).xpath("//meta[@property='og:description']/@content")
        assert described.startswith(f"{said}. ")
    for address in files(f"/sources/{bridge.pk}/"):
        assert said in client.get(address).content.decode()


def test_article_is_cited_as_its_own_publishers(client, press):
    outlet = Outlet.objects.create(name="River Gazette", kind="newspaper")
    details = {"byline": "Jane Doe", "url": "https://gazette.example/1", "published": "2020-01"}
    source = press.article(headline="The bridge stays", outlet=outlet, **details)
    press.event("Talks", source, MEETING)
    response = client.get(Source.objects.get().get_absolute_url())
    assert cited(response, "APA").startswith(
        "Jane Doe. (2020, January). The bridge stays. River Gazette. https://gazette.example/1 ["
    )
    (found,) = rispy.loads(client.get(f"/sources/{source.pk}/cite.ris").content.decode())
    assert (found["type_of_reference"], found["secondary_title"]) == ("NEWS", "River Gazette")
    assert found["urls"] == ["https://gazette.example/1"]


def test_unknown_outlet_is_in_no_reference(client, bridge, talks):
    response = client.get(Source.objects.get(pk=bridge.pk).get_absolute_url())
    assert cited(response, "MLA").startswith("“Talks at the bridge.” n.d. Recorded at Newsroom")
    for path in files(f"/sources/{bridge.pk}/"):
        assert "unknown" not in client.get(path).content.decode()


def test_excerpt_has_a_page_of_its_own(client, press, excerpt, talks, bridge):
    path = f"/sources/{bridge.pk}/excerpts/{excerpt.pk}/"
    response = client.get(path)
    page = read(response)
    assert [words(quote) for quote in page.xpath("//blockquote")] == [MEETING]
    assert [words(rest) for rest in page.xpath("//ul[@class='cited-by']/li")] == [
        "event Talks in Geneva · supports: that there is such an event, whether it happened, "
        "date, place, who had a part in it"
    ]
    assert cited(response, "Chicago").startswith(f"“{MEETING}” “Talks at the bridge.”")
    assert path in read(client.get(talks.get_absolute_url())).xpath("//@href")
    source = Source.objects.get(pk=bridge.pk)
    assert path in read(client.get(source.get_absolute_url())).xpath("//@href")
    assert page.xpath("//link[@rel='canonical']/@href") == [HOST + path]


def test_excerpt_page_leads_to_the_passage_and_says_what_became_of_it(client, press):
    source = press.article(url="https://example.org/1")
    event = press.event("Talks", source, MEETING)
    SourceNotice.objects.create(source=source, kind="corrected", words="It was Basel.")
    capture(text="Another text.", source=source)
    found = event.citations().first().excerpt
    page = client.get(f"/sources/{source.pk}/excerpts/{found.pk}/")
    (link,) = [a for a in read(page).xpath("//article//a/@href") if ":~:" in a]
    assert link.startswith("https://example.org/1#:~:text=On%2013%20January%202020")
    assert "It was Basel." in text(page)
    assert "these words no longer stood in it" in text(page)


def test_excerpt_that_drafts_alone_cite_is_not_found(client, hidden, bridge):
    seen, left, _ = hidden
    for entry in (seen, left):
        for citation in entry.citations():
            path = f"/sources/{citation.source.pk}/excerpts/{citation.excerpt.pk}/"
            for address in (path, *files(path)):
                assert client.get(address).status_code == 404, address


def test_excerpt_of_another_source_is_not_found(client, excerpt, press):
    other = press.article("Another article.", "Another")
    press.event("Other", other, "Another article")
    assert client.get(f"/sources/{other.pk}/excerpts/{excerpt.pk}/").status_code == 404


def test_draft_and_its_sources_have_no_references(client, hidden, editor):
    seen, left, source = hidden
    client.force_login(editor)
    for path in (f"/actors/{seen.pk}/", f"/events/{left.pk}/", f"/sources/{source.pk}/"):
        for address in files(path):
            response = client.get(address)
            assert response.status_code == 404
            assert TELLING not in response.content.decode()
    preview = client.get(seen.get_absolute_url())
    assert TELLING in preview.content.decode()
    carried = "//section[@class='cite'] | //script[@type] | //head/meta[@property]"
    assert read(preview).xpath(carried) == []


def test_drafts_are_in_no_reference_and_no_head(client, hidden, press, talks, bridge, promise):
    _, left, source = hidden
    with editing(talks, by=press.by):
        press.cite(talks, source, "Zanzibar Actor was seen in the square")
    Source.objects.get(pk=source.pk).retract(press.by, "Forged.")
    press.event("Zanzibar part", bridge, MEETING, publish=False, part_of=talks, after=[left])
    records = [talks, promise, promise.speaker, Source.objects.get(pk=bridge.pk)]
    for record in records:
        path = f"/{record._meta.model_name}s/{record.pk}/"
        for address in (record.get_absolute_url(), *files(path)):
            response = client.get(address)
            assert response.status_code == 200
            assert TELLING not in response.content.decode(), address


def test_retracted_entry_has_a_tombstone_alone(client, promise, editor):
    promise.retract(editor, "We mistook the speaker.")
    for address in files(f"/quotes/{promise.pk}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "We mistook the speaker." in text(response)
        assert "We will not close" not in response.content.decode()


def test_excerpt_goes_with_the_last_entry_that_cites_it(client, press, bridge, editor):
    first, second = (press.event(title, bridge, "Ben Birch left early") for title in ("One", "Two"))
    path = f"/sources/{bridge.pk}/excerpts/{first.citations().first().excerpt.pk}/"
    first.retract(editor, "Wrong.")
    kept = "event Two · supports: that there is such an event, whether it happened"
    assert kept in text(client.get(path))
    assert "One" not in client.get(path).content.decode()
    second.retract(editor, "Wrong.")
    for address in (path, *files(path)):
        assert client.get(address).status_code == 404


def test_excerpt_of_a_retracted_source_is_gone(client, press, bridge, talks, excerpt, editor):
    other = press.article(MEETING + " again.", "The same again")
    with editing(talks, by=editor):
        for citation in list(talks.citations()):
            press.cite(citation.target, other, MEETING, citation.statement, value=citation.value)
    shared = talks.citations().get(excerpt__snapshot__source=other, statement="occurred").excerpt
    Source.objects.get(pk=other.pk).retract(editor, "A hoax.")
    path = f"/sources/{other.pk}/excerpts/{shared.pk}/"
    for address in (path, *files(path), *files(f"/sources/{other.pk}/")):
        response = client.get(address)
        assert response.status_code == 410
        assert "A hoax." in text(response)
        assert MEETING not in response.content.decode()
    Source.objects.get(pk=other.pk).return_to_draft(editor)
    assert shared.citations.published().exists()
    for address in (path, *files(path), *files(f"/sources/{other.pk}/")):
        response = client.get(address)
        assert response.status_code == 410
        assert "A hoax." in text(response)
        assert MEETING not in response.content.decode()


def test_merged_entry_is_cited_as_its_survivor(client, press, bridge, ada, editor):
    double = press.actor("Ben Birch", bridge)
    merge(survivor=ada, duplicate=double, by=editor)
    response = client.get(f"/actors/{double.pk}/cite.bib")
    assert response.status_code == 301
    assert response["Location"] == f"/actors/{ada.pk}/cite.bib"


def test_head_says_what_the_page_is(client, talks, settings):
    settings.SITE_NAME = "The River Desk"
    page = read(client.get(talks.get_absolute_url()))
    found = dict(
        zip(page.xpath("//meta/@property"), page.xpath("//meta[@property]/@content"), strict=True)
    )
    address = HOST + talks.get_absolute_url()
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    unsettled = {"article:modified_time": ""}
    assert {name: v for name, v in (found | unsettled).items() if ":image" not in name} == {
        "og:type": "article",
        "og:title": "Talks in Geneva",
        "og:description": "13 January 2020, Geneva, Switzerland. Took part: Ada Alder. "
        "Cited from one article, in its own words.",
        "og:url": address,
        "og:site_name": "The River Desk",
        "og:locale": "en_GB",
        "article:modified_time": "",
    }
    (description,) = page.xpath("//meta[@name='description']/@content")
    assert description == found["og:description"]
    assert cited(client.get(talks.get_absolute_url()), "APA").startswith("The River Desk. (")


def test_only_an_entry_has_a_picture(client, talks, bridge):
    page = read(client.get(talks.get_absolute_url()))
    found = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
    assert found["og:image"] == f"{HOST}/events/{talks.pk}/card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"].startswith("Talks in Geneva. 13 January 2020")
    assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    source = read(client.get(Source.objects.get(pk=bridge.pk).get_absolute_url()))
    assert source.xpath("//meta[@property='og:image']") == []
    assert source.xpath("//meta[@name='twitter:card']/@content") == ["summary"]


def test_claims_are_described_as_claims(client, press, bridge):
    said = {"voice": "attributed", "attribution": "Ada Alder told reporters"}
    event = press.event("Promise", bridge, SAID, publish=False, reality="announced")
    event.summary = "The bridge will stay open."
    event.save()
    press.cite(event, bridge, SAID, "summary", value=event.summary, **said)
    press.publish(event)
    page = read(client.get(event.get_absolute_url()))
    assert page.xpath("//meta[@name='description']/@content") == [
        "Announced. Attributed: “Ada Alder told reporters”: The bridge will stay open. "
        "Cited from one article, in its own words."
    ]


@pytest.mark.parametrize("path", ["/", "/events/", "/actors/", "/quotes/", "/sources/"])
def test_lists_and_home_are_described(client, talks, path):
    (described,) = read(client.get(path)).xpath("//meta[@name='description']/@content")
    assert described.startswith(f"{settings.SITE_NAME}: ")
    assert described.endswith("Under every statement stand the exact words that support it.")


@pytest.mark.parametrize("rows", [3, 30])
def test_references_ask_a_constant_number_of_queries(
    client, editor, django_assert_num_queries, rows
):
    press = Bulk(editor)
    source = press.article(url="https://example.org/1")
    for number in range(rows):
        press.event(f"Event {number}", source, MEETING)
        SourceNotice.objects.create(source=source, kind="corrected", words=f"Erratum {number}")
    excerpt = source.citations().first().excerpt
    path = f"/sources/{source.pk}/excerpts/{excerpt.pk}/"
    with django_assert_num_queries(5):
        assert client.get(path).status_code == 200
    with django_assert_num_queries(5):
        assert client.get(f"{path}cite.bib").status_code == 200


def test_excerpt_of_a_number_that_no_database_holds_is_not_found(client, bridge):
    assert client.get(f"/sources/{bridge.pk}/excerpts/{10**19}/").status_code == 404


def test_date_that_only_a_retracted_article_gives_is_no_fact_for_others(client, press, bridge):
    event = press.event("Deal", bridge, MEETING, publish=False)
    wrong = press.article("They met on 13 January 2020 in Geneva.", "Wrong")
    event.occurred = "2020-01-13"
    event.save()
    press.cite(event, wrong, "They met on 13 January 2020", "occurred")
    press.publish(event)
    page = client.get(event.get_absolute_url()).content.decode()
    assert '"startDate":"2020-01-13"' in page.replace(": ", ":")
    SourceNotice.objects.create(source=wrong, kind="retracted", words="We were wrong.")
    page = read(client.get(event.get_absolute_url()))
    assert "startDate" not in page.xpath("//script[@type='application/ld+json']/text()")[0]
    (description,) = page.xpath("//meta[@property='og:description']/@content")
    assert description.startswith("13 January 2020 (nothing supports this).")
