from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from sources.models import Citation, Snapshot, Source, SourceNotice
from sources.pages.named import Named, named, visible
from sources.pages.passages import Citing, Shown, cited_by, passages_of
from sources.querysets import ENTRIES


@dataclass(frozen=True)
class Relaying:
    """An article that passes this document on, and the entries that say so."""

    article: Named
    cited_by: list[Citing]


@dataclass(frozen=True)
class SourcePage:
    source: Source
    title: str
    preview: bool
    translation_of: Named | None
    reprint_of: Named | None
    translations: list[Named]
    reprints: list[Named]
    notices: list[SourceNotice]
    snapshots: list[Snapshot]
    shown: Shown
    relaying: list[Relaying]


def source_page(source: Source, *, preview: bool = False) -> SourcePage:
    prefetch_related_objects([source], "notices")
    return SourcePage(
        source=source,
        title=source.headline,
        preview=preview,
        translation_of=_original(source.translation_of, preview),
        reprint_of=_original(source.reprint_of, preview),
        translations=[named(one) for one in source.translations.published()],
        reprints=[named(one) for one in source.reprints.published()],
        notices=list(source.notices.all()),
        snapshots=list(source.snapshots.defer("text").order_by("number")),
        shown=passages_of(source, preview=preview),
        relaying=_relaying(source),
    )


def _relaying(source: Source) -> list[Relaying]:
    citations = (
        Citation.objects.published()
        .filter(relays=source, excerpt__snapshot__source__in=Source.objects.published())
        .select_related("excerpt__snapshot__source", *ENTRIES)
        .defer("excerpt__snapshot__text")
        .prefetch_related("excerpt__snapshot__source__notices")
        .in_order()
    )
    by_article = {}
    for citation in citations:
        by_article.setdefault(citation.source, []).append(citation)
    return [Relaying(named(article), cited_by(c)) for article, c in by_article.items()]


def _original(source: Source | None, preview: bool) -> Named | None:
    if source is None:
        return None
    if visible(source, preview=preview):
        return named(source)
    return Named("another article")
