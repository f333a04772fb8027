from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page, require_safe

from sources import feeds
from sources.views.parts import PublicPart


def _answer(request, following: feeds.Following) -> HttpResponse:
    """With an ETag alone: after a retraction the newest of the dates may be an older one."""
    atom = feeds.write(
        following,
        absolute=request.build_absolute_uri,
        address=request.get_full_path(),
        site=settings.SITE_NAME,
        rights=f"Data: {settings.DATA_LICENCE}. Excerpts remain their publishers’.",
    )
    response = HttpResponse(atom, content_type=f"{feeds.MEDIA_TYPE}; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@conditional_page
def list_feed(request, kind):
    try:
        return _answer(request, feeds.LISTS[kind](request.GET, request))
    except feeds.Refused as refused:
        told = "\n".join(refused.messages)
        words = f"The feed is not shown: a filter can’t be understood.\n{told}\n"
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")


@require_safe
@conditional_page
def corrections_feed(request):
    return _answer(request, feeds.corrections())


@method_decorator(conditional_page, name="dispatch")
class RecordFeed(PublicPart):
    def show(self, record):
        return _answer(self.request, feeds.RECORDS[self.model](record))


@require_safe
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    words = f"User-agent: *\nDisallow: {reverse('admin:index')}\nAllow: /\n\nSitemap: {sitemap}\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")
