"""Citations boiled down to testimonies, and what supports a value, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources.choices import Directness, Voice
from sources.evidence import Corroboration, Testimony, corroborate
from sources.models import Citation, Source
from sources.pages.named import Named, named, visible


@dataclass(frozen=True)
class Support:
    """`voices` counts them; the others say on whose authority, where that is not plain report.

    `document` is what all of the articles pass on, and `passing` says that they do; `stands`
    tells whether anything supports it at all.
    """

    voices: str
    authority: str = ""
    inferred: tuple[str, ...] = ()
    document: Named | None = None
    passing: str = ""
    stands: bool = True

    @property
    def reservation(self) -> str:
        """Why it is no plain fact, where it is none."""
        return self.authority if self.stands else self.voices

    @property
    def caveat(self) -> str:
        """All that must be said with the value wherever it stands without its excerpts."""
        return "; ".join(self._caveats)

    def beyond(self, whole: "Support") -> str:
        """What of the caveat is not said of the whole already."""
        if not (self.stands or whole.stands):
            return ""
        return "; ".join(one for one in self._caveats if one not in whole._caveats)

    @property
    def _caveats(self) -> tuple[str, ...]:
        inferred = "inferred by us" if self.inferred else ""
        return tuple(one for one in (self.reservation, inferred) if one)


def originals(sources: Iterable[Source]) -> dict[int, Source]:
    """What each source reprints or translates in the end, by its number.

    Each level of reprints and translations costs one query, however many sources there are.
    """
    known, waiting = {}, {source.pk: source for source in sources}
    while waiting:
        known |= waiting
        above = {pk for source in waiting.values() for pk in _above(source)} - known.keys()
        waiting = Source.objects.in_bulk(above)
    for source in known.values():
        source.reprint_of = known.get(source.reprint_of_id)
        source.translation_of = known.get(source.translation_of_id)
    return {pk: source.original() for pk, source in known.items()}


def testimony(citation: Citation, originals: Mapping[int, Source]) -> Testimony:
    source = citation.source
    origin, rests_on = _origin(citation, originals)
    return Testimony(
        value=citation.value,
        article=source.pk,
        outlet=source.outlet_id,
        origin=origin,
        rests_on=rests_on,
        stance=citation.stance,
        voice=citation.voice,
    )


def support(citations, originals, *, preview: bool, speaker: int | None = None) -> Support:
    """What citations that support one value are worth. What stands no more does not count.

    That something was said by `speaker`, an actor, does not rest on that actor's own word.
    """
    standing = [c for c in citations if not c.source.supports_nothing]
    found = corroborate(testimony(citation, originals) for citation in standing)
    inferred = standing and all(c.directness == Directness.INFERRED for c in standing)
    passed_on = _passed_on(standing)
    return Support(
        voices=found.words,
        authority=_authority(standing, found.opinion_only, preview, speaker),
        inferred=tuple(dict.fromkeys(c.note for c in standing)) if inferred else (),
        document=document(passed_on, preview=preview),
        passing=_passing(found) if passed_on else "",
        stands=bool(standing),
    )


def authority(citation: Citation, *, preview: bool, speaker: int | None = None) -> str:
    """On whose authority an article says it; of a quote's words, that it relates its speaker."""
    actor = citation.attributed_to
    name = actor.name if actor and visible(actor, preview=preview) else ""
    if citation.voice == Voice.OPINION:
        return f"opinion of {name}" if name else "opinion"
    if citation.voice == Voice.ATTRIBUTED:
        if name and actor.pk == speaker:
            return f"relating what {name} said"
        return f"according to {name}" if name else f"attributed: “{citation.attribution}”"
    return "the article’s own report"


def document(relayed: Source | None, *, preview: bool) -> Named | None:
    if relayed is None:
        return None
    return named(relayed) if visible(relayed, preview=preview) else Named("another document")


def _passed_on(citations) -> Source | None:
    """The document that all of them pass on, if it is one and the same."""
    relayed = {citation.relays for citation in citations}
    return relayed.pop() if len(relayed) == 1 else None


def _passing(found: Corroboration) -> str:
    if found.articles == 1:
        return ", which passes on"
    return ":" if found.words.endswith("one document") else ", which pass on"


def _authority(citations, opinion_only: bool, preview: bool, speaker: int | None) -> str:
    if opinion_only:
        return "opinion"
    if not citations or not all(_rests_on_another(citation, speaker) for citation in citations):
        return ""
    said = dict.fromkeys(authority(citation, preview=preview) for citation in citations)
    return "; ".join(said)


def _rests_on_another(citation: Citation, speaker: int | None) -> bool:
    """Whether neither the article nor the speaker vouches for it."""
    if citation.voice == Voice.OPINION:
        return True
    actor = citation.attributed_to_id
    return citation.voice == Voice.ATTRIBUTED and (actor is None or actor != speaker)


def _above(source: Source) -> set[int]:
    return {source.reprint_of_id, source.translation_of_id} - {None}


def _origin(citation, originals):
    if citation.relays_id:
        return ("source", originals[citation.relays_id].pk), "document"
    if citation.voice == Voice.ATTRIBUTED and citation.attributed_to_id:
        return ("actor", citation.attributed_to_id), "person"
    original = originals[citation.source.pk]
    if original.outlet_id:
        return ("outlet", original.outlet_id), "report"
    return ("source", original.pk), "report"
