from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from simple_history.models import HistoricalRecords

from sources import anchoring
from sources.choices import StandingState
from sources.models.base import Recorded, one_of


class Excerpt(models.Model):
    """A verbatim span of a snapshot. The database refuses any other, and any change of it.

    Offsets count Unicode code points, as in the Web Annotation TextPositionSelector; `prefix`,
    `exact` and `suffix` are its TextQuoteSelector.
    """

    snapshot = models.ForeignKey("sources.Snapshot", models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=anchoring.CONTEXT, blank=True)
    suffix = models.CharField(max_length=anchoring.CONTEXT, blank=True)

    class Meta:
        ordering = ["snapshot", "start", "end"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="excerpt_end_after_start"),
            models.CheckConstraint(
                condition=Q(end__lte=F("start") + anchoring.MAX_EXCERPT),
                name="excerpt_is_short",
            ),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("exact")), name="excerpt_length_matches_span"
            ),
            models.UniqueConstraint(
                fields=["snapshot", "start", "end"], name="excerpt_span_is_unique"
            ),
        ]

    def __str__(self):
        return f"“{self.exact}”"


class ExcerptStanding(Recorded):
    """What became of an excerpt in a later snapshot. `start` and `end` are there, where found."""

    excerpt = models.ForeignKey(Excerpt, models.PROTECT, related_name="standings")
    snapshot = models.ForeignKey("sources.Snapshot", models.PROTECT, related_name="standings")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=StandingState)

    history = HistoricalRecords()

    class Meta:
        ordering = ["excerpt", "snapshot"]
        constraints = [
            one_of(StandingState, "state", "excerpt_standing"),
            models.UniqueConstraint(
                fields=["excerpt", "snapshot"], name="excerpt_standing_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
                name="excerpt_standing_span_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[StandingState.UNCHANGED, StandingState.MOVED])
                | Q(start__isnull=False, end__isnull=False),
                name="excerpt_standing_found_has_span",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()} in {self.snapshot}"
