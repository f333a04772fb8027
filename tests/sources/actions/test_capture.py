import hashlib

import pytest
from django.core.exceptions import ValidationError

from sources.actions import anchor, capture
from sources.anchoring import JOIN
from sources.models import ExcerptStanding, Region, Snapshot, Source
from tests.conftest import TALKS

URL = "https://example.org/talks"
HEADLINE = "The talks of the river towns"


def test_capture_keeps_text_and_what_is_known_of_it(db, editor):
    done = capture(text="The talks began.", headline="Talks", url=URL, published="2020", by=editor)
    snapshot = done.snapshot
    assert (done.new_source, done.new_snapshot, done.changes) == (True, True, ())
    assert (snapshot.number, snapshot.text, snapshot.length) == (1, "The talks began.", 16)
    assert (snapshot.extent, snapshot.full_length, snapshot.origin) == ("whole", 16, "paste")
    assert snapshot.sha256 == hashlib.sha256(b"The talks began.").hexdigest()
    assert (snapshot.captured_by, done.source.history.get().history_user) == (editor, editor)
    assert (done.source.headline, done.source.url, done.source.status) == ("Talks", URL, "draft")
    assert done.source.accessed_at is not None


def test_same_text_is_the_same_snapshot(article):
    again = capture(text=TALKS, headline="Another headline")
    assert (again.new_source, again.new_snapshot) == (False, False)
    assert again.source == article
    assert again.snapshot == article.current_snapshot
    assert (Source.objects.count(), Snapshot.objects.count()) == (1, 1)
    assert again.source.headline == HEADLINE


def test_text_that_is_typed_otherwise_is_the_same_snapshot(article):
    typed = TALKS.replace("\n", "\r\n") + "  \r\n\r\n\x00"
    assert capture(text=typed, headline=HEADLINE).new_snapshot is False


def test_same_url_with_another_text_is_the_next_snapshot(db):
    first = capture(text="The talks began.", headline="Talks", url=URL)
    second = capture(text="The talks ended.", headline="Talks", url=URL)
    assert (second.source, second.new_source, second.new_snapshot) == (first.source, False, True)
    assert second.snapshot.number == 2
    assert first.source.current_snapshot == second.snapshot
    assert Snapshot.objects.get(number=1).text == "The talks began."


def test_return_to_an_earlier_text_is_the_earlier_snapshot(db):
    first = capture(text="The talks began.", headline="Talks", url=URL)
    capture(text="The talks ended.", headline="Talks", url=URL)
    again = capture(text="The talks began.", headline="Talks", url=URL)
    assert (again.new_snapshot, again.snapshot) == (False, first.snapshot)


BEFORE = (
    "Introduction to the day. The mayors met in Geneva. The bridge is closed now. "
    "They signed a memorandum about fishing rights. Nobody wept over the herring. "
    "The tower fell at noon."
)
AFTER = (
    "Introduction to the day. The bridge is closed now. The mayors met in Geneva. "
    "They signed the memorandum about fishing rights. Rain fell. "
    "At last the tower fell at noon. The tower fell at noon."
)


def test_excerpts_get_their_standing_in_the_next_snapshot(db, editor):
    first = capture(text=BEFORE, headline="Talks", url=URL)
    words = {
        "unchanged": "Introduction to the day.",
        "moved": "The mayors met in Geneva.",
        "changed": "They signed a memorandum about fishing rights.",
        "gone": "Nobody wept over the herring.",
        "ambiguous": "tower fell at noon.",
    }
    excerpts = {state: anchor(snapshot=first.snapshot, words=w) for state, w in words.items()}
    second = capture(text=AFTER, headline="Talks", url=URL, by=editor)
    standings = {s.excerpt_id: s for s in ExcerptStanding.objects.all()}
    assert {state: standings[e.pk].state for state, e in excerpts.items()} == {
        state: state for state in words
    }
    moved = standings[excerpts["moved"].pk]
    assert second.snapshot.text[moved.start : moved.end] == words["moved"]
    assert moved.history.get().history_user == editor
    assert second.standings == dict.fromkeys(words, 1)
    assert second.article_changed


