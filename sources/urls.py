from django.urls import path

from sources.exports import FORMATS
from sources.models import Actor, Event, Quote, Source
from sources.views import (
    details,
    embeds,
    exports,
    feeds,
    home,
    house,
    lists,
    map,
    network,
    pictures,
    timeline,
)

app_name = "sources"


def _pages(plural: str, name: str, list_view, detail_view):
    return [
        path(f"{plural}/", list_view.as_view(), name=f"{name}-list"),
        path(f"{plural}/<int:pk>/", detail_view.as_view(), name=f"{name}-detail"),
        path(f"{plural}/<int:pk>/<str:slug>/", detail_view.as_view(), name=f"{name}-detail"),
        *(
            path(
                f"{plural}/<int:pk>/cite.{form}",
                exports.Cite.as_view(model=detail_view.model, page=detail_view.page, form=form),
                name=f"{name}-cite-{form}",
            )
            for form in FORMATS
        ),
    ]


def _excerpts():
    page = "sources/<int:pk>/excerpts/<int:excerpt>/"
    yield path(page, exports.Excerpt.as_view(), name="excerpt-detail")
    for form in FORMATS:
        view = exports.Excerpt.as_view(form=form)
        yield path(f"{page}cite.{form}", view, name=f"excerpt-cite-{form}")


# Before the pages, so that no slug is taken for one of these.
def _taken_away():
    for model in (Event, Actor, Quote, Source):
        name = model._meta.model_name
        path_to_feed = f"{name}s/feed/"
        yield path(path_to_feed, feeds.list_feed, {"kind": name}, name=f"{name}-feed")
    for model in (Event, Actor, Source):
        name = model._meta.model_name
        feed = feeds.RecordFeed.as_view(model=model)
        yield path(f"{name}s/<int:pk>/feed/", feed, name=f"{name}-own-feed")
    for model in (Event, Quote):
        name = model._meta.model_name
        embed = embeds.Embed.as_view(model=model)
        yield path(f"{name}s/<int:pk>/embed/", embed, name=f"{name}-embed")
    for model in (Event, Actor, Quote):
        name = model._meta.model_name
        picture = pictures.Social.as_view(model=model)
        yield path(f"{name}s/<int:pk>/card.png", picture, name=f"{name}-card")
    yield path("corrections/feed/", feeds.corrections_feed, name="corrections-feed")
    yield path("oembed/", embeds.oembed, name="oembed")


urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    *_taken_away(),
    path("method/", house.Method.as_view(), name="method"),
    path("about/", house.About.as_view(), name="about"),
    path("corrections/", house.Corrections.as_view(), name="corrections"),
    *_pages("sources", "source", lists.SourceList, details.SourceDetail),
    *_excerpts(),
    *_pages("actors", "actor", lists.ActorList, details.ActorDetail),
    *_pages("events", "event", lists.EventList, details.EventDetail),
    *_pages("quotes", "quote", lists.QuoteList, details.QuoteDetail),
    path("timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("map/", map.Map.as_view(), name="map"),
    path("network/", network.Network.as_view(), name="network"),
]
