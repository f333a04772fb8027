from sources.anchoring import Span
from sources.desk.article import RegionSpan
from sources.desk.progress import progress

TEXT = (
    "The “talks” go on\n\n"
    "The mayor said: “We will not close the bridge.” She spoke of a “so-called” peace.\n\n"
    "“It stays open,” said the aide, “as they said: ‘for ever’.”\n\n"
    "A day later it rained.\n\n"
    "Photo: “The Globe”\n\n"
    "***"
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def words(spans) -> list[str]:
    return [TEXT[one.start : one.end] for one in spans]


def progress_of(**given):
    regions = [
        RegionSpan(0, 17, "headline"),
        RegionSpan(*vars(span("Photo: “The Globe”")).values(), "credit"),
    ]
    return progress(TEXT, regions, **({"quoted": [], "cited": [], "dismissed": []} | given))


def test_headlines_captions_and_what_has_no_words_do_not_count():
    found = progress_of()
    assert words(found.quotations.spans) == [
        "We will not close the bridge",
        "so-called",
        "It stays open",
        "as they said: ‘for ever’",
    ]
    assert [line[:9] for line in words(found.paragraphs.spans)] == [
        "The mayor",
        "“It stays",
        "A day lat",
    ]
    assert (found.quotations.done, found.paragraphs.done) == (0, 0)


def test_a_quotation_is_covered_by_what_quotes_cite_or_by_a_dismissal():
    found = progress_of(
        quoted=[span("“We will not close the bridge.” She"), span("said the aide")],
        cited=[span("It stays open")],
        dismissed=[span("so-called")],
    )
    assert words(found.quotations.open) == ["It stays open", "as they said: ‘for ever’"]
    assert (found.quotations.done, found.quotations.total) == (2, 4)


def test_a_paragraph_is_covered_by_anything_that_cites_a_word_of_it():
    found = progress_of(cited=[span("mayor said"), span("mayor"), span("rained")])
    assert [line[:9] for line in words(found.paragraphs.open)] == ["“It stays"]
    assert not found.complete


def test_an_article_is_complete_when_all_is_covered():
    everything = [Span(0, len(TEXT)), Span(1, 2)]
    assert progress_of(cited=everything, quoted=everything).complete


def test_what_ends_where_another_begins_covers_nothing_of_it():
    bridge = span("We will not close the bridge")
    beside = [Span(0, bridge.start), Span(bridge.end, bridge.end + 1)]
    assert bridge in progress_of(quoted=beside).quotations.open
