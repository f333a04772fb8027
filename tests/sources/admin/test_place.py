import pytest
from django.urls import reverse
from lxml import html

from sources.actions import publish_together
from sources.models import Correction, Place

from .conftest import words_of


@pytest.fixture
def geneva(cited_meeting, editor) -> Place:
    publish_together(entries=cited_meeting.with_needs(), by=editor)
    return cited_meeting.place


@pytest.fixture
def url(geneva) -> str:
    return reverse("admin:sources_place_change", args=[geneva.pk])


def asks(page) -> bool:
    """Whether the form asks for public words."""
    return bool(page.xpath("//textarea[@name='misspelt']"))


def asked(response) -> bool:
    return asks(html.fromstring(response.content.decode()))


def test_another_name_is_refused_and_the_form_says_what_to_do(desk, url):
    assert not asks(desk.get(url))
    response = desk.send(url, "_save", name="Basel")
    said = words_of(response)
    assert "Readers see “Geneva, Switzerland” above words that are cited for it" in said
    assert "“Meeting of the mayors”. For another place, add a new one" in said
    assert asked(response)
    assert str(Place.objects.get()) == "Geneva, Switzerland"


def test_misspelling_is_mended_with_a_correction(desk, url, client):
    response = desk.send(url, "_save", name="Genève", misspelt="An accent was missing.")
    assert "Readers find a correction on: “Meeting of the mayors”." in words_of(response)
    correction = Correction.objects.get()
    assert correction.text.endswith("is “Genève, Switzerland”. An accent was missing.")
    client.logout()
    page = words_of(client.get(correction.event.get_absolute_url()))
    assert "An accent was missing." in page
    assert correction.text in words_of(client.get("/corrections/"))


def test_coordinates_are_changed_without_a_word(desk, url):
    desk.send(url, "_save", latitude="46.2", longitude="6.14", misspelt="")
    place = Place.objects.get()
    assert (float(place.latitude), Correction.objects.count()) == (46.2, 0)


def test_wrong_coordinates_ask_for_no_public_words(desk, url):
    response = desk.send(url, "_save", latitude="146.2", longitude="6.14")
    assert "Give both a latitude" in words_of(response)
    assert not asked(response)


def test_what_hinders_the_correction_is_said_and_nothing_saved(desk, url, article):
    article.notices.create(kind="retracted", words="We were wrong.")
    response = desk.send(url, "_save", name="Genève", misspelt="An accent was missing.")
    assert "is supported by nothing that still stands" in words_of(response)
    assert asked(response)
    assert (str(Place.objects.get()), Correction.objects.count()) == ("Geneva, Switzerland", 0)


def test_contributor_changes_a_place_of_drafts_alone(client, contributor, url):
    client.force_login(contributor)
    response = client.post(url, {"name": "Basel", "country": "", "precision": "town"})
    assert response.status_code == 403
    assert str(Place.objects.get()) == "Geneva, Switzerland"
