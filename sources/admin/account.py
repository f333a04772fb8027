from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """The history names its accounts: they are made inactive, and never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False
