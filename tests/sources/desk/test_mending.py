import pytest

from sources.actions import capture, cite
from sources.models import Citation, DeskStep, Excerpt
from tests.sources.desk.wire import Wire, part, words
from tests.sources.town import SAYING, SENTENCE, make_event, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


def reanchor(desk, citation, exact: str, **given) -> dict:
    sent = desk.select(exact) | given
    return desk.post(f"citation/{citation.pk}/", do="reanchor", **sent)


def test_a_citation_rests_on_other_words_and_the_excerpt_stays_as_it_was(desk, editor):
    citation = make_event(desk.source, editor).citations().get(statement="occurred")
    before = citation.excerpt
    answer = reanchor(desk, citation, "13 January 2020", excerpt=before.pk)
    assert answer["message"] == "Other words are cited for the date of “Meeting of the mayors”."
    citation.refresh_from_db()
    assert (citation.excerpt.exact, citation.value) == ("13 January 2020", "2020-01-13")
    assert Excerpt.objects.get(pk=before.pk).exact == SENTENCE
    changed, made = citation.history.all()
    assert (changed.excerpt_id, made.excerpt_id) == (citation.excerpt_id, before.pk)
    assert changed.history_change_reason == "at the desk"
    assert DeskStep.objects.get().label == (
        "Other words cited for the date of “Meeting of the mayors”"
    )
    assert words(part(answer).find_class("effect")[0].find("p")) == "Supported by one article."
    assert "article" in answer["parts"]


def test_an_excerpt_that_shrinks_below_the_words_of_its_quote_is_refused(desk, editor):
    citation = make_quote(desk.source, editor).citations().get(statement="words")
    answer = reanchor(desk, citation, "We will not close")
    assert answer["status"] == 422
    assert answer["message"].startswith(
        "“We will not close the bridge” does not stand in the excerpt"
    )
    assert words(part(answer).find_class("refused")[0]) == answer["message"]
    citation.refresh_from_db()
    assert citation.excerpt.exact == SAYING
    assert not DeskStep.objects.exists()
    assert reanchor(desk, citation, "“We will not close the bridge,”")["status"] == 200


def test_it_widens_over_a_quotation_that_warns(desk, editor):
    quote = make_quote(desk.source, editor, text="We will […] close the bridge")
    citation = quote.citations().get(statement="words")
    answer = reanchor(
        desk, citation, "“We will not close the bridge,” said Mayor Ada Alder, the head"
    )
    assert answer["warnings"] == ["Left out: “not”"]


def test_a_published_entry_keeps_the_words_that_print_its_speaker(desk, editor):
    quote = make_quote(desk.source, editor)
    quote.publish(editor)
    citation = quote.citations().get(statement="speaker")
    answer = reanchor(desk, citation, "the head of Alder")
    assert (answer["status"], answer["message"]) == (
        422,
        "“Mayor Ada Alder” stands in no excerpt that is cited for the speaker of "
        "“We will not close the bridge”: give the printed words.",
    )
    remove = desk.post(f"citation/{citation.pk}/", do="remove")
    assert remove["message"].startswith("Nothing is cited for the speaker")
    assert quote.citations().count() == 2


def test_words_that_are_cited_for_it_already_are_refused(desk, editor):
    event = make_event(desk.source, editor)
    cite(source=desk.source, words="13 January 2020", target=event, statement="occurred", by=editor)
    first = event.citations().filter(statement="occurred").first()
    assert reanchor(desk, first, "13 January 2020")["message"] == (
        "This excerpt is cited for this statement already."
    )


def test_words_of_another_article_are_refused(desk, editor):
    other = capture(text="On 13 January 2020 they met.", headline="Elsewhere").source
    event = make_event(desk.source, editor)
    citation = cite(
        source=other, words="13 January 2020", target=event, statement="occurred", by=editor
    ).citation
    assert reanchor(desk, citation, "13 January 2020")["message"] == (
        "These words are not of “Elsewhere”: choose other words at the desk of that article."
    )


def test_somebody_elses_other_words_are_not_overwritten(desk, editor):
    citation = make_event(desk.source, editor).citations().get(statement="occurred")
    seen = citation.excerpt_id
    reanchor(desk, citation, "13 January 2020", excerpt=seen)
    answer = reanchor(desk, citation, "On 13 January 2020", excerpt=seen)
    assert (answer["status"], answer["message"]) == (
        409,
        "Somebody gave this citation other words meanwhile: look again.",
    )
    assert "13 January 2020" in words(part(answer))
    assert Citation.objects.get(pk=citation.pk).excerpt.exact == "13 January 2020"


def test_a_citation_is_removed(desk, editor):
    event = make_event(desk.source, editor)
    citation = event.citations().get(statement="occurred")
    answer = desk.post(f"citation/{citation.pk}/", do="remove", excerpt=citation.excerpt_id)
    assert answer["message"] == "A citation is removed for the date of “Meeting of the mayors”."
    assert event.citations().count() == 3
    assert "Nothing is cited for the date" in words(part(answer))
    gone = desk.post(f"citation/{citation.pk}/", do="remove")
    assert (gone["status"], gone["message"]) == (404, "It is not there any more: reload the page.")


def test_only_an_editor_mends_what_is_published(client, article, editor, contributor):
    event = make_event(article, editor)
    event.publish(editor)
    citation = event.citations()[0]
    desk = Wire(client, article, contributor)
    for do in ("remove", "reanchor", "confirm"):
        answer = desk.post(f"citation/{citation.pk}/", do=do, **desk.select(SENTENCE))
        assert answer["status"] == 403
    assert event.citations().count() == 4


def test_something_else_is_not_done(desk, editor):
    citation = make_event(desk.source, editor).citations()[0]
    assert desk.post(f"citation/{citation.pk}/", do="burn")["status"] == 404


def test_other_words_are_taken_back(desk, editor):
    citation = make_event(desk.source, editor).citations().get(statement="occurred")
    reanchor(desk, citation, "13 January 2020")
    answer = desk.post("undo/")
    assert answer["message"] == (
        "Taken back: Other words cited for the date of “Meeting of the mayors”."
    )
    citation.refresh_from_db()
    assert citation.excerpt.exact == SENTENCE
