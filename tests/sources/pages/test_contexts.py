from sources.models import Excerpt
from sources.pages.contexts import width

SENTENCE = "The mayors met again on day {} and spoke about the bridge. "
ARTICLE = "".join(SENTENCE.format(number) for number in range(100, 140))
SIZE = len(SENTENCE.format(100))


def excerpts(*numbers: int) -> list[Excerpt]:
    """The given sentences, each without its full stop."""
    return [Excerpt(start=n * SIZE, end=(n + 1) * SIZE - 2) for n in numbers]


def test_few_excerpts_have_wide_contexts():
    assert width(ARTICLE, len(ARTICLE), excerpts(6, 30)) == 300


def test_contexts_shrink_before_they_show_two_thirds_of_an_article():
    assert width(ARTICLE, len(ARTICLE), excerpts(6, 20, 33)) == 200
    assert width(ARTICLE, len(ARTICLE), excerpts(*range(0, 40, 3))) == 50


def test_excerpts_of_nearly_all_have_no_context():
    assert width(ARTICLE, len(ARTICLE), excerpts(*range(0, 40, 1))) == 0


def test_passages_of_a_longer_article_show_all_that_is_kept():
    assert width(ARTICLE, 10 * len(ARTICLE), excerpts(*range(0, 40, 3))) == 300
    assert width(ARTICLE, None, excerpts(*range(0, 40, 3))) == 300
