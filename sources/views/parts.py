from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from sources.choices import Status


class PublicPart(View):
    """What stands below the address of a record, the same for everybody: no draft is previewed."""

    model = None

    def get(self, request, pk, **below):
        record = get_object_or_404(self.records(), pk=pk)
        survivor = getattr(record, "survivor", record)
        if survivor.taken_back:
            return self.gone(survivor)
        if survivor.status != Status.PUBLISHED:
            raise Http404
        if survivor.pk != pk:
            return redirect(request.resolver_match.view_name, pk=survivor.pk, permanent=True)
        return self.show(survivor, **below)

    def records(self):
        return self.model.objects.all()

    def gone(self, record):
        return tombstone(self.request, record)


def tombstone(request, record):
    context = {"kind": record._meta.verbose_name, "record": record}
    return render(request, "410.html", context, status=410)
