from django.contrib import admin
from django.db.models import Count

from sources.admin.base import SharedAdmin
from sources.models import Outlet


@admin.register(Outlet)
class OutletAdmin(SharedAdmin):
    list_display = ["name", "kind", "country", "source_count"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "homepage"]
    autocomplete_fields = ["actor"]

    def shown(self, outlet):
        return outlet.sources.published().exists()

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(source_count=Count("sources"))

    @admin.display(description="sources", ordering="source_count")
    def source_count(self, outlet):
        return outlet.source_count
