"""All public addresses, with the moment when what stands there last changed."""

from django.contrib.sitemaps import Sitemap, views
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from sources.feeds.changed import articles_changed, last_changed, with_changed
from sources.models import Actor, Event, Quote, Source

# What the address of each is made of.
NAMED_BY = {Event: "title", Actor: "name", Quote: "text", Source: "headline"}
LISTS = {Event: "event-list", Actor: "actor-list", Quote: "quote-list", Source: "source-list"}
# Pages that show entries of these kinds, and change with them.
VIEWS = {"home": (Event, Quote), "timeline": (Event,), "map": (Event,), "network": (Event, Actor)}
# Pages whose words are ours; when these last changed is not known.
HOUSE = ("method", "about", "corrections")


class RecordSitemap(Sitemap):
    model = None

    def items(self):
        found = with_changed(self.model.objects.published())
        return found.only("pk", NAMED_BY[self.model]).order_by("pk")

    @cached_property
    def articles_changed(self):
        return articles_changed(self.model.objects.published())

    def lastmod(self, record):
        return max(record.changed, self.articles_changed.get(record.pk, record.changed))

    def get_latest_lastmod(self):
        return last_changed(self.model.objects.published())


class EventSitemap(RecordSitemap):
    model = Event


class ActorSitemap(RecordSitemap):
    model = Actor


class QuoteSitemap(RecordSitemap):
    model = Quote


class SourceSitemap(RecordSitemap):
    model = Source


class PageSitemap(Sitemap):
    """The lists, and the pages that belong to no single record."""

    def __init__(self):
        self.last = {model: last_changed(model.objects.published()) for model in LISTS}

    def items(self):
        return [*LISTS.values(), *VIEWS, *HOUSE]

    def location(self, page):
        return reverse(f"sources:{page}")

    def lastmod(self, page):
        models = VIEWS.get(page) or [model for model, name in LISTS.items() if name == page]
        return self._newest(models)

    def get_latest_lastmod(self):
        return self._newest(LISTS)

    def _newest(self, models):
        return max((self.last[model] for model in models if self.last[model]), default=None)


SITEMAPS = {
    "events": EventSitemap,
    "actors": ActorSitemap,
    "quotes": QuoteSitemap,
    "sources": SourceSitemap,
    "pages": PageSitemap,
}

index, section = require_safe(views.index), require_safe(views.sitemap)
