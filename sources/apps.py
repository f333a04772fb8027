from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from sources import guards


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = "Newsroom"

    def ready(self):
        pre_migrate.connect(lift, sender=self)
        post_migrate.connect(put_back, sender=self)
        post_migrate.connect(give_roles, sender=self)
        checks.register(check_guards, checks.Tags.database)


def lift(sender, using, plan=(), **kwargs):
    if plan:
        guards.lift_guards(connections[using])


def put_back(sender, using, **kwargs):
    guards.set_guards(connections[using])


def give_roles(sender, using, **kwargs):
    from sources.roles import give_permissions

    give_permissions(using)


def check_guards(app_configs, databases, **kwargs):
    return [
        checks.Error(
            f"The database guard {name} does not stand.",
            hint="Run “manage.py migrate”: it puts the guards back.",
            id="sources.E001",
        )
        for alias in databases or ()
        if guards.SNAPSHOT in connections[alias].introspection.table_names()
        for name in guards.missing_guards(connections[alias])
    ]
