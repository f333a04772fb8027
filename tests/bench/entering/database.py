"""A database of its own, empty, in a folder that is gone in the end."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def database() -> Iterator[None]:
    """To be entered before anything of Django's is imported."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            # Playwright's loop runs in this thread, where Django would else refuse to ask it.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        }
        import django

        django.setup()
        _prepare()
        yield


def _prepare() -> None:
    logging.getLogger("django.server").setLevel(logging.CRITICAL)
    from django.conf import settings
    from django.core.management import call_command

    # What is measured are interactions: the rows need not outlive the machine.
    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    call_command("migrate", verbosity=0)
