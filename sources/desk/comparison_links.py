"""Where editors learn that an article has changed, and what leads them to the comparison."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sources.models import ExcerptStanding, Snapshot, Source


class ChangedFilter(SimpleListFilter):
    title = "change of the article"
    parameter_name = "changed"

    def lookups(self, request, model_admin):
        return [("undecided", "to be decided")]

    def queryset(self, request, queryset):
        return queryset.filter(Exists(_undecided())) if self.value() else queryset


def with_undecided(sources):
    """Each with how many excerpts wait for a decision, and its newest text."""
    counted = _undecided().order_by().values("snapshot__source").annotate(number=Count("pk"))
    newest = Snapshot.objects.filter(source=OuterRef("pk")).order_by("-number")
    return sources.annotate(
        undecided_count=Coalesce(Subquery(counted.values("number")), 0),
        newest_snapshot=Subquery(newest.values("pk")[:1]),
    )


def undecided_link(source: Source) -> SafeString | str:
    """For a source of `with_undecided()`."""
    if not source.undecided_count:
        return "–"
    return format_html(
        '<a href="{}">{}<span class="visually-hidden"> of “{}”</span></a>',
        comparison_url(source.newest_snapshot),
        waiting(source.undecided_count),
        source,
    )


def comparison_link(snapshot: Snapshot) -> SafeString | str:
    """What stands beside a text in the list of an article's texts."""
    if snapshot.number == 1:
        return ""
    undecided = ExcerptStanding.objects.filter(snapshot=snapshot).undecided().count()
    return format_html(
        '; <a href="{}">compared with the one before</a>{}',
        comparison_url(snapshot.pk),
        f": {waiting(undecided)}" if undecided else "",
    )


def comparison_url(snapshot: int) -> str:
    return reverse("admin:sources_snapshot_comparison", args=[snapshot])


def waiting(number: int) -> str:
    return f"{number} excerpt{'s' if number > 1 else ''} to be decided"


def _undecided():
    return ExcerptStanding.objects.undecided().filter(snapshot__source=OuterRef("pk"))
