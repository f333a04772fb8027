"""What readers see of an article's texts: running passages, in which each excerpt is marked."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects

from sources import anchoring
from sources.anchoring import Span
from sources.choices import Directness
from sources.models import Citation, Excerpt, ExcerptStanding, Snapshot, Source
from sources.pages.aftermath import change
from sources.pages.contexts import Cited, blocks, whole
from sources.pages.dossier import texts_of
from sources.pages.named import CITABLES, Named, named
from sources.querysets import ENTRIES, CitationQuerySet

READ = {
    ("actor", ""): "that there is such an actor",
    ("event", ""): "that there is such an event",
    ("quote", ""): "that there is such a quote",
    ("event", "reality"): "whether it happened",
    ("participation", ""): "who had a part in it",
    ("eventlink", ""): "what came before or after it",
    ("affiliation", ""): "an affiliation",
}


@dataclass
class Citing:
    """An entry that cites a passage: its statements by what the passage does for them."""

    entry: Named
    kind: str
    uses: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """An excerpt, numbered in the order of the article, and what cites it."""

    number: int
    excerpt: Excerpt
    link: str
    change: str
    cited_by: list[Citing]


@dataclass(frozen=True)
class Opened:
    """A mark that opens before a stretch: the first of its passage, or the rest of it.

    `cut` numbers those that are in several pieces, so that all of them light up together.
    """

    passage: Passage
    first: bool
    cut: int = 0


@dataclass(frozen=True)
class Stretch:
    """Words in which no mark begins or ends. Marks that cross are cut, so that all nest."""

    opened: tuple[Opened, ...]
    words: str
    closed: int
    ended: tuple[Passage, ...]

    @property
    def closings(self) -> range:
        return range(self.closed)


@dataclass(frozen=True)
class Block:
    stretches: tuple[Stretch, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Text:
    snapshot: Snapshot
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Shown:
    """`percent` of the article, where its length is known."""

    texts: tuple[Text, ...] = ()
    percent: int | None = None

    @property
    def several(self) -> bool:
        return len(self.texts) > 1


def passages_of(source: Source, *, preview: bool) -> Shown:
    """What published entries cite, in the order of the text; for editors, what drafts cite too."""
    by_snapshot = {}
    for citation in _citations(source, preview):
        by_excerpt = by_snapshot.setdefault(citation.excerpt.snapshot, {})
        by_excerpt.setdefault(citation.excerpt, []).append(citation)
    texts = texts_of([c for found in by_snapshot.values() for c in _firsts(found)])
    cited = [
        Cited(texts[snapshot.pk], snapshot.full_length, tuple(map(_span, by_excerpt)))
        for snapshot, by_excerpt in by_snapshot.items()
    ]
    spans = blocks(cited, settings.MOST_SHOWN)
    found, before = [], 0
    for snapshot, text, seen in zip(by_snapshot, cited, spans, strict=True):
        by_excerpt = by_snapshot[snapshot]
        numbered = _numbered(source, text.text, by_excerpt, before)
        before += len(by_excerpt)
        found.append(Text(snapshot, tuple(_block(text.text, span, numbered) for span in seen)))
    return Shown(tuple(found), _percent(cited, spans))


def cited_by(citations: Iterable[Citation]) -> list[Citing]:
    return list(citing_by_entry(citations).values())


def citing_by_entry(citations: Iterable[Citation]) -> dict[tuple[str, int], Citing]:
    """By the keys of the entries. The notices of the articles must be known."""
    found = {}
    for citation in citations:
        entry = citation.entry
        citing = found.setdefault(entry.key, Citing(named(entry), entry._meta.verbose_name))
        statements, label = citing.uses.setdefault(_stance(citation), []), _label(citation)
        if label not in statements:
            statements.append(label)
    return found


def stretches(text: str, block: Span, passages: Sequence[Passage]) -> tuple[Stretch, ...]:
    """A span of a text, cut wherever one of the passages in it begins or ends."""
    edges = {at for p in passages for at in (p.excerpt.start, p.excerpt.end)}
    beginning = defaultdict(list)
    for passage in passages:
        beginning[passage.excerpt.start].append(passage)
    open_marks: list[Passage] = []
    cut: list[Passage] = []
    found = []
    for start, end in pairwise(sorted({block.start, block.end} | edges)):
        begun = sorted(beginning[start], key=_longest_first)
        opened = [*(Opened(p, False) for p in cut), *(Opened(p, True) for p in begun)]
        open_marks += [mark.passage for mark in opened]
        ended = [p for p in open_marks if p.excerpt.end == end]
        kept = open_marks.index(ended[0]) if ended else len(open_marks)
        closed, cut = len(open_marks) - kept, [p for p in open_marks[kept:] if p not in ended]
        open_marks = open_marks[:kept]
        found.append(Stretch(tuple(opened), text[start:end], closed, tuple(ended)))
    return _with_cuts(found)


def _with_cuts(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    marks = [mark for stretch in stretches for mark in stretch.opened]
    pieces = dict.fromkeys(mark.passage.number for mark in marks if not mark.first)
    cuts = {number: position for position, number in enumerate(pieces, 1)}
    return tuple(
        replace(
            stretch,
            opened=tuple(replace(m, cut=cuts.get(m.passage.number, 0)) for m in stretch.opened),
        )
        for stretch in stretches
    )


def _citations(source: Source, preview: bool) -> list[Citation]:
    citations = Citation.objects.citing(source)
    if not preview:
        citations = citations.published()
    in_text = ("excerpt__snapshot__number", "excerpt__start", "-excerpt__end", "pk")
    return of_source(source, citations.order_by(*in_text))


def of_source(source: Source, citations: CitationQuerySet) -> list[Citation]:
    """Its citations with their entries; what is known of the source is known to each."""
    standings = ExcerptStanding.objects.select_related("snapshot").defer("snapshot__text")
    found = citations.select_related("excerpt__snapshot", *ENTRIES)
    found = found.defer("excerpt__snapshot__text")
    found = list(found.prefetch_related(Prefetch("excerpt__standings", standings)))
    prefetch_related_objects([source], "notices")
    for citation in found:
        citation.excerpt.snapshot.source = source
    return found


def _firsts(by_excerpt) -> list[Citation]:
    return [citations[0] for citations in by_excerpt.values()]


def _span(excerpt: Excerpt) -> Span:
    return Span(excerpt.start, excerpt.end)


def _start(passage: Passage) -> int:
    return passage.excerpt.start


def _longest_first(passage: Passage) -> int:
    return -passage.excerpt.end


def _numbered(source: Source, text: str, by_excerpt, before: int) -> list[Passage]:
    return [
        Passage(
            number=number,
            excerpt=excerpt,
            link=anchoring.passage_link(source.url, text, excerpt.start, excerpt.end),
            change=change(excerpt),
            cited_by=cited_by(citations),
        )
        for number, (excerpt, citations) in enumerate(by_excerpt.items(), before + 1)
    ]


def _block(text: str, span: Span, passages: list[Passage]) -> Block:
    """`passages` are all of the text, in its order."""
    first = bisect_left(passages, span.start, key=_start)
    within = passages[first : bisect_left(passages, span.end, key=_start)]
    return Block(stretches(text, span, within), tuple(within))


def _percent(cited: list[Cited], spans: list[list[Span]]) -> int | None:
    if not any(text.full_length for text in cited):
        return None
    return round(100 * sum(map(anchoring.covered, spans)) / max(map(whole, cited)))


def _stance(citation: Citation) -> str:
    stance = citation.get_stance_display()
    return f"no longer {stance}" if citation.source.supports_nothing else stance


def _label(citation: Citation) -> str:
    """What it is cited for, in readers' words; the values stand on the entry's own page."""
    model, name = citation.target_key[0], citation.statement
    label = CITABLES[model].statement_named(name).label
    label = READ.get((model, name), label)
    if model == "affiliation" and name:
        label = f"{label} of an affiliation"
    inferred = citation.directness == Directness.INFERRED
    return f"{label} (inferred by us)" if inferred else label
