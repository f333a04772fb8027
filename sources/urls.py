from django.urls import path

from sources.views import details, home, lists

app_name = "sources"


def _pages(plural: str, name: str, list_view, detail_view):
    return [
        path(f"{plural}/", list_view.as_view(), name=f"{name}-list"),
        path(f"{plural}/<int:pk>/", detail_view.as_view(), name=f"{name}-detail"),
        path(f"{plural}/<int:pk>/<str:slug>/", detail_view.as_view(), name=f"{name}-detail"),
    ]


urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    *_pages("sources", "source", lists.SourceList, details.SourceDetail),
    *_pages("actors", "actor", lists.ActorList, details.ActorDetail),
    *_pages("events", "event", lists.EventList, details.EventDetail),
    *_pages("quotes", "quote", lists.QuoteList, details.QuoteDetail),
]
