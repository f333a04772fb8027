"""Selections as pictures: "The mayor *said no* today." is a text with "said no" selected."""

from sources.anchoring import Span
from sources.choices import ActorKind
from sources.suggest import Article, KnownName, Names, Proposal, propose

KNOWN = Names(
    [
        KnownName("haftar", "Khalifa Haftar", ActorKind.PERSON),
        KnownName("sarraj", "Fayez al-Sarraj", ActorKind.PERSON),
        KnownName("merkel", "Angela Merkel", ActorKind.PERSON),
        KnownName("maas", "Heiko Maas", ActorKind.PERSON),
        KnownName("putin", "Vladimir Putin", ActorKind.PERSON),
        KnownName("lna", "Libyan National Army", ActorKind.ARMED_GROUP),
        KnownName("lna", "LNA", ActorKind.ARMED_GROUP),
        KnownName("un", "UN", ActorKind.INTERNATIONAL),
        KnownName("us", "US", ActorKind.COUNTRY),
        KnownName("russia", "Russia", ActorKind.COUNTRY),
        KnownName("russia", "Moscow", ActorKind.COUNTRY),
        KnownName("unsmil", "UNSMIL", ActorKind.INTERNATIONAL),
    ]
)
PLACES = Names([KnownName("moscow", "Moscow"), KnownName("libya", "Libya")])


def marked(picture: str) -> tuple[str, int, int]:
    before, words, after = picture.split("*")
    return before + words + after, len(before), len(before) + len(words)


def shown(text: str, span: Span) -> str:
    """The picture of a span."""
    return f"{text[: span.start]}*{text[span.start : span.end]}*{text[span.end :]}"


def article(picture: str) -> tuple[Article, int, int]:
    text, start, end = marked(picture)
    return Article(text), start, end


def proposed(picture: str, **details) -> Proposal:
    text, start, end = marked(picture)
    return propose(text, start, end, **{"actors": KNOWN, "places": PLACES} | details)
