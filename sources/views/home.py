from django.views.generic import TemplateView

from sources.pages.home import home_page


class Home(TemplateView):
    template_name = "sources/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=home_page(), **kwargs)
