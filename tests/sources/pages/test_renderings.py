import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions import capture
from sources.models import Quote, Source
from sources.pages import quote_page
from tests.sources.pages.conftest import SAID

RIVAL = "The mayor spoke at noon. “We shall not close that bridge,” she said."
SHALL = "We shall not close that bridge"
HOW = ("difference", "note", "relays")


def wordings(quote) -> list[str]:
    """What differs stands between asterisks."""
    return [
        "".join(f"*{run.text}*" if run.differs else run.text for run in rendering.runs)
        for rendering in quote_page(quote).words.renderings
    ]


@pytest.fixture
def shall(press, promise):
    """Cites another article for other words of the same promise."""

    def cited(headline: str = "At noon", text: str = RIVAL, words: str = SHALL, **details):
        how = {
            name: details.pop(name) for name in ("difference", "note", "relays") if name in details
        }
        source = press.article(text, headline, **details)
        press.cite(promise, source, words, "words", value=words, **how)
        return source

    return cited


def told(source: Source, **fields) -> None:
    for name, value in fields.items():
        setattr(source, name, value)
    source.save()


def test_words_that_differ_are_marked_in_both_wordings(promise, shall):
    shall()
    assert wordings(promise) == [
        "“We *will* not close *the* bridge”",
        "“We *shall* not close *that* bridge”",
    ]
    words = quote_page(promise).words
    assert words.marking == "Dotted lines mark the words that the other wording does not have."
    assert [r.only_here for r in words.renderings] == [("will", "the"), ("shall", "that")]


def test_wordings_stand_in_the_order_of_their_publication(promise, bridge, shall):
    told(bridge, published="2020-01-14")
    shall("Later", published="2020-02")
    shall("Undated", "“We won't close it,” she said.", "We won't close it")
    shall(
        "Earlier",
        "“Never will we close it,” she said.",
        "Never will we close it",
        published="2020-01-13",
    )
    page = quote_page(promise)
    assert [r.prints[0].mark.note.source.headline for r in page.words.renderings] == [
        "Earlier",
        "Talks at the bridge",
        "Later",
        "Undated",
    ]
    assert [r.marks[0].note.number for r in page.words.renderings] == [1, 2, 3, 4]


def test_words_in_two_languages_are_not_compared(promise, bridge, shall):
    told(bridge, language="en-GB")
    shall(language="en")
    arabic = "لن نغلق الجسر أبدا"
    shall("الجسر", f"قالت الرئيسة أمس: {arabic}.", arabic, language="ar")
    page = quote_page(promise)
    assert wordings(promise) == [
        "“We *will* not close *the* bridge”",
        "“We *shall* not close *that* bridge”",
        f"“{arabic}”",
    ]
    assert [r.language_name for r in page.words.renderings] == [
        "English",
        "English",
        "Arabic",
    ]
    assert page.words.marking.endswith(" Each language is compared by itself.")


def test_wordings_that_differ_in_punctuation_alone_are_word_for_word_the_same(promise, shall):
    shall(text="“We will not, close the bridge!” she said.", words="We will not, close the bridge!")
    words = quote_page(promise).words
    assert len(words.renderings) == 2
    assert words.marking == "Word for word they are the same."


def test_single_wording_is_compared_with_nothing(promise):
    words = quote_page(promise).words
    assert (words.marking, words.original) == ("", "")
    assert wordings(promise) == ["“We will not close the bridge”"]


def test_article_says_of_what_it_is_a_translation(promise, bridge, shall):
    told(bridge, language="en", original_language="ru", original_language_basis="inferred")
    draft = Source.objects.create(headline="Secret draft")
    shall(translation_of=draft)
    first, second = (r.prints[0] for r in quote_page(promise).words.renderings)
    assert first.translated == "an article translated from Russian (inferred by us)"
    assert (second.translated, second.original.words) == ("a translation of", "another text")
    told(bridge, original_language_basis="stated")
    shown = quote_page(promise).words.renderings[0].prints[0].translated
    assert shown == "an article translated from Russian (stated there)"


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        ("", "", ""),
        ("ru", "", ""),
        ("ru", "ru", "The original in Russian was not captured."),
        (
            "ru",
            "ar",
            "Both are translations or retellings. The original was not captured.",
        ),
        ("en", "en", ""),
    ],
)
def test_lost_original_is_told_of_translations(promise, bridge, shall, first, second, original):
    for source, language in ((bridge, first), (shall(), second)):
        basis = "stated" if language else ""
        told(source, language="en", original_language=language, original_language_basis=basis)
    assert quote_page(promise).words.original == original


