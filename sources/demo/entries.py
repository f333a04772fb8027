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

    `known` finds a record by its model and id in the files, a part by its entry and words there.
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
        entries = [self.known[model, table["id"]] for model, tables in files for table in tables]
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
        # The database refuses what breaks a constraint; to ask it beforehand takes a query each.
        record.full_clean(validate_constraints=False)
        record.save()
        return record

    def _cite_all(self, entry, tables: list[dict]) -> None:
        for position, table in enumerate(tables):
            details = {key: table[key] for key in table.keys() - {"article", "supports"}}
            for name, model in (("attributed_to", Actor), ("relays", Source)):
                if name in details:
                    details[name] = self.known[model, details[name]]
            snapshot = self.snapshots[table["article"]]
            details |= {"source": snapshot.source, "snapshot": snapshot, "position": position}
            for supported in table["supports"]:
                cite(by=self.by, **self._target(entry, supported), **details)

    def _target(self, entry, supported: str) -> dict:
        """What `cite()` is to support: "occurred" of the entry, or a part such as "host russia"."""
        statement, _, rest = supported.partition(" ")
        if rest.isdigit():
            value = entry.statement_named(statement).values(entry)[int(rest) - 1]
            return {"target": entry, "statement": statement, "value": value}
        if rest:
            return {"target": self._part(entry, supported)}
        return {"target": entry, "statement": WHOLE if statement == "title" else statement}

    def _part(self, entry, supported: str):
        """The part of an entry that these words name, made on first use."""
        key = (entry.key, supported)
        if key not in self.known:
            model, fields = self._part_fields(*supported.split(" ", 1))
            owner = {entry._meta.model_name: entry}
            with editing(entry, by=self.by):
                self.known[key] = self._saved(model(**owner, **fields))
        return self.known[key]

    def _part_fields(self, kind: str, rest: str) -> tuple[type, dict]:
        if kind in NameKind:
            return ActorName, {"kind": kind, "name": rest}
        if kind in ParticipationRole:
            return Participation, {"role": kind, "actor": self.known[Actor, rest]}
        if kind in EventLinkKind:
            return EventLink, {"kind": kind, "other": self.known[Event, rest]}
        other, role = rest.split(" ", 1)
        return Affiliation, {"role": role, "with_actor": self.known[Actor, other]}
