from django.core.exceptions import ValidationError
from django.db import transaction

from sources.actions.editing import editing
from sources.models import Correction, Event, Place
from sources.models.states import lock


@transaction.atomic
def respell(*, place: Place, why: str, by) -> list[Event]:
    """Save a place under a name that was mended, and say so on each published event that shows it.

    Raises ValidationError without `why`, and where one of the events can't be changed now;
    PermissionDenied unless `by` is an Editor.
    """
    before = lock(place)
    if not why.strip():
        raise ValidationError("Say what was wrong: readers see it as a correction.")
    shown = place.shown_in() if str(place) != str(before) else []
    place.respelling, place._history_user = True, by
    place.full_clean()
    place.save()
    place.respelling = False
    for event in shown:
        with editing(event, by=by):
            text = f"The place that was given as “{before}” is “{place}”. {why.strip()}"
            Correction.objects.create(event=event, text=text)
    return shown
