"""What holds of rows by themselves, read again where the database may have been gone around."""

import copy

from django.apps import apps
from django.db import connection, models
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef
from django.db.models.fields.related import ForeignKey

from sources import guards
from sources.models.base import Recorded
from sources.models.citation import DigestField
from sources.models.fields import BoundField
from sources.verification.report import Report, in_chunks, named


def check_database(report: Report) -> None:
    for name in guards.missing_guards(connection):
        report.add(f"guard {name}", 1, "it does not stand: run “manage.py migrate”.")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            for (line,) in cursor.fetchall():
                if line != "ok":
                    report.add("database", None, f"{line}: restore it from a backup.")


def check_rows(report: Report) -> None:
    for model in apps.get_models(include_auto_created=True):
        _check_links(model, report)
        _check_derived(model, report)
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                _check_condition(model, constraint, report)
            elif isinstance(constraint, models.UniqueConstraint) and constraint.fields:
                _check_unique(model, constraint, report)


def _check_links(model, report: Report) -> None:
    for field in model._meta.local_fields:
        if not isinstance(field, ForeignKey) or not field.db_constraint:
            continue
        there = field.related_model._base_manager.filter(
            **{field.target_field.attname: OuterRef(field.attname)}
        )
        rows = model._base_manager.filter(**{f"{field.attname}__isnull": False})
        lost = rows.filter(~Exists(there)).order_by("pk").values_list("pk", field.attname)
        for pk, missing in lost:
            what = named(field.related_model, missing)
            report.add(named(model, pk), None, f"its {field.name}, {what}, is missing: restore it.")


def _check_condition(model, constraint, report: Report) -> None:
    """As the database reads a check: what is neither true nor false passes."""
    holds = ExpressionWrapper(constraint.condition, output_field=BooleanField())
    rows = model._base_manager.annotate(holds=holds).filter(holds=False).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        report.add(named(model, pk), None, f"it breaks the rule {constraint.name}: correct it.")


def _check_unique(model, constraint, report: Report) -> None:
    rows = model._base_manager.filter(**{f"{name}__isnull": False for name in constraint.fields})
    if constraint.condition is not None:
        rows = rows.filter(constraint.condition)
    doubled = rows.order_by().values(*constraint.fields).annotate(rows=Count("pk"))
    for group in doubled.filter(rows__gt=1):
        number = group.pop("rows")
        same = ", ".join(f"{name} {value}" for name, value in group.items())
        problem = f"{number} rows break the rule {constraint.name} ({same}): keep one of them."
        report.add(str(model._meta.verbose_name_plural), None, problem)


def _check_derived(model, report: Report) -> None:
    """Columns that `save()` keeps: the days of a partial date, the digest of a long text."""
    kinds = (BoundField, DigestField)
    fields = [f for f in model._meta.local_fields if isinstance(f, kinds)]
    if not fields or not issubclass(model, Recorded):
        return
    for row in in_chunks(model._base_manager.only("pk", *_read_by(fields)), report):
        _check_derived_row(row, fields, report)


def _read_by(fields) -> list[str]:
    return [name for field in fields for name in (field.of, field.attname)]


def _check_derived_row(row, fields, report: Report) -> None:
    fresh = copy.copy(row)
    for field in fields:
        try:
            derived = field.pre_save(fresh, add=False)
        except ValueError as error:
            report.add(row, None, f"its {field.of} can't be read: {error}")
            continue
        if derived != getattr(row, field.attname):
            problem = f"its {field.name} is not that of its {field.of}: save it again."
            report.add(row, None, problem)
