from django.contrib import admin
from django.db.models import Count

from sources.admin.base import PartAdmin
from sources.admin.entry import EntryAdmin
from sources.admin.inlines import PartInline
from sources.models import Actor, ActorName, Affiliation


class ActorNameInline(PartInline):
    model = ActorName
    part_fields = ("name", "kind", "language", "script")


class AffiliationInline(PartInline):
    model = Affiliation
    fk_name = "actor"
    autocomplete_fields = ["with_actor"]
    part_fields = ("role", "with_actor", "since", "until")


@admin.register(Actor)
class ActorAdmin(EntryAdmin):
    list_display = ["name", "kind", "status", "name_count", "citation_count"]
    search_fields = ["name", "names__name", "wikidata_id"]
    part_inlines = [ActorNameInline, AffiliationInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(name_count=Count("names", distinct=True))

    @admin.display(description="names", ordering="name_count")
    def name_count(self, actor):
        return actor.name_count


@admin.register(ActorName)
class ActorNameAdmin(PartAdmin):
    list_display = ["name", "actor", "kind", "language"]
    list_filter = ["kind", "language"]
    list_select_related = ["actor"]
    search_fields = ["name", "actor__name"]


@admin.register(Affiliation)
class AffiliationAdmin(PartAdmin):
    list_display = ["actor", "role", "with_actor", "since", "until"]
    list_select_related = ["actor", "with_actor"]
    search_fields = ["actor__name", "with_actor__name", "role"]
