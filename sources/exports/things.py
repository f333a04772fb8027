"""Records of ours in the words of schema.org, which has none for a claim's standing.

So a property is given only where no article contradicts it and the outlets report it
themselves: what rests on somebody's word stays in the description, with whose word it is.
"""

from sources import dates
from sources.anchoring import web_address
from sources.choices import ActorKind, Genre, NoticeKind
from sources.exports.site import Site
from sources.models import Actor, Outlet, Place, Source
from sources.pages import Named, Note
from sources.pages.named import visible

ACTOR_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
    ActorKind.COUNTRY: "Country",
    ActorKind.PARTY: "PoliticalParty",
    ActorKind.COMPANY: "Organization",
    ActorKind.MEDIA: "NewsMediaOrganization",
    ActorKind.INTERNATIONAL: "Organization",
    ActorKind.BODY: "Organization",
    ActorKind.OTHER: "Thing",
}
# To schema.org a country is a place: it attends, speaks and organises nothing.
NO_AGENTS = {"Country", "Thing"}
_ARTICLE_TYPES = {
    Genre.NEWS: "NewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.STATEMENT: "CreativeWork",
    Genre.DOCUMENT: "CreativeWork",
    Genre.SOCIAL_POST: "SocialMediaPosting",
}


def node(type_: str, **properties) -> dict:
    """Without the properties of which nothing is known."""
    known = {name: value for name, value in properties.items() if value not in ("", None, [], {})}
    return {"@type": type_} | known


def identified(type_: str, identity: str, **properties) -> dict:
    found = node(type_, **properties)
    return {"@type": found.pop("@type"), "@id": identity} | found


def linked(type_: str, named: Named, site: Site) -> dict:
    return node(type_, name=named.words, url=site.address(named.url) if named.url else "")


def exact_date(edtf: str) -> str:
    """A day, month or year as ISO 8601 writes it; blank for what it can't say."""
    if not edtf:
        return ""
    point = dates.parse(edtf).start if dates.parse(edtf).kind == "date" else None
    return _iso(point)


def span(edtf: str) -> tuple[str, str]:
    """When something began and ended, each blank where it is not known."""
    partial = dates.parse(edtf)
    if partial.kind == "interval":
        return _iso(partial.start), _iso(partial.end)
    return exact_date(edtf), ""


def article(source: Source, site: Site, **properties) -> dict:
    retracted = any(notice.kind == NoticeKind.RETRACTED for notice in source.notices.all())
    outlet = source.outlet if source.outlet_id else None
    known = {
        "headline": source.headline,
        "url": source.link,
        "datePublished": exact_date(source.published),
        "inLanguage": source.language,
        "creditText": source.byline,
        "publisher": outlet and _publisher(outlet),
        "archivedAt": source.archive_link,
        "creativeWorkStatus": "Retracted by its publisher" if retracted else "",
    }
    type_ = _ARTICLE_TYPES[Genre(source.genre)]
    return identified(type_, f"{site.address(source.permalink)}#source", **known | properties)


def _publisher(outlet: Outlet) -> dict:
    return node("Organization", name=outlet.name, url=web_address(outlet.homepage))


def articles(notes: list[Note], site: Site) -> list[dict]:
    """The articles that a page cites, each with the documents that it passes on there."""
    documents = {}
    for note in notes:
        found = documents.setdefault(note.source, {})
        found |= {
            c.relays.pk: c.relays
            for c in note.citations
            if c.relays_id and visible(c.relays, preview=False)
        }
    return [
        article(source, site, isBasedOn=[_document(one, site) for one in relayed.values()])
        for source, relayed in documents.items()
    ]


def _document(source: Source, site: Site) -> dict:
    type_ = _ARTICLE_TYPES[Genre(source.genre)]
    return identified(type_, f"{site.address(source.permalink)}#source", headline=source.headline)


def actor(record: Actor, site: Site, **properties) -> dict:
    address = site.address(record.permalink)
    type_ = ACTOR_TYPES[ActorKind(record.kind)]
    return identified(
        type_, f"{address}#actor", **{"name": record.name, "url": address} | properties
    )


def agent(record: Actor, site: Site) -> dict | None:
    """An actor, where it is a person or a body; None otherwise."""
    found = actor(record, site)
    return None if found["@type"] in NO_AGENTS else found


def place(record: Place, site: Site) -> dict:
    # Articles print the name alone.
    ours = f"Assigned by the editors of {site.name}; exact to the {record.get_precision_display()}"
    country = node("PostalAddress", addressCountry=record.country, description=ours)
    located = record.latitude is not None
    return node(
        "Place",
        name=record.name,
        address=country if record.country else None,
        geo=_coordinates(record, ours) if located else None,
    )


def _coordinates(record: Place, ours: str) -> dict:
    latitude, longitude = float(record.latitude), float(record.longitude)
    return node("GeoCoordinates", latitude=latitude, longitude=longitude, description=ours)


def _iso(point) -> str:
    if point is None or point.qualifier or point.precision not in ("day", "month", "year"):
        return ""
    return point.unqualified
