from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, UniqueConstraint
from django.utils import timezone

from sources.actions.editing import editing
from sources.choices import Status
from sources.models import Citation, Entry
from sources.models.base import Recorded
from sources.models.states import copy_state, lock, require_editor, save_state
from sources.statements import link_value


@transaction.atomic
def merge(*, survivor: Entry, duplicate: Entry, by) -> None:
    """Move all that rests on `duplicate` to `survivor`; its address leads there from now on.

    Names, affiliations, participations and citations move one by one, each with its history.
    What the survivor has already is not doubled: its citations gain the duplicate's.
    Raises ValidationError where the two can't be one.
    """
    require_editor(by, survivor)
    for entry in sorted((survivor, duplicate), key=lambda entry: entry.key):
        copy_state(lock(entry), entry)
    _check(survivor, duplicate)
    with editing(survivor, by=by):
        for relation in _relations(duplicate):
            _move_rows(relation, duplicate, survivor, by)
        _rewrite_values(link_value(duplicate), link_value(survivor), by)
        _end(duplicate, survivor, by)


def _check(survivor, duplicate) -> None:
    if type(survivor) is not type(duplicate) or survivor.survivor == duplicate.survivor:
        raise ValidationError("Choose another entry of the same kind to merge into.")
    if duplicate.merged_into_id:
        raise ValidationError(f"“{duplicate}” was merged already, into “{duplicate.survivor}”.")
    if survivor.merged_into_id or survivor.status == Status.RETRACTED:
        raise ValidationError(f"“{survivor}” is retracted: nothing can be merged into it.")
    if duplicate.status == Status.PUBLISHED != survivor.status:
        raise ValidationError(f"“{duplicate}” is published: publish “{survivor}” first.")


def _relations(entry: Entry) -> list:
    return [
        relation
        for relation in entry._meta.related_objects
        if issubclass(relation.related_model, Recorded) and relation.field.name != "merged_into"
    ]


def _move_rows(relation, duplicate, survivor, by) -> None:
    field, model = relation.field, relation.related_model
    for row in model._base_manager.filter(**{field.name: duplicate}).order_by("pk"):
        if relation.many_to_many:
            getattr(row, field.name).remove(duplicate)
            getattr(row, field.name).add(survivor)
            continue
        setattr(row, field.name, survivor)
        _keep(row, by)


def _keep(row, by) -> None:
    """Save a row that leads to the survivor now, unless there is one like it."""
    row._history_user = by
    if twin := _twin(row):
        _absorb(row, twin, by)
        return
    try:
        row.clean()
        row.validate_constraints()
    except ValidationError as error:
        what = f"{row._meta.verbose_name} “{row}”"
        raise ValidationError(f"The {what} links the two with each other: change it.") from error
    row.save()


def _twin(row):
    """The row that a unique constraint would not have beside this one."""
    if isinstance(row, Citation):
        row._meta.get_field("value_digest").pre_save(row, add=False)
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            values = {name: getattr(row, name) for name in constraint.fields}
            others = type(row)._base_manager.filter(**values).exclude(pk=row.pk)
            if None not in values.values() and (twin := others.first()):
                return twin
    return None


def _absorb(row, twin, by) -> None:
    if not isinstance(row, Citation):
        for relation in row._meta.related_objects:
            if relation.related_model is Citation:
                _move_rows(relation, row, twin, by)
    row.delete()


def _rewrite_values(old: str, new: str, by) -> None:
    """Citations that assert a link to the duplicate assert one to the survivor."""
    mentions = Q(value=old) | Q(value__startswith=f"{old} ") | Q(value__endswith=f" {old}")
    for citation in Citation.objects.filter(mentions):
        words = [new if word == old else word for word in citation.value.split(" ")]
        citation.value = " ".join(words)
        _keep(citation, by)


def _end(duplicate, survivor, by) -> None:
    fresh = type(duplicate)._base_manager.get(pk=duplicate.pk)
    fresh.status, fresh.merged_into = Status.RETRACTED, survivor
    fresh.retracted_at = timezone.now()
    fresh.retraction_reason = f"Merged into “{survivor}”."
    save_state(fresh, by, fresh.retraction_reason)
    duplicate.refresh_from_db()
