import pytest
from django.urls import resolve

from sources.models import Actor, Event, Quote, Source
from sources.urls import urlpatterns


def taken() -> set[str]:
    """The words that routes have where others have the slug of a record."""
    parts = [str(pattern.pattern).strip("/").split("/") for pattern in urlpatterns]
    below = {part[2] for part in parts if len(part) > 2 and part[1] == "<int:pk>"}
    return {word for word in below if "<" not in word}


def test_routes_are_read():
    assert {"embed", "feed", "card.png"} <= taken()


@pytest.mark.parametrize("word", sorted(taken()))
@pytest.mark.parametrize(("model", "field"), [
    (Actor, "name"), (Event, "title"), (Quote, "text"), (Source, "headline"),
])  # fmt: skip
def test_record_named_like_a_route_keeps_its_own_page(model, field, word):
    for named in (word, word.capitalize(), f"“{word}”", f"[{word}]"):
        address = model(pk=5, **{field: named}).get_absolute_url()
        assert resolve(address).url_name == f"{model._meta.model_name}-detail", address
