from django.shortcuts import render
from django.views.generic import View

from sources.pictures.timeline import timeline
from sources.pictures.timeline_address import Address
from sources.pictures.timeline_filter import TimelineFilter


class Timeline(View):
    """What can't be understood is said, and nothing drawn."""

    def get(self, request):
        chosen = TimelineFilter(request.GET)
        context = {"filter": chosen, "refused": not chosen.is_valid()}
        given = chosen.given - {"at"}
        context |= {"filtered": bool(given), "narrowed": context["refused"] or given - {"text"}}
        if not context["refused"]:
            address = Address(tuple(request.GET.items()))
            context["timeline"] = timeline(chosen, address, request.GET.get("page", "1"))
        return render(request, "sources/timeline.html", context)
