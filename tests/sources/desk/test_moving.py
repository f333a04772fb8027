import pytest

from sources.actions import cite
from sources.models import Actor, DeskStep, Participation
from tests.sources.desk.wire import Wire, part, words
from tests.sources.town import SENTENCE, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


def move(desk, entry, name: str) -> dict:
    return desk.post("entry/{}/{}/move/".format(*entry.key), move=name)


def offered(answer) -> list[str]:
    return part(answer).xpath("//form[@data-desk='move']/button/@value")


def test_an_entry_is_submitted_returned_and_published(desk, editor):
    event = make_event(desk.source, editor)
    answer = move(desk, event, "submit")
    assert answer["message"] == "“Meeting of the mayors” is in review now."
    assert offered(answer) == ["draft", "publish"]
    assert offered(move(desk, event, "draft")) == ["submit", "publish"]
    answer = move(desk, event, "publish")
    assert answer["message"] == "“Meeting of the mayors” is published now."
    assert offered(answer) == []
    event.refresh_from_db()
    assert event.status == "published"
    assert event.history.first().history_change_reason == "published (at the desk)"
    assert not DeskStep.objects.exists()


def test_what_stands_in_the_way_is_listed_and_nothing_moves(desk, editor):
    event = make_event(desk.source, editor)
    event.citations().get(statement="place").delete()
    answer = move(desk, event, "publish")
    assert answer["status"] == 422
    assert answer["message"] == ("“Meeting of the mayors” stays draft: see what stands in the way.")
    (item,) = part(answer).xpath("//ul[@class='newsroom-blockers']/li")
    assert words(item).startswith("Nothing is cited for the place")
    assert item.xpath("a/@href") == ["#row-place"]
    event.refresh_from_db()
    assert event.status == "draft"


def test_publishing_together_publishes_what_it_needs(desk, editor):
    ada = make_actor(desk.source, editor)
    quote = make_quote(desk.source, editor, speaker=ada)
    assert move(desk, quote, "publish")["status"] == 422
    answer = move(desk, quote, "publish_together")
    assert answer["message"] == "“We will not close the bridge” is published now."
    ada.refresh_from_db()
    assert ada.status == "published"


def test_what_it_needs_and_lacks_support_is_named(desk, editor):
    event = make_event(desk.source, editor)
    ben = Actor.objects.create(name="Ben", kind="person")
    participation = Participation.objects.create(event=event, actor=ben)
    cite(source=desk.source, words=SENTENCE, target=participation, by=editor)
    answer = move(desk, event, "publish_together")
    assert answer["status"] == 422
    assert "“Ben”: It has no name as printed" in words(part(answer).find_class("refused")[0])


def test_publishing_more_of_an_article_than_readers_may_see_warns(desk, editor, settings):
    settings.MOST_SHOWN = 0.1
    (warning,) = move(desk, make_event(desk.source, editor), "publish")["warnings"]
    share = len(SENTENCE) / desk.source.current_snapshot.length
    assert warning.startswith(f"Readers see {share:.0%} of “The talks of the river towns”")


def test_a_contributor_submits_and_does_not_publish(client, article, editor, contributor):
    event = make_event(article, editor)
    desk = Wire(client, article, contributor)
    assert offered(desk.get(f"entry/event/{event.pk}/")) == ["submit"]
    answer = move(desk, event, "publish")
    assert (answer["status"], answer["message"]) == (
        403,
        "Only an Editor may publish, retract or change what is published.",
    )
    assert move(desk, event, "submit")["status"] == 200


def test_a_move_that_the_status_does_not_allow_is_refused_in_words(desk, editor):
    event = make_event(desk.source, editor)
    answer = move(desk, event, "draft")
    assert "it can't become draft from there" in words(part(answer).find_class("refused")[0])
    assert move(desk, event, "burn")["status"] == 404
