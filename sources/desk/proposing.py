"""Fills the forms with what can be proposed for the selected words."""

from collections.abc import Iterable, Iterator

from sources import suggest
from sources.anchoring import Span
from sources.choices import ActorKind, Manner, Medium, PlacePrecision, Reality, Voice
from sources.desk import guesses
from sources.desk.affiliations import affiliation
from sources.desk.evidence import written
from sources.desk.proposal import Offered, Proposal
from sources.desk.selected import Selected
from sources.desk.speaking import MOST_OF_A_NAME, quote_words, speaker_offered, words_by_manner
from sources.models import Actor, Citation, Place, Source
from sources.suggest.article import Printed
from sources.suggest.moments import Moment
from sources.suggest.selections import unpunctuated
from sources.suggest.speakers import Speaker

# What is guessed of a name that no word of it tells anything of.
UNTOLD = (ActorKind.PERSON, ActorKind.OTHER)
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)


def propose(kind: str, selected: Selected) -> Proposal:
    found = suggest.propose(
        selected.article.text,
        selected.span.start,
        selected.span.end,
        regions=selected.article.regions,
        published=selected.source.published,
        language=selected.source.language,
        genre=selected.source.genre,
        actors=selected.actor_names,
        places=selected.place_names,
    )
    proposing = _Proposing(selected, found)
    getattr(proposing, kind)()
    return proposing.proposal


