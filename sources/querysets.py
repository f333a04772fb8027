"""The domain's verbs over many rows. Visibility is said here, once, in `published()`."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from sources.choices import Decision, StandingState, Status


class BulkWriteRefused(RuntimeError):
    """A bulk write would leave no trace in the history."""


class RecordedQuerySet(models.QuerySet):
    """Rows with a history: they are saved and deleted one by one, so that each change is in it."""

    def update(self, **kwargs):
        raise BulkWriteRefused("Save the rows one by one: a bulk update leaves no history.")

    def delete(self):
        raise BulkWriteRefused("Delete the rows one by one: a bulk delete leaves no history.")

    def bulk_create(self, *args, **kwargs):
        raise BulkWriteRefused("Save the rows one by one: a bulk insert leaves no history.")

    def bulk_update(self, *args, **kwargs):
        raise BulkWriteRefused("Save the rows one by one: a bulk update leaves no history.")

    update.alters_data = delete.alters_data = True
    bulk_create.alters_data = bulk_update.alters_data = True


class PublishedQuerySet(RecordedQuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)


# From a citation to the entry that it is published with.
ENTRIES = (
    "actor",
    "event",
    "quote",
    "actor_name__actor",
    "affiliation__actor",
    "participation__event",
    "event_link__event",
)


def published_citation() -> Q:
    """Citations that readers may see: those of a published entry or of a part of one."""
    condition = Q()
    for path in ENTRIES:
        condition |= Q(**{f"{path}__status": Status.PUBLISHED})
    return condition


class SourceQuerySet(PublishedQuerySet):
    def newest_first(self):
        return self.order_by(F("published_earliest").desc(nulls_last=True), "-pk")


class ActorQuerySet(PublishedQuerySet):
    def by_name(self):
        return self.order_by("name", "pk")


class EventQuerySet(PublishedQuerySet):
    def newest_first(self):
        return _newest_first(self, "occurred")

    def involving(self, actor):
        return self.filter(pk__in=actor.participations.values("event"))

    def between(self, start, end):
        return self.filter(overlapping("occurred", start, end))


class QuoteQuerySet(PublishedQuerySet):
    def newest_first(self):
        return _newest_first(self, "said")

    def said_by(self, actor):
        """What the actor said as their own view: what others ascribe to them is not theirs."""
        return self.filter(speaker=actor)

    def between(self, start, end):
        return self.filter(overlapping("said", start, end))


class CitationQuerySet(RecordedQuerySet):
    def published(self):
        return self.filter(published_citation())

    def about(self, entry):
        """Citations of an entry and of its parts."""
        name = entry._meta.model_name
        condition = Q(**{name: entry})
        for target in entry.PARTS.values():
            condition |= Q(**{f"{target}__{name}": entry})
        return self.filter(condition)

    def citing(self, source):
        return self.filter(excerpt__snapshot__source=source)

    def in_order(self):
        return self.order_by("position", "pk")

    def with_targets(self):
        """What each supports, and the entry that this is published with."""
        return self.select_related(
            "actor",
            "event",
            "quote",
            "actor_name__actor",
            "affiliation__actor",
            "affiliation__with_actor",
            "participation__event",
            "participation__actor",
            "event_link__event",
            "event_link__other",
        )

    def with_article(self):
        """Everything that a mark shows, without the texts of the articles."""
        return (
            self.select_related("excerpt__snapshot__source__outlet", "attributed_to", "relays")
            .prefetch_related("excerpt__snapshot__source__notices")
            .defer("excerpt__snapshot__text")
        )


class StandingQuerySet(RecordedQuerySet):
    def standing(self):
        """Those whose very words stand in the later text, unless an editor found otherwise."""
        found = Q(state__in=[StandingState.UNCHANGED, StandingState.MOVED])
        return self.filter(Q(decision=Decision.ACCEPTED) | found & ~Q(decision=Decision.LEFT))

    def newest(self):
        """Those in the newest text of their article: what is decided in it counts."""
        snapshots = self.model._meta.get_field("snapshot").related_model._base_manager
        later = snapshots.filter(
            source=OuterRef("snapshot__source"), number__gt=OuterRef("snapshot__number")
        )
        return self.filter(~Exists(later))

    def undecided(self):
        """Excerpts that are cited and whose article has changed, which no editor has decided."""
        excerpts = self.model._meta.get_field("excerpt").related_model._base_manager
        cited = excerpts.filter(pk=OuterRef("excerpt"), citations__isnull=False)
        waiting = self.filter(~Q(state=StandingState.UNCHANGED), decision="")
        return waiting.newest().filter(Exists(cited))


def overlapping(field: str, start, end) -> Q:
    """Rows whose partial date may lie between two days; None leaves that side open."""
    condition = ~Q(**{field: ""})
    if start:
        latest = f"{field}_latest"
        condition &= Q(**{f"{latest}__gte": start}) | Q(**{f"{latest}__isnull": True})
    if end:
        earliest = f"{field}_earliest"
        condition &= Q(**{f"{earliest}__lte": end}) | Q(**{f"{earliest}__isnull": True})
    return condition


def _newest_first(queryset, field: str):
    """What has no date stands where the first article that tells of it was published."""
    own = Coalesce(f"{field}_earliest", f"{field}_latest", _first_told(queryset.model))
    return queryset.order_by(own.desc(nulls_last=True), "-pk")


def _first_told(model) -> Subquery:
    source = "own_citations__excerpt__snapshot__source"
    published = Coalesce(f"{source}__published_earliest", f"{source}__published_latest")
    articles = model._base_manager.filter(
        pk=OuterRef("pk"), **{f"{source}__status": Status.PUBLISHED}
    )
    dates = articles.annotate(told=published).filter(told__isnull=False).order_by("told")
    return Subquery(dates.values("told")[:1])
