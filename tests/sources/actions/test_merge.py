import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import cite, merge, publish_together
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Citation,
    EventLink,
    Participation,
    Quote,
)
from tests.sources.town import LATER, SAYING, SENTENCE, make_actor, make_event, make_quote


@pytest.fixture
def ada(article, editor):
    return make_actor(article, editor)


@pytest.fixture
def mayor(article, editor):
    """The same person, entered again under another name."""
    return make_actor(article, editor, name="Mayor Ada", words="Mayor Ada")


def test_names_and_citations_move_to_the_survivor(ada, mayor, editor):
    merge(survivor=ada, duplicate=mayor, by=editor)
    assert [name.name for name in ada.names.all()] == ["Ada Alder", "Mayor Ada"]
    assert [name.own_citations.count() for name in ada.names.all()] == [1, 1]
    assert mayor.names.count() == 0
    assert ada.blockers() == []
    moved = ActorName.objects.get(name="Mayor Ada")
    assert [row.actor_id for row in moved.history.order_by("history_id")] == [mayor.pk, ada.pk]
    assert moved.history.first().history_user == editor


def test_merged_entry_leads_to_its_survivor(ada, mayor, editor):
    merge(survivor=ada, duplicate=mayor, by=editor)
    stored = Actor.objects.get(pk=mayor.pk)
    assert (stored.status, stored.survivor, stored.merged_into) == ("retracted", ada, ada)
    assert stored.retraction_reason == "Merged into “Ada Alder”."
    assert (mayor.status, mayor.survivor) == ("retracted", ada)
    last = stored.history.first()
    assert (last.history_user, last.history_change_reason) == (editor, "Merged into “Ada Alder”.")
    assert stored.history.last().status == "draft"


