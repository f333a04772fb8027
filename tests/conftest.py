from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection

from sources import guards, roles
from sources.actions import capture

ARTICLES = Path(__file__).resolve().parent.parent.parent / "shared" / "articles"


def pytest_collection_modifyitems(config, items):
    """What asks no database, or looks at pages alone, is run once: on the default engine."""
    if connection.vendor == "sqlite":
        return
    once = [item for item in items if not _asks(item) or item.get_closest_marker("looks")]
    config.hook.pytest_deselected(items=once)
    items[:] = [item for item in items if item not in set(once)]


def _asks(item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def articles_dir() -> Path:
    if not ARTICLES.is_dir():
        pytest.skip("the two real articles are not beside the project")
    return ARTICLES


@pytest.fixture
def lifted_guards(transactional_db):
    """For transactional tests, whose flush deletes every row."""
    yield
    guards.lift_guards(connection)


def _user(name: str, role: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(db) -> User:
    return _user("edith", roles.EDITOR)


@pytest.fixture
def contributor(db) -> User:
    return _user("carl", roles.CONTRIBUTOR)


TALKS = (
    "The talks of the river towns\n\n"
    "On 13 January 2020 the mayors of Alder and Birch met in Geneva. "
    "“We will not close the bridge,” said Mayor Ada Alder, the head of Alder. "
    "A day later they signed a memorandum."
)


@pytest.fixture
def article(db):
    """A captured source of an unknown outlet."""
    return capture(text=TALKS, headline="The talks of the river towns").source
