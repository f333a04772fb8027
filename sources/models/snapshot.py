from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from simple_history.models import HistoricalRecords

from sources.choices import CaptureOrigin, Extent, RegionKind
from sources.models.base import Recorded, not_blank, one_of


class Snapshot(models.Model):
    """The text as captured at one moment. The database refuses to change or delete it."""

    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    text = models.TextField()
    length = models.PositiveIntegerField(help_text="In Unicode code points.")
    sha256 = models.CharField("SHA-256", max_length=64)
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.WHOLE)
    full_length = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of the whole article, in code points, where known."
    )
    captured_at = models.DateTimeField()
    # An account with captures to its name is deactivated, not deleted.
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    origin = models.CharField(max_length=10, choices=CaptureOrigin)
    extractor = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["source", "-number"]
        constraints = [
            not_blank("text", "snapshot"),
            one_of(Extent, "extent", "snapshot"),
            one_of(CaptureOrigin, "origin", "snapshot"),
            models.UniqueConstraint(fields=["source", "number"], name="snapshot_number_is_unique"),
            models.UniqueConstraint(fields=["source", "sha256"], name="snapshot_text_is_unique"),
            # On SQLite length() stops at a NUL, so this refuses one as well.
            models.CheckConstraint(
                condition=Q(length=Length("text")), name="snapshot_length_matches_text"
            ),
            models.CheckConstraint(
                condition=Q(full_length__isnull=True) | Q(full_length__gte=F("length")),
                name="snapshot_full_length_covers_text",
            ),
            models.CheckConstraint(
                condition=~Q(extent=Extent.WHOLE) | Q(full_length=F("length")),
                name="snapshot_whole_is_full",
            ),
        ]

    def __str__(self):
        return f"snapshot {self.number} of “{self.source}”"

    @property
    def holds_passages(self) -> bool:
        return self.extent == Extent.PASSAGES


class Region(Recorded):
    """A span of a snapshot that is not its prose."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="regions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=RegionKind)

    history = HistoricalRecords()

    class Meta:
        ordering = ["snapshot", "start"]
        constraints = [
            one_of(RegionKind, "kind", "region"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="region_end_after_start",
                violation_error_message="The end must come after the start.",
            ),
            models.UniqueConstraint(
                fields=["snapshot", "start", "end"], name="region_span_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.start}–{self.end}"

    def clean(self):
        if self.snapshot_id and self.end is not None and self.end > self.snapshot.length:
            raise ValidationError(
                {"end": f"The text ends at {self.snapshot.length}: a region can't go beyond it."}
            )

    def touches(self, start: int, end: int) -> bool:
        """The span lies partly inside and partly outside."""
        overlaps = start < self.end and self.start < end
        inside = self.start <= start and end <= self.end
        return overlaps and not inside
