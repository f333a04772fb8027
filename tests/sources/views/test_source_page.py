"""What readers see of an article: the passages that are cited, and little around them."""

import pytest

from sources.actions import capture, editing
from sources.models import Source
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

FILLER = " ".join(f"Sentence number {n} says nothing." for n in range(100))
SIGNED = "The mayors signed the treaty today"


def test_source_page_shows_cited_passages_alone(client, bridge, talks, promise, settings):
    settings.MOST_SHOWN = 0.6
    page = read(client.get(bridge.get_absolute_url()))
    (passage,) = page.xpath("//div[@class='passage']/blockquote")
    assert words(passage) == (
        "On 13 January 2020 Ada Alderend of excerpt [2], what it is cited for, the mayor of Alder, "
        "met Ben Birch in Genevaend of excerpt [1], what it is cited for. “We will not close the "
        "bridge,” Ada Alder told reportersend of excerpt [3], what it is cited for. The talks "
        "ended without a memorandum, and Ben Birch left early."
    )
    assert "their mills" not in text(client.get(bridge.get_absolute_url()))
    assert [words(rest) for rest in page.xpath("//ul[@class='cited-by']/li")] == [
        "event Talks in Geneva · supports: that there is such an event, whether it happened, "
        "date, place, who had a part in it",
        "actor Ada Alder · supports: name as printed",
        "quote We will not close the bridge · supports: words, speaker, medium, occasion",
    ]
    assert {f"excerpt-{c.excerpt_id}" for c in talks.citations()} <= set(page.xpath("//@id"))


def test_each_use_leads_back_to_the_excerpt_on_the_page_of_the_entry(client, bridge, talks):
    page = read(client.get(bridge.get_absolute_url()))
    (back,) = set(page.xpath("//ul[@class='cited-by']//a[contains(., 'Talks')]/@href"))
    excerpt = talks.citations().first().excerpt_id
    assert back == f"{talks.get_absolute_url()}#words-{excerpt}"
    assert f"words-{excerpt}" in read(client.get(talks.get_absolute_url())).xpath("//@id")


def test_context_is_at_most_300_characters_on_each_side(client, press):
    source = press.article(f"{FILLER} {SIGNED}. {FILLER}", "Long")
    press.event("Treaty", source, SIGNED)
    page = read(client.get(source.get_absolute_url()))
    before, after = page.xpath("//div[@class='passage']/blockquote/text()")
    assert 200 < len(before) <= 300
    assert 200 < len(after) <= 300


def test_words_around_an_excerpt_are_hidden_where_readers_would_see_too_much(
    client, press, settings
):
    source = press.article(f"{FILLER} {SIGNED}. {FILLER}", "Long", url="https://example.org/long")
    press.event("Treaty", source, SIGNED)
    settings.MOST_SHOWN = 0.001
    page = read(client.get(source.get_absolute_url()))
    assert page.xpath("//div[@class='passage']/blockquote/text()") == []
    assert words(page.xpath("//mark")[0]) == SIGNED
    assert words(page.xpath("//p[@class='share']")[0]) == (
        "What is shown here is 1% of the article. The rest is at the publisher."
    )


def test_page_tells_the_share_that_it_shows(client, bridge, talks, press):
    whole = bridge.current_snapshot.length
    share = round(100 * len(MEETING) / whole)
    page = read(client.get(bridge.get_absolute_url()))
    assert words(page.xpath("//p[@class='share']")[0]) == (
        f"What is shown here is {share}% of the article. "
        "The rest is at the publisher, whose address is not known to us."
    )


def test_texts_of_several_captures_stand_under_their_days(client, press, bridge, talks):
    capture(text=f"{FILLER} {SIGNED}.", source=bridge)
    press.event("Treaty", bridge, SIGNED)
    page = read(client.get(bridge.get_absolute_url()))
    headings = [words(heading) for heading in page.xpath("//h3")]
    assert len(headings) == 2
    assert all(heading.startswith("In the text captured on") for heading in headings)


