import pytest

from sources.actions import capture
from sources.desk.queue import neighbours
from sources.models import Source
from tests.sources.town import make_actor

pytestmark = pytest.mark.django_db

TEXT = "Mayor Ada Alder spoke. Article {}."


@pytest.fixture
def articles(db) -> list[Source]:
    return [capture(text=TEXT.format(n), headline=f"Article {n}").source for n in range(4)]


def around(source) -> tuple[str, str]:
    found = neighbours(source)
    return str(found.previous or "–"), str(found.next or "–")


def finish(source, by) -> None:
    make_actor(source, by).publish(by)


def test_articles_follow_in_the_order_of_their_capture(articles):
    Source.objects.create(headline="A letter without text")
    assert [around(source) for source in articles] == [
        ("–", "Article 1"),
        ("Article 0", "Article 2"),
        ("Article 1", "Article 3"),
        ("Article 2", "–"),
    ]


def test_what_is_finished_comes_last(articles, editor):
    finish(articles[1], editor)
    finish(articles[2], editor)
    assert around(articles[0]) == ("–", "Article 3")
    assert around(articles[3]) == ("Article 0", "Article 1")
    assert around(articles[1]) == ("Article 3", "Article 2")
    assert around(articles[2]) == ("Article 1", "–")


def test_a_draft_leaves_an_article_unfinished(articles, editor):
    finish(articles[0], editor)
    make_actor(articles[0], editor, name="Ada Alder", words="Mayor Ada Alder")
    assert around(articles[0]) == ("–", "Article 1")


def test_a_source_that_was_taken_back_is_passed_over(articles, editor):
    articles[1].show(editor)
    articles[1].retract(editor, "Made up.")
    assert around(articles[0]) == ("–", "Article 2")
    assert around(articles[1]) == ("–", "Article 0")
