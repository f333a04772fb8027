from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from sources.choices import PlacePrecision
from sources.models.base import Recorded, not_blank, one_of
from sources.statements import link_value


class Place(Recorded):
    """Citations assert it by its number: another name would change what they are shown to say."""

    # Set by the action that mends a misspelling and says so in public.
    respelling = False

    name = models.CharField(max_length=200, help_text="As readers know it: “Geneva”.")
    country = models.CharField(
        max_length=100, blank=True, help_text="Our own addition; readers are told so."
    )
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    precision = models.CharField(max_length=10, choices=PlacePrecision, default=PlacePrecision.TOWN)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "country"]
        constraints = [
            not_blank("name", "place"),
            one_of(PlacePrecision, "precision", "place"),
            models.UniqueConstraint(fields=["name", "country"], name="place_is_unique"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_coordinates_on_earth",
                violation_error_message="Give both a latitude from -90 to 90 and a longitude "
                "from -180 to 180, or neither.",
            ),
        ]

    def __str__(self):
        if not self.country or self.country == self.name:
            return self.name
        return f"{self.name}, {self.country}"

    def clean(self):
        self._refuse_another_name()

    def save(self, *args, **kwargs):
        self._refuse_another_name()
        super().save(*args, **kwargs)

    def _refuse_another_name(self) -> None:
        stored = Place._base_manager.filter(pk=self.pk).first() if self.pk else None
        if stored is None or self.respelling or str(stored) == str(self):
            return
        if shown := self.shown_in():
            names = "; ".join(f"“{event}”" for event in shown)
            raise ValidationError(
                f"Readers see “{stored}” above words that are cited for it, in: {names}. "
                "For another place, add a new one, and cite the words for it there. For a "
                "misspelling, say in public words what was wrong: it is said as a correction "
                "of each of these events.",
                code="renamed",
            )

    def shown_in(self) -> list:
        """Published events that give it as their place, or as what an article says instead."""
        from sources.models.event import Event

        given = Q(own_citations__statement="place", own_citations__value=link_value(self))
        return list(Event.objects.published().filter(Q(place=self) | given).distinct())

    def clashes_with(self, other: "Place") -> bool:
        """Two places conflict unless one of them is merely less exact than the other."""
        coarse = {PlacePrecision.COUNTRY, PlacePrecision.REGION}
        if not self.country or not other.country:
            return self.name != other.name
        same_country = self.country == other.country
        return self != other and not (same_country and {self.precision, other.precision} & coarse)
