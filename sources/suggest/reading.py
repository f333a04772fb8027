"""What is read of an article for a passage, paragraph by paragraph and each once."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from sources.anchoring import Span
from sources.choices import ActorKind, RegionKind
from sources.suggest.article import Article, KnownRegion
from sources.suggest.clauses import Clause, clauses
from sources.suggest.names import Mention, Names, settled
from sources.suggest.quotations import Quotation, quotations_in
from sources.suggest.tags import Tagged
from sources.suggest.tokens import masked
from sources.suggest.unknown import new_names

EARLIER = 8  # paragraphs that are read to find who "the expert" is
NAMED_WITHIN = 20_000  # code points from the beginning, where persons are named in full


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its quotations, and its words outside of them."""

    reading: "Reading"
    span: Span

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def quotations(self) -> list[Quotation]:
        return quotations_in(self.reading.article, self.span)

    @cached_property
    def hidden(self) -> list[Span]:
        return [q.outer for q in self.quotations if q.depth == 0 and q.looks == "speech"]

    @cached_property
    def tagged(self) -> Tagged:
        return Tagged(masked(self.text, self.span, self.hidden))

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.tagged)

    @cached_property
    def mentions(self) -> list[Mention]:
        return self.reading.find(self.span.start, self.span.end)

    @cached_property
    def people(self) -> list[Mention]:
        """Persons named outside of quotations, those whom nobody knows yet without ids."""
        outside = [one for one in self.mentions if not self.is_hidden(one.start)]
        known = [one for one in outside if one.kind == ActorKind.PERSON]
        new = [
            Mention(name.start, name.end, name.words, (), name.kind)
            for name in new_names(self.tagged, outside)
            if name.kind == ActorKind.PERSON
        ]
        return sorted([*known, *new], key=lambda one: one.start)

    def is_hidden(self, at: int) -> bool:
        return any(span.start <= at < span.end for span in self.hidden)


class Reading:
    def __init__(self, article: Article, names: Names):
        self.article = article
        self.names = names
        self._paragraphs: dict[Span, Paragraph] = {}

    def at(self, start: int, end: int | None = None) -> Paragraph:
        return self._read(self.article.paragraph(start, end))

    def before(self, at: int, most: int = EARLIER) -> list[Paragraph]:
        """Prose before an offset, nearest first."""
        return [self._read(span) for span in islice(self.article.before(at), most)]

    def after(self, at: int, most: int = EARLIER) -> list[Paragraph]:
        return [self._read(span) for span in islice(self.article.after(at), most)]

    def find(self, start: int, end: int) -> list[Mention]:
        return settled(self.names.find(self.article.text, start, end), self._named)

    def post_at(self, at: int) -> KnownRegion | None:
        """The embedded post in which an offset lies."""
        region = self.article.region_at(at)
        return region if region and region.kind == RegionKind.EMBEDDED_POST else None

    @cached_property
    def _named(self) -> list:
        """Who is named in full near the beginning of the article."""
        found = self.names.find(self.article.text, 0, NAMED_WITHIN)
        return [known for one in found if not one.is_part for known in one.ids]

    def _read(self, span: Span) -> Paragraph:
        if span not in self._paragraphs:
            self._paragraphs[span] = Paragraph(self, span)
        return self._paragraphs[span]
