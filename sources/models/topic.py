from django.db import models
from simple_history.models import HistoricalRecords

from sources.models.base import Recorded, not_blank


class Topic(Recorded):
    name = models.CharField(max_length=100, unique=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [not_blank("name", "topic")]

    def __str__(self):
        return self.name
