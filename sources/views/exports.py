from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sources.exports import WRITERS, Site, apparatus, reference
from sources.models import Source
from sources.pages import excerpt_page
from sources.views.parts import PublicPart


def site_of(request) -> Site:
    return Site(
        name=settings.SITE_NAME,
        origin=request.build_absolute_uri("/").removesuffix("/"),
        licence_url=settings.DATA_LICENCE_URL,
        today=timezone.localdate(),
    )


def download(page, form: str, site: Site) -> HttpResponse:
    write, media_type = WRITERS[form]
    cited = reference(page, site)
    response = HttpResponse(write(cited), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cited.file_name}.{form}"'
    return response


class Cite(PublicPart):
    """The reference to a published record, as a file."""

    page, form = None, ""

    def show(self, record):
        return download(self.page(record), self.form, site_of(self.request))


class Excerpt(PublicPart):
    """One excerpt's page; with a `form` the reference to it, as a file."""

    form = ""

    def records(self):
        return Source.objects.select_related("outlet").prefetch_related("notices")

    def show(self, source, excerpt):
        page, site = excerpt_page(source, excerpt), site_of(self.request)
        if page is None:
            raise Http404
        if self.form:
            return download(page, self.form, site)
        context = {"page": page, "take": apparatus(page, site)}
        return render(self.request, "sources/excerpt_detail.html", context)
