"""The same worlds as the press makes, written straight into the database: for hundreds of rows."""

import hashlib
from contextlib import nullcontext

from django.utils import timezone

from sources import anchoring
from sources.models import Citation, Excerpt, ExcerptStanding, Snapshot, Source
from tests.sources.press import BRIDGE, Press


class Bulk(Press):
    """Leaves no history and asks for no blockers; the database's own guards hold all the same."""

    def __init__(self, by):
        super().__init__(by)
        self.texts, self.excerpts = {}, {}

    def article(self, text: str = BRIDGE, headline: str = "Talks at the bridge", **details):
        shown = {"status": "published", "published_at": timezone.now()}
        source = _written(Source(headline=headline, **shown, **details))
        self.texts[source] = self._snapshot(source, text)
        return source

    def captured_again(self, source: Source, text: str) -> None:
        excerpts = Excerpt.objects.filter(snapshot__source=source)
        snapshot = self._snapshot(source, text, number=2)
        gone = [ExcerptStanding(excerpt=e, snapshot=snapshot, state="gone") for e in excerpts]
        ExcerptStanding._base_manager.bulk_create(gone)

    def _snapshot(self, source: Source, text: str, number: int = 1) -> Snapshot:
        snapshot = Snapshot(
            source=source,
            number=number,
            text=text,
            length=len(text),
            full_length=len(text),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            captured_at=timezone.now(),
            origin="paste",
        )
        return _written(snapshot)

    def cite(self, target, source: Source, words: str, statement: str = "", **details):
        excerpt = self.excerpts.get((source, words))
        if excerpt is None:
            snapshot = self.texts[source]
            start = snapshot.text.index(words)
            place = anchoring.place(snapshot.text, start, start + len(words))
            excerpt = _written(Excerpt(snapshot=snapshot, **vars(place)))
            self.excerpts[source, words] = excerpt
        if "value" not in details:
            details["value"] = target.statement_named(statement).values(target)[0]
        field = {"actorname": "actor_name", "eventlink": "event_link"}
        name = target._meta.model_name
        named = {field.get(name, name): target}
        return _written(Citation(excerpt=excerpt, statement=statement, **named, **details))

    def publish(self, *entries):
        for entry in entries:
            entry.status, entry.published_at = "published", timezone.now()
            rows = type(entry)._base_manager.filter(pk=entry.pk)
            rows.update(status=entry.status, published_at=entry.published_at)

    def editing(self, entry):
        return nullcontext()


def _written(row):
    type(row)._base_manager.bulk_create([row])
    return row
