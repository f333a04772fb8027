import pytest
from django.contrib import admin
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from sources.models import Actor, ActorName, Affiliation, Event

MODELS = [model for model in admin.site._registry if model._meta.app_label == "sources"]


def test_every_model_is_registered():
    assert sorted(model.__name__ for model in MODELS) == [
        "Actor",
        "ActorName",
        "Affiliation",
        "Citation",
        "Correction",
        "Event",
        "EventLink",
        "Excerpt",
        "ExcerptStanding",
        "Outlet",
        "Participation",
        "Place",
        "Quote",
        "Region",
        "Snapshot",
        "Source",
        "SourceNotice",
        "Topic",
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_lists_can_be_searched(model, desk, cited_meeting):
    name = model._meta.model_name
    page = desk.get(reverse(f"admin:sources_{name}_changelist") + "?q=Alder")
    assert page.xpath("//div[@id='changelist']") != []


@pytest.mark.parametrize("field", ["citation.relays", "citation.attributed_to", "event.place"])
def test_records_are_found_while_typing(field, desk, cited_meeting):
    model, name = field.split(".")
    term = "geneva" if name == "place" else "alder" if name == "attributed_to" else "river"
    query = f"?app_label=sources&model_name={model}&field_name={name}&term={term}"
    found = desk.client.get(reverse("admin:autocomplete") + query).json()["results"]
    assert [row["text"] for row in found] == [
        {"geneva": "Geneva, Switzerland", "alder": "Ada Alder"}.get(
            term, "The talks of the river towns"
        )
    ]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_of_events_takes_as_many_queries_with_more_rows(
    rows, desk, cited_meeting, django_assert_num_queries
):
    for number in range(rows):
        Event.objects.create(title=f"Event {number}", kind="talks", place=cited_meeting.place)
    url = reverse("admin:sources_event_changelist")
    desk.get(url)
    with django_assert_num_queries(8):
        desk.get(url)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_form_of_an_actor_takes_as_many_queries_with_more_rows(
    rows, desk, ada, django_assert_num_queries
):
    for number in range(rows):
        ActorName.objects.create(actor=ada, name=f"Name {number}")
        other = Actor.objects.create(name=f"Body {number}", kind="body")
        Affiliation.objects.create(actor=ada, with_actor=other, role="head")
    url = reverse("admin:sources_actor_change", args=[ada.pk])
    desk.get(url)
    with django_assert_num_queries(25):
        desk.get(url)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_is_recorded_shows_its_history(model):
    shows = isinstance(admin.site.get_model_admin(model), SimpleHistoryAdmin)
    assert shows == hasattr(model, "history")
    assert shows == (model.__name__ not in ("Snapshot", "Excerpt"))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_to_cite_takes_as_many_queries_with_more_rows(
    rows, desk, cited_meeting, django_assert_num_queries
):
    for number in range(rows):
        body = Actor.objects.create(name=f"Body {number}", kind="body")
        cited_meeting.participations.create(actor=body)
    url = reverse("admin:sources_event_cite", args=[cited_meeting.pk])
    desk.get(url)
    with django_assert_num_queries(17):
        desk.get(url)
