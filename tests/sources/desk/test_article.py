"""The text as lines and segments. `{classes|words}` draws what stands on words."""

from time import perf_counter

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from sources.anchoring import JOIN, Span
from sources.desk.article import Layers, Mark, RegionSpan, lines_of

TEXT = "The mayor met her aide in Geneva.\n\nA day later they signed."


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def mark(words: str, *kinds: tuple[str, str], excerpt: int = 1, text: str = TEXT) -> Mark:
    return Mark(*at(words, text), excerpt, frozenset(kinds))


def drawn(text: str, **layers) -> str:
    lines = lines_of(text, Layers(**layers))
    return "".join(
        f"{{{segment.classes}|{segment.text}}}" if segment.classes else segment.text
        for line in lines
        for segment in line.segments
    )


PUBLISHED, DRAFT = ("quote", "published"), ("event", "draft")


def test_text_without_layers_is_its_lines():
    lines = lines_of(TEXT, Layers())
    assert [(line.start, line.text) for line in lines] == [
        (0, "The mayor met her aide in Geneva.\n"),
        (34, "\n"),
        (35, "A day later they signed."),
    ]
    assert [line.blank for line in lines] == [False, True, False]
    assert [line.sentences for line in lines] == ["0 33", "", "0 24"]


def test_overlapping_excerpts_are_segments_side_by_side():
    marks = [mark("mayor met her", PUBLISHED), mark("her aide", DRAFT, excerpt=2)]
    first = lines_of(TEXT, Layers(marks=marks))[0].segments
    assert drawn(TEXT, marks=marks).startswith(
        "The {m quote published quote-published|mayor met }"
        "{m quote event draft published quote-published event-draft|her}"
        "{m event draft event-draft| aide} in"
    )
    assert [segment.excerpts for segment in first] == [[], [1], [2, 1], [2], []]
    assert [segment.opens for segment in first] == [False, True, True, False, False]
    assert first[2].address == "2/?also=1"
    assert first[2].title == "Cited by: quote, event (draft)"


def test_an_excerpt_goes_on_in_the_next_line():
    marks = [mark("in Geneva.\n\nA day", PUBLISHED)]
    assert drawn(TEXT, marks=marks) == (
        "The mayor met her aide {m quote published quote-published|in Geneva.\n}"
        "{m quote published quote-published|\n}"
        "{m quote published quote-published|A day} later they signed."
    )


def test_one_kind_is_cited_by_drafts_and_published_alike():
    marks = [mark("mayor", ("event", "in_review"), ("event", "published"))]
    assert "{m event draft published event-draft event-published|mayor}" in drawn(TEXT, marks=marks)


def test_retracted_entries_show_where_nothing_else_cites():
    gone = ("event", "retracted")
    assert "{m retracted|mayor}" in drawn(TEXT, marks=[mark("mayor", gone)])
    both = drawn(TEXT, marks=[mark("mayor", gone, PUBLISHED)])
    assert "{m quote published quote-published|mayor}" in both


def test_quotations_and_dismissals_stand_on_their_words():
    text = "He called it “a success” and went to “The Globe”."
    success, globe = Span(*at("a success", text)), Span(*at("The Globe", text))
    marks = [mark("it “a", DRAFT, text=text)]
    shown = drawn(text, marks=marks, quotations=[success], dismissed=[globe])
    assert shown == (
        "He called {m event draft event-draft|it “}{m event draft event-draft quotation|a}"
        "{quotation| success}” and went to “{dismissed|The Globe}”."
    )


def test_a_region_of_whole_lines_is_theirs_and_another_one_stands_within():
    text = "A title\n\n  • A photo\n  • © Someone\n\nIt rained. Read also: more"
    regions = [
        RegionSpan(0, 7, "headline"),
        RegionSpan(*at("• A photo\n  • © Someone", text), "caption"),
        RegionSpan(*at("Read also: more", text), "related_link"),
    ]
    lines = lines_of(text, Layers(regions=regions))
    assert [(line.region, line.region_opens) for line in lines] == [
        ("headline", True),
        ("", False),
        ("caption", True),
        ("caption", False),
        ("", False),
        ("", False),
    ]
    assert lines[0].classes == "region headline"
    assert lines[2].region_label == "Caption"
    assert drawn(text, regions=regions).endswith("It rained. {region related_link|Read also: more}")


def test_the_join_of_two_passages_is_shown_as_such():
    text = f"One passage{JOIN}Another […] one"
    joins = [(line.text, line.join) for line in lines_of(text, Layers(passages=True))]
    assert joins == [
        ("One passage\n", False),
        ("\n", True),
        ("[…]\n", True),
        ("\n", True),
        ("Another […] one", False),
    ]
    assert not any(line.join for line in lines_of(text, Layers()))


def test_a_sentence_over_two_lines_has_a_part_in_each():
    lines = lines_of("Rain fell. The mayor\nwent home.", Layers())
    assert [line.sentences for line in lines] == ["0 10 11 20", "0 10"]


def test_a_paragraph_that_nothing_covers_is_marked_where_it_begins():
    lines = lines_of(TEXT, Layers(paragraphs=[Span(35, 59)]))
    assert [line.uncovered for line in lines] == [None, None, Span(35, 59)]
    assert lines[2].classes == "uncovered"


LETTERS = st.sampled_from("ab \n“”<&>é😀\u0301ا\u2028\t")


@given(st.text(LETTERS, min_size=1, max_size=60), st.data())
def test_every_character_keeps_its_place_and_has_all_that_covers_it(text, data):
    edge = st.integers(0, len(text))
    spans = [
        sorted(pair)
        for pair in data.draw(st.lists(st.tuples(edge, edge), max_size=6))
        if pair[0] != pair[1]
    ]
    marks = [Mark(*span, number, frozenset([DRAFT])) for number, span in enumerate(spans)]
    lines = lines_of(text, Layers(marks=marks))
    covering = [
        set(segment.excerpts) for line in lines for segment in line.segments for _ in segment.text
    ]
    assert covering == [
        {number for number, (start, end) in enumerate(spans) if start <= place < end}
        for place in range(len(text))
    ]
    page = render_to_string("admin/sources/desk/article.html", {"lines": lines})
    shown = html.fromstring(page)
    assert shown.text_content() == text
    assert [int(line.get("data-start")) for line in shown] == [line.start for line in lines]


def test_a_long_article_with_many_excerpts_takes_no_time():
    text = ("Some words of prose that go on for a while. " * 12 + "\n\n") * 95
    marks = [Mark(n * 99, n * 99 + 150, n, frozenset([DRAFT])) for n in range(500)]
    begun = perf_counter()
    lines = lines_of(text, Layers(marks=marks))
    assert perf_counter() - begun < 1
    assert len(text) > 50_000
    assert {excerpt for line in lines for s in line.segments for excerpt in s.excerpts} == {
        *range(500)
    }
