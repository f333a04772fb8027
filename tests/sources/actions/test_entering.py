import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import NotCitable, Part, Support, enter, enter_parts, publish_together
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Event,
    Excerpt,
    Participation,
    Quote,
)
from sources.models.support import gaps
from tests.sources.town import SAYING, SENTENCE, make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot(article):
    return article.current_snapshot


def support(snapshot, words: str, statement: str = "", **details) -> Support:
    start = snapshot.text.index(words)
    return Support(start, start + len(words), statement, **details)


def quote_of(snapshot, by, text="We will not close the bridge", **fields):
    return enter(
        entry=Quote(text=text, speaker_as_printed="Mayor Ada Alder", **fields),
        snapshot=snapshot,
        by=by,
        supports=[support(snapshot, SAYING, name) for name in ("words", "speaker")],
    )


def test_an_entry_is_saved_with_its_citations(snapshot, contributor):
    entered = quote_of(snapshot, contributor)
    quote = Quote.objects.get()
    assert entered.entry == quote
    assert entered.warnings == ()
    assert [(c.statement, c.value, c.excerpt.exact) for c in quote.citations()] == [
        ("words", "We will not close the bridge", SAYING),
        ("speaker", "Mayor Ada Alder", SAYING),
    ]
    assert gaps(quote) == []
    assert {row.history_user for row in quote.history.all()} == {contributor}
    assert quote.citations().first().history.get().history_user == contributor


def test_parts_and_lists_are_saved_with_the_entry(article, snapshot, editor):
    ada = make_actor(article, editor)
    met = support(snapshot, SENTENCE)
    event = enter(
        entry=Event(title="Meeting of the mayors", kind="talks"),
        snapshot=snapshot,
        by=editor,
        supports=[met],
        parts=[Part(Participation(actor=ada, role="host"), [met])],
    ).entry
    (host,) = event.participations.all()
    assert host.own_citations.get().excerpt.exact == SENTENCE
    quote = enter(
        entry=Quote(text="We will", speaker_as_printed="Mayor Ada Alder"),
        snapshot=snapshot,
        by=editor,
        lists={"about": [ada]},
    ).entry
    assert list(quote.about.all()) == [ada]


def test_each_sentence_of_prose_gets_the_excerpt(snapshot, editor):
    actor = Actor(name="Ada Alder", kind="person", description="She is mayor. She met in Geneva.")
    enter(
        entry=actor,
        snapshot=snapshot,
        by=editor,
        supports=[support(snapshot, SENTENCE, "description")],
    )
    assert [c.value for c in actor.citations()] == ["She is mayor.", "She met in Geneva."]


def test_details_go_into_the_citation(snapshot, editor):
    how = {"voice": "attributed", "attribution": "said Mayor Ada Alder", "note": "So she said."}
    saying = support(snapshot, SAYING, "words", details=how)
    quote = enter(
        entry=Quote(text="We will not", speaker_as_printed="Mayor Ada Alder"),
        snapshot=snapshot,
        by=editor,
        supports=[saying],
    ).entry
    citation = quote.citations().get()
    assert {name: getattr(citation, name) for name in how} == how


def test_what_is_refused_leaves_nothing_behind(snapshot, editor):
    with pytest.raises(NotCitable, match="does not stand in the excerpt") as refusal:
        quote_of(snapshot, editor, text="We shall close the bridge")
    assert refusal.value.statement == "words"
    assert isinstance(refusal.value.target, Quote)
    counted = [model.objects.count() for model in (Quote, Citation, Excerpt)]
    assert counted == [0, 0, 0]
    assert Quote.history.count() == 0


def test_a_faulty_field_is_named(snapshot, editor):
    with pytest.raises(ValidationError) as refusal:
        quote_of(snapshot, editor, manner="sung")
    assert list(refusal.value.error_dict) == ["manner"]
    assert not Quote.objects.exists()


def test_a_name_that_an_actor_has_gets_the_citation_alone(article, snapshot, editor):
    ada = make_actor(article, editor)
    part = Part(
        ActorName(name="Ada Alder", kind="name"), [support(snapshot, "said Mayor Ada Alder")]
    )
    enter_parts(entry=ada, parts=[part], snapshot=snapshot, by=editor)
    enter_parts(entry=ada, parts=[part], snapshot=snapshot, by=editor)
    (name,) = ada.names.all()
    exact = [citation.excerpt.exact for citation in name.own_citations.all()]
    assert exact == ["Mayor Ada Alder", "said Mayor Ada Alder"]


def test_parts_are_the_same_by_what_they_say(article, snapshot, editor):
    ada, birch = make_actor(article, editor), Actor.objects.create(name="Birch", kind="body")
    words = support(snapshot, "the head of Alder")
    for role in ("head", "head", "mayor"):
        part = Part(Affiliation(role=role, with_actor=birch), [words])
        enter_parts(entry=ada, parts=[part], snapshot=snapshot, by=editor)
    assert [affiliation.role for affiliation in ada.affiliations.all()] == ["head", "mayor"]


def test_only_an_editor_adds_to_what_is_published(article, snapshot, editor, contributor):
    ada = make_actor(article, editor)
    publish_together(entries=[ada], by=editor)
    part = Part(ActorName(name="Mayor Ada Alder"), [support(snapshot, "Mayor Ada Alder")])
    with pytest.raises(PermissionDenied):
        enter_parts(entry=ada, parts=[part], snapshot=snapshot, by=contributor)
    assert ada.names.count() == 1
    enter_parts(entry=ada, parts=[part], snapshot=snapshot, by=editor)
    assert ada.names.count() == 2
