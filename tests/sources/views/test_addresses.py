"""Addresses that came past the forms are links only where they lead to the web."""

import pytest

from sources.models import Source
from tests.sources.reading import read, text
from tests.sources.views.conftest import MEETING

ADDRESSES = [
    "javascript:alert(document.cookie)",
    "JavaScript:alert(1)//https://example.org",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//example.org/",
    "ftp://example.org/",
]


@pytest.fixture
def source(press) -> Source:
    source = press.article(url="https://example.org/1", archive_url="https://archive.example/1")
    press.event("Talks", source, MEETING)
    return Source.objects.get()


def pages(source: Source) -> list[str]:
    event = source.citations().first().event
    excerpt = source.citations().first().excerpt_id
    own = source.permalink
    return [event.get_absolute_url(), source.get_absolute_url(), f"{own}excerpts/{excerpt}/"]


def leading_out(response) -> list[str]:
    found = read(response).xpath("//*[@rel='external']/@href")
    return [href.partition("#")[0] for href in found]


def test_addresses_of_the_web_are_links(client, source):
    for path in pages(source):
        found = leading_out(client.get(path))
        assert {"https://example.org/1", "https://archive.example/1"} <= set(found), path


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_addresses_are_text(client, source, address):
    Source._base_manager.update(url=address, archive_url=address)
    for path in pages(source):
        response = client.get(path)
        assert leading_out(response) == [], path
        hrefs = read(response).xpath("//@href | //@src | //@data-address")
        assert [href for href in hrefs if "script:" in href or "data:" in href] == [], path
    shown = text(client.get(source.get_absolute_url()))
    assert shown.count(" ".join(address.split())) == 2
    for form in ("bib", "ris", "json"):
        assert address.strip() not in client.get(f"{source.permalink}cite.{form}").content.decode()
