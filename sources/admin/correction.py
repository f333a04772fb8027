from django.contrib import admin

from sources.admin.base import OfEntryAdmin
from sources.models import Correction


@admin.register(Correction)
class CorrectionAdmin(OfEntryAdmin):
    list_display = ["date", "entry", "text"]
    list_filter = ["date"]
    list_select_related = ["actor", "event", "quote"]
    search_fields = ["text"]
    autocomplete_fields = ["actor", "event", "quote"]
    date_hierarchy = "date"

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else ("actor", "event", "quote")
