"""All that can be proposed for a selected passage of an article. Nothing here decides."""

import re
from dataclasses import dataclass
from functools import cached_property

from sources.anchoring import Span
from sources.choices import Genre, Manner
from sources.suggest.article import WINDOW, Article, Printed
from sources.suggest.attribution import Ascribed, Attribution, ascribed, attribution, region_words
from sources.suggest.likeness import likenesses_of
from sources.suggest.manners import Quoted, quoted
from sources.suggest.media import medium
from sources.suggest.moments import Moment, moments
from sources.suggest.names import Mention, Names
from sources.suggest.offices import is_office
from sources.suggest.places import PlaceNamed, is_place_here, places
from sources.suggest.quotations import Quotation, innermost
from sources.suggest.reading import Reading
from sources.suggest.selections import is_empty, snap, snap_to_marks
from sources.suggest.speakers import Speaker, speakers
from sources.suggest.tags import Tagged
from sources.suggest.titles import event_title
from sources.suggest.tokens import masked
from sources.suggest.unknown import NewName, new_names

LONGEST = WINDOW  # code points of a selection that are read

_GAP = re.compile(r"[\s,]{0,3}")
_AFTER_CLAUSE = 40


@dataclass(frozen=True)
class Proposal:
    """What may be entered for a passage, each with the printed words that it rests on.

    `passage` is the selection in whole words, and without the quotation marks at its ends;
    `words` is what to enter as a quote's text. Lists have the likeliest first. `speaker`,
    `place`, `said` and `occurred` are what to fill in at once, where anything is near enough.
    `offices` are known actors named only to say who somebody is: "UN" in "UN Secretary General".
    `note` says what the passage is where it is no prose.
    """

    passage: Printed
    region: str
    note: str
    language: str
    manner: str
    words: Printed
    parts: tuple[Printed, ...]
    quotation: Quotation | None
    speakers: tuple[Speaker, ...]
    ascribed_to: Ascribed | None
    medium: str
    medium_words: Printed | None
    attribution: Attribution
    moments: tuple[Moment, ...]
    said: Moment | None
    occurred: Moment | None
    actors: tuple[Mention, ...]
    offices: tuple[Mention, ...]
    new_actors: tuple[NewName, ...]
    places: tuple[PlaceNamed, ...]
    title: str

    @property
    def speaker(self) -> Speaker | None:
        return self.speakers[0] if self.speakers else None

    @property
    def place(self) -> PlaceNamed | None:
        return self.places[0] if self.places else None


def propose(
    text: str,
    start: int,
    end: int,
    *,
    regions=(),
    published: str = "",
    language: str = "",
    genre: str = Genre.NEWS,
    actors: Names | None = None,
    places: Names | None = None,
) -> Proposal:
    """Proposals for `text[start:end]`, whatever the offsets and the text.

    `regions` are those of the snapshot; `published` is the article's date in EDTF.
    """
    article = Article(text, tuple(regions))
    reading = Reading(article, actors or Names())
    chosen = snap(text, start, min(end, start + LONGEST))
    passage = _Passage(reading, chosen, places or Names(), published, genre)
    return Proposal(language=language, **passage.described, **passage.quote, **passage.event)


