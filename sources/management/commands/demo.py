from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction
from django.utils.crypto import salted_hmac

from sources import roles
from sources.demo import DemoError, load

EDITOR = "editor"


class Command(BaseCommand):
    help = (
        "Fills an empty database with what two real articles say, and serves it on this machine. "
        "Run twice, it changes nothing. It makes an account of an editor; under DEBUG that "
        "account gets a password which is derived from SECRET_KEY and printed. Outside DEBUG the "
        "account gets no password, and nothing is served: use --no-serve."
    )

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="Fill the database alone.")
        parser.add_argument(
            "--articles",
            type=Path,
            metavar="DIR",
            help="A folder with the two articles, to capture them whole. Without it the database "
            "holds only the short passages that are cited.",
        )
        parser.add_argument("--port", type=int, default=8000, help="The port to serve at: 8000.")

    def handle(self, *, no_serve, articles, port, **options):
        if not (no_serve or settings.DEBUG):
            raise CommandError("The demo is served under DEBUG alone: set DEBUG=1 or --no-serve.")
        self.stdout.write("Filling the database with the demo; the first time takes a moment.")
        self.stdout.flush()
        call_command("migrate", verbosity=0, interactive=False)
        try:
            counted, editor = fill(articles)
        except DemoError as error:
            raise CommandError(str(error)) from error
        holds = ", ".join(f"{number} {name}" for name, number in counted.items())
        self.stdout.write(f"The database holds {holds}.")
        self.stdout.write(login(editor))
        if not no_serve:
            self.stdout.write(f"Readers: http://127.0.0.1:{port}/")
            self.stdout.write(f"Editors: http://127.0.0.1:{port}/admin/")
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


@transaction.atomic
def fill(articles: Path | None) -> tuple[dict[str, int], User]:
    editor = demo_editor()
    return load(by=editor, articles_dir=articles), editor


def demo_editor() -> User:
    """The demo's own account, made on first use. Raises DemoError where the name is taken."""
    user = User.objects.filter(username=EDITOR).first()
    if user is None:
        user = User(username=EDITOR, is_staff=True)
        user.set_password(derived_password() if settings.DEBUG else None)
        user.save()
        user.groups.add(Group.objects.get(name=roles.EDITOR))
    if not user.has_perms(["sources.publish_event", "sources.publish_actor"]):
        raise DemoError(
            f"The account “{EDITOR}” is not in the group {roles.EDITOR}: "
            "put it there, or rename it, so that the demo can publish."
        )
    return user


def derived_password() -> str:
    return salted_hmac("newsroom.demo", EDITOR).hexdigest()[:12]


def login(editor: User) -> str:
    """What to tell of the account's password."""
    change = f"manage.py changepassword {EDITOR}"
    if not editor.has_usable_password():
        return f"The account “{EDITOR}” has no password: set one with {change}."
    if not editor.check_password(derived_password()):
        return f"Log in as “{EDITOR}”: its password has been changed since the demo was filled."
    if settings.DEBUG:
        return f"Log in as “{EDITOR}” with the password {derived_password()}"
    return f"The account “{EDITOR}” still has the demo's password: change it with {change}."
