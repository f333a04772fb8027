from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sources import anchoring
from sources.choices import Decision, StandingState
from sources.models.base import Recorded, one_of
from sources.querysets import StandingQuerySet


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
    """What became of an excerpt in a later snapshot. `start` and `end` are there, where found.

    `state` is what comparing the texts found; `decision` what an editor made of it after a look.
    """

    excerpt = models.ForeignKey(Excerpt, models.PROTECT, related_name="standings")
    snapshot = models.ForeignKey("sources.Snapshot", models.PROTECT, related_name="standings")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=StandingState)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    # An account with decisions to its name is deactivated, not deleted.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = StandingQuerySet.as_manager()
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
            models.CheckConstraint(
                condition=Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    decision__in=Decision.values, decided_by__isnull=False, decided_at__isnull=False
                ),
                name="excerpt_standing_decision_has_editor",
            ),
            # Words that differ are never taken for the excerpt's own.
            models.CheckConstraint(
                condition=~Q(decision=Decision.ACCEPTED)
                | Q(
                    state__in=[StandingState.MOVED, StandingState.AMBIGUOUS],
                    start__isnull=False,
                    end__isnull=False,
                ),
                name="excerpt_standing_accepted_is_found",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()} in {self.snapshot}"

    def decide(self, decision: Decision, by) -> None:
        self.decision, self.decided_by, self.decided_at = decision, by, timezone.now()
        self._history_user = by
        self.save()

    def reopen(self, by) -> None:
        """As it was before an editor decided."""
        if self.state == StandingState.AMBIGUOUS:
            self.start = self.end = None
        self.decision, self.decided_by, self.decided_at = "", None, None
        self._history_user = by
        self.save()
