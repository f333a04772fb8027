import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import capture, reanchor, uncite
from sources.models import Blocked, Citation, Excerpt
from tests.sources.town import SENTENCE, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def citation(article, editor):
    return make_event(article, editor).citations().get(statement="occurred")


@pytest.fixture
def other_words(article, citation, editor):
    def take(words, snapshot=None, by=editor):
        snapshot = snapshot or article.current_snapshot
        return reanchor(citation=citation, snapshot=snapshot, words=words, near=0, by=by)

    return take


def test_a_citation_rests_on_other_words_of_its_article(citation, other_words, editor):
    version = citation.entry.version
    assert other_words("13 January 2020") == ()
    citation.refresh_from_db()
    assert (citation.excerpt.exact, citation.value) == ("13 January 2020", "2020-01-13")
    assert citation.history.first().history_user == editor
    assert citation.entry.version == version + 1
    assert sorted(excerpt.exact for excerpt in Excerpt.objects.all()) == [
        "13 January 2020",
        SENTENCE,
    ]


def test_words_of_another_article_do_not_take_their_place(citation, other_words):
    other = capture(text="On 13 January 2020 they met.", headline="Elsewhere").source
    with pytest.raises(ValidationError, match="These words are not of “The talks of the river"):
        other_words("13 January 2020", snapshot=other.current_snapshot)


def test_only_an_editor_changes_and_removes_what_readers_see(
    citation, other_words, editor, contributor
):
    citation.entry.publish(editor)
    with pytest.raises(PermissionDenied):
        other_words("13 January 2020", by=contributor)
    with pytest.raises(PermissionDenied):
        uncite(citation=citation, by=contributor)
    with pytest.raises(Blocked, match="Nothing is cited for the date"):
        uncite(citation=citation, by=editor)
    (kept,) = Citation.objects.filter(statement="occurred")
    assert kept.excerpt.exact == SENTENCE


def test_a_citation_of_a_draft_is_removed_and_its_excerpt_stays(citation, editor):
    entry, excerpt = citation.entry, citation.excerpt
    uncite(citation=citation, by=editor)
    assert entry.citations().count() == 3
    assert Excerpt.objects.get() == excerpt
