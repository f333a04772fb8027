import pytest

from sources.anchoring import JOIN, Span
from sources.suggest import Article, quotations, snap, snap_to_marks, widen
from tests.sources.suggest.pictures import article, marked, shown


def snapped(picture):
    text, start, end = marked(picture)
    return shown(text, snap(text, start, end))


@pytest.mark.parametrize(
    ("picture", "whole"),
    [
        ("The may*or sa*id no.", "The *mayor said* no."),
        ("The* mayor *said no.", "The *mayor* said no."),
        ("The ma**yor said no.", "The *mayor* said no."),
        ("The mayor** said no.", "The mayor** said no."),
        ("Hif*tar’s* army", "*Hiftar’s* army"),
        ("a 👩\u200d*👧 b*", "a *👩\u200d👧 b*"),
        ("cafe*\u0301 is* open", "*cafe\u0301 is* open"),
        ("لح*فتر* قال", "لح*فتر* قال"),
        ("*   *", "**   "),
    ],
)
def test_a_selection_snaps_to_whole_words(picture, whole):
    assert snapped(picture) == whole


@pytest.mark.parametrize(("start", "end"), [(-5, 99), (9, 2), (99, 120), (0, 0)])
def test_offsets_outside_the_text_are_brought_in(start, end):
    span = snap("The mayor.", start, end)
    assert 0 <= span.start <= span.end <= 10


def test_a_word_without_end_is_not_walked_through():
    assert snap("a" * 5000, 2000, 2100) == Span(2000, 2100)


def widened(picture, unit, **where):
    whole, start, end = article(picture)
    return shown(whole.text, widen(whole, start, end, unit, **where))


@pytest.mark.parametrize(
    ("unit", "wider"),
    [
        ("word", "He left. She *said no* then.\n\nAll slept."),
        ("sentence", "He left. *She said no then.*\n\nAll slept."),
        ("paragraph", "*He left. She said no then.*\n\nAll slept."),
    ],
)
def test_a_selection_widens_to_what_it_touches(unit, wider):
    assert widened("He left. She sa*id n*o then.\n\nAll slept.", unit) == wider


@pytest.mark.parametrize(
    ("picture", "unit", "wider"),
    [
        ("She *said* no then.", "word", "She *said no* then."),
        ("He left. *She slept.* All slept.", "sentence", "He left. *She slept. All slept.*"),
        ("*He left.*\n\nAll slept.", "paragraph", "*He left.\n\nAll slept.*"),
    ],
)
def test_what_is_whole_already_takes_in_the_next(picture, unit, wider):
    assert widened(picture, unit) == wider


@pytest.mark.parametrize(
    ("picture", "unit", "wider"),
    [
        ("She *said* no then.", "word", "*She said* no then."),
        ("He left. *She slept.* All slept.", "sentence", "*He left. She slept.* All slept."),
        ("He left.\n\n*All slept.*", "paragraph", "*He left.\n\nAll slept.*"),
    ],
)
def test_it_widens_back_too(picture, unit, wider):
    assert widened(picture, unit, back=True) == wider


def test_words_and_sentences_stay_in_their_paragraph():
    assert widened("He *left.*\n\nAll slept.", "word") == "He *left.*\n\nAll slept."
    assert widened("*He left.*\n\nAll slept.", "sentence") == "*He left.*\n\nAll slept."


def test_a_selection_never_grows_over_the_join_of_two_passages():
    assert widened(f"*He left.*{JOIN}All slept.", "paragraph") == f"*He left.*{JOIN}All slept."


def test_a_paragraph_ends_where_a_caption_begins():
    text = "He left.\nThe bridge.\nAll slept."
    caption = type("Caption", (), {"start": 9, "end": 20, "kind": "caption"})
    whole = Article(text, (caption,))
    assert shown(text, widen(whole, 0, 4, "paragraph")) == "*He left.*\nThe bridge.\nAll slept."
    assert shown(text, widen(whole, 12, 15, "paragraph")) == "He left.\n*The bridge.*\nAll slept."


def to_marks(picture):
    whole, start, end = article(picture)
    return shown(whole.text, snap_to_marks(whole.text, Span(start, end), quotations(whole)))


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("*“We will go,”* he said.", "“*We will go*,” he said."),
        ("*“We will* go,” he said.", "“*We will* go,” he said."),
        ("“*We will go,*” he said.", "“*We will go*,” he said."),
        ("“We *will go.”* He left.", "“We *will go*.” He left."),
        ("“We *will* go,” he said.", "“We *will* go,” he said."),
        ("*He said “no” and left.*", "*He said “no” and left.*"),
        ("He left the *“U.S.”* today.", "He left the “*U.S.*” today."),
    ],
)
def test_a_selection_snaps_to_the_words_in_marks(picture, words):
    assert to_marks(picture) == words
