"""What the page of an event shows where more articles report it than a table has room for."""

import pytest

from sources.models import Event, Place
from sources.pages import event_page
from sources.pages.coverage import FEW, MOST_ARTICLES, MOST_ROWS
from sources.pages.long import Long
from tests.sources.bulk import Bulk
from tests.sources.reading import read, text, words
from tests.sources.views.conftest import MEETING, SAID

MANY = MOST_ARTICLES + 3


@pytest.fixture
def press(editor) -> Bulk:
    return Bulk(editor)


@pytest.fixture
def many(press):
    """All but one support the date, all but two that it happened, and one the place."""
    articles = [press.article(headline=f"Article {n}") for n in range(MANY)]
    event = Event.objects.create(
        title="Talks",
        kind="talks",
        occurred="2020-01-13",
        place=Place.objects.create(name="Geneva"),
    )
    for article in articles[:-1]:
        press.cite(event, article, MEETING, "occurred")
    for article in articles[:-2]:
        press.cite(event, article, SAID, "reality")
    press.cite(event, articles[-1], MEETING, "place")
    hidden = press.article(headline="Hidden")
    press.cite(event, hidden, MEETING, "occurred")
    hidden.retract(press.by, "A forgery.")
    press.publish(event)
    return event


def rows(response) -> list[list[str]]:
    found = read(response).xpath("//table[@class='coverage']//tr")
    return [[words(cell) for cell in row] for row in found]


def test_each_statement_names_the_articles_that_speak_of_it(client, many):
    response = client.get(many.get_absolute_url())
    header, date, place, _, existence = rows(response)
    assert header == ["Statement", "Articles", "Rests on"]
    speakers = "; ".join(f"Article {chr(ord('A') + n)} excerpt [{n + 1}]" for n in range(Long.MOST))
    assert date == [
        "Date 13 January 2020",
        f"supports: {speakers} and {MANY - 1 - Long.MOST} more",
        f"{MANY - 1} articles, outlets unknown",
    ]
    assert place == [
        "Place Geneva",
        f"supports: Article {MANY - 1} excerpt [{MANY}] only here",
        "one article alone",
    ]
    assert existence == ["That there is such an event", "", "nothing supports this"]
    assert "Hidden" not in response.content.decode()


def test_articles_that_speak_of_most_are_listed_and_the_others_counted(client, many):
    page = read(client.get(many.get_absolute_url()))
    listed = page.xpath("//ol[@class='covering']/li")
    assert [words(article) for article in listed] == [
        f"{chr(ord('A') + n)} outlet unknown, Article {n}, date unknown supports two statements"
        for n in range(MOST_ARTICLES)
    ]
    section = words(page.xpath("//section[@aria-labelledby='coverage']")[0])
    assert f"{MANY - MOST_ARTICLES} other articles speak of it:" in section
    assert "One of the four statements rests on one article alone" in section


def test_links_of_the_section_arrive(client, many):
    page = read(client.get(many.get_absolute_url()))
    links = page.xpath("//section[@aria-labelledby='coverage']//a[starts-with(@href, '#')]/@href")
    assert {"#article-A", "#excerpt-13", "#excerpts"} <= set(links)
    assert {link[1:] for link in links} <= set(page.xpath("//@id"))


def test_what_contradicts_is_never_among_those_left_out(client, press, many):
    late = press.article(headline="Late")
    press.cite(many, late, MEETING, "occurred", value="2021", stance="contradicts")
    [_, date, *_] = rows(client.get(many.get_absolute_url()))
    assert date[0] == "Date 13 January 2020 contested"
    assert date[1].endswith(f"more contradicts: Late 2021 excerpt [{MANY}]")


def test_table_gives_way_when_there_are_too_many_articles(press):
    event = Event.objects.create(title="Talks", kind="talks", occurred="2020-01-13")
    for n in range(FEW):
        press.cite(event, press.article(headline=f"Article {n}"), MEETING, "occurred")
    press.publish(event)
    assert [len(row.cells) for row in event_page(event).coverage.rows] == [FEW] * 3
    press.cite(event, press.article(headline="One more"), MEETING, "occurred")
    shown = event_page(event).coverage
    assert [len(row.cells) for row in shown.rows] == [0] * 3
    assert len(shown.rows[0].choruses[0].speakers) == FEW + 1


def test_statements_are_counted_where_they_are_too_many(client, press, many):
    many.summary = " ".join(f"The mayors met for hour {n} of it." for n in range(MOST_ROWS))
    many.save()
    shown = event_page(many).coverage
    assert (len(shown.rows), shown.more_rows) == (MOST_ROWS, 4)
    assert shown.words == (
        f"One of the {MOST_ROWS + 4} statements rests on one article alone, "
        f"and nothing supports {MOST_ROWS + 1} of them"
    )
    said = text(client.get(many.get_absolute_url()))
    assert "4 other statements are left out here: with their marks they stand above." in said
