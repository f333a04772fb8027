import pytest
from django.contrib.auth.models import Permission, User

from sources.actions import capture, steps
from sources.models import Dismissal
from tests.sources.desk.wire import Wire, part, words

pytestmark = pytest.mark.django_db

TEXT = "She spoke of a “so-called” peace in the “Globe” of Birch. It rained for a day."


@pytest.fixture
def source(db):
    return capture(text=TEXT, headline="Peace").source


@pytest.fixture
def desk(client, source, editor) -> Wire:
    return Wire(client, source, editor)


def dismissed() -> list[str]:
    return [TEXT[row.start : row.end] for row in Dismissal.objects.all()]


def test_a_quotation_that_quotes_nobody_counts_as_covered(desk):
    answer = desk.post("dismiss/", **desk.select("so-called"))
    assert (answer["status"], answer["warnings"]) == (200, [])
    assert answer["message"] == "Dismissed: “so-called” quotes nobody."
    assert dismissed() == ["so-called"]
    assert "Quotations: 1 of 2" in words(part(answer, "progress"))
    span = part(answer, "article").xpath("//span[@data-dismissed]")
    assert [one.text for one in span] == ["so-called"]
    assert [str(step) for step in steps(source=desk.source, by=desk.user)] == [
        "dismissed “so-called”"
    ]
    assert Dismissal.history.get().history_change_reason == "at the desk"


def test_the_same_again_takes_it_back(desk):
    desk.post("dismiss/", **desk.select("so-called"))
    answer = desk.post("dismiss/", **desk.select("so-called"))
    assert answer["message"] == "Taken back: “so-called” is to be covered again."
    assert dismissed() == []
    assert [row.history_type for row in Dismissal.history.all()] == ["-", "+"]


def test_a_part_of_a_quotation_means_all_of_it_and_a_longer_selection_each(desk):
    desk.post("dismiss/", **desk.select("called” peace"))
    assert dismissed() == ["so-called"]
    answer = desk.post("dismiss/", **desk.select("“so-called” peace in the “Globe”"))
    assert answer["message"] == "Dismissed: “so-called”; “Globe” quotes nobody."
    assert dismissed() == ["so-called", "Globe"]


def test_other_words_are_refused(desk):
    answer = desk.post("dismiss/", **desk.select("It rained"))
    assert answer == {
        "status": 409,
        "message": "Only a passage in quotation marks can be dismissed.",
        "warnings": [],
        "parts": {},
    }
    assert dismissed() == []


def test_who_may_only_read_dismisses_nothing(client, source):
    reader = User.objects.create_user("rita", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_source"))
    desk = Wire(client, source, reader)
    answer = desk.post("dismiss/", **desk.select("so-called"))
    assert (answer["status"], answer["message"]) == (403, "Your role does not allow this.")
    assert dismissed() == []
