"""The three roles, as groups with permissions. `migrate` gives each what it lacks."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CONTRIBUTOR, EDITOR, ADMINISTRATOR = "Contributor", "Editor", "Administrator"
# What a Contributor may take back from a draft.
PARTS = ("actorname", "affiliation", "participation", "eventlink", "citation", "dismissal")


def give_permissions(using: str) -> None:
    """Contributors write drafts, Editors publish and delete too, Administrators keep accounts."""
    ours = Q(content_type__app_label="sources")
    writes = Q(codename__startswith="add_") | Q(codename__startswith="change_")
    reads = Q(codename__startswith="view_")
    own_history = Q(codename__contains="historical")
    removes = Q(codename__in=[f"delete_{part}" for part in PARTS])
    contributor = ours & (writes | reads | removes) & ~(own_history & writes)
    editor = ours & ~(own_history & ~reads)
    administrator = editor | Q(content_type__app_label="auth")
    for name, rule in (
        (CONTRIBUTOR, contributor),
        (EDITOR, editor),
        (ADMINISTRATOR, administrator),
    ):
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*Permission.objects.using(using).filter(rule))
