from django.db import models

from sources import dates
from sources.validators import validate_partial_date


class PartialDateField(models.CharField):
    """An EDTF string, or blank where no date is known."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_partial_date]


class BoundField(models.DateField):
    """The first or last day that a partial date may mean, kept by `save()`; NULL where open."""

    def __init__(self, *args, of: str = "", end: str = "earliest", **kwargs):
        self.of, self.end = of, end
        kwargs |= {"null": True, "blank": True, "editable": False}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "end": self.end}

    def pre_save(self, instance, add):
        text = getattr(instance, self.of, "")
        value = getattr(dates.parse(text), self.end) if text else None
        setattr(instance, self.attname, value)
        return value


def earliest(of: str) -> BoundField:
    return BoundField(of=of, end="earliest")


def latest(of: str) -> BoundField:
    return BoundField(of=of, end="latest")
