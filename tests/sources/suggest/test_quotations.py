import pytest

from sources.ingest import propose_regions
from sources.suggest import Article, quotations


def found(text, regions=()):
    return [
        text[quotation.inner.start : quotation.inner.end]
        for quotation in quotations(Article(text, regions))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We will go," he said.', ["We will go,"]),
        ("“We will go,” he said.", ["We will go,"]),
        ("'We will go,' he said.", ["We will go,"]),
        ("‘We will go,’ he said.", ["We will go,"]),
        ("« Nous irons », dit-il.", ["Nous irons"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("”Vi går”, sa han.", ["Vi går"]),
        ("„Idziemy”, powiedział.", ["Idziemy"]),
        ("وقال: «لن نذهب» ثم غادر", ["لن نذهب"]),
        ("وقال: “لن نذهب” ثم غادر", ["لن نذهب"]),
        ("他说：「我们走」。", ["我们走"]),
        ("“We will go, ”said Grigory.", ["We will go,"]),
        ('"We will go, "said Grigory. "Now."', ["We will go,", "Now."]),
        ("He called it a “farce“ and left.", ["farce"]),
    ],
)
def test_every_kind_of_mark_is_paired(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It's the mayors' house, and the Smiths' too.",
        "He is 5'10\" tall, in the '90s he was 6'.",
        "‘Abd al-Rahman left.",
        "” closes nothing, and neither does » or ’.",
        "“”",
    ],
)
def test_apostrophes_and_stray_marks_are_no_quotations(text):
    assert found(text) == []


def test_apostrophes_close_no_quotation():
    assert found("'It's the mayors' house,' he said.") == ["It's the mayors' house,"]


def test_nested_quotations_are_found_with_their_depth():
    text = "“He said ‘no, “never”’ to us,” she said, “and ‘yes’ to them.”"
    depths = [quotation.depth for quotation in quotations(Article(text))]
    assert found(text) == ["He said ‘no, “never”’ to us,", "no, “never”", "never", *found(text)[3:]]
    assert depths == [0, 1, 2, 0, 1]


def test_a_missing_closing_mark_ends_with_its_paragraph():
    text = "“We will go. The mayor left.\n\nNobody spoke.\n\n“No,” he said."
    first, second = quotations(Article(text))
    assert text[first.outer.start : first.outer.end] == "“We will go. The mayor left."
    assert (first.closing, second.closing) == ("missing", "closed")


def test_a_missing_closing_mark_leaves_later_quotations_alone():
    assert found("“We go. He said “no” and left.") == ["no"]


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = "“We will go.\n\n“We will stay.\n\n“We will see,” he said."
    assert [quotation.closing for quotation in quotations(Article(text))] == [
        "continued",
        "continued",
        "closed",
    ]


def test_a_quotation_does_not_cross_a_blank_line():
    assert found("He said “no\n\nand left” today.") == ["no"]


def test_quotations_of_captions_and_links_say_so():
    text = (
        "The council of the river towns met in Alder on Monday to speak about the old bridge.\n\n"
        "  • The “old” bridge.\n  • Reuters\n  • © Jo Lens\n\n"
        "Read more: Who pays for the “new” bridge?\n\n"
        "“Nobody in the hall could say what the repairs would cost,” the mayor said later on."
    )
    kinds = [
        (text[q.inner.start : q.inner.end][:6], q.region, q.is_prose)
        for q in quotations(Article(text, tuple(propose_regions(text))))
    ]
    assert kinds == [
        ("old", "caption", False),
        ("new", "related_link", False),
        ("Nobody", "", True),
    ]


def test_a_mark_in_a_caption_pairs_with_none_in_prose():
    text = "The “old bridge.\nThe mayor’s “new” one."
    caption = type("Caption", (), {"start": 0, "end": 16, "kind": "caption"})
    assert [q.region for q in quotations(Article(text, (caption,)))] == ["caption", ""]


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("“We will not close the bridge,” she said.", "speech"),
        ("“Never,” she said.", "speech"),
        ("“No.”", "speech"),
        ("She called for “more time” and told us so.", "speech"),
        ("The city was freed from “terrorists.”", "scare quotes"),
        ("An alternative “government of salvation” was founded.", "scare quotes"),
        ("The “Volcano of Wrath” operation began.", "name or title"),
        ("The commission meets in the “5 + 5” format.", "name or title"),
    ],
)
def test_a_hint_tells_scare_quotes_and_names_from_speech(text, looks):
    assert [quotation.looks for quotation in quotations(Article(text))] == [looks]
