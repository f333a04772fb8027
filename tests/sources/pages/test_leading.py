"""Where one wording of a quote stands for it, that is one which still stands."""

import pytest

from sources.models import Quote, SourceNotice
from sources.pages import quote_page
from sources.pages.cards import card
from sources.pages.home import home_page
from sources.pages.leading import leading
from sources.pages.rows import quote_rows
from tests.sources.feeds.reading import feed
from tests.sources.pages.conftest import SAID
from tests.sources.reading import read, words

WILL, SHALL = "We will not close the bridge", "We shall not close that bridge"
NOON = f"At noon the mayor of Alder spoke. “{SHALL},” Ada Alder said."


@pytest.fixture
def noon(press, promise):
    """Another article, which prints the promise in other words."""
    source = press.article(NOON, "At noon", language="en-GB")
    press.cite(promise, source, f"“{SHALL},” Ada Alder said", "words", value=SHALL)
    press.cite(promise, source, "Ada Alder said", "speaker")
    return source


def retract(source) -> None:
    SourceNotice.objects.create(source=source, kind="retracted", words="We take it back.")


def fresh(quote) -> Quote:
    return Quote.objects.select_related("speaker").get(pk=quote.pk)


def test_own_wording_leads_while_it_stands(promise, bridge, noon):
    noon.published = "2019"
    noon.save()
    (row,) = quote_rows([fresh(promise)])
    assert (row.lead.shown, row.lead.wordings) == (f"“{WILL}”", 2)
    assert row.support.voices == "two articles, outlets unknown"
    example = home_page().example
    assert (example.words, example.language) == (f"“{WILL}”", "")
    assert [notes[0].excerpt.exact for _, notes in example.articles] == [
        SAID,
        f"“{SHALL},” Ada Alder said",
    ]


def test_row_leads_with_a_wording_that_stands(promise, bridge, noon):
    retract(bridge)
    (row,) = quote_rows([fresh(promise)])
    assert (row.lead.shown, row.lead.language) == (f"“{SHALL}”", "en-GB")
    assert (row.support.voices, row.lead.wordings) == ("one article", 1)
    assert [passage.words for passage in row.grounds[0].passages] == [
        f"“{SHALL},” Ada Alder said",
        "Ada Alder said",
    ]


def test_passage_beside_the_words_of_a_row_prints_them(press, promise, noon):
    press.cite(promise, noon, NOON, "words", value=SHALL)
    for name in ("speaker", "medium"):
        press.cite(promise, noon, NOON, name)
    (row,) = quote_rows([fresh(promise)])
    assert row.grounds[0].passages[0].words == SAID
    assert row.more == 3


def test_card_and_feed_lead_with_a_wording_that_stands(client, promise, bridge, noon):
    retract(bridge)
    shown = card(fresh(promise))
    assert shown.heading == f"Ada Alder: “{SHALL}”"
    assert (shown.title, shown.language) == (f"“{SHALL}”", "en-GB")
    assert (shown.supported, [e.headline for e in shown.excerpts]) == ("one article", ["At noon"])
    (entry,) = feed(client, "/quotes/feed/").entries
    assert entry.title == f"Ada Alder: “{SHALL}”"
    assert WILL not in entry.summary


@pytest.mark.parametrize("path", ["/", "/quotes/", "/quotes/{pk}/embed/"])
def test_retracted_wording_is_not_what_readers_are_led_with(client, promise, bridge, noon, path):
    path = path.format(pk=promise.pk)
    assert WILL in words(read(client.get(path)).xpath("//main")[0])
    retract(bridge)
    shown = words(read(client.get(path)).xpath("//main")[0])
    assert SHALL in shown
    assert WILL not in shown


def test_page_of_a_quote_is_titled_with_a_wording_that_stands(client, promise, bridge, noon):
    retract(bridge)
    page = read(client.get(promise.get_absolute_url()))
    assert page.xpath("//title")[0].text == f"{SHALL} – Newsroom"
    assert words(page.xpath("//h1")[0]) == f"Said by Ada Alder: “{SHALL}”"
    assert page.xpath("//meta[@property='og:title']/@content") == [f"Ada Alder: “{SHALL}”"]


def test_quote_that_nothing_supports_says_so_wherever_it_leads(client, promise, bridge):
    retract(bridge)
    (row,) = quote_rows([fresh(promise)])
    assert (row.lead.shown, row.support.voices) == (f"“{WILL}”", "nothing supports this wording")
    assert (row.contested, row.reservations) == ((), ())
    shown = card(fresh(promise))
    assert shown.heading == f"Ada Alder (nothing supports this wording): “{WILL}”"
    assert shown.supported == "nothing supports this wording"
    for path in ("/quotes/", "/", f"/quotes/{promise.pk}/embed/", "/quotes/feed/"):
        assert "nothing supports this wording" in client.get(path).content.decode(), path
    assert home_page().example is None


def test_wording_of_an_article_that_differs_does_not_lead(press, promise, bridge, noon):
    citation = promise.own_citations.get(value=SHALL)
    citation.stance, citation.difference, citation.note = "differs", "wording", "Not the same."
    citation.save()
    retract(bridge)
    (row,) = quote_rows([fresh(promise)])
    assert (row.lead.words, row.support.stands) == (WILL, False)


def test_first_published_wording_leads_where_ours_stands_no_more(press, promise, bridge, noon):
    early = press.article("“Never shall we close it,” Ada Alder said.", "Early", published="2019")
    never = "Never shall we close it"
    press.cite(promise, early, never, "words", value=never)
    retract(bridge)
    assert quote_page(fresh(promise)).words.lead.words == never


@pytest.mark.parametrize(
    ("manner", "text", "cut"),
    [
        ("direct", "We will not close it", "“We will […]”"),
        ("indirect", "We will not close it", "We will […]"),
        ("partial", "We will not close it", "“We will […]”"),
        ("partial", "They will “not close” it", "They will […]"),
    ],
)
def test_cut_words_stand_in_the_marks_of_the_whole(manner, text, cut):
    assert leading(Quote(text=text, manner=manner), [], {}).cut(9) == cut
