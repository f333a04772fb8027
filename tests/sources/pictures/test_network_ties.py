"""What ties two actors, and what does not: drafts, what is contested, and what stands no more."""

from datetime import date

import pytest

from sources.models import Actor, ActorName, Affiliation, Citation, SourceNotice
from sources.pictures.network_ties import Scope, TieKind, facts
from tests.sources.views.conftest import MEETING, SAID

BEN = "Ben Birch"


@pytest.fixture
def ben(press, bridge):
    return press.actor(BEN, bridge)


@pytest.fixture
def rival(press):
    return press.article(
        "Carla Cedar, and not Ada Alder, was there, and nobody spoke of the bridge. Nobody met.",
        "Who was there",
    )


@pytest.fixture
def meeting(press, bridge, ada, ben):
    return press.event("Meeting", bridge, MEETING, occurred="2020-01-13", actors=[ada, ben])


@pytest.fixture
def remark(press, bridge, ada, ben):
    return press.quote("the bridge", bridge, SAID, speaker=ada, about=[ben], said="2020")


def pairs(**scope) -> list[tuple[str, str, str]]:
    """Kind of tie and names: of events those who were there, else who speaks and of whom."""
    found = facts(Scope(**scope))
    names = dict(Actor.objects.values_list("pk", "name"))
    together = [(g.kind, *(names[actor] for actor in g.actors)) for g in found.gatherings]
    return together + [(tie.kind, names[tie.one], names[tie.other]) for tie in found.ties]


def contradict(press, target, source, statement="", **details):
    words = "Carla Cedar, and not Ada Alder, was there, and nobody spoke of the bridge"
    press.cite(target, source, words, statement, stance="contradicts", **details)


def test_actors_of_an_event_are_tied(meeting):
    assert pairs() == [("event", "Ada Alder", BEN)]


def test_actor_with_several_roles_is_one(press, bridge, ada, meeting):
    event = press.event("Alone", bridge, MEETING, actors=[ada], publish=False)
    event.participations.create(actor=ada, role="host")
    press.cite(event.participations.get(role="host"), bridge, MEETING)
    press.publish(event)
    assert pairs() == [("event", "Ada Alder", BEN)]


def test_draft_ties_nobody(press, bridge, ada, ben):
    hidden = press.actor("Ada Alder, the mayor of Alder", bridge, publish=False)
    press.event("Draft", bridge, MEETING, actors=[ada, ben], publish=False)
    press.quote("the bridge", bridge, SAID, speaker=ada, about=[ben], publish=False)
    press.affiliation(hidden, ada, "mayor", bridge, MEETING)
    assert pairs() == []


def test_announced_and_alleged_events_are_kept_apart_and_denied_ones_tie_nobody(
    press, bridge, ada, ben
):
    for reality in ("announced", "alleged", "denied", "cancelled"):
        press.event(reality, bridge, MEETING, reality=reality, actors=[ada, ben])
    assert pairs() == [("expected", "Ada Alder", BEN)] * 2


def test_contested_participation_ties_nobody(press, meeting, rival):
    contradict(press, meeting.participations.first(), rival)
    assert pairs() == []


@pytest.mark.parametrize(
    ("statement", "details"),
    [("reality", {"value": "denied"}), ("reality", {}), ("", {})],
    ids=["denied", "contradicted", "no such event"],
)
def test_contested_event_ties_nobody(press, meeting, rival, statement, details):
    contradict(press, meeting, rival, statement, **details)
    assert pairs() == []


def test_article_that_only_alleges_it_contests_nothing(press, meeting, rival):
    press.cite(meeting, rival, "Nobody met", "reality", value="alleged", stance="contradicts")
    assert pairs() == [("event", "Ada Alder", BEN)]


def test_opinion_alone_ties_nobody(press, meeting, rival):
    for citation in meeting.participations.first().own_citations.all():
        citation.voice = "opinion"
        citation.save()
    assert pairs() == []
    press.cite(meeting.participations.first(), rival, "Nobody met")
    assert pairs() == [("event", "Ada Alder", BEN)]


def test_support_that_is_gone_ties_nobody(meeting, remark, bridge):
    assert len(pairs()) == 2
    SourceNotice.objects.create(source=bridge, kind="corrected", words="A name was misspelt.")
    assert len(pairs()) == 2
    SourceNotice.objects.create(source=bridge, kind="retracted", words="We take it back.")
    assert pairs() == []


def test_value_that_no_citation_asserts_ties_nobody(meeting):
    Citation.objects.model._base_manager.filter(
        participation=meeting.participations.first()
    )._raw_delete("default")
    assert pairs() == []


def test_speaker_is_tied_to_whom_a_quote_is_about_and_to_whom_it_addresses(press, remark, ben):
    assert pairs() == [("about", "Ada Alder", BEN)]
    remark.addressees.add(ben)
    assert pairs() == [("about", "Ada Alder", BEN), ("to", "Ada Alder", BEN)]


def test_whose_view_it_claims_to_be_is_not_tied_as_speaker(press, bridge, ada, ben):
    press.quote("the bridge", bridge, SAID, speaker=ada, ascribed_to=ben, about=[ada])
    assert pairs() == []


@pytest.mark.parametrize("statement", ["words", "speaker", ""])
def test_contested_quote_ties_nobody(press, remark, rival, statement):
    contradict(press, remark, rival, statement, value=remark.text if statement == "words" else None)
    assert pairs() == []


def test_another_speaker_contests_it_and_a_description_does_not(press, remark, rival, bridge):
    press.cite(remark, rival, "Nobody met", "speaker", value="nobody", stance="contradicts")
    assert pairs() == [("about", "Ada Alder", BEN)]
    carla = press.actor("Carla Cedar", rival)
    press.cite(
        remark,
        rival,
        "Carla Cedar",
        "speaker",
        value=f"actor:{carla.pk}",
        stance="differs",
        difference="name",
        note="Another one.",
    )
    assert pairs() == []


def test_affiliation_ties_in_its_direction(press, bridge, ben):
    carla = Actor.objects.create(name="Mayor", kind="person")
    ActorName.objects.create(actor=carla, name="the mayor of Alder")
    press.support(carla, bridge, "the mayor of Alder")
    press.affiliation(carla, ben, "mayor  of", bridge, MEETING)
    press.publish(carla)
    assert pairs() == [("affiliation", "Mayor", BEN)]
    assert pairs(since=date(2020, 1, 1)) == []
    tie = Affiliation.objects.get()
    tie.since = "2015"
    tie.save()
    assert pairs(since=date(2020, 1, 1)) == [("affiliation", "Mayor", BEN)]
    assert pairs(until=date(2014, 1, 1)) == []


def test_kind_and_period_choose(meeting, remark):
    assert pairs(kind=TieKind.ABOUT) == [("about", "Ada Alder", BEN)]
    assert pairs(kind=TieKind.TO) == []
    assert pairs(until=date(2020, 1, 12)) == [("about", "Ada Alder", BEN)]
    assert len(pairs(since=date(2020, 1, 13), until=date(2020, 1, 13))) == 2
    assert pairs(since=date(2021, 1, 1)) == []


def test_ties_of_one_actor_and_between_two(press, bridge, ada, ben, meeting, remark):
    carla = press.actor("the mayor of Alder", bridge)
    press.event("Others", bridge, MEETING, actors=[ben, carla])
    assert len(pairs()) == 3
    assert [kind for kind, *_ in pairs(actors=(ada.pk,))] == ["event", "about"]
    assert [kind for kind, *_ in pairs(actors=(ben.pk, carla.pk))] == ["event"]
    assert pairs(actors=(ada.pk, carla.pk)) == []
