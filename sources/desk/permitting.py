"""Who may change an entry: those whom the admin's own form of it lets."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from sources.choices import Status
from sources.models import Entry


def may_change(model_admin, request: HttpRequest, entry: Entry) -> bool:
    own = model_admin.admin_site.get_model_admin(type(entry))
    return own.has_change_permission(request, entry)


def require_change(model_admin, request: HttpRequest, entry: Entry) -> None:
    if not may_change(model_admin, request, entry):
        raise PermissionDenied(_why_not(entry))


def _why_not(entry: Entry) -> str:
    if entry.merged_into_id:
        return f"“{entry}” was merged into “{entry.survivor}”: change that one."
    if entry.status == Status.RETRACTED:
        return f"“{entry}” is retracted: an Editor can reopen it as a draft."
    if entry.status == Status.PUBLISHED:
        return f"“{entry}” is published: only an Editor may change it."
    return f"Your role does not let you change “{entry}”: ask an Editor."
