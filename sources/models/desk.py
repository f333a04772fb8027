from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from sources.models.base import Recorded, not_blank
from sources.models.snapshot import Snapshot
from sources.models.source import Source


class Dismissal(Recorded):
    """A passage in quotation marks that quotes nobody: a name, a title, scare quotes."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="dismissals")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["snapshot", "start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="dismissal_end_after_start"
            ),
            models.UniqueConstraint(
                fields=["snapshot", "start", "end"], name="dismissal_span_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.start}–{self.end} of {self.snapshot}"


class DeskStep(models.Model):
    """What one editor did in one step at the desk: the history rows that it wrote, in order.

    `rows` are pairs of a model's name and the number of a row of its history.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="desk_steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    label = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    rows = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [not_blank("label", "desk_step")]

    def __str__(self):
        return self.label
