"""Who is proposed as the speaker of a quote, and which words as theirs."""

from collections.abc import Iterator, Mapping

from sources.anchoring import Span
from sources.choices import ActorKind, Manner
from sources.desk.proposal import Offered
from sources.desk.selected import Selected
from sources.models import Actor
from sources.suggest.article import Printed
from sources.suggest.quotations import quotations_in
from sources.suggest.selections import unpunctuated
from sources.suggest.speakers import Speaker
from sources.suggest.tags import Tagged
from sources.suggest.tokens import Stretch
from sources.suggest.unknown import new_names

MOST_OF_A_NAME = 5
OMISSION = " […] "


def quote_words(selected: Selected, words: Printed, manner: str) -> str:
    """The words as they are entered: of a direct quote what stands within quotation marks."""
    if manner != Manner.DIRECT:
        return words.words
    parts = list(_within_marks(selected, words))
    return OMISSION.join(parts) if len(parts) > 1 else words.words


def words_by_manner(selected: Selected) -> dict[str, str]:
    """What would be entered, whichever way the selected words quote somebody."""
    text, span = selected.article.text, unpunctuated(selected.article.text, selected.span)
    whole = Printed(span.start, span.end, text[span.start : span.end])
    marked = OMISSION.join(_within_marks(selected, whole)) or whole.words
    return {Manner.DIRECT: marked, Manner.PARTIAL: marked, Manner.INDIRECT: whole.words}


def speaker_offered(
    selected: Selected, speaker: Speaker, known: Mapping[int, Actor]
) -> Iterator[Offered]:
    """The actors who may be meant; a name in the description that nobody bears yet is new."""
    span = Span(speaker.printed.start, speaker.printed.end)
    for pk in speaker.ids[:MOST_OF_A_NAME]:
        if pk in known:
            yield Offered.of(known[pk], span, speaker.why)
    if not speaker.ids:
        yield from _new(selected, span, speaker.why)


def _new(selected: Selected, span: Span, why: str) -> Iterator[Offered]:
    text = selected.article.text
    mentions = selected.actor_names.find(text, span.start, span.end)
    tagged = Tagged(Stretch(text[span.start : span.end], span.start))
    found = new_names(tagged, mentions, selected.likenesses)
    # In “president of the Institute, Mikhail Meyer” it is the person who speaks.
    for new in sorted(found, key=lambda new: new.kind != ActorKind.PERSON)[:1]:
        yield Offered(new.words, Span(new.start, new.end), hint=why)


def _within_marks(selected: Selected, words: Printed) -> Iterator[str]:
    article = selected.article
    at = words.start
    while at < words.end:
        paragraph = article.paragraph(at, at + 1)
        for quotation in quotations_in(article, paragraph):
            start = max(quotation.inner.start, words.start)
            end = min(quotation.inner.end, words.end)
            if quotation.depth == 0 and start < end:
                part = unpunctuated(article.text, Span(start, end))
                yield article.text[part.start : part.end]
        at = max(paragraph.end + 1, at + 1)
