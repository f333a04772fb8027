"""The words that readers are led with where one wording of a quote stands for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sources.choices import Stance
from sources.models import Citation, Quote, Source
from sources.pages.renderings import alike_by_words
from sources.pages.testimony import Support, support
from sources.pages.wording import quoted, shortened

UNSUPPORTED = "nothing supports this wording"
# Characters that tell a quote from others.
BRIEF = 60


@dataclass(frozen=True)
class Lead:
    """A quote's own wording or, where that stands no more, the first published one that does.

    `shown` are the words in the marks that the quote's manner allows, `printed` the citations
    that give just these. `others` give other wordings, and `support` is what all are worth.
    """

    words: str
    shown: str
    language: str
    printed: tuple[Citation, ...]
    others: tuple[Citation, ...]
    wordings: int
    support: Support

    def cut(self, longest: int) -> str:
        """The first of the words, in the marks of the whole."""
        words = shortened(self.words, longest)
        return words if self.shown == self.words else f"“{words}”"

    @property
    def brief(self) -> str:
        return self.cut(BRIEF)


def leading(
    quote: Quote,
    citations: Iterable[Citation],
    originals: Mapping[int, Source],
    *,
    preview: bool = False,
) -> Lead:
    """`citations` are those of the quote's words that readers may see."""
    standing = [c for c in citations if _stands(c)]
    alike = alike_by_words(quote, standing)
    words = quote.text if quote.text in alike else next(iter(alike), quote.text)
    printed = tuple(alike.pop(words, ()))
    found = support(standing, originals, preview=preview, speaker=quote.speaker_id)
    return Lead(
        words=words,
        shown=quoted(words, quote.manner),
        language=quote.language if words == quote.text else printed[0].source.language,
        printed=printed,
        others=tuple(citation for group in alike.values() for citation in group),
        wordings=len(alike) + bool(printed),
        support=found if found.stands else replace(found, voices=UNSUPPORTED),
    )


def _stands(citation: Citation) -> bool:
    return citation.stance == Stance.SUPPORTS and not citation.source.supports_nothing
