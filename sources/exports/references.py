"""What of a page of ours goes into a reference."""

from collections.abc import Iterable
from functools import singledispatch

from django.urls import reverse

from sources.choices import Genre, NoticeKind, OutletKind
from sources.exports.reference import Reference, Work
from sources.exports.site import Site
from sources.feeds.changed import last_changed
from sources.models import Entry, Excerpt, Source, SourceNotice
from sources.pages import ActorPage, EventPage, ExcerptPage, QuotePage, SourcePage
from sources.pages.cards import card
from sources.pages.wording import at

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
    changed = last_changed(type(entry)._base_manager.filter(pk=entry.pk))
    return Reference(
        key=key(entry),
        work=Work.PAGE,
        title=card(entry).heading,
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
    return _article(page.source, page.notices, site)


@reference.register
def _excerpt(page: ExcerptPage, site: Site) -> Reference:
    return _article(page.source, page.source.notices.all(), site, page.excerpt)


def excerpt_path(source: Source, excerpt: Excerpt) -> str:
    return reverse("sources:excerpt-detail", kwargs={"pk": source.pk, "excerpt": excerpt.pk})


def retracted(notices: Iterable[SourceNotice]) -> str:
    """“retracted by its publisher on 3 March 2020”; blank where no notice says so."""
    for notice in notices:
        if notice.kind == NoticeKind.RETRACTED:
            return f"retracted by its publisher{at(notice.date)}"
    return ""


def key(record: Entry | Source, excerpt: Excerpt | None = None) -> str:
    """A key that stays, and that few other collections have: no title and no site's name in it."""
    own = f"newsroom-{record._meta.model_name}-{record.pk}"
    return f"{own}-excerpt-{excerpt.pk}" if excerpt else own


def _article(source: Source, notices, site: Site, excerpt: Excerpt | None = None) -> Reference:
    address = site.address(excerpt_path(source, excerpt) if excerpt else source.permalink)
    return Reference(
        key=key(source, excerpt),
        work=_WORKS[Genre(source.genre)],
        title=source.headline,
        author=source.byline,
        container=source.outlet.name if source.outlet_id else "",
        issued=source.published,
        url=source.link,
        permalink=address,
        site=site.name,
        accessed=site.today,
        archived=source.archive_link,
        language=source.language,
        words=excerpt.exact if excerpt else "",
        retracted=retracted(notices),
        newspaper=bool(source.outlet_id) and source.outlet.kind == OutletKind.NEWSPAPER,
        file_name=_file_name(key(source, excerpt), source.slug),
    )


def _file_name(key: str, slug: str) -> str:
    return f"{key}-{slug}" if slug else key
