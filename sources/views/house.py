"""The pages that say what this site is and how it works."""

from django.conf import settings
from django.views.generic import ListView, TemplateView

from sources.pages.corrections import MOST_NOTICES, changes, notices, shown
from sources.pages.method import method_page
from sources.views.lists import Paged


class Method(TemplateView):
    template_name = "sources/method.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=method_page(), **kwargs)


class About(TemplateView):
    template_name = "sources/about.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(contact=settings.CONTACT, **kwargs)


class Corrections(Paged, ListView):
    template_name = "sources/corrections.html"

    def get_queryset(self):
        return changes()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        first = page is not None and page.number == 1
        return context | {
            "changes": shown(context["object_list"]),
            "notices": notices() if first else [],
            "most_notices": MOST_NOTICES,
        }
