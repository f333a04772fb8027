"""The number of queries of a page does not depend on how many rows it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.sources.bulk import Bulk
from tests.sources.views.crowd import crowd
from tests.sources.views.public import addresses

QUERIES = {
    "home": 24,
    "event-embed": 10,
    "quote-embed": 13,
    "event-card": 10,
    "actor-card": 9,
    "quote-card": 13,
    "oembed": 10,
    "method": 15,
    "about": 0,
    "corrections": 4,
    "source-list": 6,
    "source-detail": 10,
    "source-cite-bib": 9,
    "source-cite-ris": 9,
    "source-cite-json": 9,
    "excerpt-detail": 4,
    "excerpt-cite-bib": 4,
    "excerpt-cite-ris": 4,
    "excerpt-cite-json": 4,
    "actor-list": 8,
    "actor-detail": 26,
    "actor-cite-bib": 20,
    "actor-cite-ris": 20,
    "actor-cite-json": 20,
    "event-list": 9,
    "event-detail": 23,
    "event-cite-bib": 22,
    "event-cite-ris": 22,
    "event-cite-json": 22,
    "quote-list": 10,
    "quote-detail": 18,
    "quote-cite-bib": 18,
    "quote-cite-ris": 18,
    "quote-cite-json": 18,
    "timeline": 18,
    "map": 12,
    "network": 7,
}
# A feed asks less where its newest items have, say, no place among them.
AT_MOST = {
    "event-feed": 10,
    "actor-feed": 9,
    "quote-feed": 10,
    "source-feed": 2,
    "event-own-feed": 16,
    "actor-own-feed": 16,
    "source-own-feed": 12,
    "corrections-feed": 3,
}


@pytest.mark.parametrize("rows", [3, 30, 300])
def test_pages_ask_a_constant_number_of_queries(client, editor, rows, settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    tied = vars(crowd(Bulk(editor), rows))
    counted = {}
    for name, paths in addresses().items():
        model, _, part = name.partition("-")
        path = paths[0]
        if model in tied:
            by_number = f"/{model}s/{tied[model].pk}/"
            path = next((path for path in paths if path.startswith(by_number)), path)
            path = tied[model].get_absolute_url() if part == "detail" else path
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200, path
        counted[name] = len(asked)
    assert {name: counted[name] for name in QUERIES} == QUERIES
    assert [name for name, most in AT_MOST.items() if counted[name] > most] == []
    assert set(counted) == {*QUERIES, *AT_MOST, "site"}
