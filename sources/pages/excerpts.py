from dataclasses import dataclass

from sources import anchoring
from sources.models import Citation, Excerpt, Snapshot, Source
from sources.pages.aftermath import change
from sources.pages.passages import Citing, cited_by, of_source


@dataclass(frozen=True)
class ExcerptPage:
    """The exact words of one excerpt, its article, and the published entries that cite it."""

    source: Source
    excerpt: Excerpt
    title: str
    link: str
    change: str
    cited_by: list[Citing]


def excerpt_page(source: Source, pk: int) -> ExcerptPage | None:
    """None where no published entry cites the excerpt: readers do not see it then."""
    own = Citation.objects.citing(source).filter(excerpt__in=Excerpt.objects.filter(pk=pk))
    citations = of_source(source, own.published().in_order())
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
