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
    "source-cite-bib": 10,
    "source-cite-ris": 10,
    "source-cite-json": 10,
    "excerpt-detail": 4,
    "excerpt-cite-bib": 4,
    "excerpt-cite-ris": 4,
    "excerpt-cite-json": 4,
    "actor-list": 8,
    "actor-detail": 43,
    "actor-cite-bib": 33,
    "actor-cite-ris": 33,
    "actor-cite-json": 33,
    "event-list": 9,
    "event-detail": 36,
    "event-cite-bib": 35,
    "event-cite-ris": 35,
    "event-cite-json": 35,
    "quote-list": 10,
    "quote-detail": 28,
    "quote-cite-bib": 28,
    "quote-cite-ris": 28,
    "quote-cite-json": 28,
    "timeline": 15,
    "map": 13,
    "network": 7,
}
# A feed asks less where its newest items have, say, no place among them.
AT_MOST = {
    "event-feed": 12,
    "actor-feed": 11,
    "quote-feed": 12,
    "source-feed": 2,
    "event-own-feed": 20,
    "actor-own-feed": 20,
    "source-own-feed": 21,
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
