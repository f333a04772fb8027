from django.db import models
from simple_history.models import HistoricalRecords

from sources.choices import OutletKind
from sources.models.base import Recorded, not_blank, one_of


class Outlet(Recorded):
    name = models.CharField(max_length=200, unique=True, help_text="As it calls itself.")
    homepage = models.URLField(blank=True)
    country = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, choices=OutletKind, default=OutletKind.OTHER)
    # Who owns an outlet is said by its actor's cited affiliations.
    actor = models.ForeignKey(
        "sources.Actor",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outlets",
        help_text="The actor behind the outlet. Its affiliations say, with citations, who owns it.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [not_blank("name", "outlet"), one_of(OutletKind, "kind", "outlet")]

    def __str__(self):
        return self.name
