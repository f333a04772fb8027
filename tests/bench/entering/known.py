"""What an editor sees of the records that are there: their numbers stand for reading them."""

from sources.models import Actor, Event, Place, Quote
from tests.bench.entering.content import PARTS, Content, NewEntry, part_named

NEW = "new:"
MODELS = {"event": Event, "quote": Quote}
ENTRIES = {"within": "quote", "occasion": "event", "part_of": "event", "linked": "event"}


class Known:
    def __init__(self, content: Content):
        self.content = content

    def actor(self, key: str) -> Actor | None:
        return Actor.objects.filter(name=self.content.actors[key].heading).first()

    def place(self, key: str) -> Place | None:
        return Place.objects.filter(**self.content.places[key]).first()

    def entry(self, entry: NewEntry) -> Event | Quote | None:
        name = "title" if entry.model == "event" else "text"
        return MODELS[entry.model].objects.filter(**{name: entry.fields[name]}).first()

    def linked(self, name: str, key: str):
        """The record that a field is to name."""
        if name == "place":
            return self.place(key)
        if name in ENTRIES:
            return self.entry(self.content.entry(ENTRIES[name], key))
        return self.actor(key)

    def choice(self, name: str, key: str) -> tuple[str, str]:
        """Value and label in a field of the desk; an actor who is not there yet by printed name."""
        record = self.linked(name, key)
        if record is None:
            printed = self.content.actors[key].printed
            return f"{NEW}{printed}", printed
        return str(record.pk), str(record)

    def row(self, entry: NewEntry, supported: str) -> tuple[str, int]:
        """The key of a statement in the panel, and which of those with this key it is."""
        if part := part_named(supported):
            return f"participation-{self._participation(entry, *part)}", 1
        name, _, number = supported.partition(" ")
        return ("whole" if name == "title" else name), int(number or 1)

    def wrong_kinds(self) -> list[tuple[Actor, str]]:
        """Actors whose kind was guessed wrongly, with the right one."""
        kinds = {actor.heading: actor.kind for actor in self.content.actors.values()}
        return [(a, kinds[a.name]) for a in Actor.objects.all() if a.kind != kinds[a.name]]

    def _participation(self, entry: NewEntry, role: str, far: str) -> int:
        if PARTS[role] != "actor":
            raise LookupError(f"{role} is no role of an actor.")
        return self.entry(entry).participations.get(role=role, actor=self.actor(far)).pk
