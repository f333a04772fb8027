"""What the demo's first article says, as an editor enters it into an empty database.

Of the demo's events and quotes, what this article alone supports; of the actors whom these
need, one printed name each. Topics and coordinates, which need no citation, are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sources.choices import EventLinkKind, NameKind, ParticipationRole
from sources.demo.reading import read

ARTICLE = "readiness"
LINKS = ("place", "part_of", "speaker", "ascribed_to", "within", "occasion")
LISTS = ("addressees", "about")
# Filled in only where the article says something of them.
OPTIONAL = ("occurred", "place", "summary", "part_of", "said", "medium", "ascribed_to", "occasion")
# What kind of record stands at the far end of a part of an event.
PARTS = {
    **dict.fromkeys(ParticipationRole.values, "actor"),
    **dict.fromkeys(EventLinkKind.values, "event"),
}
HEADINGS = (NameKind.NAME, NameKind.TRANSLITERATION)


@dataclass(frozen=True)
class Passage:
    """Words of the article, what they are cited for and how. A note says that it is inferred.

    `supports` are statements ("occurred"), sentences ("summary 2") or parts ("host russia").
    """

    words: str
    supports: tuple[str, ...]
    note: str = ""
    attributed_to: str = ""
    attribution: str = ""
    relays: str = ""


@dataclass(frozen=True)
class NewActor:
    """With its first printed name, which is its heading too unless it is an alias or initials."""

    heading: str
    kind: str
    printed: str
    name_kind: str
    passage: Passage


@dataclass(frozen=True)
class NewEntry:
    """An event or a quote. `links` and `lists` name other records by their ids in the files."""

    model: str
    id: str
    fields: dict[str, str]
    links: dict[str, str]
    lists: dict[str, list[str]]
    passages: list[Passage]

    @property
    def main(self) -> Passage:
        """That of what the entry is, first of all."""
        return self.passages_for("title" if self.model == "event" else "words")[0]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Kind and far end of each participation and link."""
        found = (part_named(s) for passage in self.passages for s in passage.supports)
        return list(dict.fromkeys(part for part in found if part))

    def passages_for(self, supported: str) -> list[Passage]:
        return [passage for passage in self.passages if supported in passage.supports]


@dataclass(frozen=True)
class Content:
    """Records by their ids in the files; `entries` refer to those before them alone."""

    actors: dict[str, NewActor]
    places: dict[str, dict[str, str]]
    documents: dict[str, dict[str, str]]
    entries: list[NewEntry]

    def of(self, model: str) -> list[NewEntry]:
        return [entry for entry in self.entries if entry.model == model]

    def entry(self, model: str, key: str) -> NewEntry:
        return next(entry for entry in self.of(model) if entry.id == key)

    def statements(self) -> int:
        return sum(len(p.supports) for entry in self.entries for p in entry.passages)


def part_named(supported: str) -> tuple[str, str] | None:
    kind, _, far = supported.partition(" ")
    return (kind, far) if kind in PARTS else None


def article(key: str = ARTICLE) -> dict:
    return next(one for one in read("articles")["article"] if one["id"] == key)


def content() -> Content:
    entries = [*_entries("event"), *_entries("quote")]
    needed = {key for entry in entries for key in _actors_of(entry)}
    used = {entry.links.get("place") for entry in entries}
    return Content(
        actors={a["id"]: _actor(a) for a in read("actors")["actor"] if a["id"] in needed},
        places={
            place["id"]: {"name": place["name"], "country": place["country"]}
            for place in read("places")["place"]
            if place["id"] in used
        },
        documents={document["id"]: document for document in read("articles")["document"]},
        entries=entries,
    )


def _entries(model: str) -> Iterator[NewEntry]:
    for table in read(f"{model}s")[model]:
        passages = [_passage(cite, table) for cite in table["cite"] if _is_support(cite)]
        if passages:
            yield _entry(model, table, _merged(passages))


def _is_support(cite: dict) -> bool:
    return cite["article"] == ARTICLE and cite.get("stance", "supports") == "supports"


def _passage(cite: dict, table: dict) -> Passage:
    told = {name: cite[name] for name in ("attributed_to", "attribution", "relays") if name in cite}
    if cite.get("directness") == "inferred":
        told["note"] = cite["note"]
    if "speaker" in table and told.get("attributed_to") == table["speaker"]:
        # That a quote rests on its speaker's account is what its speaker says already.
        del told["attributed_to"], told["attribution"]
    return Passage(cite["words"], tuple(cite["supports"]), **told)


def _merged(passages: list[Passage]) -> list[Passage]:
    """The same words, cited in the same way, are one passage."""
    found: dict[Passage, tuple[str, ...]] = {}
    for passage in passages:
        alike = replace(passage, supports=())
        found[alike] = (*found.get(alike, ()), *passage.supports)
    return [replace(alike, supports=supports) for alike, supports in found.items()]


def _entry(model: str, table: dict, passages: list[Passage]) -> NewEntry:
    supported = {s.partition(" ")[0] for passage in passages for s in passage.supports}
    left = {name for name in OPTIONAL if name not in supported}
    left |= {"id", "cite", "topics"} | ({"occurred_words"} if "occurred" in left else set())
    kept = {name: value for name, value in table.items() if name not in left}
    if model == "event":
        kept = {"reality": "happened", **kept}
        passages = passages if "reality" in supported else _with_reality(passages)
    return NewEntry(
        model,
        table["id"],
        {name: value for name, value in kept.items() if name not in (*LINKS, *LISTS)},
        {name: kept[name] for name in LINKS if name in kept},
        {name: kept[name] for name in LISTS if name in kept},
        passages,
    )


def _with_reality(passages: list[Passage]) -> list[Passage]:
    """Where another article is cited for it, these words say so too that name the event."""
    first = next(passage for passage in passages if "title" in passage.supports)
    more = replace(first, supports=(*first.supports, "reality"))
    return [more if passage is first else passage for passage in passages]


def _actors_of(entry: NewEntry) -> Iterator[str]:
    yield from (entry.links[name] for name in ("speaker", "ascribed_to") if name in entry.links)
    for keys in entry.lists.values():
        yield from keys
    yield from (far for kind, far in entry.parts if PARTS[kind] == "actor")
    yield from (passage.attributed_to for passage in entry.passages if passage.attributed_to)


def _actor(table: dict) -> NewActor:
    for cite in table["cite"]:
        for supported in cite["supports"] if cite["article"] == ARTICLE else ():
            kind, _, printed = supported.partition(" ")
            if kind in NameKind:
                heading = printed if kind in HEADINGS else table["name"]
                note = cite["note"] if cite.get("directness") == "inferred" else ""
                passage = Passage(cite["words"], (supported,), note)
                return NewActor(heading, table["kind"], printed, kind, passage)
    raise LookupError(f"{ARTICLE} prints no name of {table['id']}.")
