"""What a public page carries for those who take it away: how to cite it, and what it is."""

from dataclasses import dataclass
from functools import singledispatch

from django.urls import reverse
from django.utils.safestring import SafeString

from sources.exports.describing import describe
from sources.exports.jsonld import main_entity, script
from sources.exports.reference import Reference, Work
from sources.exports.references import excerpt_path, reference, title
from sources.exports.site import Site
from sources.exports.styles import Styled, styled
from sources.exports.things import articles, identified, node
from sources.pages import ActorPage, EventPage, ExcerptPage, QuotePage, SourcePage

CITED = {
    Work.PAGE: "this page",
    Work.ARTICLE: "the article",
    Work.DOCUMENT: "the document",
    Work.POST: "the post",
}
FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


@dataclass(frozen=True)
class Download:
    label: str
    url: str


@dataclass(frozen=True)
class CiteThis:
    what: str
    permalink: str
    styles: tuple[Styled, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Head:
    """What the head of a page says of it. `card` is the address of its picture, if it has one."""

    title: str
    description: str
    url: str
    modified: str
    card: str
    linked: SafeString


@dataclass(frozen=True)
class Apparatus:
    cite: CiteThis
    head: Head


def apparatus(page, site: Site) -> Apparatus:
    cited = reference(page, site)
    return Apparatus(cite_this(cited), head(page, cited, site))


def cite_this(cited: Reference) -> CiteThis:
    return CiteThis(
        what="these words" if cited.words else CITED[cited.work],
        permalink=cited.permalink,
        styles=styled(cited),
        downloads=tuple(
            Download(label, f"{cited.permalink}cite.{form}") for form, label in FORMATS.items()
        ),
    )


def head(page, cited: Reference, site: Site) -> Head:
    own = cited.work is Work.PAGE
    description, (path, crumbs) = describe(page), _place(page)
    known = {
        "url": site.address(path),
        "name": _heading(page),
        "description": description,
        "breadcrumb": _breadcrumbs(crumbs, site),
    }
    if own:
        known |= _published(page, cited, site)
    return Head(
        title=_heading(page),
        description=description,
        url=site.address(path),
        modified=cited.issued if own else "",
        card=site.address(_card(page.entry)) if own else "",
        linked=script(_web_page(page, cited, site, **known)),
    )


def _web_page(page, cited: Reference, site: Site, **known) -> dict:
    return {
        "@context": "https://schema.org",
        **identified(
            "WebPage",
            cited.permalink,
            inLanguage="en",
            isPartOf=node("WebSite", name=site.name, url=site.address(reverse("sources:home"))),
            **known,
            mainEntity=main_entity(page, site),
        ),
    }


def _published(page, cited: Reference, site: Site) -> dict:
    entry = page.entry
    return {
        "license": site.licence_url,
        "datePublished": entry.published_at.date().isoformat(),
        "dateModified": cited.issued,
        "isBasedOn": [
            identified(one["@type"], one["@id"], headline=one["headline"])
            for one in articles(page.notes, site)
        ],
        "correction": [
            node("CorrectionComment", text=one.text, datePublished=one.date.isoformat())
            for one in page.corrections
        ],
    }


def _card(entry) -> str:
    return reverse(f"sources:{entry._meta.model_name}-card", kwargs={"pk": entry.pk})


@singledispatch
def _place(page) -> tuple[str, list[tuple[str, str]]]:
    """A page's own path, and the name and path of each page above it and of itself."""
    raise TypeError(f"A {type(page).__name__} has no place.")


@_place.register(ActorPage)
@_place.register(EventPage)
@_place.register(QuotePage)
def _entry_place(page):
    meta, path = page.entry._meta, page.entry.get_absolute_url()
    return path, [*_list(meta), (_heading(page), path)]


@_place.register
def _source_place(page: SourcePage):
    path = page.source.get_absolute_url()
    return path, [*_list(page.source._meta), (page.title, path)]


@_place.register
def _excerpt_place(page: ExcerptPage):
    source = page.source
    above = source.get_absolute_url()
    path = excerpt_path(source, page.excerpt)
    return path, [*_list(source._meta), (source.headline, above), (page.title, path)]


def _list(meta) -> list[tuple[str, str]]:
    above = reverse(f"sources:{meta.model_name}-list")
    return [(str(meta.verbose_name_plural).capitalize(), above)]


def _heading(page) -> str:
    return page.title if isinstance(page, SourcePage | ExcerptPage) else title(page)


def _breadcrumbs(crumbs: list[tuple[str, str]], site: Site) -> dict:
    items = [
        node(
            "ListItem",
            position=number,
            name=name,
            item=identified("WebPage", site.address(path), name=name),
        )
        for number, (name, path) in enumerate(crumbs, 1)
    ]
    return node("BreadcrumbList", itemListElement=items)
