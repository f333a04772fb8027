"""Accessibility, as far as a machine can tell: WCAG 2.2 AA and axe's own best practices."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from sources.demo import load
from tests.browser.page_types import page_types
from tests.sources.press import Press
from tests.sources.views.conftest import MEETING

pytestmark = [pytest.mark.browser, pytest.mark.looks]

ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# The scheme changes colours and nothing else.
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
RULES = {"light": ALL, "dark": COLOURS}


@pytest.fixture
def demo(lifted_guards, editor):
    load(by=editor)


@pytest.fixture
def long(talks, editor):
    """Very long and Arabic names, contested statements, and a tombstone."""
    source = talks.citations().first().source
    Press(editor).event("Rumour", source, MEETING).retract(editor, "It never happened.")


@pytest.fixture
def empty(lifted_guards):
    """Nothing has been entered yet."""


def findings(page, rules=ALL) -> list[str]:
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{v['id']}: {node['target']} {node['html'][:120]}" for v in found for node in v["nodes"]
    ]


@pytest.mark.parametrize("world", ["demo", "long", "empty"])
def test_nothing_is_found_on_any_page(request, open_page, live_server, world):
    request.getfixturevalue(world)
    page, found = open_page("/"), {}
    for name, path in page_types().items():
        page.goto(f"{live_server.url}{path}")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme, rules in RULES.items():
                page.emulate_media(color_scheme=scheme)
                if faults := findings(page, rules):
                    found[name, width, scheme] = faults
    assert found == {}


def test_planted_fault_is_found(open_page, empty):
    page = open_page("/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert {fault.partition(":")[0] for fault in findings(page)} == {"image-alt", "color-contrast"}