class _Proposing:
    def __init__(self, selected: Selected, found: suggest.Proposal):
        self.selected, self.found = selected, found
        self.passages = selected.passages
        self.known = _known(found)
        self.proposal = Proposal(notice=found.note)

    def quote(self) -> None:
        found, proposal = self.found, self.proposal
        self._words()
        self._speakers()
        self._date("said", found.said)
        if found.medium:
            proposal.values["medium"] = found.medium
            proposal.evidence["medium"] = self._medium_passage()
        if found.ascribed_to:
            self._link("ascribed_to", found.ascribed_to.id, found.ascribed_to.printed)
        self._offer(self._in_passage())
        proposal.values["about"] = [one.value for one in self._spoken_of()]
        self._voice(beside_speaker=True)

    def event(self) -> None:
        found, proposal, words = self.found, self.proposal, self.selected.exact
        span = self.selected.span
        proposal.fill("title", found.title or guesses.title(words), span)
        proposal.values["kind"] = guesses.event_kind(words)
        proposal.fill("reality", guesses.reality(words), span)
        self._occurred()
        self._place()
        self._offer(self._in_passage())
        for one in proposal.actors:
            key = f"participant-{one.key}"
            proposal.evidence[key] = self._at(one.printed)
            proposal.values[f"role-{one.key}"] = self._role(one)
            if one.number and not self._tells(one):
                proposal.values[key] = one.value
        self._voice()

    def actor(self) -> None:
        text = self.selected.article.text
        span = unpunctuated(text, self.selected.span)
        name = text[span.start : span.end]
        kind = guesses.actor_kind(name, self.selected.countries)
        if kind in UNTOLD:
            kinds = [new.kind for new in self.found.new_actors if new.words == name and new.kind]
            kind = next(iter(kinds), kind)
        self.proposal.values |= {
            "printed": name,
            "name": name,
            "name_kind": guesses.name_kind(name),
            "kind": kind,
        }
        self.proposal.evidence["name"] = self.selected.span
        if found := affiliation(self.selected, span):
            self.proposal.values |= {"role": found.role, "with_actor": str(found.actor)}
            self.proposal.evidence["affiliation"] = self._at(found.printed)
            self._offer(self._offered(found.actor, found.printed))
        self._voice(relays_alone=True)

    # What the forms have in common

    def _at(self, printed: Printed | Span) -> Span:
        return self.passages.at(printed.start, printed.end)

    def _offer(self, offered: Iterable[Offered]) -> None:
        self.proposal.offer(offered)

    def _offered(self, pk: int, printed, hint: str = "") -> Iterator[Offered]:
        if actor := self.known.get(pk) or Actor.objects.filter(pk=pk).first():
            yield Offered.of(actor, Span(printed.start, printed.end), hint)

    def _known_in_passage(self) -> Iterator[Offered]:
        for mention in self.found.actors:
            for pk in mention.ids[:1]:
                yield from self._offered(pk, mention)

    def _in_passage(self) -> Iterator[Offered]:
        """Known actors, then names that nobody bears yet, in the order of the text."""
        yield from self._known_in_passage()
        for new in self.found.new_actors:
            yield Offered(new.words, Span(new.start, new.end))

    def _words(self) -> None:
        """The words themselves; choosing another manner fills in what would be its words."""
        manner = self.found.manner or Manner.INDIRECT
        words = quote_words(self.selected, self.found.words, manner)
        self.proposal.values |= {"manner": manner, "text": words}
        self.proposal.evidence["words"] = self.selected.span
        by_manner = words_by_manner(self.selected) | {manner: words}
        for one, given in by_manner.items():
            self._fill_with("manner", one, {"text": given})

    def _spoken_of(self) -> Iterator[Offered]:
        """Known actors whom the quoted words name, but for their speaker."""
        speaker, text = self.proposal.values.get("speaker"), self.proposal.values["text"]
        for one in self._known_in_passage():
            if one.value != speaker and self.selected.words(one.printed) in text:
                yield one

    def _speakers(self) -> None:
        for number, speaker in enumerate(self.found.speakers):
            offered = list(speaker_offered(self.selected, speaker, self.known))
            self._offer(offered)
            if number == 0:
                self.proposal.values["speaker_as_printed"] = speaker.printed.words
                self.proposal.values["speaker"] = offered[0].value if offered else ""
                self.proposal.evidence["speaker"] = self._at(speaker.printed)
                if speaker.is_inferred:
                    self.proposal.notes["speaker"] = _how_known(speaker)
            for one in offered:
                self._fill_with("speaker", one.value, self._said_by(speaker))

    def _said_by(self, speaker: Speaker) -> dict[str, str]:
        return {
            "speaker_as_printed": speaker.printed.words,
            "evidence-speaker": written(self._at(speaker.printed)),
            "words": self.selected.words(self._at(speaker.printed)),
            "inferred-speaker": "on" if speaker.is_inferred else "",
            "note-speaker": _how_known(speaker) if speaker.is_inferred else "",
        }

    def _fill_with(self, name: str, value: str, fields: dict[str, str]) -> None:
        self.proposal.fills.setdefault((name, value), fields)

    def _occurred(self) -> None:
        """A date beside the words is that of what they tell, unless they tell what is to come."""
        moment = self.found.occurred
        ahead = self.proposal.values["reality"] == Reality.ANNOUNCED
        beside = moment and moment.where != "selection"
        self._date("occurred", None if ahead and beside else moment)
        if self.proposal.values.get("occurred"):
            self.proposal.values["occurred_words"] = moment.printed.words

    def _tells(self, one: Offered) -> bool:
        """Whether the words name an actor only as the one on whose account they rest."""
        said = self.found.attribution.printed
        return said is not None and said.start <= one.printed.start < said.end

    def _role(self, one: Offered) -> str:
        text, span = self.selected.article.text, self.selected.span
        return guesses.role(text[span.start : one.printed.start], text[one.printed.end : span.end])

    def _date(self, name: str, moment: Moment | None) -> None:
        self.proposal.dates = [m for m in self.found.moments if m.edtf]
        if moment and moment.edtf:
            note = moment.note if moment.inferred else ""
            self.proposal.fill(name, moment.edtf, self._at(moment.printed), note)

    def _medium_passage(self) -> Span | None:
        """The words that tell it; of a post those that announce it, or its author's."""
        if self.found.medium_words:
            return self._at(self.found.medium_words)
        author = self.found.attribution.printed or (
            self.found.speaker.printed if self.found.speaker else None
        )
        is_post = self.found.medium == Medium.SOCIAL_POST
        return self._at(author) if is_post and author else None

    def _link(self, name: str, pk, printed: Printed) -> None:
        offered = list(self._offered(pk, printed))
        self._offer(offered)
        if offered:
            self.proposal.fill(name, offered[0].value, self._at(printed))

    def _place(self) -> None:
        named = self.found.places
        places = Place.objects.in_bulk({place.id for place in named}) if named else {}
        self.proposal.places = [places[place.id] for place in named if place.id in places]
        span = self.selected.span
        scenes = [one for one in named if one.is_scene and _is_narrow(places.get(one.id))]
        inside = [one for one in scenes if span.start <= one.printed.start < span.end]
        new = "" if inside else guesses.new_place(self.selected.exact)
        if new:
            self.proposal.values["place_name"] = new
            self.proposal.evidence["place"] = span
        elif scenes:
            first = (inside or scenes)[0]
            self.proposal.fill("place", places[first.id], self._at(first.printed))

    def _voice(self, *, beside_speaker: bool = False, relays_alone: bool = False) -> None:
        self.proposal.values["relays"] = self._relayed()
        given, values = self.found.attribution, self.proposal.values
        if relays_alone or given.voice == Voice.REPORT:
            return
        # That somebody said so is the article's own report.
        speaker = self.found.speaker
        if beside_speaker and speaker and (given.id in speaker.ids or given.id is None):
            return
        values["voice"] = given.voice
        if given.printed and given.voice == Voice.ATTRIBUTED:
            values["attribution"] = given.printed.words
            offered = list(self._offered(given.id, given.printed)) if given.id else []
            self._offer(offered)
            values["attributed_to"] = offered[0].value if offered else ""

    def _relayed(self) -> Source | None:
        """The post or letter of which the region around the selection was cited before."""
        region = self.selected.article.region_at(self.selected.span.start)
        if region is None:
            return None
        citations = Citation.objects.citing(self.selected.source).filter(
            relays__isnull=False,
            excerpt__snapshot=self.selected.snapshot,
            excerpt__start__gte=region.start,
            excerpt__end__lte=region.end,
        )
        citation = citations.select_related("relays").order_by("pk").first()
        return citation.relays if citation else None


def _known(found: suggest.Proposal) -> dict[int, Actor]:
    """All actors that the proposals speak of, in one query."""
    pks = {pk for mention in found.actors for pk in mention.ids[:1]}
    pks |= {pk for speaker in found.speakers for pk in speaker.ids[:MOST_OF_A_NAME]}
    pks |= set(found.attribution.ids[:1])
    pks |= set(found.ascribed_to.ids[:1]) if found.ascribed_to else set()
    return Actor.objects.in_bulk(pks) if pks else {}


def _is_narrow(place: Place | None) -> bool:
    """“In Libya” belongs as often to what stands before it: “the parties in Libya”."""
    return place is not None and place.precision not in WIDE


def _how_known(speaker: Speaker) -> str:
    why = speaker.why.rpartition("; ")[2]
    if speaker.clause and speaker.clause.words != speaker.printed.words:
        return f"“{speaker.clause.words}”: {why}."
    return f"{why[:1].upper()}{why[1:]}."
