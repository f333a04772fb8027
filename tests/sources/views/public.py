"""Every address that readers can open, made from the routes, so that no new one is left out."""

from django.urls import reverse

from sources.models import Actor, Event, Excerpt, Quote, Source
from sources.sitemaps import SITEMAPS
from sources.urls import urlpatterns

RECORDS = {"actor": Actor, "event": Event, "quote": Quote, "source": Source}


def addresses(*, published: bool = True) -> dict[str, list[str]]:
    """Addresses by the name of their route; of all records where not `published`."""
    found = {}
    for pattern in urlpatterns:
        given = pattern.pattern.converters.keys()
        if "slug" in given:
            continue
        found[pattern.name] = [
            reverse(f"sources:{pattern.name}", kwargs=kwargs)
            for kwargs in _kwargs(pattern.name, given, published)
        ]
    found["oembed"] = [f"/oembed/?url=http://testserver{path}" for path in found["event-detail"]]
    found["site"] = ["/robots.txt", "/sitemap.xml", *(f"/sitemap-{name}.xml" for name in SITEMAPS)]
    return found


def _kwargs(name: str, given, published: bool):
    if "excerpt" in given:
        return [{"pk": e.snapshot.source_id, "excerpt": e.pk} for e in _excerpts()]
    if "pk" in given:
        rows = RECORDS[name.partition("-")[0]].objects
        return [
            {"pk": row.pk} for row in (rows.published() if published else rows.all()).order_by("pk")
        ]
    return [{}]


def _excerpts():
    return Excerpt.objects.select_related("snapshot").defer("snapshot__text").order_by("pk")
