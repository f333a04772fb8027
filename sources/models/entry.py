from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from sources.choices import Status
from sources.models.base import Citable, courtesy
from sources.models.citation import Citation
from sources.models.states import (
    ENTRY_TRANSITIONS,
    Blocked,
    Resting,
    Stateful,
    lock,
    move,
    require_editor,
)
from sources.models.support import unsupported


class Entry(Stateful, Citable):
    """What editors publish.

    `PARTS` are the rows that are published with it: related name, and field of Citation.
    """

    PARTS: dict[str, str] = {}
    TRANSITIONS = ENTRY_TRANSITIONS
    # Its citations, where they were read along with those of other entries.
    gathered: list[Citation] | None = None
    STATE = (*Stateful.STATE, "merged_into_id", "version")

    status = models.CharField(
        max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retraction_reason = models.TextField(blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged_from"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="%(class)s_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.RETRACTED) | ~Q(retraction_reason=""),
                name="%(class)s_retraction_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status=Status.RETRACTED),
                name="%(class)s_merged_is_retracted",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="%(class)s_merged_into_another",
            ),
        ]

    @transaction.atomic
    def delete(self, *args, **kwargs):
        if lock(self).published_at:
            raise ValidationError("Readers have seen this entry: retract it instead.")
        return super().delete(*args, **kwargs)

    @property
    def slug(self) -> str:
        return courtesy(str(self))

    @property
    def survivor(self) -> "Entry":
        """The entry that this one was merged into, in the end; itself where it was not."""
        entry, seen = self, set()
        while entry.merged_into_id and entry.pk not in seen:
            seen.add(entry.pk)
            entry = entry.merged_into
        return entry

    def citables(self) -> list[Citable]:
        """Itself and its parts: everything of it that citations can support."""
        found: list[Citable] = [self]
        for name in self.PARTS:
            found += self.rows_of(name)
        return found

    def rows_of(self, part: str):
        """Its parts of one kind with what names them, from memory where they were prefetched."""
        rows = getattr(self, part)
        prefetched = part in getattr(self, "_prefetched_objects_cache", ())
        if prefetched or not rows.model.NAMED_BY:
            return rows.all()
        return rows.select_related(*rows.model.NAMED_BY)

    def citations(self):
        if self.gathered is not None:
            return self.gathered
        return Citation.objects.about(self).with_article().in_order()

    def needs(self) -> list["Entry"]:
        """Other entries that its page shows, and that must be published before it."""
        return [c.attributed_to for c in self.citations() if c.attributed_to_id]

    def with_needs(self) -> list["Entry"]:
        """Itself, and all unpublished entries that it needs, and that these need, and so on."""
        found, queue = {}, [self]
        while queue:
            entry = queue.pop()
            if entry not in found and entry.status != Status.PUBLISHED:
                found[entry] = None
                queue.extend(entry.needs())
        return list(found)

    def dependents(self) -> list["Entry"]:
        """Published entries whose pages show this one."""
        return []

    def locked(self) -> "Entry":
        """Read again, locked along with what it needs: nobody takes that back meanwhile."""
        for other in sorted({self, *self.needs()}, key=lambda entry: entry.key):
            lock(other)
        return type(self)._base_manager.get(pk=self.pk)

    def own_blockers(self) -> list[str]:
        """What this kind of entry lacks beyond citations."""
        return []

    def blockers(self, together=(), without=None) -> list[str]:
        """What stands between this entry and its readers, a sentence each.

        `together` are entries that are to be published in the same step; `without` is a source
        to be left out of account.
        """
        lacking = [*self.own_blockers(), *unsupported(self, without=without)]
        return lacking + self.needs_unpublished(together)

    def needs_unpublished(self, together=()) -> list[str]:
        """A sentence for each entry that its page shows and readers may not see."""
        return [
            f"The {other._meta.verbose_name} “{other}” is not published: publish them together."
            for other in dict.fromkeys(self.needs())
            if other.status != Status.PUBLISHED and other not in together and other != self
        ]

    @transaction.atomic
    def submit(self, by) -> None:
        move(self, Status.IN_REVIEW, by)

    @transaction.atomic
    def return_to_draft(self, by) -> None:
        """From review, or after a retraction."""
        stored = lock(self)
        if stored.status == Status.RETRACTED:
            require_editor(by, self)
        if stored.merged_into_id:
            raise ValidationError(f"It was merged into “{stored.survivor}”: edit that one.")
        move(self, Status.DRAFT, by)

    @transaction.atomic
    def publish(self, by, together=()) -> None:
        """Show it to readers, and the sources that it cites.

        Raises PermissionDenied unless `by` is an Editor, Blocked with the blockers, WrongState.
        """
        require_editor(by, self)
        stored = self.locked()
        if found := stored.blockers(together):
            raise Blocked(found)
        if stored.status == Status.DRAFT:
            self.submit(by)
        move(self, Status.PUBLISHED, by)
        self.show_sources(by)

    def show_sources(self, by) -> None:
        cited = [s for c in self.citations() for s in (c.source, c.relays) if s is not None]
        for source in dict.fromkeys(cited):
            source.show(by)

    @transaction.atomic
    def retract(self, by, reason: str, together=()) -> None:
        """Leave a tombstone. Raises Resting with the published entries that show this one."""
        require_editor(by, self)
        lock(self)
        resting = [e for e in dict.fromkeys(self.dependents()) if e not in together and e != self]
        if resting:
            raise Resting(self, resting)
        move(self, Status.RETRACTED, by, reason=reason)
