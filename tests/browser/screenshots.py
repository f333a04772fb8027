"""Pictures of every page type, of both widths and schemes, of the demo: `make screenshots`."""

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

FOLDER = Path("var/screenshots")
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    browser = shutil.which("chromium") or sys.exit("Install Chromium to take screenshots.")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    types = filled()
    with served() as address:
        take(browser, address, types)
    print(f"The pictures of {len(types)} pages are in {FOLDER}/.")


def filled() -> dict[str, str]:
    """A database of its own with the demo, and the pages in it."""
    database = f"sqlite:///{(FOLDER / 'demo.sqlite3').absolute()}"
    os.environ |= {"DEBUG": "1", "DATABASE_URL": database}
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tests.browser.page_types import page_types

    call_command("demo", "--no-serve")
    settings.ALLOWED_HOSTS = ["*"]
    # Readers don't see the framework's own pages about errors.
    settings.DEBUG = False
    return page_types()


@contextmanager
def served():
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


def take(browser: str, address: str, types: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        for width in WIDTHS:
            for scheme in SCHEMES:
                size = {"width": width, "height": 900}
                page = chromium.new_page(viewport=size, color_scheme=scheme)
                for name, path in types.items():
                    page.goto(f"{address}{path}")
                    file = f"{name.replace(' ', '-')}-{width}-{scheme}.png"
                    page.screenshot(path=FOLDER / file, full_page=True)
                page.close()
        chromium.close()


if __name__ == "__main__":
    main()
