"""The article in the database, served to a real browser in which an editor is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page, sync_playwright

from sources.demo.texts import captured
from sources.models import Source
from sources.roles import EDITOR

ARTICLES = Path(__file__).resolve().parents[4] / "shared" / "articles"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WINDOW = {"width": 1280, "height": 900}


def editor() -> User:
    user = User.objects.create_user("bench", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    return user


def add_article(table: dict, by: User) -> Source:
    """Whole where its file is at hand, else in the passages that the demo cites."""
    folder = ARTICLES if (ARTICLES / table["file"]).exists() else None
    return captured(table, by=by, folder=folder).source


def add_documents(tables: dict[str, dict]) -> None:
    for table in tables.values():
        Source.objects.create(**{name: value for name, value in table.items() if name != "id"})


@contextmanager
def browsing(chromium: str, user: User) -> Iterator[tuple[str, Page]]:
    """The site's address and a window."""
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(viewport=WINDOW)
        context.add_cookies([_session(user) | {"url": address}])
        yield address, context.new_page()
        browser.close()


class _KeptFiles(StaticFilesHandler):
    """The browser asks for each file once."""

    def serve(self, request):
        response = super().serve(request)
        response["Cache-Control"] = "max-age=3600"
        return response


@contextmanager
def _served() -> Iterator[str]:
    server = LiveServerThread("127.0.0.1", _KeptFiles)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


def _session(user: User) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value}
