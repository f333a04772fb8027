from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sources.pages.cards import Card, card
from sources.pages.embeds import embed_path, entry_at, frame
from sources.views.parts import PublicPart

CACHE_AGE = 300
DEFAULT_PORTS = {"http": 80, "https": 443}


@method_decorator(csp_replace({"frame-ancestors": ["*"], "form-action": ["'none'"]}), "dispatch")
@method_decorator(xframe_options_exempt, "dispatch")
class Embed(PublicPart):
    """An entry's card, or its tombstone: of all pages, these alone may be framed elsewhere."""

    def show(self, entry):
        return self._framed("sources/embed.html", {"card": card(entry)}, 200)

    def gone(self, record):
        context = {"kind": record._meta.verbose_name, "record": record}
        return self._framed("sources/embed_tombstone.html", context, 410)

    def _framed(self, template: str, context: dict, status: int):
        response = render(self.request, template, context, status=status)
        # Frames show a correction or a retraction at once.
        response["Cache-Control"] = "no-cache"
        response["X-Robots-Tag"] = "noindex"
        return response


@require_safe
def oembed(request):
    """The frame of the entry at an address of ours, as https://oembed.com asks for it."""
    if (request.GET.get("format") or "json").lower() != "json":
        return _refused("Only the format json is offered.", 501)
    try:
        width, height = (_pixels(request.GET.get(name)) for name in ("maxwidth", "maxheight"))
    except ValueError:
        return _refused("maxwidth and maxheight are whole numbers of pixels, such as 400.", 400)
    origin = _plain(request.build_absolute_uri("/")).rstrip("/")
    entry = entry_at(_plain(request.GET.get("url", "")), origin)
    if entry is None:
        return _refused("No event or quote that is published here has this url.", 404)
    shown = card(entry)
    response = JsonResponse(_rich(request, shown, *frame(shown, width, height)))
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _plain(address: str) -> str:
    """An address in the one way of several in which servers take it for the same."""
    try:
        split = urlsplit(address)
        port = "" if split.port in (None, DEFAULT_PORTS.get(split.scheme)) else f":{split.port}"
    except ValueError:
        return ""
    user, at, _ = split.netloc.rpartition("@")
    path = split.path if split.path.endswith("/") else f"{split.path}/"
    return f"{split.scheme}://{user}{at}{split.hostname or ''}{port}{path}"


def _rich(request, shown: Card, width: int, height: int) -> dict:
    address = request.build_absolute_uri(embed_path(shown.entry))
    html = '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>'
    return {
        "version": "1.0",
        "type": "rich",
        "title": shown.heading,
        "provider_name": settings.SITE_NAME,
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": CACHE_AGE,
        "width": width,
        "height": height,
        "html": format_html(html, address, width, height, shown.heading),
    }


def _pixels(text: str | None) -> int | None:
    """Raises ValueError for what is no number of pixels."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise ValueError(text)
    return int(text)


def _refused(words: str, status: int) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
