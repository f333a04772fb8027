from django.views.generic import TemplateView

from sources.pictures.network import network_page
from sources.pictures.network_between import between_page
from sources.pictures.network_form import NetworkForm


class Network(TemplateView):
    template_name = "sources/network.html"

    def get_context_data(self, **kwargs):
        form = NetworkForm(self.request.GET)
        page = between = None
        if form.is_valid():
            asked = form.asked()
            between = between_page(asked) if asked.other else None
            page = between or network_page(asked)
        form.offer()
        return super().get_context_data(form=form, page=page, between=between, **kwargs)
