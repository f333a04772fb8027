"""The desk's stylesheet and templates."""

import re
from pathlib import Path

import pytest

from tests.sources.views.test_stylesheet import contrast

ROOT = Path(__file__).parents[3]
CSS = (ROOT / "sources" / "static" / "sources" / "desk" / "desk.css").read_text()
COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--([a-z]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{6})\);", CSS
    )
}
# Of Django's admin: its ground and its words, light and dark.
GROUND, INK = ("#ffffff", "#121212"), ("#333333", "#eeeeee")


@pytest.mark.parametrize("kind", ["quote", "event", "actor"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_lines_below_cited_words_can_be_seen(kind, scheme):
    assert contrast(COLOURS[kind][scheme], GROUND[scheme]) >= 3


@pytest.mark.parametrize("paper", ["open", "chosen", "lit"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(paper, scheme):
    assert contrast(INK[scheme], COLOURS[paper][scheme]) >= 4.5


def test_templates_hold_no_styles_and_no_scripts():
    templates = list((ROOT / "templates" / "admin" / "sources" / "desk").glob("*.html"))
    assert len(templates) > 15
    for template in templates:
        inline = r"<style|\sstyle=|\son[a-z]+=|<script(?! type=\"module\" src=\"\{% static)"
        assert not re.search(inline, template.read_text()), template
