from dataclasses import dataclass

from django.db.models import Prefetch

from sources import anchoring
from sources.models import Citation, Excerpt, ExcerptStanding, Snapshot, Source
from sources.pages.aftermath import change
from sources.pages.passages import Citing, cited_by
from sources.querysets import ENTRIES


@dataclass(frozen=True)
class ExcerptPage:
    """The exact words of one excerpt, its article, and the published entries that rest on it."""

    source: Source
    excerpt: Excerpt
    title: str
    link: str
    change: str
    cited_by: list[Citing]


def excerpt_page(source: Source, pk: int) -> ExcerptPage | None:
    """None where no published entry cites the excerpt: readers do not see it then."""
    standings = ExcerptStanding.objects.select_related("snapshot").defer("snapshot__text")
    citations = list(
        Citation.objects.citing(source)
        .published()
        .filter(excerpt__in=Excerpt.objects.filter(pk=pk))
        .select_related("excerpt__snapshot", *ENTRIES)
        .defer("excerpt__snapshot__text")
        .prefetch_related(Prefetch("excerpt__standings", standings))
        .in_order()
    )
    if not citations:
        return None
    excerpt = citations[0].excerpt
    return ExcerptPage(
        source=source,
        excerpt=excerpt,
        title=f"Excerpt of {source.headline}",
        link=_link(source, excerpt),
        change=change(excerpt),
        cited_by=cited_by(citations),
    )


def _link(source: Source, excerpt: Excerpt) -> str:
    if not source.url:
        return ""
    text = Snapshot.objects.values_list("text", flat=True).get(pk=excerpt.snapshot_id)
    return anchoring.passage_link(source.url, text, excerpt.start, excerpt.end)
