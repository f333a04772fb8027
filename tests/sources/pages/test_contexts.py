from sources.anchoring import JOIN, Span
from sources.pages.contexts import Cited, blocks

SENTENCE = "The mayors met again on day {} and spoke about the bridge. "
ARTICLE = "".join(SENTENCE.format(number) for number in range(100, 140))
SIZE = len(SENTENCE.format(100))


def sentences(*numbers: int) -> tuple[Span, ...]:
    """The given sentences, each without its full stop."""
    return tuple(Span(n * SIZE, (n + 1) * SIZE - 2) for n in numbers)


def widest(*numbers: int, most: float, full_length: int | None = len(ARTICLE)) -> int:
    """How many whole sentences stand before the last of the given ones."""
    (found,) = blocks([Cited(ARTICLE, full_length, sentences(*numbers))], most)
    return (numbers[-1] * SIZE - found[-1].start) // SIZE


def test_one_excerpt_of_a_long_article_has_300_characters_on_each_side():
    assert widest(20, most=0.5) == 4
    (found,) = blocks([Cited(ARTICLE, len(ARTICLE), sentences(20))], 0.5)
    assert found == [Span(16 * SIZE, 25 * SIZE - 1)]


def test_contexts_shrink_until_the_share_is_kept():
    assert widest(6, 30, most=0.6) == 4
    assert widest(6, 30, most=0.4) == 3
    assert widest(6, 30, most=0.2) == 1
    assert widest(6, 30, most=0.1) == 0


def test_excerpts_are_shown_past_the_limit_without_context():
    (found,) = blocks([Cited(ARTICLE, len(ARTICLE), sentences(6, 30))], 0.01)
    assert found == list(sentences(6, 30))


def test_share_is_of_the_whole_article_where_passages_alone_are_held():
    assert widest(6, 30, most=0.25, full_length=10 * len(ARTICLE)) == 4
    assert widest(6, 30, most=0.25, full_length=None) == 1


def test_contexts_that_meet_are_one_passage():
    (found,) = blocks([Cited(ARTICLE, 10 * len(ARTICLE), sentences(20, 24))], 0.25)
    assert found == [Span(16 * SIZE, 29 * SIZE - 1)]


def test_passages_that_were_captured_apart_stay_apart():
    text = f"One sentence.{JOIN}Another sentence."
    spans = (Span(0, 12), Span(len(text) - 17, len(text) - 1))
    (found,) = blocks([Cited(text, 1000, spans)], 0.25)
    assert [text[span.start : span.end] for span in found] == ["One sentence.", "Another sentence."]


def test_texts_of_one_article_share_its_limit():
    one = Cited(ARTICLE, len(ARTICLE), sentences(20))
    (alone,) = blocks([one], 0.3)
    both = blocks([one, Cited(f"{ARTICLE}And more.", len(ARTICLE) + 9, sentences(20))], 0.3)
    assert alone == [Span(16 * SIZE, 25 * SIZE - 1)]
    assert both == [[Span(19 * SIZE, 22 * SIZE - 1)]] * 2
