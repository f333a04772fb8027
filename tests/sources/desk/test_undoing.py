import pytest

from sources.actions import steps
from sources.models import Citation, Event
from tests.sources.desk.wire import Wire, form_of, part, words
from tests.sources.town import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


@pytest.fixture
def event(article, editor) -> Event:
    return make_event(article, editor)


def rename(desk, event, title: str) -> None:
    sent = form_of(part(desk.get(f"entry/event/{event.pk}/")), "//form[@data-desk='entry']")
    assert desk.post(f"entry/event/{event.pk}/", **sent | {"title": title})["status"] == 200


def test_the_last_step_is_taken_back_and_then_the_one_before(desk, event):
    rename(desk, event, "Talks")
    rename(desk, event, "Talks in Geneva")
    answer = desk.post("undo/", entry=f"event/{event.pk}")
    assert answer["message"] == "Taken back: Changed the title of “Talks”."
    assert Event.objects.get().title == "Talks"
    assert words(part(answer).xpath("//h2")[0]) == "event Talks"
    assert sorted(answer["parts"]) == ["article", "entries", "panel", "progress", "undo"]
    desk.post("undo/")
    assert Event.objects.get().title == "Meeting of the mayors"
    answer = desk.post("undo/")
    assert (answer["status"], answer["message"]) == (
        422,
        "You have nothing to take back on this article.",
    )


def test_one_among_the_last_is_taken_back_alone(desk, event):
    citation = event.citations().get(statement="place")
    desk.post(f"citation/{citation.pk}/", do="remove")
    rename(desk, event, "Talks")
    first = steps(source=desk.source, by=desk.user)[1]
    answer = desk.post("undo/", step=first.pk)
    assert answer["message"] == (
        "Taken back: Citation removed for the place of “Meeting of the mayors”."
    )
    assert Citation.objects.get(statement="place").pk == citation.pk
    assert Event.objects.get().title == "Talks"
    assert desk.post("undo/", step=first.pk)["message"] == (
        "This step is taken back already, or is not among your last ten: reload the page."
    )


def test_a_step_that_somebody_built_on_stays_and_the_reason_is_said(desk, event, contributor):
    rename(desk, event, "Talks")
    event.refresh_from_db()
    event.title, event._history_user = "The talks", contributor
    event.save()
    answer = desk.post("undo/")
    assert (answer["status"], answer["message"]) == (
        409,
        "“Changed the title of “Meeting of the mayors”” was not taken back. "
        "carl has changed “The talks” since.",
    )
    assert Event.objects.get().title == "The talks"


def test_a_panel_of_what_is_gone_is_emptied(desk, event, article):
    selection = desk.select("13 January 2020")
    row = part(desk.get(f"entry/event/{event.pk}/")).xpath("//div[@id='row-occurred']")[0]
    desk.post("form/cite/", **form_of(row, ".//form[@data-desk='cite']"), **selection)
    answer = desk.post("undo/", entry="event/999")
    assert answer["message"] == "Taken back: Cited for the date of “Meeting of the mayors”."
    assert words(part(answer)) == ""
    assert event.citations().count() == 4


def test_what_an_editor_published_since_a_contributor_can_not_take_back(
    client, article, event, editor, contributor
):
    desk = Wire(client, article, contributor)
    citation = event.citations().get(statement="place")
    row = part(desk.get(f"entry/event/{event.pk}/")).xpath("//div[@id='row-place']")[0]
    desk.post("form/cite/", **form_of(row, ".//form[@data-desk='cite']"), **desk.select("Geneva"))
    event.publish(editor)
    answer = desk.post("undo/")
    assert answer["status"] == 403
    assert answer["message"].endswith(
        "Only an Editor may publish, retract or change what is published."
    )
    assert event.citations().filter(statement="place").exclude(pk=citation.pk).exists()


def test_what_readers_see_is_taken_back_only_when_asked_again(desk, event, editor):
    row = part(desk.get(f"entry/event/{event.pk}/")).xpath("//div[@id='row-place']")[0]
    desk.post("form/cite/", **form_of(row, ".//form[@data-desk='cite']"), **desk.select("Geneva"))
    event.publish(editor)
    asked = desk.post("undo/")
    assert (asked["status"], event.citations().count()) == (409, 5)
    assert asked["message"] == (
        "Readers see “Meeting of the mayors”: undo once more to take it back there too."
    )
    again = form_of(part(asked, "undo"), "//form")
    assert desk.post("undo/", **again)["status"] == 200
    assert event.citations().count() == 4
