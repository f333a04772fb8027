import pytest

from sources.anchoring import JOIN, passage_link, web_address

URL = "https://example.org/news"


def directive(picture, url=URL):
    """What the link to the words between asterisks adds to the URL."""
    before, words, after = picture.split("*")
    link = passage_link(url, before + words + after, len(before), len(before + words))
    assert link.startswith(url.partition("#")[0])
    return link.partition(":~:text=")[2]


def test_passage_link_gives_a_short_passage_whole():
    link = passage_link(URL, "They said no, at last.", 5, 12)
    assert link == "https://example.org/news#:~:text=said%20no"


def test_passage_link_encodes_what_directives_use_and_utf_8():
    assert directive("They met *al-Sisi, Johnson & “İnönü”* there") == (
        "al%2DSisi%2C%20Johnson%20%26%20%E2%80%9C%C4%B0n%C3%B6n%C3%BC%E2%80%9D"
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("", ""),
        ("https://e.org/#", "https://e.org/#:~:text=no"),
        ("https://e.org/#part", "https://e.org/#part:~:text=no"),
        ("https://e.org/?a=1#/p/2", "https://e.org/?a=1#/p/2:~:text=no"),
        ("https://e.org/#part:~:text=a", "https://e.org/#part:~:text=a&text=no"),
        ("https://e.org/#part:~:", "https://e.org/#part:~:text=no"),
    ],
)
def test_passage_link_keeps_the_fragment(url, link):
    assert passage_link(url, "They said no", 10, 12) == link


def test_passage_link_gives_the_first_and_last_words_of_a_long_passage():
    long = "The one two three four five " + "and so on " * 10 + "up to the very end"
    assert (
        directive(f"Now: *{long}*.") == "The%20one%20two%20three%20four,up%20to%20the%20very%20end"
    )


def test_passage_link_gives_more_words_where_the_last_ones_stand_in_the_passage_already():
    end = "we will all go home"
    long = f"Begin with these few words: {end}, or then {end}, or because of the old law {end}"
    assert directive(f"*{long}*") == (
        "Begin%20with%20these%20few%20words%3A%20we%20will%20all,"
        "the%20old%20law%20we%20will%20all%20go%20home"
    )


def test_passage_link_joins_paragraphs_by_their_first_and_last_words():
    assert (
        directive("Ever *Chaos and war\n\nAfter it fell* again")
        == "Chaos%20and%20war,After%20it%20fell"
    )


def test_passage_link_adds_words_of_the_same_paragraph_where_the_passage_is_not_unique():
    assert directive("He said no. *He* left the hall at once.") == "He,-left%20the%20hall"
    assert directive("He said no.\n\nOne day *he*\n\nwent") == "One%20day-,he"
    assert directive("*He*\n\nsaid no. He went away") == "He,-said%20no.%20He"


def test_passage_link_adds_words_on_both_sides_and_more_of_them_where_needed():
    text = "a b c *no* d e f. x b c no d e f. a b c no d e g."
    assert directive(text) == "a%20b%20c-,no,-d%20e%20f."


@pytest.mark.parametrize("other", ["SAID NO", "sàid nó", "said\u00a0no"])
def test_passage_link_compares_as_browsers_do(other):
    assert directive(f"They {other} there. They *said no* here.") == "said%20no,-here."


def test_passage_link_does_not_count_parts_of_longer_words():
    assert directive("The Haftarists met *Haftar* there") == "Haftar"


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("met *Haftar*’s men", "Haftar%E2%80%99s"),
        ("met al-*Sisi* there", "Sisi"),
        ("قال ل*حفتر* اليوم", "%D9%84%D8%AD%D9%81%D8%AA%D8%B1"),
        ("在*利比亚*的", "%E5%88%A9%E6%AF%94%E4%BA%9A"),
        ("about *1*,200 men", "1%2C200"),
    ],
)
def test_passage_link_is_widened_to_the_words_that_browsers_match(picture, words):
    assert directive(picture) == words


def test_passage_link_takes_no_context_from_beyond_a_join():
    assert directive(f"He came.{JOIN}*He*{JOIN}went") == "He"


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://e.org/", True),
        ("HTTP://E.org", True),
        ("", False),
        ("javascript:alert(1)", False),
        (" https://e.org/", False),
        ("javascript:https://e.org/", False),
        ("https:e.org", False),
        ("ftp://e.org/", False),
    ],
)
def test_only_an_address_of_the_web_is_followed(url, followed):
    assert web_address(url) == (url if followed else "")
    assert bool(passage_link(url, "They said no", 10, 12)) is followed
    assert bool(passage_link(url, "They said no", 4, 5)) is followed