def test_whole_text_after_passages_is_no_change_of_the_article(db):
    passages = capture(passages=["They signed a memorandum", "The mayors met"], headline="Talks")
    assert passages.snapshot.text == f"They signed a memorandum{JOIN}The mayors met"
    assert passages.snapshot.full_length is None
    excerpt = anchor(snapshot=passages.snapshot, words="The mayors met")
    whole = capture(
        text="The mayors met. They signed a memorandum.", source=passages.source, headline="Talks"
    )
    assert (whole.new_source, whole.snapshot.number) == (False, 2)
    assert not whole.article_changed
    standing = ExcerptStanding.objects.get()
    assert (standing.excerpt, standing.state, standing.start) == (excerpt, "unchanged", 0)


def test_passages_after_the_whole_text_make_nothing_new(article):
    done = capture(passages=["the mayors of Alder", "in Geneva"], source=article)
    assert (done.new_snapshot, done.snapshot) == (False, article.current_snapshot)
    assert Snapshot.objects.count() == 1


def test_passages_that_the_text_lacks_are_a_new_snapshot(article):
    done = capture(passages=["the mayors of Alder", "in Genoa"], source=article)
    assert (done.new_snapshot, done.snapshot.number, done.snapshot.extent) == (True, 2, "passages")


def test_same_text_under_two_urls_is_a_probable_reprint(db):
    first = capture(text="The talks began.", headline="Talks", url=URL)
    second = capture(text="The talks began.", headline="Talks", url="https://example.com/b")
    assert second.new_source
    assert second.probable_reprint_of == (first.source,)
    assert first.probable_reprint_of == ()


def test_cleaning_is_said(db):
    done = capture(text="Cafe\u0301 talks\r\nbegan\x00\x07.", headline="Talks")
    assert done.snapshot.text == "Café talks\nbegan."
    assert done.changes == (
        "2 control characters were dropped.",
        "Line ends were made uniform (1).",
        "Letters and their accents were joined (NFC) in 1 line.",
    )


@pytest.mark.parametrize("given", [{"text": ""}, {"text": " \n\x00"}, {"passages": ["Talks", ""]}])
def test_empty_text_is_refused_and_nothing_is_written(db, given):
    with pytest.raises(ValidationError):
        capture(headline="Talks", **given)
    assert (Source.objects.count(), Source.history.count(), Snapshot.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    "details",
    [
        {"headline": ""},
        {"headline": "Talks", "published": "yesterday"},
        {"headline": "Talks", "genre": "poem"},
        {"headline": "Talks", "url": "nowhere"},
        {"headline": "Talks", "original_language": "ru"},
    ],
)
def test_refused_details_leave_nothing_behind(db, details):
    with pytest.raises(ValidationError):
        capture(text="The talks began.", **details)
    assert (Source.objects.count(), Snapshot.objects.count()) == (0, 0)


def test_impossible_length_leaves_nothing_behind(db):
    with pytest.raises(ValidationError, match="The passages alone have 16 characters"):
        capture(passages=["The talks began."], full_length=3, headline="Talks")
    assert Source.objects.count() == 0


def test_regions_are_proposed(db, editor):
    text = f"{HEADLINE}\n\n• Ada Alder\n• © A. Photographer\n\nOn 13 January the mayors met."
    snapshot = capture(text=text, headline=HEADLINE, by=editor).snapshot
    regions = [(r.kind, text[r.start : r.end]) for r in snapshot.regions.all()]
    assert regions == [("caption", "• Ada Alder"), ("credit", "• © A. Photographer")]
    assert Region.history.first().history_user == editor


def test_regions_of_passages_are_not_guessed(db):
    text = f"{HEADLINE}\n\nOn 13 January the mayors met."
    assert not capture(passages=[text], headline=HEADLINE).snapshot.regions.exists()
