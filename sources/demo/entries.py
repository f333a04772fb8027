"""Makes the entries of the files, with their parts and citations, and publishes them."""

from collections.abc import Iterable

from sources.actions import cite, editing, publish_together
from sources.choices import EventLinkKind, NameKind, ParticipationRole
from sources.demo.reading import read
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Event,
    EventLink,
    Participation,
    Place,
    Quote,
    Snapshot,
    Source,
    Topic,
)
from sources.statements import WHOLE

ENTRIES = (Actor, Event, Quote)
LINKS = {
    "place": Place,
    "part_of": Event,
    "speaker": Actor,
    "ascribed_to": Actor,
    "within": Quote,
    "occasion": Event,
}
LISTS = {"topics": Topic, "about": Actor, "addressees": Actor}


class Filling:
    """`snapshots` hold the articles by their ids in the files.

    `known` finds the records made so far by their model and id in the files.
    """

    def __init__(self, by, snapshots: dict[str, Snapshot]):
        self.by = by
        self.snapshots = snapshots
        self.known = {}

    def fill(self, documents: list[dict]) -> None:
        """Every entry refers to those before it alone; citations and parts come after all."""
        for model, tables in self._kept(documents):
            for table in tables:
                self.known[model, table["id"]] = self._record(model, table)
        files = [(model, self._tables(model)) for model in ENTRIES]
        for model, tables in files:
            for table in tables:
                self.known[model, table["id"]] = self._entry(model, table)
        for model, tables in files:
            for table in tables:
                self._cite_all(self.known[model, table["id"]], table["cite"])
        entries = [record for (model, _), record in self.known.items() if model in ENTRIES]
        publish_together(entries=entries, by=self.by)

    def _kept(self, documents: list[dict]) -> Iterable[tuple[type, list[dict]]]:
        places = read("places")
        return (Source, documents), (Place, places["place"]), (Topic, places["topic"])

    def _tables(self, model) -> list[dict]:
        kind = model._meta.model_name
        return read(f"{kind}s")[kind]

    def _record(self, model, table: dict):
        """A place, a topic or a document that is only relayed; the one that is there, if any."""
        values = {name: value for name, value in table.items() if name != "id"}
        named = {name: values[name] for name in ("name", "country", "headline") if name in values}
        return model.objects.filter(**named).first() or self._saved(model(**values))

    def _entry(self, model, table: dict):
        fields = {key: value for key, value in table.items() if key not in {"id", "cite", *LISTS}}
        for name, linked in LINKS.items():
            if name in fields:
                fields[name] = self.known[linked, fields[name]]
        entry = model(**fields)
        with editing(entry, by=self.by):
            self._saved(entry)
            for name in LISTS.keys() & table.keys():
                getattr(entry, name).set(self.known[LISTS[name], key] for key in table[name])
        return entry

    def _saved(self, record):
        record._history_user = self.by
        record.full_clean()
        record.save()
        return record

    def _cite_all(self, entry, citations: list[dict]) -> None:
        for position, citation in enumerate(citations):
            details = dict(citation)
            snapshot = self.snapshots[details.pop("article")]
            words, supports = details.pop("words"), details.pop("supports")
            for name, model in (("attributed_to", Actor), ("relays", Source)):
                if name in details:
                    details[name] = self.known[model, details[name]]
            for supported in supports:
                target = self._target(entry, supported)
                cite(
                    source=snapshot.source,
                    snapshot=snapshot,
                    words=words,
                    by=self.by,
                    position=position,
                    **({"value": _sentence(entry, supported)} | target | details),
                )

    def _target(self, entry, supported: str) -> dict:
        """What `cite()` is to support: "occurred" of the entry, or a part such as "host russia"."""
        kind, _, rest = supported.partition(" ")
        if kind == "affiliation":
            other, _, role = rest.partition(" ")
            return self._part(Affiliation, entry, with_actor=self.known[Actor, other], role=role)
        if kind in NameKind:
            return self._part(ActorName, entry, kind=kind, name=rest)
        if kind in ParticipationRole:
            return self._part(Participation, entry, actor=self.known[Actor, rest], role=kind)
        if kind in EventLinkKind:
            return self._part(EventLink, entry, other=self.known[Event, rest], kind=kind)
        return {"target": entry, "statement": WHOLE if kind == "title" else kind}

    def _part(self, model, entry, **fields) -> dict:
        fields[entry._meta.model_name] = entry
        part = model.objects.filter(**fields).first()
        if part is None:
            with editing(entry, by=self.by):
                part = self._saved(model(**fields))
        return {"target": part}


def _sentence(entry, supported: str) -> str | None:
    """The sentence that "summary 2" means; None where a statement is one whole."""
    name, _, number = supported.partition(" ")
    if not number.isdigit():
        return None
    return entry.statement_named(name).values(entry)[int(number) - 1]
