from django.contrib.auth import get_permission_codename
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from sources.choices import Status
from sources.exports import apparatus
from sources.models import Actor, Event, Quote, Source
from sources.pages import actor_page, event_page, quote_page, source_page
from sources.pictures.timeline_small import actor_timeline
from sources.views.exports import site_of
from sources.views.parts import tombstone


class PublicDetail(View):
    """The page of one record: its number is its identity, and the slug is courtesy.

    A draft is shown to staff who may view it; for anybody else there is no such page.
    """

    model = None
    page = None
    template_name = ""

    def get(self, request, pk, slug=""):
        record = get_object_or_404(self.model, pk=pk)
        survivor = getattr(record, "survivor", record)
        preview = survivor.status not in (Status.PUBLISHED, Status.RETRACTED)
        allowed = not preview or self.may_preview(request.user)
        if survivor.taken_back and not (preview and allowed):
            return tombstone(request, survivor)
        if not allowed:
            raise Http404
        if (survivor.pk, survivor.slug) != (pk, slug):
            return _private(redirect(survivor, permanent=not preview), preview)
        page = type(self).page(survivor, preview=preview)
        context = {"page": page, "take": None if preview else apparatus(page, site_of(request))}
        context |= self.beside(survivor)
        return _private(render(request, self.template_name, context), preview)

    def beside(self, record) -> dict:
        """What a page shows beside what is cited on it."""
        return {}

    def may_preview(self, user) -> bool:
        meta = self.model._meta
        codename = get_permission_codename("view", meta)
        return user.is_staff and user.has_perm(f"{meta.app_label}.{codename}")


def _private(response, preview: bool):
    if preview:
        response["Cache-Control"] = "private, no-store"
    return response


class SourceDetail(PublicDetail):
    model, page = Source, source_page
    template_name = "sources/source_detail.html"


class ActorDetail(PublicDetail):
    model, page = Actor, actor_page
    template_name = "sources/actor_detail.html"

    def beside(self, record):
        return {"timeline": actor_timeline(record)}


class EventDetail(PublicDetail):
    model, page = Event, event_page
    template_name = "sources/event_detail.html"


class QuoteDetail(PublicDetail):
    model, page = Quote, quote_page
    template_name = "sources/quote_detail.html"
