from django.contrib import admin

from sources.admin.base import RecordedAdmin
from sources.models import Correction


@admin.register(Correction)
class CorrectionAdmin(RecordedAdmin):
    list_display = ["date", "entry", "text"]
    list_filter = ["date"]
    list_select_related = ["actor", "event", "quote"]
    search_fields = ["text"]
    autocomplete_fields = ["actor", "event", "quote"]
    date_hierarchy = "date"
