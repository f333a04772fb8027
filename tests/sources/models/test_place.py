import pytest
from django.core.exceptions import ValidationError

from sources.actions import capture, cite
from sources.models import Place
from tests.sources.town import make_event


@pytest.fixture
def geneva(article, editor) -> Place:
    """The place of a published event."""
    event = make_event(article, editor)
    event.publish(editor)
    return event.place


@pytest.mark.parametrize("change", [{"name": "Basel"}, {"name": "Genf"}, {"country": "France"}])
def test_place_that_readers_see_takes_no_other_name(geneva, change):
    for field, value in change.items():
        setattr(geneva, field, value)
    for attempt in (geneva.full_clean, geneva.save):
        with pytest.raises(ValidationError) as refusal:
            attempt()
        assert refusal.value.messages[0].startswith(
            "Readers see “Geneva, Switzerland” above words that are cited for it, "
            "in: “Meeting of the mayors”. For another place, add a new one"
        )
    assert str(Place.objects.get()) == "Geneva, Switzerland"


def test_place_that_an_article_gives_instead_takes_no_other_name(geneva, editor):
    basel = Place.objects.create(name="Basel", country="Switzerland")
    event = geneva.events.get()
    rival = capture(text="It was in Basel that they met.", headline="Rival").source
    given = {"value": f"place:{basel.pk}", "stance": "contradicts"}
    cite(source=rival, words="in Basel", target=event, statement="place", by=editor, **given)
    basel.name = "Zurich"
    with pytest.raises(ValidationError, match="“Basel, Switzerland”"):
        basel.save()
    assert geneva.shown_in() == basel.shown_in() == [event]


def test_what_we_add_to_a_place_stays_free(geneva):
    geneva.latitude, geneva.longitude, geneva.precision = "46.2", "6.14", "region"
    geneva.full_clean()
    geneva.save()
    assert Place.objects.get().precision == "region"


def test_place_of_drafts_and_of_what_was_retracted_is_renamed(geneva, article, editor):
    geneva.events.get().retract(editor, "It was another town.")
    make_event(article, editor)
    geneva.name = "Genf"
    geneva.full_clean()
    geneva.save()
    assert str(Place.objects.get()) == "Genf, Switzerland"
