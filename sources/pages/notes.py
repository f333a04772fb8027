"""The numbered excerpts of a page, and the marks that lead to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sources import anchoring
from sources.choices import Directness, Reality, Stance
from sources.models import Citation, Excerpt, Source
from sources.pages.aftermath import change, taken_back
from sources.pages.long import Long
from sources.pages.named import CITABLES, Asserted, Named, Names
from sources.pages.testimony import authority, document
from sources.pages.wording import is_ours

# The most telling comes first: a mark of several senses is drawn with that one.
SIGNS = ("retracted", "contradicts", "differs", "inferred")


@dataclass(frozen=True)
class Mark:
    """A number beside a statement. `sense` is for those who hear the page.

    `sign` is the part of the sense that is drawn as well: blank where it plainly supports.
    """

    id: str
    sense: str
    sign: str
    note: "Note"


class Marks(Long):
    """The marks of a value. One link stands for all that are not shown."""

    @property
    def link(self) -> Mark:
        """Where the rest begins, in every sense that the rest has."""
        signs = {mark.sign for mark in self.rest}
        return replace(
            self.rest[0],
            sense=", ".join(dict.fromkeys(mark.sense for mark in self.rest)),
            sign=signs.pop() if len(signs) == 1 else "",
        )


@dataclass(frozen=True)
class Usage:
    """What an excerpt is cited for, each with the mark there, and how: the same way for each."""

    uses: tuple[tuple[str, str], ...]
    stance: str
    difference: str
    inferred: bool
    authority: str
    attribution: str
    document: Named | None
    remark: str

    @property
    def what(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words for words, _ in self.uses))


@dataclass
class Note:
    """One excerpt below a page, under its number, with all that is cited to it there.

    `again`: a lower number has shown its article already.
    """

    number: int
    excerpt: Excerpt
    names: Names
    text: str = ""
    again: bool = False
    marked: dict[Citation, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    marks: list[Mark] = field(default_factory=list)

    @property
    def citations(self) -> list[Citation]:
        return list(self.marked)

    @property
    def source(self) -> Source:
        return self.excerpt.snapshot.source

    @cached_property
    def source_url(self) -> str:
        return self.source.get_absolute_url()

    @property
    def context_url(self) -> str:
        return f"{self.source_url}#excerpt-{self.excerpt.pk}"

    @cached_property
    def passage_link(self) -> str:
        if not self.source.url:
            return ""
        return anchoring.passage_link(
            self.source.url, self.text, self.excerpt.start, self.excerpt.end
        )

    @cached_property
    def context(self) -> tuple[str, str, str]:
        return anchoring.around(self.text, self.excerpt.start, self.excerpt.end)

    @property
    def heading_is_ours(self) -> bool:
        return is_ours(self.source.headline)

    @cached_property
    def change(self) -> str:
        return change(self.excerpt)

    @cached_property
    def afterwards(self) -> str:
        """What became of the article since, as far as it touches what rests on these words."""
        changed = self.change and f"the article has changed since: {self.change}"
        return "; ".join([*taken_back(self.source), *([changed] if changed else [])])

    @cached_property
    def usages(self) -> list[Usage]:
        """Citations that say the same of different statements are one usage."""
        found = {}
        for citation in self.marked:
            found.setdefault(_manner(citation), []).append(citation)
        return [self._usage(alike) for alike in found.values()]

    def _uses(self, alike: list[Citation]) -> Iterable[tuple[str, str]]:
        """What is cited, by the places of the marks; a second place for the same is numbered."""
        by_words = defaultdict(list)
        for citation in alike:
            by_words[what(citation, self.names)] += [m.id for m in self.marked[citation]]
        for words, ids in by_words.items():
            for number, id_ in enumerate(dict.fromkeys(ids), 1):
                yield (words if number == 1 else f"{words} ({number})", id_)

    def _usage(self, alike: list[Citation]) -> Usage:
        first, preview = alike[0], self.names.preview
        said_by = authority(first, preview=preview, speaker=self.names.speaker(first))
        return Usage(
            uses=tuple(self._uses(alike)),
            stance=_stance(first),
            difference=first.get_difference_display(),
            inferred=first.directness == Directness.INFERRED,
            authority=said_by,
            attribution="" if first.attribution in said_by else first.attribution,
            document=document(first.relays, preview=preview),
            remark=first.note,
        )


class Numbering:
    """Numbers excerpts in the order in which a page first marks them."""

    def __init__(self, names: Names, texts: Mapping[int, str]):
        self.names, self.texts = names, texts
        self.by_excerpt: dict[int, Note] = {}
        self.articles: set[int] = set()

    @property
    def notes(self) -> list[Note]:
        return list(self.by_excerpt.values())

    def marks(self, citations: Iterable[Citation]) -> Marks:
        """A mark for each excerpt, in the order of the citations."""
        alike, marks = {}, []
        for citation in citations:
            alike.setdefault(citation.excerpt_id, []).append(citation)
        for group in alike.values():
            place = marks[Marks.MOST].id if len(marks) > Marks.MOST else ""
            marks.append(self._mark(group, place))
        return Marks(marks)

    def _mark(self, citations: list[Citation], place: str) -> Mark:
        excerpt = citations[0].excerpt
        note = self.by_excerpt.get(excerpt.pk)
        if note is None:
            note = self.by_excerpt[excerpt.pk] = self._note(excerpt)
        senses = _senses(citations)
        mark = Mark(
            id=place or f"mark-{note.number}-{len(note.marks) + 1}",
            sense=", ".join(senses),
            sign=next((sign for sign in SIGNS if sign in senses), ""),
            note=note,
        )
        note.marks.append(mark)
        for citation in citations:
            note.marked[citation].append(mark)
        return mark

    def _note(self, excerpt: Excerpt) -> Note:
        article = excerpt.snapshot.source_id
        note = Note(
            number=len(self.by_excerpt) + 1,
            excerpt=excerpt,
            names=self.names,
            text=self.texts.get(excerpt.snapshot_id, ""),
            again=article in self.articles,
        )
        self.articles.add(article)
        return note


def afterwards(marks: Iterable[Mark]) -> tuple[str, ...]:
    """What became of the articles since, with the numbers of their excerpts."""
    numbers = defaultdict(list)
    for mark in marks:
        if mark.note.afterwards:
            numbers[mark.note.afterwards].append(f"[{mark.note.number}]")
    return tuple(
        f"Excerpt{'s'[: len(alike) > 1]} {_listed(Long(alike))}: {told}."
        for told, alike in numbers.items()
    )


def _listed(numbers: Long) -> str:
    shown = ", ".join(numbers.shown)
    return f"{shown} and {numbers.more} more" if numbers.more else shown


def what(citation: Citation, names: Names) -> str:
    """What an excerpt is cited for, in a few words for readers."""
    model = citation.target_key[0]
    statement = CITABLES[model].statement_named(citation.statement)
    value = names.asserted(Asserted(model, statement, citation.value)).words
    match model, citation.statement:
        case "actor" | "event" | "quote", "":
            return f"that there is such {'a' if model == 'quote' else 'an'} {model}"
        case "event", "reality":
            was = "" if citation.value == Reality.HAPPENED else "was "
            return f"that it {was}{value}"
        case "event", "part_of":
            return f"part of “{value}”"
        case "eventlink" | "participation", "":
            return value
        case "actorname" | "affiliation", "":
            return f"{statement.label}: {value}"
        case "affiliation", _:
            return f"{statement.label} of the affiliation"
    return statement.label


def _manner(citation: Citation) -> tuple:
    return (
        citation.stance,
        citation.difference,
        citation.directness,
        citation.voice,
        citation.attributed_to_id,
        citation.attribution,
        citation.relays_id,
        citation.note,
    )


def _stance(citation: Citation) -> str:
    if citation.stance == Stance.SUPPORTS and citation.source.supports_nothing:
        return "no longer supports"
    return citation.get_stance_display()


def _senses(citations: list[Citation]) -> list[str]:
    words = []
    for citation in citations:
        words.append(citation.get_stance_display())
        if citation.stance == Stance.SUPPORTS and citation.directness == Directness.INFERRED:
            words[-1] = "inferred"
        if citation.source.supports_nothing:
            words[-1] = "retracted"
    return list(dict.fromkeys(words))
