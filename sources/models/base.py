from contextlib import suppress
from functools import reduce
from operator import and_

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from sources import dates
from sources.querysets import RecordedQuerySet
from sources.statements import WHOLE, Kind, Statement

# What else stands below the address of a record.
TAKEN = {"embed", "feed"}

EXISTENCE = Statement(WHOLE, "existence", Kind.WHOLE)


class Recorded(models.Model):
    """A row whose every change is kept: each model below it declares its `history`."""

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        """With what `save()` derives from other fields, which is else that of the last save."""
        for field in self._meta.local_fields:
            origin = getattr(field, "of", None)
            if origin and origin not in (exclude or ()):
                with suppress(dates.PartialDateError):
                    field.pre_save(self, add=False)
        self._checks_hold = self._all_checks_hold(exclude)
        super().validate_constraints(exclude=exclude)

    def get_constraints(self):
        """Without the checks, where one query has found that all of them hold."""
        if not getattr(self, "_checks_hold", False):
            return super().get_constraints()
        rest = [c for c in self._meta.constraints if not isinstance(c, models.CheckConstraint)]
        return [(type(self), rest)]

    def _all_checks_hold(self, exclude) -> bool:
        conditions = [
            c.condition for c in self._meta.constraints if isinstance(c, models.CheckConstraint)
        ]
        values = self._get_field_expression_map(meta=self._meta, exclude=exclude)
        try:
            return reduce(and_, conditions, Q()).check(values)
        except FieldError:
            return False


class Citable(Recorded):
    """A row that citations can support, statement by statement."""

    STATEMENTS: tuple[Statement, ...] = ()
    # What `whole_value()` looks like.
    WHOLE_FORM = ".+"
    # Fields that hold printed words, with the statement whose excerpts must show them.
    PRINTED: dict[str, str] = {}
    # What its words are made of, to be read in one query.
    NAMED_BY: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @classmethod
    def statement_named(cls, name: str) -> Statement:
        """Raises ValueError for a name that this model does not list."""
        if name == WHOLE:
            return next((s for s in cls.STATEMENTS if s.name == WHOLE), EXISTENCE)
        for statement in cls.STATEMENTS:
            if statement.name == name:
                return statement
        known = ", ".join(s.name for s in cls.STATEMENTS if s.name)
        raise ValueError(f"{cls._meta.verbose_name} has no statement “{name}”: it has {known}.")

    @property
    def entry(self):
        """The entry that is published with this row: itself, unless it is a part of one."""
        return self

    @property
    def key(self) -> tuple[str, int]:
        return (self._meta.model_name, self.pk)

    def whole_value(self) -> str:
        """What a citation of the whole row asserts."""
        return str(self)

    def shown(self, statement: Statement) -> str:
        """A statement's present value in words."""
        if statement.kind is Kind.WHOLE:
            return str(self)
        raw = getattr(self, statement.attribute)
        if raw is None and statement.otherwise:
            raw = getattr(self, statement.otherwise)
        if statement.kind is Kind.DATE:
            return dates.parse(raw).words if raw else ""
        if statement.kind is Kind.CHOICE:
            return getattr(self, f"get_{statement.attribute}_display")()
        return "" if raw is None else str(raw)


def courtesy(title: str) -> str:
    """The slug of a record: a few words of its title; empty where it would lead elsewhere."""
    slug = slugify(title)[:60].strip("-")
    return "" if slug in TAKEN else slug


def one_of(choices, field: str, model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"{model}_{field}_is_known"
    )


def not_blank(field: str, model: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=~Q(**{field: ""}), name=f"{model}_{field}_is_given")


def in_order(field: str, model: str) -> models.CheckConstraint:
    """A partial date's derived days: none without a date, the first not after the last."""
    first, last = f"{field}_earliest", f"{field}_latest"
    undated = Q(**{field: "", f"{first}__isnull": True, f"{last}__isnull": True})
    ordered = (
        Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{first}__lte": F(last)})
    )
    return models.CheckConstraint(
        condition=undated | (~Q(**{field: ""}) & ordered), name=f"{model}_{field}_in_order"
    )


def not_itself(field: str, model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("id")}),
        name=f"{model}_{field}_is_another",
        violation_error_message=f"Choose another {model} as {field.replace('_', ' ')}: not itself.",
    )


def exactly_one(fields: tuple[str, ...], name: str) -> models.CheckConstraint:
    condition = Q()
    for given in fields:
        condition |= Q(**{f"{field}__isnull": field != given for field in fields})
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_message="Choose exactly one of these."
    )
