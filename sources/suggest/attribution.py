"""On whose authority a passage states something, and whose view a quote claims to give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.anchoring import Span
from sources.choices import Genre, RegionKind, Voice
from sources.suggest.article import Printed
from sources.suggest.clauses import Clause
from sources.suggest.manners import Quoted
from sources.suggest.phrases import phrase_after, phrase_before
from sources.suggest.reading import Paragraph, Reading
from sources.suggest.referents import referent
from sources.suggest.speakers import Speaker, announcement, post_author
from sources.suggest.tags import Tagged
from sources.suggest.tokens import WORD, masked
from sources.suggest.vocabulary import ASSERTING, HEARSAY, listed

_HEARSAY = re.compile(r"\b(?:is|are|was|were) (?:said|reported|alleged|believed|claimed)\b(?! by)")
_JUDGING = re.compile(
    r"\b(?:should|must|ought|absolutely|clearly|obviously|undoubtedly|unfortunately|of course|"
    r"in our view|in my view|it is worth noting|on the right track|indicates? that|is a sign|"
    r"one more sign|extremely|critical|trustworthy|could lead|I think|we think)\b"
)
_VIEWS = re.compile(
    r"(?:[Ff]rom the (?:point of view|standpoint|perspective)|[Ii]n the (?:view|opinion|eyes)|"
    r"[Oo]n behalf) of |[Ss]peaking (?:for|on behalf of) |[Aa]ccording to "
)
_HOLDS = frozenset(
    listed("believes believe thinks think considers consider wants want insists hopes")
)


@dataclass(frozen=True)
class Attribution:
    """The voice of a passage. `printed` are the words that attribute it, `ids` the known actors
    to whom they do."""

    voice: str
    printed: Printed | None = None
    ids: tuple = ()
    why: str = ""
    is_inferred: bool = False

    @property
    def id(self):
        return self.ids[0] if self.ids else None


@dataclass(frozen=True)
class Ascribed:
    """Whose view a speaker claims to give."""

    printed: Printed
    ids: tuple

    @property
    def id(self):
        return self.ids[0] if self.ids else None


def attribution(
    reading: Reading,
    paragraph: Paragraph,
    chosen: Span,
    how: Quoted,
    speakers: list[Speaker],
    genre: str,
) -> Attribution:
    within = how.quotation and how.quotation.holds(chosen.start, chosen.end)
    if within and how.quotation.is_speech and speakers:
        first = speakers[0]
        return _attributed(first.clause or first.printed, first.ids, first.why, first.is_inferred)
    governing = _governing(reading, paragraph, chosen)
    if governing:
        meant = referent(reading, paragraph, governing.who)
        words = reading.article.printed(governing.span.start, governing.span.end)
        return _attributed(words, meant.ids, "the sentence says who says it", meant.is_inferred)
    return _of_post(reading, chosen) or _hearsay(reading, chosen) or _own(reading, chosen, genre)


def ascribed(reading: Reading, chosen: Span, speakers: list[Speaker]) -> Ascribed | None:
    """Somebody other than the speaker whose view the selected words give."""
    tagged = Tagged(masked(reading.article.text, chosen, []))
    paragraph = reading.at(chosen.start, chosen.end)
    known = set(speakers[0].ids) if speakers else set()
    for who in _holders(reading, tagged, chosen):
        meant = referent(reading, paragraph, who)
        # Somebody known: "that opinion" and "people" hold views too.
        if meant.ids and not known & set(meant.ids):
            return Ascribed(reading.article.printed(who.start, who.end), meant.ids)
    return None


def _attributed(words: Printed, ids: tuple, why: str, is_inferred: bool) -> Attribution:
    return Attribution(Voice.ATTRIBUTED, words, ids, why, is_inferred)


def _governing(reading: Reading, paragraph: Paragraph, chosen: Span) -> Clause | None:
    """The clause of the sentence that says who says what is selected."""
    sentence = reading.article.sentences_of(chosen.start, chosen.end)
    inside = [
        clause
        for clause in paragraph.clauses
        if sentence.start <= clause.span.start < sentence.end and _says(clause)
    ]
    own = [clause for clause in inside if _is_telling(clause, chosen)]
    return min(own, key=lambda clause: _apart(clause, chosen), default=None)


def _says(clause: Clause) -> bool:
    return not clause.is_act or clause.verb in ASSERTING


def _is_telling(clause: Clause, chosen: Span) -> bool:
    """Whether more is selected than the clause, and in a sentence of one's own what it says."""
    if clause.is_relative and chosen.start < clause.who.start:
        return False
    if clause.is_act and chosen.start > clause.span.end + 2:
        return False
    longer = chosen.end - chosen.start > clause.span.end - clause.span.start
    return longer or clause.span.end <= chosen.start or chosen.end <= clause.span.start


def _apart(clause: Clause, chosen: Span) -> int:
    return max(0, clause.span.start - chosen.end, chosen.start - clause.span.end)


def _of_post(reading: Reading, chosen: Span) -> Attribution | None:
    """A post is its author's; the words before it often say so."""
    region = reading.post_at(chosen.start)
    author = post_author(reading, chosen.start)
    if not region or not author:
        return None
    if words := announcement(reading, region):
        return _attributed(words, author.ids, "the words before the post", author.is_inferred)
    return _attributed(author.printed, author.ids, author.why, False)


def _hearsay(reading: Reading, chosen: Span) -> Attribution | None:
    sentence = reading.article.sentences_of(chosen.start, chosen.end)
    text = reading.article.text
    said = _HEARSAY.search(text, sentence.start, sentence.end)
    words = WORD.finditer(text, sentence.start, sentence.end)
    found = said or next((word for word in words if word[0].casefold() in HEARSAY), None)
    if not found:
        return None
    printed = reading.article.printed(*found.span())
    return _attributed(printed, (), "the article does not say who says it", False)


def _own(reading: Reading, chosen: Span, genre: str) -> Attribution:
    judging = genre in (Genre.OPINION, Genre.ANALYSIS) and _JUDGING.search(
        reading.article.text, chosen.start, chosen.end
    )
    if judging:
        printed = reading.article.printed(*judging.span())
        return Attribution(Voice.OPINION, printed, why="a judgement in an article of opinion")
    return Attribution(Voice.REPORT)


def _holders(reading: Reading, tagged: Tagged, chosen: Span) -> Iterator[Span]:
    """Those of whom the selected words say that something is their view."""
    for view in _VIEWS.finditer(reading.article.text, chosen.start, chosen.end):
        place = tagged.place_of(view.end())
        if phrase := phrase_after(tagged, place):
            yield Span(*tagged.span(phrase.start, phrase.end))
    for at, tag in enumerate(tagged.tags):
        holds = tag in "Vw" and tagged.word(at).key in _HOLDS
        if holds and (phrase := phrase_before(tagged, at)):
            yield Span(*tagged.span(phrase.start, phrase.end))


def region_words(kind: str) -> str:
    """What an editor is told of a passage that is no prose, "" of prose."""
    return {
        RegionKind.CAPTION: "These words are a caption.",
        RegionKind.CREDIT: "These words are a picture credit: they say nothing of the article.",
        RegionKind.RELATED_LINK: "These words are the headline of another article.",
        RegionKind.HEADLINE: "These words are a headline.",
    }.get(kind, "")
