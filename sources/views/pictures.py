from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from sources.pages.cards import card
from sources.pictures.social import draw, poster
from sources.views.parts import PublicPart

KEPT = 30 * 24 * 3600


class Social(PublicPart):
    """An entry's picture, drawn once for all that it shows."""

    def show(self, entry):
        shown = poster(card(entry), settings.SITE_NAME)
        etag = f'"{shown.digest}"'
        response = get_conditional_response(self.request, etag=etag)
        if response is None:
            picture = cache.get_or_set(f"social-{shown.digest}", lambda: draw(shown), KEPT)
            response = HttpResponse(picture, content_type="image/png")
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        return response