def relay(promise, bridge, shall, **letter) -> Source:
    document = Source.objects.create(headline="[Letter]", genre="document", **letter)
    own = promise.own_citations.get(statement="words")
    own.relays = document
    own.save()
    shall(language="en", relays=document, difference="wording", note="One letter, two wordings.")
    told(bridge, language="en")
    return document


def test_lost_original_is_told_of_a_document_that_articles_pass_on(promise, bridge, shall):
    relay(promise, bridge, shall)
    words = quote_page(promise).words
    assert words.original == (
        "One at least is a translation or a retelling. The original was not captured."
    )
    assert words.renderings[1].differences == ("wording",)
    assert (words.support.voices, words.support.passing) == ("two articles, one document", ":")
    assert (words.support.document.words, words.support.document.ours) == ("[Letter]", True)


def test_document_that_readers_may_not_see_is_not_named(press, promise, bridge, shall):
    relay(promise, bridge, shall).retract(press.by, "A forgery.")
    page = quote_page(promise)
    assert page.words.support.document.words == "another document"
    assert page.notes[0].usages[0].document.url == ""


def test_language_of_the_document_makes_both_wordings_translations(promise, bridge, shall):
    relay(promise, bridge, shall, language="ar")
    words = quote_page(promise).words
    assert words.original == "The original in Arabic was not captured."
    assert words.renderings[1].differences == ("wording: two translations",)


def test_captured_original_is_not_called_lost(promise, bridge, shall):
    letter = relay(promise, bridge, shall)
    capture(text="We will never close the bridge.", source=letter)
    assert quote_page(promise).words.original == ""


def test_words_of_the_speaker_do_not_rest_on_the_speakers_word(press, promise, ada, bridge):
    own = promise.own_citations.get(statement="words")
    own.voice, own.attribution, own.attributed_to = "attributed", "Ada Alder told reporters", ada
    own.save()
    page = quote_page(promise)
    assert page.words.support.authority == ""
    assert page.notes[0].usages[0].authority == "relating what Ada Alder said"
    ben = press.actor("Ben Birch", bridge)
    own.attributed_to = ben
    own.save()
    assert quote_page(promise).words.support.authority == "according to Ben Birch"


def test_words_of_a_speaker_who_is_not_named_rest_on_whose_account_they_are(press, bridge):
    quote = press.quote("close the bridge", bridge, SAID, speaker_as_printed="Ada Alder")
    own = quote.own_citations.get(statement="words")
    own.voice, own.attribution = "attributed", "Ada Alder told reporters"
    own.save()
    assert quote_page(quote).words.support.authority == "attributed: “Ada Alder told reporters”"


def test_rendering_says_what_became_of_its_article(promise, bridge):
    bridge.notices.create(kind="corrected", date="2020-03-03", words="We erred.")
    told_since = "Excerpt [1]: the article was corrected by its publisher on 3 March 2020."
    page = quote_page(promise)
    assert page.words.renderings[0].afterwards == (told_since,)
    assert page.spoken_by.claims[0].afterwards == (told_since,)


def test_many_wordings_ask_no_more_than_few(press, promise, bridge, shall):
    letter = relay(promise, bridge, shall, language="ar")
    original = Source.objects.create(headline="Original", language="ru")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert quote_page(Quote.objects.get(pk=promise.pk)).words.original
        return len(queries)

    def more(number: int) -> None:
        words = f"We shall never close bridge {number}"
        text = f"Article {number}. “{words},” she said."
        article = shall(f"Article {number}", text, words, relays=letter, translation_of=original)
        article.notices.create(kind="corrected", words="We erred.")
        capture(text=f"Another text of article {number}.", source=article)

    more(0)
    few = asked()
    for number in range(1, 9):
        more(number)
    assert asked() == few
