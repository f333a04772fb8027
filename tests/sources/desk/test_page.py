"""The desk's page, as a browser gets it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from sources.actions import capture
from sources.models import Affiliation, Place, Source
from tests.conftest import TALKS
from tests.sources.bulk import Bulk
from tests.sources.desk.wire import Wire, part, words
from tests.sources.town import LATER, make_actor, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


@pytest.fixture
def quote(article, editor):
    return make_quote(article, editor, speaker=make_actor(article, editor))


def page_of(desk: Wire, query: str = ""):
    response = desk.client.get(desk.url + query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def part_of(page, name: str):
    (found,) = page.xpath(f"//*[@data-part='{name}']")
    return found


def test_the_text_of_the_page_is_that_of_the_snapshot(desk, quote):
    article = part_of(page_of(desk), "article")
    snapshot = desk.source.current_snapshot
    assert article.text_content() == snapshot.text == TALKS
    assert article.get("data-snapshot") == str(snapshot.pk)
    assert article.get("data-sha256") == snapshot.sha256


def test_marks_lead_to_what_cites_them(desk, quote):
    quoted, name = part_of(page_of(desk), "article").xpath(".//mark")
    assert (quoted.text, name.text) == ("“We will not close the bridge,” said ", "Mayor Ada Alder")
    assert quoted.get("class") == "m quote draft quote-draft"
    assert name.get("class") == "m quote actor draft quote-draft actor-draft"
    assert name.get("title") == "Cited by: quote (draft), actor (draft)"
    panel = part(desk.get(name.get("data-url").removeprefix(desk.url)))
    assert words(panel) == (
        "What cites these words Close "
        "Mayor Ada Alder actor Ada Alder draft supports the name as printed: Ada Alder "
        "“We will not close the bridge,” said Mayor Ada Alder "
        "quote We will not close the bridge draft "
        "supports the words: We will not close the bridge supports the speaker: Ada Alder"
    )


def test_excerpts_of_other_articles_are_not_shown(desk, editor):
    other = capture(text=TALKS + " More.", headline="Other").source
    make_actor(other, editor)
    excerpt = other.citations().get().excerpt
    answer = desk.get(f"excerpt/{excerpt.pk}/", also="nonsense")
    assert (answer["status"], answer["message"], answer["parts"]) == (
        404,
        "Nothing cites these words any more.",
        {},
    )


def test_progress_says_what_is_left(desk, editor):
    before = part_of(page_of(desk), "progress")
    assert words(before.xpath("details[1]")[0]) == (
        "Quotations: 0 of 1 Not covered yet: We will not close the bridge"
    )
    (left,) = before.xpath("details[1]//a")
    line = page_of(desk).xpath(f"//p[@id='{left.get('href')[1:]}']")[0]
    assert "We will not close" in line.text_content()
    make_quote(desk.source, editor)
    after = part_of(page_of(desk), "progress")
    assert words(after.xpath("details[1]")[0]) == "Quotations: 1 of 1 All are covered."


def test_open_quotations_and_paragraphs_are_where_a_key_finds_them(desk, editor):
    article = part_of(page_of(desk), "article")
    (span,) = article.xpath(".//*[@data-quotation]")
    start, end = map(int, span.get("data-quotation").split())
    assert TALKS[start:end] == span.text == "We will not close the bridge"
    assert [p.get("data-start") for p in article.xpath("p[@data-uncovered]")] == ["30"]
    make_quote(desk.source, editor)
    article = part_of(page_of(desk), "article")
    assert article.xpath(".//*[@data-quotation]") == []
    assert article.xpath("p[@data-uncovered]") == []


def test_regions_are_shown_as_what_they_are(desk):
    page = page_of(desk)
    (line,) = page.xpath("//p[@data-region]")
    assert (line.get("data-label"), line.get("aria-label")) == ("Headline", "Headline")
    assert line.text_content() == "The talks of the river towns\n"
    assert "Paragraphs: 0 of 1" in words(part_of(page, "progress"))


def test_the_list_is_filtered_without_a_script(desk, quote):
    rows = page_of(desk, "?q=alder&kind=actor").xpath("//li[@data-entry]")
    assert [(row.get("data-entry"), "hidden" in row.attrib) for row in rows] == [
        (f"quote/{quote.pk}", True),
        (f"actor/{quote.speaker_id}", False),
    ]
    page = page_of(desk, "?q=nothing")
    assert "No entry of this article fits." in words(part_of(page, "entries"))
    assert page.xpath("//input[@name='q']/@value") == ["nothing"]


def test_without_a_script_marks_lead_to_a_list_of_what_cites_them(desk, quote):
    assert page_of(desk).xpath("//head/noscript/meta/@content") == ["0;url=?plain=1"]
    page = page_of(desk, "?plain=1")
    article = part_of(page, "article")
    assert article.text_content() == TALKS
    targets = [link.get("href") for link in article.xpath(".//a")]
    listed = [f"#{block.get('id')}" for block in page.xpath("//section[@class='cited']/div")]
    assert set(targets) == set(listed)
    assert len(listed) == 2
    forms = page.xpath("//noscript//a/@href")
    assert "/admin/sources/quote/add/" in forms
    assert f"/admin/sources/quote/{quote.pk}/cite/?source={desk.source.pk}" in forms
    assert page.xpath("//head/noscript/meta") == []


def test_a_text_that_changed_leads_to_the_comparison(desk, quote):
    changed = TALKS.replace("We will not", "We shall not")
    newer = capture(text=changed, headline="Talks", source=desk.source).snapshot
    page = page_of(desk)
    notice = page.xpath("//section[@class='desk-text']/p[@class='notice']")[0]
    assert words(notice) == (
        "The article has changed since some of its words were cited. "
        "To be looked at: 1 moved, 1 changed. Compare the texts"
    )
    assert notice.xpath("a/@href") == [f"/admin/sources/snapshot/{newer.pk}/comparison/"]
    assert part_of(page, "article").get("data-snapshot") == str(newer.pk)
    assert [mark.text for mark in page.xpath("//mark")] == ["Mayor Ada Alder"]


def test_the_join_of_passages_is_no_paragraph(client, editor):
    source = capture(passages=["One passage.", "Another one."], headline="Parts").source
    page = page_of(Wire(client, source, editor))
    joins = page.xpath("//p[@data-join]")
    assert [line.text_content() for line in joins] == ["\n", "[…]\n", "\n"]
    assert "Paragraphs: 0 of 2" in words(part_of(page, "progress"))
    assert "passages alone" in words(page.xpath("//header[@class='desk-top']")[0])


def test_previous_and_next_articles_are_linked(desk):
    other = capture(text=TALKS + " More.", headline="Other").source
    (following,) = page_of(desk).xpath("//nav[@class='queue']/a")
    assert following.get("href") == f"/admin/sources/source/{other.pk}/desk/"
    assert (following.get("rel"), words(following)) == ("next", "Next: Other →")


def test_the_bar_offers_what_the_role_allows(client, desk, article):
    offered = "//div[@id='bar']/button/@aria-keyshortcuts"
    assert page_of(desk).xpath(offered) == ["q", "e", "a", "c", "d"]
    reader = User.objects.create_user("rita", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_source"))
    assert page_of(Wire(client, article, reader)).xpath(offered) == []


def test_who_may_not_see_the_source_gets_no_desk(client, article):
    stranger = User.objects.create_user("stan", is_staff=True)
    desk = Wire(client, article, stranger)
    assert desk.client.get(desk.url).status_code == 403
    assert desk.get("excerpt/1/")["status"] == 403


def test_a_source_without_a_text_leads_to_its_form(client, editor):
    letter = Source.objects.create(headline="A letter")
    desk = Wire(client, letter, editor)
    response = desk.client.get(desk.url, follow=True)
    assert response.redirect_chain == [(f"/admin/sources/source/{letter.pk}/change/", 302)]
    assert "No text of this source has been captured: capture it first." in (
        response.content.decode()
    )


def test_every_source_with_a_text_leads_to_its_desk(desk):
    Source.objects.create(headline="A letter")
    listed = html.fromstring(desk.client.get("/admin/sources/source/").content.decode())
    cells = listed.xpath("//td[@class='field-desk']")
    assert [words(cell) for cell in cells] == ["–", f"Open “{desk.source}”"]
    assert cells[1].xpath("a/@href") == [desk.url]
    form = html.fromstring(desk.client.get(desk.url.replace("desk", "change")).content.decode())
    links = {words(link): link.get("href") for link in form.xpath("//ul[@class='object-tools']//a")}
    assert links["Open the desk"] == desk.url


def crowded(press: Bulk, rows: int) -> Source:
    """An article that as many actors, events and quotes cite as wanted, each tied to others."""
    sentences = [
        f"Mayor number {n} came. “We stay, all {n} of us,” the mayor said." for n in range(rows)
    ]
    source = press.article(" ".join(sentences) + "\n\nThe “end”. " + LATER)
    elsewhere = press.article("Mayor Zero went home.", "Elsewhere")
    zero = press.actor("Mayor Zero", elsewhere)
    before = press.event("Before", elsewhere, "went home")
    for n in range(rows):
        name, said = f"Mayor number {n}", f"We stay, all {n} of us"
        mayor = press.actor(name, source, publish=False)
        tie = Affiliation.objects.create(actor=mayor, with_actor=zero, role="Mayor")
        press.cite(tie, source, name)
        place = Place.objects.create(name=f"Basel {n}")
        event = press.event(
            f"Coming {n}",
            source,
            f"{name} came",
            actors=[mayor],
            after=[before],
            place=place,
            part_of=before,
            publish=False,
        )
        quote = press.quote(said, source, said, speaker=mayor, occasion=event, publish=False)
        quote.addressees.set([zero])
        if n == 0:
            press.publish(mayor)
    return source


def count(act) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_number_of_queries_does_not_grow(client, editor, rows, settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    source = crowded(Bulk(editor), rows)
    desk = Wire(client, source, editor)
    excerpt = source.citations().first().excerpt_id
    counted = {
        "page": count(lambda: page_of(desk)),
        "plain": count(lambda: page_of(desk, "?plain=1")),
        "excerpt": count(lambda: desk.get(f"excerpt/{excerpt}/")),
        "dismiss": count(lambda: desk.post("dismiss/", **desk.select("end"))),
    }
    assert len(page_of(desk).xpath("//li[@data-entry]")) == 3 * rows
    assert counted == {"page": 32, "plain": 36, "excerpt": 7, "dismiss": 38}