class _Passage:
    """A selection and what is read of the article for it."""

    def __init__(self, reading: Reading, chosen: Span, places: Names, published: str, genre: str):
        self.reading, self.article = reading, reading.article
        self.places, self.published, self.genre = places, published, genre
        self.paragraph = reading.at(chosen.start, chosen.end)
        self.span = snap_to_marks(self.article.text, chosen, self.paragraph.quotations)
        self.sentence = self.article.sentences_of(self.span.start, self.span.end)

    @property
    def described(self) -> dict:
        region = self.article.kind_at(self.span.start)
        return {
            "passage": self._printed(self.span),
            "region": region,
            "note": region_words(region),
            "moments": self.moments,
            "attribution": self.attribution,
        }

    @property
    def quote(self) -> dict:
        how, inside = self.how, innermost(self.paragraph.quotations, self.span.start, self.span.end)
        name, words = self.medium if how.manner else ("", None)
        return {
            "manner": str(how.manner),
            "words": self._printed(how.words),
            "parts": tuple(map(self._printed, how.parts)),
            "quotation": how.quotation or inside,
            "speakers": tuple(self.speakers),
            "ascribed_to": ascribed(self.reading, self.span, self.speakers) if how.manner else None,
            "medium": str(name),
            "medium_words": words,
            "said": self.said,
        }

    @property
    def event(self) -> dict:
        offices = [one for one in self.known if is_office(self.article, one, self.mentions)]
        near = [m for m in self.moments if m.where in ("selection", "sentence") and m.edtf]
        return {
            "occurred": near[0] if near else None,
            "actors": tuple(one for one in self.known if one not in offices),
            "offices": tuple(offices),
            "new_actors": tuple(self.new),
            "places": tuple(places(self.article, self.places, self._scene())),
            "title": event_title(self.article.text, self.span, self.paragraph.clauses),
        }

    @cached_property
    def how(self) -> Quoted:
        nothing = is_empty(self.article.text, self.span)
        if nothing or not self.article.is_prose(self.span.start):
            return Quoted("", self.span)
        return quoted(self.reading, self.paragraph, self.span)

    @cached_property
    def speakers(self) -> list[Speaker]:
        if not self.how.manner:
            return []
        return speakers(self.reading, self.paragraph, self.span, self.how)

    @cached_property
    def attribution(self) -> Attribution:
        return attribution(
            self.reading, self.paragraph, self.span, self.how, self.speakers, self.genre
        )

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(moments(self.article, self.span.start, self.span.end, self.published))

    @cached_property
    def mentions(self) -> list[Mention]:
        return self.reading.find(self.span.start, self.span.end)

    @property
    def medium(self) -> tuple[str, Printed | None]:
        """As told in the clause, or in the sentence."""
        in_post = self.reading.post_at(self.span.start) and self.how.manner == Manner.DIRECT
        clause = self.speakers[0].clause if self.speakers else None
        beside = [_with_more(clause, self.article.text)] if clause else []
        return medium(self.article, [*beside, self.sentence], in_post=bool(in_post))

    @property
    def said(self) -> Moment | None:
        """The date that belongs to the reporting clause, or that of the post."""
        if not self.speakers:
            return None
        posted = [m for m in self.moments if m.where == "post"]
        if posted and self.how.manner == Manner.DIRECT:
            return posted[0]
        clause, text = self.speakers[0].clause, self.article.text
        told = (m for m in self.moments if clause and _belongs(text, clause, m.printed))
        return next(told, None)

    @cached_property
    def known(self) -> list[Mention]:
        """Each known actor once: whole names, and none that is only a place here."""
        first: dict = {}
        for one in self.mentions:
            scene = self.places.find(self.article.text, one.start, one.end)
            if one.is_whole and not (scene and is_place_here(self.article, one)):
                first.setdefault(one.id, one)
        return list(first.values())

    @property
    def new(self) -> list[NewName]:
        if not self.article.is_prose(self.span.start):
            return []
        tagged = Tagged(masked(self.article.text, self.span, []))
        scenes = self.places.find(self.article.text, self.span.start, self.span.end)
        return new_names(tagged, [*self.mentions, *scenes], likenesses_of(self.reading.names))

    def _printed(self, span: Span) -> Printed:
        return self.article.printed(span.start, span.end)

    def _scene(self) -> Span:
        """The selection; its sentence where it names no place."""
        inside = self.places.find(self.article.text, self.span.start, self.span.end)
        return self.span if inside else self.sentence


def _with_more(clause: Printed, text: str) -> Span:
    """A clause with the words after it, such as "in his letter"."""
    stop = min(len(text), clause.end + _AFTER_CLAUSE)
    ends = [at for at in (text.find(mark, clause.end, stop) for mark in ".\n“”") if at >= 0]
    return Span(clause.start, min(ends, default=stop))


def _belongs(text: str, clause: Printed, date: Printed) -> bool:
    """Whether a date stands within a clause or right beside it."""
    if clause.start <= date.start < clause.end:
        return True
    after = date.start >= clause.end and _GAP.fullmatch(text, clause.end, date.start)
    before = date.end <= clause.start and _GAP.fullmatch(text, date.end, clause.start)
    return bool(after or before)
