from django.contrib import admin

from sources.admin.entry import EntryAdmin
from sources.models import Quote


@admin.register(Quote)
class QuoteAdmin(EntryAdmin):
    list_display = ["__str__", "speaker", "manner", "said", "status", "citation_count"]
    list_filter = ["status", "manner", "medium", "topics"]
    list_select_related = ["speaker"]
    search_fields = ["text", "speaker__name", "speaker_as_printed"]
    autocomplete_fields = [
        "speaker",
        "ascribed_to",
        "within",
        "occasion",
        "addressees",
        "about",
        "topics",
    ]
