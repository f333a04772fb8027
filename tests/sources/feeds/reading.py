"""Feeds as a feed reader reads them."""

from datetime import datetime

import feedparser


def feed(client, path: str):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content, sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def titles(client, path: str) -> list[str]:
    return [entry.title for entry in feed(client, path).entries]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
