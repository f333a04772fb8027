from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import View

from sources.choices import Status
from sources.exports import WRITERS, Site, apparatus, reference
from sources.models import Source
from sources.pages import excerpt_page

_SOURCES = Source.objects.select_related("outlet").prefetch_related("notices")


def site_of(request) -> Site:
    return Site(
        name=settings.SITE_NAME,
        origin=request.build_absolute_uri("/").removesuffix("/"),
        licence_url=settings.DATA_LICENCE_URL,
        today=timezone.localdate(),
    )


def tombstone(request, record):
    context = {"kind": record._meta.verbose_name, "record": record}
    return render(request, "410.html", context, status=410)


def download(page, form: str, site: Site) -> HttpResponse:
    write, media_type = WRITERS[form]
    cited = reference(page, site)
    response = HttpResponse(write(cited), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cited.file_name}.{form}"'
    return response


class Cite(View):
    """The reference to a published record, as a file."""

    detail, form = None, ""

    def get(self, request, pk):
        record = get_object_or_404(self.detail.model, pk=pk)
        survivor = getattr(record, "survivor", record)
        if survivor.status == Status.RETRACTED:
            return tombstone(request, survivor)
        if survivor.status != Status.PUBLISHED:
            raise Http404
        if survivor != record:
            return redirect(request.resolver_match.view_name, survivor.pk, permanent=True)
        return download(self.detail.page(survivor), self.form, site_of(request))


class Excerpt(View):
    """One excerpt's page; with a `form` the reference to it, as a file."""

    form = ""

    def get(self, request, pk, excerpt):
        source = get_object_or_404(_SOURCES, pk=pk)
        if source.status == Status.RETRACTED:
            return tombstone(request, source)
        page = excerpt_page(source, excerpt) if source.status == Status.PUBLISHED else None
        if page is None:
            raise Http404
        if self.form:
            return download(page, self.form, site_of(request))
        context = {"page": page, "take": apparatus(page, site_of(request))}
        return render(request, "sources/excerpt_detail.html", context)
