"""Which captured articles speak of an event, and what each says on each of its statements.

An article's silence says nothing of the world: it is "not in this article", whatever the cause.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from sources.choices import Extent
from sources.models import Snapshot, Source
from sources.pages.coverage_lines import (
    AGAINST,
    Asked,
    Line,
    Saying,
    alone_in_words,
    lines,
    said_by,
    tallies,
)
from sources.pages.long import Long
from sources.pages.named import Named

# With more captured articles than these, those that are silent on an event are not listed. With
# more that report it there is no table of all: each statement names those that speak of it.
FEW = 10
# So many articles and statements are then shown.
MOST_ARTICLES = 25
MOST_ROWS = 100


@dataclass(frozen=True)
class Cell:
    sayings: tuple[Saying, ...]
    only_here: bool
    silence: str


@dataclass(frozen=True)
class Speaker:
    """An article that speaks of a statement, with its letter if it is listed under one."""

    letter: str
    source: Source
    sayings: tuple[Saying, ...]
    only_here: bool


@dataclass(frozen=True)
class Chorus:
    """The articles that speak of a statement in one way."""

    how: str
    speakers: Long


@dataclass(frozen=True)
class Row:
    """A cell for each article or, of many, a chorus for each way in which some of them speak."""

    label: str
    value: Named | None
    contested: bool
    rests_on: str
    alone: bool
    cells: tuple[Cell, ...]
    choruses: tuple[Chorus, ...]


@dataclass(frozen=True)
class Article:
    """A captured article under a letter, with what it says on the whole."""

    letter: str
    source: Source
    words: str


@dataclass(frozen=True)
class Coverage:
    """`many` articles report: of these and of the rows some may be left out."""

    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    words: str
    silent_left_out: bool
    many: bool
    more_articles: int
    more_rows: int


def coverage(asked: Iterable[Asked]) -> Coverage:
    found = [line for one in asked for line in lines(one)]
    tallied = tallies(found)
    sources, silent_left_out = _captured(set(tallied))
    many = len(tallied) > FEW
    listed = _listed(sources, tallied) if many else sources
    letters = {source.pk: _letter(n) for n, source in enumerate(listed)}
    rows = _choruses(found[:MOST_ROWS], sources, letters) if many else _cells(found, sources)
    return Coverage(
        articles=tuple(
            Article(letters[source.pk], source, said_by(tallied.get(source.pk, Counter())))
            for source in listed
        ),
        rows=tuple(rows),
        words=alone_in_words([len(line.supporting) for line in found if line.value]),
        silent_left_out=silent_left_out,
        many=many,
        more_articles=len(sources) - len(listed),
        more_rows=len(found) - len(rows),
    )


def _captured(reporting: set[int]) -> tuple[list[Source], bool]:
    """Those that report come first, then the others, where these are few: the oldest first."""
    texts = Snapshot.objects.filter(source=OuterRef("pk"))
    captured = Source.objects.published().filter(Exists(texts))
    found = Source.objects.select_related("outlet").prefetch_related("notices")
    found = found.annotate(whole=Exists(texts.filter(extent=Extent.WHOLE)))
    few = set(captured.order_by("pk").values_list("pk", flat=True)[: FEW + 1])
    shown = reporting if len(few) > FEW else reporting | few
    return sorted(found.filter(Q(pk__in=shown)), key=_order(reporting)), len(few) > FEW


def _order(reporting: set[int]):
    return lambda source: (
        source.pk not in reporting,
        source.published_earliest or date.max,
        source.pk,
    )


def _listed(sources: list[Source], tallied: Mapping[int, Counter]) -> list[Source]:
    """The articles that speak of most statements, in the order of all."""
    most = sorted(sources, key=lambda source: -tallied[source.pk]["spoken of"])[:MOST_ARTICLES]
    chosen = {source.pk for source in most}
    return [source for source in sources if source.pk in chosen]


def _cells(found: list[Line], sources: list[Source]) -> list[Row]:
    return [_row(line, cells=tuple(_cell(line, source) for source in sources)) for line in found]


def _cell(line: Line, source: Source) -> Cell:
    return Cell(
        sayings=tuple(line.sayings.get(source.pk, ())),
        only_here=line.alone and source.pk in line.supporting,
        silence="not in this article" if source.whole else "not in the passages captured",
    )


def _choruses(found: list[Line], sources: list[Source], letters: Mapping[int, str]) -> list[Row]:
    places = {source.pk: place for place, source in enumerate(sources)}
    rows = []
    for line in found:
        hows = dict.fromkeys(saying.how for said in line.sayings.values() for saying in said)
        speaking = [sources[place] for place in sorted(places[pk] for pk in line.sayings)]
        choruses = (_chorus(how, line, speaking, letters) for how in hows)
        rows.append(_row(line, choruses=tuple(choruses)))
    return rows


def _chorus(how: str, line: Line, speaking: list[Source], letters: Mapping[int, str]) -> Chorus:
    only = line.supporting if line.alone and how not in AGAINST else ()
    speakers = (
        Speaker(letters.get(source.pk, ""), source, said, source.pk in only)
        for source in speaking
        if (said := tuple(one for one in line.sayings[source.pk] if one.how == how))
    )
    return Chorus(how, Long(speakers))


def _row(line: Line, cells: tuple[Cell, ...] = (), choruses: tuple[Chorus, ...] = ()) -> Row:
    return Row(
        label=line.label,
        value=line.value,
        contested=line.contested,
        rests_on=line.rests_on,
        alone=line.alone,
        cells=cells,
        choruses=choruses,
    )


def _letter(position: int) -> str:
    """A to Z, then AA, AB and so on."""
    high, low = divmod(position, 26)
    return (_letter(high - 1) if high else "") + chr(ord("A") + low)
