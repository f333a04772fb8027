"""The one way in which a source or an entry changes its status."""

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sources.choices import Status

ENTRY_TRANSITIONS = {
    Status.DRAFT: {Status.IN_REVIEW},
    Status.IN_REVIEW: {Status.DRAFT, Status.PUBLISHED},
    Status.PUBLISHED: {Status.RETRACTED},
    Status.RETRACTED: {Status.DRAFT},
}
# A source has no review of its own: it is shown with the first entry that cites it.
SOURCE_TRANSITIONS = {
    Status.DRAFT: {Status.PUBLISHED},
    Status.PUBLISHED: {Status.RETRACTED},
    Status.RETRACTED: {Status.DRAFT},
}


class Stateful(models.Model):
    """A row whose status changes by `move()` alone: saving a stale copy keeps what is stored.

    What was retracted keeps the day and the reason, also when it is reopened or published again.
    """

    STATE = ("status", "published_at", "retracted_at", "retraction_reason")

    moving = False

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            if not (self.moving or self._state.adding):
                copy_state(lock(self), self)
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        slug = self.slug
        kwargs = {"pk": self.pk} | ({"slug": slug} if slug else {})
        return reverse(f"sources:{self._meta.model_name}-detail", kwargs=kwargs)

    @property
    def taken_back(self) -> bool:
        """Readers find a tombstone: from its retraction until it is published again."""
        if self.status == Status.RETRACTED:
            return True
        return self.status != Status.PUBLISHED and self.retracted_at is not None

    @property
    def permalink(self) -> str:
        """The address that stays: the number alone, since words of a title may change."""
        return reverse(f"sources:{self._meta.model_name}-detail", kwargs={"pk": self.pk})


class WrongState(ValidationError):
    """The status does not allow the move."""


class Blocked(ValidationError):
    """What stands between an entry and its readers, a sentence each."""


class Resting(ValidationError):
    """Published entries rest on what was to be taken back; they are named."""

    def __init__(self, on, entries):
        self.entries = list(entries)
        names = "; ".join(f"{e._meta.verbose_name} “{e}”" for e in self.entries)
        super().__init__(
            f"Published entries rest on “{on}”: {names}. "
            "Change them first, or retract them together with it."
        )


def is_editor(user, model) -> bool:
    codename = get_permission_codename("publish", model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def require_editor(user, record) -> None:
    if not is_editor(user, record):
        raise PermissionDenied("Only an Editor may publish, retract or change what is published.")


def lock(record):
    """The stored row, which nobody else changes before this transaction ends."""
    return type(record)._base_manager.select_for_update().get(pk=record.pk)


def move(record, status: Status, by, reason: str = "") -> None:
    """Change the stored row's status, with `by` and `reason` in its history.

    The row is read again under a lock, so that a stale copy can't undo somebody else's move.
    Raises WrongState where the row's status does not allow it.
    """
    fresh = lock(record)
    if status not in fresh.TRANSITIONS.get(Status(fresh.status), ()):
        raise WrongState(
            f"“{fresh}” is {fresh.get_status_display()}: "
            f"it can't become {Status(status).label} from there."
        )
    _stamp(fresh, status, reason)
    save_state(fresh, by, reason or Status(status).label)
    copy_state(fresh, record)


def save_state(record: Stateful, by, reason: str) -> None:
    """Keep a new state that was set on a row just read, with `by` and `reason` in its history."""
    record.moving = True
    record._history_user = by
    record._change_reason = reason
    record.save()


def copy_state(stored: Stateful, record: Stateful) -> None:
    for field in record.STATE:
        setattr(record, field, getattr(stored, field))


def _stamp(record, status, reason) -> None:
    record.status = status
    if status == Status.PUBLISHED:
        record.published_at = timezone.now()
    if status == Status.RETRACTED:
        if not reason.strip():
            raise ValidationError("Give the reason: readers see it in place of the entry.")
        record.retracted_at, record.retraction_reason = timezone.now(), reason.strip()
