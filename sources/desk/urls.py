"""The desk's addresses, below that of a source in the admin."""

from django.urls import path

from sources.desk import citing, editing, entering, mending, moving, undoing, views

ROUTES = (
    ("", views.desk_page, ""),
    ("excerpt/<int:excerpt>/", views.excerpt_panel, "excerpt"),
    ("dismiss/", views.dismiss, "dismiss"),
    ("form/cite/", citing.cite_words, "cite"),
    ("form/<slug:kind>/", entering.new_entry, "form"),
    ("find/", citing.find_entries, "find"),
    ("entry/<slug:kind>/<int:number>/", editing.entry_panel, "entry"),
    ("entry/<slug:kind>/<int:number>/part/", editing.part_panel, "part"),
    ("entry/<slug:kind>/<int:number>/move/", moving.move_entry, "move"),
    ("citation/<int:number>/", mending.change_citation, "citation"),
    ("undo/", undoing.undo_step, "undo"),
)


def of(model_admin) -> list:
    return [_path(model_admin, *route) for route in ROUTES]


def _path(model_admin, below: str, view, name: str):
    def bound(request, pk, **kwargs):
        return view(request, model_admin, pk, **kwargs)

    name = f"sources_source_desk_{name}" if name else "sources_source_desk"
    return path(f"<int:pk>/desk/{below}", model_admin.admin_site.admin_view(bound), name=name)
