"""What stands below the words of a social picture: it claims no more than the card does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sources.pages.card_lines import Line
from sources.pages.cards import Card
from sources.pages.wording import distinct
from sources.pictures.social_text import reserved
from sources.statements import WHOLE

# The stylesheet's colours.
INK, SOFT = "#1d1c1a", "#57534c"
DATES = ("occurred", "said")
# Of the values that articles give instead.
MOST_OTHERS = 2
# Before the name of whoever an article says it on the word of.
_GIVEN = re.compile("(?:^|; )(?:according to |attributed: “|opinion of )")


@dataclass(frozen=True)
class Row:
    """`names` within the words may be shortened, and nothing that is said of them."""

    words: str
    weight: str = "Regular"
    colour: str = INK
    names: tuple[str, ...] = ()


def who(card: Card) -> Row:
    """Who said it, with any reservation; that it is contested is in its words already."""
    lines = [line for line in card.lines if line.name in ("speaker", "ascribed_to")]
    words = card.who
    for line in lines:
        words = words.replace(_either(line), _either(_brief(line)))
        if line.reservation and not line.contested:
            of = "" if line.name == "speaker" else f"{line.label}: "
            words += f" ({of}{line.reservation})"
    return _row(words, [*_speakers(card), *_names(lines)], "Bold")


def told(card: Card) -> Row:
    if card.kind == "actor":
        return _described(card)
    facts = [_brief(line) for line in card.lines if line.name in (*DATES, "place")]
    undated = all(line.name == "place" for line in facts)
    words = [*(["Date unknown"] if undated else []), *map(str, facts)]
    return _row(" · ".join(words), _names(facts))


def supported(card: Card) -> Row:
    if not card.support.stands:
        voices = card.support.voices
        return Row(f"{voices[0].upper()}{voices[1:]} now", "Bold")
    row = _row(f"Supported by {card.supported}", _given_by(card.support.authority))
    return replace(row, colour=SOFT)


def reality(card: Card) -> str:
    """“Announced: ” before an event that did not simply happen."""
    return card.title.removesuffix(card.entry.title) if card.kind == "event" else ""


def _described(card: Card) -> Row:
    """The plain sentences of a description; the first with its reservation where none is plain."""
    prose = [line for line in card.lines if line.name == "description"]
    if plain := [line.words for line in prose if not line.reservation]:
        return _row(" ".join(plain))
    if prose:
        return _row(str(_brief(prose[0])), _names(prose[:1]))
    names = [line.words for line in card.lines if line.name == WHOLE and not line.reservation]
    return _row(f"Also printed: {'; '.join(names)}" if names else "", names)


def _row(words: str, names: Iterable[str] = (), weight: str = "Regular") -> Row:
    names = list(names)
    return Row(reserved(words, names), weight, names=distinct(reserved(n, ()) for n in names))


def _speakers(card: Card) -> list[str]:
    if card.kind != "quote":
        return []
    quote = card.entry
    actors = (quote.speaker, quote.ascribed_to)
    return [quote.speaker_as_printed, *(actor.name for actor in actors if actor)]


def _names(lines: Iterable[Line]) -> list[str]:
    """What may be shortened of them: no date."""
    found = []
    for line in lines:
        found += [] if line.name in DATES else [line.words, *line.others]
        found += _given_by(line.authority)
    return found


def _given_by(authority: str) -> list[str]:
    return [name.removesuffix("”") for name in _GIVEN.split(authority)[1:]]


def _either(line: Line) -> str:
    return " or ".join((line.words, *line.others))


def _brief(line: Line) -> Line:
    """Without the others of many values, so that there is room to say that there are any."""
    if len(line.others) <= MOST_OTHERS:
        return line
    return replace(line, others=(line.others[0], f"{len(line.others) - 1} others"))
