import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from sources import roles
from sources.demo import DemoError
from sources.management.commands import demo
from sources.models import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def debug(settings):
    settings.DEBUG = True


def test_demo_serves_under_debug_alone():
    with pytest.raises(CommandError, match="set DEBUG=1 or --no-serve"):
        call_command("demo")
    assert not User.objects.exists()


def test_demo_refuses_a_database_with_other_entries():
    Actor.objects.create(name="Ada Alder", kind="person")
    with pytest.raises(CommandError, match="holds entries that are not the demo's"):
        call_command("demo", no_serve=True)
    assert not User.objects.exists()


@pytest.mark.usefixtures("debug")
def test_demo_editor_is_an_editor_who_can_log_in():
    editor = demo.demo_editor()
    assert editor.is_staff
    assert not editor.is_superuser
    assert [group.name for group in editor.groups.all()] == [roles.EDITOR]
    assert editor.check_password(demo.derived_password())
    assert len(demo.derived_password()) == 12


@pytest.mark.usefixtures("debug")
def test_demo_editor_keeps_a_password_of_its_own():
    editor = demo.demo_editor()
    editor.set_password("a word of my own")
    editor.save()
    assert demo.demo_editor() == editor
    assert "has been changed" in demo.login(editor)
    assert demo.demo_editor().check_password("a word of my own")


def test_demo_editor_has_no_password_outside_debug():
    editor = demo.demo_editor()
    assert not editor.has_usable_password()
    assert demo.login(editor) == (
        "The account “editor” has no password: set one with manage.py changepassword editor."
    )


def test_a_password_made_under_debug_is_pointed_out_outside_it(settings):
    settings.DEBUG = True
    editor = demo.demo_editor()
    settings.DEBUG = False
    assert "still has the demo's password" in demo.login(editor)
    assert demo.derived_password() not in demo.login(editor)


def test_an_account_of_that_name_is_not_made_an_editor():
    user = User.objects.create_user("editor")
    with pytest.raises(DemoError, match="not in the group Editor"):
        demo.demo_editor()
    assert not user.groups.exists()
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    assert demo.demo_editor() == user
