from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("admin/", admin.site.urls),
    # Browsers ask for it on the admin's pages, which name no icon.
    path("favicon.ico", RedirectView.as_view(url=static("sources/icon.svg"))),
    path("", include("sources.urls")),
]
