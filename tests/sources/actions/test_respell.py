import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import respell
from sources.models import Correction, Event, Place, SourceNotice
from tests.sources.town import make_event

WHY = "We had misspelt it."


@pytest.fixture
def genva(article, editor) -> Place:
    """A misspelt place, of two published events and a draft."""
    place = Place.objects.create(name="Genva", country="Switzerland")
    for title in ("Meeting", "Second meeting"):
        make_event(article, editor, title=title, place=place).publish(editor)
    make_event(article, editor, title="Draft", place=place)
    place.name = "Genève"
    return place


def test_mended_name_is_said_on_each_published_event(genva, editor):
    before = {event.pk: event.version for event in Event.objects.published()}
    corrected = respell(place=genva, why=f" {WHY} ", by=editor)
    assert {str(event) for event in corrected} == {"Meeting", "Second meeting"}
    assert str(Place.objects.get(pk=genva.pk)) == "Genève, Switzerland"
    told = "The place that was given as “Genva, Switzerland” is “Genève, Switzerland”. "
    assert [(c.event.title, c.text) for c in Correction.objects.order_by("pk")] == [
        (str(event), told + WHY) for event in corrected
    ]
    assert Place.history.first().history_user == editor
    assert {c.history.get().history_user for c in Correction.objects.all()} == {editor}
    assert {event.version - before[event.pk] for event in corrected} == {1}


@pytest.mark.parametrize("why", ["", "  \n"])
def test_mending_needs_public_words(genva, editor, why):
    with pytest.raises(ValidationError, match="Say what was wrong"):
        respell(place=genva, why=why, by=editor)
    assert str(Place.objects.get(pk=genva.pk)) == "Genva, Switzerland"


def test_contributor_mends_nothing_that_readers_see(genva, contributor):
    with pytest.raises(PermissionDenied):
        respell(place=genva, why=WHY, by=contributor)
    assert (str(Place.objects.get(pk=genva.pk)), Correction.objects.count()) == (
        "Genva, Switzerland",
        0,
    )


def test_mending_is_all_or_nothing(genva, article, editor):
    SourceNotice.objects.create(source=article, kind="retracted", words="We were wrong.")
    with pytest.raises(ValidationError, match="supported by nothing that still stands"):
        respell(place=genva, why=WHY, by=editor)
    assert (str(Place.objects.get(pk=genva.pk)), Correction.objects.count()) == (
        "Genva, Switzerland",
        0,
    )


def test_name_of_another_place_is_refused(genva, editor):
    genva.name = "Geneva"
    with pytest.raises(ValidationError, match="already exists"):
        respell(place=genva, why=WHY, by=editor)
    assert Correction.objects.count() == 0


def test_mended_place_is_no_more_open_to_another_name(genva, editor):
    respell(place=genva, why=WHY, by=editor)
    genva.name = "Basel"
    with pytest.raises(ValidationError, match="Readers see “Genève, Switzerland”"):
        genva.save()
