"""The demo's entries as an answer key: what editors entered for each passage by hand."""

from functools import cache
from pathlib import Path

from sources.anchoring import Found, locate
from sources.choices import NameKind, ParticipationRole
from sources.demo.reading import read
from sources.ingest import clean, decode, propose_regions
from sources.suggest import KnownName, Names, Proposal, propose


@cache
def actors() -> Names:
    """Every name that the demo keeps, headings first."""
    rows = []
    for actor in read("actors")["actor"]:
        rows.append(KnownName(actor["id"], actor["name"], actor["kind"]))
        for supported in (s for cite in actor["cite"] for s in cite["supports"]):
            kind, _, name = supported.partition(" ")
            if kind in NameKind:
                rows.append(KnownName(actor["id"], name, actor["kind"]))
    return Names(rows)


@cache
def places() -> Names:
    return Names(KnownName(place["id"], place["name"]) for place in read("places")["place"])


@cache
def article(folder: Path, name: str) -> tuple[str, tuple, dict]:
    details = next(one for one in read("articles")["article"] if one["id"] == name)
    text = clean(decode((folder / details["file"]).read_bytes())).text
    return text, tuple(propose_regions(text)), details


def proposed(folder: Path, name: str, words: str, known: Names | None = None) -> Proposal:
    """What is proposed for the words; for those that stand several times, at the first."""
    text, regions, details = article(folder, name)
    found = locate(text, words, near=0)
    assert isinstance(found, Found), words
    return propose(
        text,
        found.place.start,
        found.place.end,
        regions=regions,
        published=details["published"],
        genre=details["genre"],
        actors=actors() if known is None else known,
        places=places(),
    )


def quotes() -> list[tuple[dict, dict]]:
    """Each rendering of a quote, with the citation of its words."""
    return [(q, c) for q in read("quotes")["quote"] for c in q["cite"] if "words" in c["supports"]]


def events(statement: str) -> list[tuple[dict, dict]]:
    """Each event with the citations of a statement."""
    every = [(event, cite) for event in read("events")["event"] for cite in event["cite"]]
    return [(event, cite) for event, cite in every if statement in cite["supports"]]


def named(event: dict) -> tuple[set[str], list[dict]]:
    """Who was part of an event, and the citations that say so in the article's own words."""
    cites = [c for c in event["cite"] if any(map(_role, c["supports"])) and "inferred" not in c]
    stated = [c for c in cites if c.get("directness") != "inferred"]
    return {actor for c in stated for s in c["supports"] if (actor := _role(s))}, stated


def _role(supported: str) -> str:
    role, _, actor = supported.partition(" ")
    return actor if role in ParticipationRole else ""
