from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sources.models.base import Recorded, exactly_one, not_blank

ENTRIES = ("actor", "event", "quote")


def _today():
    return timezone.localdate()


def _entry(model: str):
    return models.ForeignKey(
        f"sources.{model}", models.CASCADE, null=True, blank=True, related_name="corrections"
    )


class Correction(Recorded):
    """What we changed in a published entry, and why, in public words."""

    actor = _entry("Actor")
    event = _entry("Event")
    quote = _entry("Quote")
    date = models.DateField(default=_today)
    text = models.TextField(help_text="What changed and why. Readers see this.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [
            exactly_one(ENTRIES, "correction_has_one_entry"),
            not_blank("text", "correction"),
        ]

    def __str__(self):
        return f"{self.date}: {self.text}"

    @property
    def entry(self):
        return self.actor or self.event or self.quote
