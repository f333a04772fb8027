"""What of a page of ours goes into a reference."""

from functools import singledispatch

from django.urls import reverse

from sources.choices import Genre, Manner, OutletKind
from sources.exports.changes import last_changed
from sources.exports.reference import Reference, Work
from sources.exports.site import Site
from sources.models import Entry, Excerpt, Source
from sources.pages import ActorPage, EventPage, ExcerptPage, QuotePage, SourcePage, quoted

_WORKS = {
    Genre.NEWS: Work.ARTICLE,
    Genre.ANALYSIS: Work.ARTICLE,
    Genre.OPINION: Work.ARTICLE,
    Genre.STATEMENT: Work.DOCUMENT,
    Genre.DOCUMENT: Work.DOCUMENT,
    Genre.SOCIAL_POST: Work.POST,
}


@singledispatch
def reference(page, site: Site) -> Reference:
    """How to cite a page of ours, or the article that it is about."""
    raise TypeError(f"A {type(page).__name__} can't be cited.")


@reference.register(ActorPage)
@reference.register(EventPage)
@reference.register(QuotePage)
def _entry(page, site: Site) -> Reference:
    entry: Entry = page.entry
    address = site.address(entry.permalink)
    changed = last_changed(entry)
    return Reference(
        key=key(entry),
        work=Work.PAGE,
        title=title(page),
        container=site.name,
        issued=changed.date().isoformat() if changed else "",
        url=address,
        permalink=address,
        site=site.name,
        accessed=site.today,
        language="en",
        file_name=_file_name(key(entry), entry.slug),
    )


@reference.register
def _source(page: SourcePage, site: Site) -> Reference:
    return _article(page.source, site)


@reference.register
def _excerpt(page: ExcerptPage, site: Site) -> Reference:
    return _article(page.source, site, page.excerpt)


def excerpt_path(source: Source, excerpt: Excerpt) -> str:
    return reverse("sources:excerpt-detail", kwargs={"pk": source.pk, "excerpt": excerpt.pk})


def title(page: ActorPage | EventPage | QuotePage) -> str:
    """A quote's title names its speaker, and stands in the marks that its manner allows."""
    if not isinstance(page, QuotePage):
        return page.title
    words = quoted(page.title, page.entry.manner)
    if page.spoken_by.contested:
        return f"Contested speaker: {words}"
    speaker = page.speaker.words if page.speaker else page.entry.speaker_as_printed
    manner = ", in an article’s words" if page.entry.manner == Manner.INDIRECT else ""
    return f"{speaker}{manner}: {words}"


def key(record: Entry | Source, excerpt: Excerpt | None = None) -> str:
    """A key that stays, and that few other collections have: no title and no site's name in it."""
    own = f"newsroom-{record._meta.model_name}-{record.pk}"
    return f"{own}-excerpt-{excerpt.pk}" if excerpt else own


def _article(source: Source, site: Site, excerpt: Excerpt | None = None) -> Reference:
    address = site.address(excerpt_path(source, excerpt) if excerpt else source.permalink)
    return Reference(
        key=key(source, excerpt),
        work=_WORKS[Genre(source.genre)],
        title=source.headline,
        author=source.byline,
        container=source.outlet.name if source.outlet_id else "",
        issued=source.published,
        url=source.url,
        permalink=address,
        site=site.name,
        accessed=site.today,
        archived=source.archive_url,
        language=source.language,
        words=excerpt.exact if excerpt else "",
        newspaper=bool(source.outlet_id) and source.outlet.kind == OutletKind.NEWSPAPER,
        file_name=_file_name(key(source, excerpt), source.slug),
    )


def _file_name(key: str, slug: str) -> str:
    return f"{key}-{slug}" if slug else key
