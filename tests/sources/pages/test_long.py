"""What a page shows of a statement that hundreds of excerpts may be cited for: nothing is lost."""

import pytest

from sources.models import Event, SourceNotice
from sources.pages import actor_page, event_page, quote_page
from sources.pages.long import Long
from tests.sources.bulk import Bulk
from tests.sources.reading import fact, read, words
from tests.sources.views.conftest import MEETING, SAID

PROMISE = "We will not close the bridge"
MANY = Long.MOST + 3


@pytest.fixture
def press(editor) -> Bulk:
    return Bulk(editor)


@pytest.fixture
def articles(press):
    return [press.article(headline=f"Article {n}") for n in range(MANY)]


@pytest.fixture
def dated(press, articles):
    """An event whose date stands in many articles, and which a draft of an article tells too."""
    event = Event.objects.create(title="Talks", kind="talks", occurred="2020-01-13")
    for article in articles:
        press.cite(event, article, MEETING, "occurred")
    hidden = press.article(headline="Hidden")
    press.cite(event, hidden, MEETING, "occurred")
    hidden.retract(press.by, "A forgery.")
    press.publish(event)
    return event


def test_statement_shows_its_first_marks_and_counts_the_rest(client, dated):
    response = client.get(dated.get_absolute_url())
    first = "".join(f"excerpt [{n}] supports" for n in range(1, Long.MOST + 1))
    assert fact(response, "Date") == (
        f"13 January 2020{first} and 3 more excerpts: supports {MANY} articles, outlets unknown"
    )
    excerpts = read(response).xpath("//li[@class='excerpt']//p[@class='article']/a/text()")
    assert excerpts == [f"Article {n}" for n in range(MANY)]


def test_each_way_back_from_an_excerpt_arrives(client, dated):
    page = read(client.get(dated.get_absolute_url()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    ways = page.xpath("//ul[@class='usages']//a/@href")
    assert len(ways) == MANY
    assert {way[1:] for way in ways} <= set(ids)
    assert ways[-3:] == [f"#mark-{Long.MOST + 1}-1"] * 3
    [rest] = page.xpath(f"//a[@id='mark-{Long.MOST + 1}-1']")
    assert (words(rest), rest.get("href")) == ("and 3 more excerpts: supports", "#excerpt-13")


def test_link_to_the_rest_of_the_marks_says_in_which_senses_they_stand(client, press, dated):
    inferred = {"directness": "inferred", "note": "Guessed."}
    press.cite(dated, press.article(), MEETING, "occurred", **inferred)
    [occurred, *_] = event_page(dated).facts
    link = occurred.claims[0].marks.link
    assert (link.sense, link.sign) == ("supports, inferred", "")


def test_link_to_marks_of_one_sign_is_drawn_with_it(press, articles):
    event = Event.objects.create(title="Talks", kind="talks", occurred="2020-01-13")
    for article in articles:
        press.cite(event, article, MEETING, "occurred", value="2021", stance="contradicts")
    [side] = event_page(event, preview=True).facts[0].contradictions
    assert side.marks.link.sign == "contradicts"
    assert len(side.marks) == MANY


def test_what_became_of_many_articles_is_said_of_the_first_by_number(dated, articles):
    for article in articles:
        SourceNotice.objects.create(source=article, kind="corrected", words="Erratum.")
    [told] = event_page(dated).facts[0].claims[0].afterwards
    numbers = ", ".join(f"[{n}]" for n in range(1, Long.MOST + 1))
    assert told == f"Excerpts {numbers} and 3 more: the article was corrected by its publisher."


def test_many_values_against_a_statement_all_stand_beside_it(client, press, dated, articles):
    for n, article in enumerate(articles):
        value = f"{2021 + n}"
        press.cite(dated, article, MEETING, "occurred", value=value, stance="contradicts")
    page = read(client.get(dated.get_absolute_url()))
    # Ours is a side as well.
    assert len(page.xpath("//li[@class='side']")) == 1 + Long.MOST
    [rest] = page.xpath("//p[@class='more-sides']")
    assert words(rest) == "and 3 more: " + "; ".join(
        f"{2020 + n}excerpt [{n}] contradicts" for n in range(MANY - 2, MANY + 1)
    )
    ways = page.xpath("//ul[@class='usages']//a/@href")
    assert {way[1:] for way in ways} <= set(page.xpath("//@id"))


def test_many_differences_all_stand_beside_a_statement(client, press, dated, articles):
    how = {"stance": "differs", "difference": "precision", "note": "So."}
    for n, article in enumerate(articles):
        press.cite(dated, article, MEETING, "occurred", value=f"201{n % 10}/20{20 + n}", **how)
    page = read(client.get(dated.get_absolute_url()))
    assert len(page.xpath("//ul[@class='differences']/li")) == Long.MOST
    [rest] = page.xpath("//p[@class='more-sides']")
    assert words(rest).count("differs") == 3


def test_words_that_many_articles_print_name_the_first(client, press, articles):
    ada = press.actor("Ada Alder", articles[0])
    quote = press.quote(PROMISE, articles[0], SAID, speaker=ada)
    for article in articles[1:]:
        press.cite(quote, article, SAID, "words")
    [rendering] = quote_page(quote).words.renderings
    assert (len(rendering.prints), rendering.prints.more) == (MANY, 3)
    caption = read(client.get(quote.get_absolute_url())).xpath("//figcaption")[0]
    assert words(caption).endswith("Article 11, date unknown and 3 more, below")


def test_head_of_an_actor_repeats_the_first_marks(client, press, articles):
    council = press.actor("Ben Birch", articles[0])
    ada = press.actor("Ada Alder", articles[0], publish=False)
    tie = press.affiliation(ada, council, "mayor", articles[0], "the mayor of Alder")
    for article in articles[1:]:
        press.cite(tie, article, "the mayor of Alder")
    press.publish(ada)
    [tied] = actor_page(ada).affiliations
    assert len(tied.notes) == MANY
    assert fact(client.get(ada.get_absolute_url()), "Printed role").endswith(
        "] and 3 more excerpts"
    )
