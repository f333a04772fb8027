from django.contrib import admin

from sources.admin import (  # noqa: F401
    account,
    actor,
    citation,
    correction,
    event,
    outlet,
    place,
    quote,
    snapshot,
    source,
    topic,
)

admin.site.site_header = "Newsroom"
admin.site.site_title = "Newsroom"
admin.site.index_title = "What the articles say"