def test_draft_is_cited_on_no_readers_page_and_counts_for_no_share(client, press, bridge, talks):
    before = bridge.share_shown()
    press.event("Zanzibar", bridge, SAID, publish=False)
    assert bridge.share_shown() == before
    assert "told reporters" not in text(client.get(bridge.get_absolute_url()))


@pytest.mark.parametrize(("repeated", "share"), [(1, len(MEETING)), (2, len(MEETING))])
def test_share_counts_words_once_however_often_they_are_cited(press, bridge, repeated, share):
    for n in range(repeated):
        press.event(f"Talks {n}", bridge, MEETING)
    assert bridge.share_shown() == share / bridge.current_snapshot.length


def test_share_is_unknown_where_nothing_is_held(db):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    assert letter.share_shown() is None


def test_retracted_entry_frees_its_words(press, bridge, talks, editor):
    before = bridge.share_shown()
    talks.retract(editor, "Wrong.")
    assert 0 < bridge.share_shown() < before


def test_change_of_a_citation_is_seen_at_once(press, bridge, talks):
    before = bridge.share_shown()
    with editing(talks, by=press.by):
        press.cite(talks, bridge, SAID)
    assert bridge.share_shown() == before + len(SAID) / bridge.current_snapshot.length


RIVAL = "Ada Alder met Ben Birch on 15 January 2020, it is said, in the spring of her career."


@pytest.fixture
def rival(press, talks):
    """An article that is against the date of the talks, and for their reality as we infer."""
    source = press.article(RIVAL, "Another day")
    with editing(talks, by=press.by):
        press.cite(talks, source, RIVAL, "occurred", value="2020-01-15", stance="contradicts")
        how = {"directness": "inferred", "note": "Who met, talked."}
        press.cite(talks, source, RIVAL, "reality", **how)
        differs = {"difference": "name", "note": "Another title.", "stance": "differs"}
        press.cite(talks, source, RIVAL, **differs)
    return source


def cited_by(response) -> list[str]:
    return [words(one) for one in read(response).xpath("//ul[@class='cited-by']/li")]


USES = (
    "event Talks in Geneva · contradicts: date; supports: whether it happened (inferred by us); "
    "differs: that there is such an event"
)


def test_what_cites_a_passage_says_what_the_passage_does_for_it(client, rival, talks):
    excerpt = talks.own_citations.get(stance="contradicts").excerpt_id
    for path in (rival.get_absolute_url(), f"/sources/{rival.pk}/excerpts/{excerpt}/"):
        assert cited_by(client.get(path)) == [USES], path


def test_passages_of_a_retracted_article_support_nothing(client, rival, talks):
    excerpt = talks.own_citations.get(stance="contradicts").excerpt_id
    rival.notices.create(kind="retracted", words="We erred.")
    for path in (rival.get_absolute_url(), f"/sources/{rival.pk}/excerpts/{excerpt}/"):
        response = client.get(path)
        assert "Retracted by its publisher: We erred. It supports nothing any more." in text(
            response
        )
        assert cited_by(response) == [
            "event Talks in Geneva · no longer contradicts: date; "
            "no longer supports: whether it happened (inferred by us); "
            "no longer differs: that there is such an event"
        ]


def test_article_that_passes_a_document_on_says_what_it_does_for_it(client, press, bridge, talks):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    with editing(talks, by=press.by):
        press.cite(talks, bridge, SAID, "reality", relays=letter)
    letter.refresh_from_db()
    path = letter.get_absolute_url()
    assert cited_by(client.get(path)) == ["event Talks in Geneva · supports: whether it happened"]
    assert "Other articles pass it on for 1 event" in text(client.get("/sources/"))
    bridge.notices.create(kind="retracted", words="We erred.")
    assert cited_by(client.get(path)) == [
        "event Talks in Geneva · no longer supports: whether it happened"
    ]
    assert "Other articles pass it on" not in text(client.get("/sources/"))
