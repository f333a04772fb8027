"""Contrast as WCAG 2.2 measures it, of the colours that the stylesheet names."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[3] / "sources" / "static"
CSS = (STATIC / "sources" / "site.css").read_text(encoding="utf-8")
# A file of ours, or data that no browser runs.
ALLOWED = r""" src="\{% static 'sources/[a-z]+\.js' %\}" defer>| type="application/ld\+json">"""
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
)
ON_PAPER = [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("contested", "paper")]
ELSEWHERE = [
    ("ink", "raised"),
    ("soft", "raised"),
    ("contested", "raised"),
    ("contested", "contested-paper"),
    ("soft", "contested-paper"),
    ("link", "contested-paper"),
    ("link", "raised"),
    ("ink", "marked"),
    ("soft", "marked"),
    ("link", "marked"),
    ("paper", "link"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize(("ink", "paper"), ON_PAPER + ELSEWHERE)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_their_ground(scheme, ink, paper):
    assert contrast(scheme[ink], scheme[paper]) >= 4.5


@pytest.mark.parametrize("paper", ["paper", "raised"])
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_rule_beside_excerpts_can_be_seen(scheme, paper):
    assert contrast(scheme["cited"], scheme[paper]) >= 3


def test_every_token_that_is_used_is_defined():
    used = re.findall(r"var\((--[a-z0-9-]+)\)", CSS)
    assert set(used) <= set(re.findall(r"(--[a-z0-9-]+):", CSS))


def test_nothing_is_placed_by_left_or_right():
    assert re.findall(r"[a-z-]*\b(?:left|right)\b[a-z-]*", CSS) == []


def test_stylesheet_is_small():
    assert len(CSS.encode()) < 30_000


def test_templates_hold_no_styles_and_no_scripts():
    templates = Path(__file__).parents[3] / "templates"
    pages = [*templates.glob("*.html"), *(templates / "sources").glob("*.html")]
    assert len(pages) > 20
    for page in pages:
        inline = rf"<script(?!{ALLOWED})|<style|\sstyle=|\son[a-z]+="
        assert not re.search(inline, page.read_text()), page


def test_scripts_are_small_and_ours():
    scripts = list((STATIC / "sources").glob("*.js"))
    assert [script.name for script in scripts] == ["site.js"]
    assert 0 < sum(script.stat().st_size for script in scripts) < 10_000
