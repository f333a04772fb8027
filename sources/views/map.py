from django.shortcuts import render
from django.views.generic import View

from sources.filters import EventFilter
from sources.models import Event
from sources.pictures.map import map_page


class Map(View):
    """What the filters can't understand is said, and nothing drawn."""

    def get(self, request):
        chosen = EventFilter(request.GET, Event.objects.published())
        context = {"filter": chosen, "refused": not chosen.is_valid()}
        context["filtered"] = bool(chosen.given)
        context["narrowed"] = context["refused"] or bool(chosen.given - {"text"})
        if not context["refused"]:
            place, zoom = (request.GET.get(name, "") for name in ("at", "zoom"))
            context["page"] = map_page(chosen.qs, place, zoom)
        return render(request, "sources/map.html", context)
