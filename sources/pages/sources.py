from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from sources import anchoring
from sources.models import (
    Citation,
    Excerpt,
    ExcerptStanding,
    Snapshot,
    Source,
    SourceNotice,
)
from sources.pages.contexts import width
from sources.pages.dossier import texts_of
from sources.pages.named import CITABLES, Named, named, visible
from sources.pages.notes import change
from sources.querysets import ENTRIES
from sources.statements import WHOLE


@dataclass
class Citing:
    """An entry that rests on a passage, and for what."""

    entry: Named
    kind: str
    statements: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Passage:
    """An excerpt with the sentences around it, and what rests on it."""

    excerpt: Excerpt
    before: str
    after: str
    link: str
    change: str
    cited_by: list[Citing]


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
    passages: list[Passage]
    relaying: list[Relaying]


def source_page(source: Source, *, preview: bool = False) -> SourcePage:
    return SourcePage(
        source=source,
        title=source.headline,
        preview=preview,
        translation_of=_original(source.translation_of, preview),
        reprint_of=_original(source.reprint_of, preview),
        translations=[_named(one) for one in source.translations.published()],
        reprints=[_named(one) for one in source.reprints.published()],
        notices=list(source.notices.all()),
        snapshots=list(source.snapshots.defer("text").order_by("number")),
        passages=_passages(source, preview),
        relaying=_relaying(source),
    )


def _passages(source: Source, preview: bool) -> list[Passage]:
    """What published entries cite, in the order of the text; for editors, what drafts cite too."""
    citations = Citation.objects.citing(source)
    if not preview:
        citations = citations.published()
    standings = ExcerptStanding.objects.select_related("snapshot").defer("snapshot__text")
    found = list(
        citations.select_related("excerpt__snapshot__source", *ENTRIES)
        .defer("excerpt__snapshot__text")
        .prefetch_related(Prefetch("excerpt__standings", standings))
        .order_by("excerpt__snapshot__number", "excerpt__start", "excerpt__end", "pk")
    )
    texts = texts_of(found)
    by_excerpt, by_snapshot = {}, {}
    for citation in found:
        by_excerpt.setdefault(citation.excerpt_id, []).append(citation)
        by_snapshot.setdefault(citation.excerpt.snapshot, set()).add(citation.excerpt)
    widths = {
        snapshot.pk: width(texts[snapshot.pk], snapshot.full_length, excerpts)
        for snapshot, excerpts in by_snapshot.items()
    }
    return [_passage(source, texts, widths, alike) for alike in by_excerpt.values()]


def _passage(source: Source, texts, widths, citations: list[Citation]) -> Passage:
    excerpt = citations[0].excerpt
    text, wide = texts[excerpt.snapshot_id], widths[excerpt.snapshot_id]
    before, _, after = anchoring.around(text, excerpt.start, excerpt.end, limit=wide)
    return Passage(
        excerpt=excerpt,
        before=before,
        after=after,
        link=anchoring.passage_link(source.url, text, excerpt.start, excerpt.end),
        change=change(excerpt),
        cited_by=_cited_by(citations),
    )


def _relaying(source: Source) -> list[Relaying]:
    citations = (
        Citation.objects.published()
        .filter(relays=source, excerpt__snapshot__source__in=Source.objects.published())
        .select_related("excerpt__snapshot__source", *ENTRIES)
        .defer("excerpt__snapshot__text")
        .in_order()
    )
    by_article = {}
    for citation in citations:
        by_article.setdefault(citation.source, []).append(citation)
    return [Relaying(_named(article), _cited_by(c)) for article, c in by_article.items()]


def _cited_by(citations: Iterable[Citation]) -> list[Citing]:
    found = {}
    for citation in citations:
        entry = citation.entry
        citing = found.setdefault(entry.key, Citing(named(entry), entry._meta.verbose_name))
        label = _label(citation)
        if label not in citing.statements:
            citing.statements.append(label)
    return list(found.values())


def _label(citation: Citation) -> str:
    model = CITABLES[citation.target_key[0]]
    label = model.statement_named(citation.statement).label
    whole = citation.statement == WHOLE or model._meta.model_name in ("actor", "event", "quote")
    return label if whole else f"{model._meta.verbose_name}: {label}"


def _original(source: Source | None, preview: bool) -> Named | None:
    if source is None:
        return None
    if visible(source, preview=preview):
        return _named(source)
    return Named("another article")


def _named(source: Source) -> Named:
    return Named(source.headline, source.get_absolute_url())
