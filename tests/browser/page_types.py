"""One page of each type, for what looks at them all."""

from django.test import Client

from sources.models import Actor, Citation, Event, Quote, Source
from tests.sources.views.public import addresses

# What a reader meets beside the plain pages: refused filters, nothing found, pictures zoomed in.
STATES = {
    "refused": "/events/?since=nonsense",
    "nothing found": "/quotes/?text=zzzz",
    "filtered": "/events/?since=2020&kind=talks",
    "timeline of a month": "/timeline/?at=2020-01",
    "no such page": "/no-such-page/",
}


def page_types() -> dict[str, str]:
    """The page of each route that gives HTML, of the record with most citations, and `STATES`."""
    client, found = Client(), {}
    richest = [f"/{name}/{pk}/" for name, pk in _richest()]
    for name, paths in addresses().items():
        ordered = sorted(paths, key=lambda path: not path.startswith(tuple(richest)))
        if not ordered:
            continue
        response = client.get(ordered[0], follow=True)
        if response["Content-Type"].startswith("text/html"):
            found[name] = response.request["PATH_INFO"]
    return found | STATES | _tombstones()


def _richest():
    for model in (Actor, Event, Quote):
        entries = model.objects.published()
        counted = [(Citation.objects.about(entry).count(), entry.pk) for entry in entries]
        if counted:
            yield f"{model._meta.model_name}s", max(counted)[1]
    sources = [(s.citations().count(), s.pk) for s in Source.objects.published()]
    if sources:
        yield "sources", max(sources)[1]


def _tombstones() -> dict[str, str]:
    retracted = Event.objects.filter(status="retracted", merged_into=None).first()
    return {"retracted": retracted.get_absolute_url()} if retracted else {}
