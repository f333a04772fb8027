from contextlib import contextmanager

import pytest
from django.db import transaction

from sources.management.commands.demo import demo_editor


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """A transaction for a whole module, since it takes seconds to fill the demo."""
    with django_db_blocker.unblock(), rolled_back():
        yield


@pytest.fixture(scope="module")
def filler(database):
    return demo_editor()


@pytest.fixture
def kept(database):
    """What a test changes is undone after it."""
    with rolled_back():
        yield