def test_merged_entries_make_a_chain(article, ada, mayor, editor):
    third = make_actor(article, editor, name="Alder", words="Ada Alder")
    merge(survivor=mayor, duplicate=third, by=editor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    assert Actor.objects.get(pk=third.pk).merged_into == mayor
    assert Actor.objects.get(pk=third.pk).survivor == ada
    assert {name.name for name in ada.names.all()} == {"Ada Alder", "Mayor Ada", "Alder"}


def test_name_that_both_have_is_kept_once_with_the_citations_of_both(article, ada, editor):
    twin = make_actor(article, editor, words="Ada Alder")
    merge(survivor=ada, duplicate=twin, by=editor)
    name = ada.names.get()
    assert {c.excerpt.exact for c in name.own_citations.all()} == {"Mayor Ada Alder", "Ada Alder"}
    assert Citation.objects.count() == 2


def test_same_citation_of_the_same_name_is_kept_once(article, ada, editor):
    twin = make_actor(article, editor)
    merge(survivor=ada, duplicate=twin, by=editor)
    assert ada.names.get().own_citations.count() == Citation.objects.count() == 1
    assert ActorName.history.filter(history_type="-").get().history_user == editor


def test_participations_and_their_values_follow(article, ada, mayor, editor):
    event = make_event(article, editor)
    part = Participation.objects.create(event=event, actor=mayor)
    cite(source=article, words=SENTENCE, target=part, by=editor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    part.refresh_from_db()
    assert (part.actor, part.own_citations.get().value) == (ada, f"actor:{ada.pk} participant")
    assert event.blockers() == ["The actor “Ada Alder” is not published: publish them together."]


def test_participation_that_both_have_with_the_same_words_is_kept_once(article, ada, mayor, editor):
    event = make_event(article, editor)
    for actor in (ada, mayor):
        part = Participation.objects.create(event=event, actor=actor)
        cite(source=article, words=SENTENCE, target=part, by=editor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    assert event.participations.get().own_citations.get().value == f"actor:{ada.pk} participant"


def test_speakers_and_their_values_follow(article, ada, mayor, editor):
    quote = make_quote(article, editor, speaker=mayor)
    quote.addressees.add(mayor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    quote.refresh_from_db()
    assert (quote.speaker, quote.addressees.get()) == (ada, ada)
    assert quote.own_citations.get(statement="speaker").value == f"actor:{ada.pk}"
    assert quote.blockers() == ["The actor “Ada Alder” is not published: publish them together."]


def test_two_citations_that_become_one_are_kept_once(article, ada, mayor, editor):
    quote = make_quote(article, editor, speaker=ada)
    cite(
        source=article, words=SAYING, target=quote, statement="speaker",
        value=f"actor:{mayor.pk}", stance="differs", difference="name", note="Another form.",
        by=editor,
    )  # fmt: skip
    merge(survivor=ada, duplicate=mayor, by=editor)
    citation = quote.own_citations.get(statement="speaker")
    assert (citation.value, citation.stance) == (f"actor:{ada.pk}", "supports")


def test_affiliations_of_both_sides_follow(article, ada, mayor, editor):
    town = Actor.objects.create(name="Alder", kind="body")
    council = Actor.objects.create(name="Council", kind="body")
    headship = Affiliation.objects.create(actor=mayor, with_actor=town, role="head")
    seat = Affiliation.objects.create(actor=council, with_actor=mayor, role="the head")
    for target in (headship, seat):
        cite(source=article, words="the head of Alder", target=target, by=editor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    headship.refresh_from_db()
    seat.refresh_from_db()
    assert (headship.actor, seat.with_actor) == (ada, ada)
    assert headship.own_citations.get().value == f"actor:{town.pk} head"
    assert seat.own_citations.get().value == f"actor:{ada.pk} the head"


def test_values_of_others_with_a_like_number_stay(article, ada, mayor, editor):
    quote = make_quote(article, editor, speaker=ada)
    value = f"actor:{mayor.pk}0"
    citation = quote.own_citations.get(statement="speaker")
    citation.value = value
    citation.save()
    merge(survivor=ada, duplicate=mayor, by=editor)
    citation.refresh_from_db()
    assert citation.value == value


def test_events_merge_with_their_parts(article, ada, editor):
    event, twin = make_event(article, editor), make_event(article, editor, title="Meeting")
    third = make_event(article, editor, title="Signing")
    Participation.objects.create(event=twin, actor=ada)
    link = EventLink.objects.create(event=third, other=twin)
    cite(source=article, words=LATER, target=link, by=editor)
    quote = make_quote(article, editor, occasion=twin)
    merge(survivor=event, duplicate=twin, by=editor)
    assert event.participations.get().actor == ada
    assert third.links.get().other == event
    assert third.links.get().own_citations.get().value == f"after event:{event.pk}"
    assert Quote.objects.get(pk=quote.pk).occasion == event
    assert {c.value for c in event.own_citations.filter(statement="")} == {
        "Meeting of the mayors",
        "Meeting",
    }
    assert event.own_citations.filter(statement="occurred").count() == 1


def test_published_entries_merge_and_stay_sound(article, ada, mayor, editor):
    quote = make_quote(article, editor, speaker=mayor)
    publish_together(entries=[ada, mayor, quote], by=editor)
    merge(survivor=ada, duplicate=mayor, by=editor)
    assert Quote.objects.get().blockers() == []
    assert Quote.objects.get().speaker == ada


def refusal(survivor, duplicate, by) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        merge(survivor=survivor, duplicate=duplicate, by=by)
    return refused.value.messages


def test_entries_that_can_not_be_one_are_refused(article, ada, mayor, editor):
    another = ["Choose another entry of the same kind to merge into."]
    assert refusal(ada, ada, editor) == another
    assert refusal(ada, make_event(article, editor), editor) == another
    stale = Actor.objects.get(pk=mayor.pk)
    merge(survivor=ada, duplicate=mayor, by=editor)
    assert refusal(ada, mayor, editor) == another
    third = make_actor(article, editor, name="Alder", words="Ada Alder")
    assert refusal(stale, third, editor) == [
        "“Mayor Ada” is retracted: nothing can be merged into it."
    ]
    assert refusal(third, stale, editor) == ["“Mayor Ada” was merged already, into “Ada Alder”."]


def test_published_entry_does_not_vanish_in_a_draft(ada, mayor, editor):
    mayor.publish(editor)
    assert refusal(ada, mayor, editor) == ["“Mayor Ada” is published: publish “Ada Alder” first."]


def test_entries_that_are_tied_to_each_other_are_refused_whole(article, ada, mayor, editor):
    Affiliation.objects.create(actor=mayor, with_actor=ada, role="herself")
    assert refusal(ada, mayor, editor) == [
        "The affiliation “herself, Ada Alder” links the two with each other: change it."
    ]
    assert [name.name for name in mayor.names.all()] == ["Mayor Ada"]
    assert Actor.objects.get(pk=mayor.pk).status == "draft"
    event = make_event(article, editor)
    part = make_event(article, editor, title="Part", part_of=event)
    assert refusal(part, event, editor) == [
        "The event “Part” links the two with each other: change it."
    ]


def test_merge_that_would_make_an_event_a_part_of_its_own_part_is_refused(article, editor):
    conference = make_event(article, editor, title="Conference")
    day = make_event(article, editor, title="Day", part_of=conference)
    survivor = make_event(article, editor, title="Session", part_of=day)
    with pytest.raises(ValidationError, match="links the two with each other"):
        merge(survivor=survivor, duplicate=conference, by=editor)
    day.refresh_from_db()
    assert day.part_of == conference


def test_merge_that_would_leave_blockers_is_refused_whole(ada, mayor, editor):
    ada.publish(editor)
    ActorName.objects.create(actor=mayor, name="Uncited")
    assert refusal(ada, mayor, editor) == [
        "Nothing is cited for the name as printed “Uncited”: cite the words that say it."
    ]
    assert mayor.names.count() == 2
    assert Actor.objects.get(pk=mayor.pk).merged_into is None


def test_merging_is_for_editors(ada, mayor, contributor):
    with pytest.raises(PermissionDenied):
        merge(survivor=ada, duplicate=mayor, by=contributor)


def test_merged_entry_is_not_reopened(ada, mayor, editor):
    stale = Actor.objects.get(pk=mayor.pk)
    merge(survivor=ada, duplicate=mayor, by=editor)
    with pytest.raises(ValidationError, match="It was merged into “Ada Alder”: edit that one"):
        stale.return_to_draft(editor)


def test_cycle_of_merged_entries_does_not_hang(ada, mayor):
    Actor._base_manager.filter(pk=ada.pk).update(merged_into=mayor, status="retracted",
                                                 retraction_reason="x")  # fmt: skip
    Actor._base_manager.filter(pk=mayor.pk).update(merged_into=ada, status="retracted",
                                                   retraction_reason="x")  # fmt: skip
    assert Actor.objects.get(pk=ada.pk).survivor == ada
