from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from sources import sitemaps
from sources.sitemaps import SITEMAPS
from sources.views.feeds import robots

INDEX = {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"}

urlpatterns = [
    path("admin/", admin.site.urls),
    # Browsers ask for it on the admin's pages, which name no icon.
    path("favicon.ico", RedirectView.as_view(url=static("sources/icon.svg"))),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, INDEX, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.section, {"sitemaps": SITEMAPS}, name="sitemap-section"),
    path("", include("sources.urls")),
]
