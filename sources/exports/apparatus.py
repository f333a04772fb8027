"""What a public page carries for those who take it away: how to cite it, and what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from sources.exports.describing import describe
from sources.exports.jsonld import main_entity, script
from sources.exports.reference import Reference, Work
from sources.exports.references import excerpt_path, reference
from sources.exports.site import Site
from sources.exports.styles import Styled, styled
from sources.exports.things import articles, identified, node
from sources.models import Entry, Source
from sources.pages import ExcerptPage, SourcePage, in_words
from sources.pages.corrections import shown_again

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
    title = cited.title if own else page.title
    description, path = describe(page), _path(page)
    known = {
        "url": site.address(path),
        "name": title,
        "description": description,
        "breadcrumb": _breadcrumbs([*_above(page), (title, path)], site),
    }
    if own:
        known |= _published(page, cited, site)
    return Head(
        title=title,
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
        "correction": [*map(_correction, page.corrections), *_retraction(entry)],
    }


def _correction(correction) -> dict:
    day = correction.date.isoformat()
    return node("CorrectionComment", text=correction.text, datePublished=day)


def _retraction(entry: Entry) -> Iterator[dict]:
    """Of what readers can see again."""
    if again := shown_again(entry):
        told = f"Retracted: {entry.retraction_reason} Published again on {in_words(again.date())}."
        day = entry.retracted_at.date().isoformat()
        yield node("CorrectionComment", text=told, datePublished=day)


def _card(entry) -> str:
    return reverse(f"sources:{entry._meta.model_name}-card", kwargs={"pk": entry.pk})


def _path(page) -> str:
    if isinstance(page, ExcerptPage):
        return excerpt_path(page.source, page.excerpt)
    return _record(page).get_absolute_url()


def _above(page) -> list[tuple[str, str]]:
    """The name and path of each page above it."""
    meta = _record(page)._meta
    plural = str(meta.verbose_name_plural).capitalize()
    found = [(plural, reverse(f"sources:{meta.model_name}-list"))]
    if isinstance(page, ExcerptPage):
        found.append((page.source.headline, page.source.get_absolute_url()))
    return found


def _record(page) -> Entry | Source:
    return page.source if isinstance(page, SourcePage | ExcerptPage) else page.entry


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
