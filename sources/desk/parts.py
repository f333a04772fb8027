"""The parts of the desk's page, each of which can be shown again alone after a change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.urls import reverse

from sources.actions import steps
from sources.anchoring import Span
from sources.desk.article import Layers, Line, RegionSpan, lines_of
from sources.desk.cited import Cited
from sources.desk.entries import EntryLine, Wanted, entry_lines, narrowed
from sources.desk.progress import Progress, Share, progress
from sources.models import Dismissal, Region, Snapshot, Source

LONGEST_OPEN = 80


@dataclass(frozen=True)
class OpenPassage:
    """A passage that nothing covers yet; `line` is where its line begins."""

    span: Span
    line: int
    words: str


@dataclass(frozen=True)
class ShareLine:
    done: int
    total: int
    rest: tuple[OpenPassage, ...]


class Reading:
    """An article as the desk shows it: each thing is read once, for all the parts."""

    def __init__(self, source: Source):
        self.source = source

    @cached_property
    def snapshot(self) -> Snapshot:
        return self.source.current_snapshot

    @cached_property
    def regions(self) -> list[RegionSpan]:
        text = self.snapshot.text
        rows = Region.objects.filter(snapshot=self.snapshot).values_list("start", "end", "kind")
        return [RegionSpan(*row) for row in rows if row[1] <= len(text)]

    @cached_property
    def dismissed(self) -> list[Span]:
        rows = Dismissal.objects.filter(snapshot=self.snapshot).values_list("start", "end")
        return [Span(*row) for row in rows]

    @cached_property
    def cited(self) -> Cited:
        return Cited(self.source, self.snapshot)

    @cached_property
    def progress(self) -> Progress:
        return progress(
            self.snapshot.text,
            self.regions,
            quoted=self.cited.live("quote"),
            cited=self.cited.live(),
            dismissed=self.dismissed,
        )

    @cached_property
    def entries(self) -> list[EntryLine]:
        return entry_lines(self.cited, self.snapshot.text)

    def lines(self) -> list[Line]:
        layers = Layers(
            marks=self.cited.marks(),
            regions=self.regions,
            quotations=self.progress.quotations.open,
            dismissed=self.dismissed,
            paragraphs=self.progress.paragraphs.open,
            passages=self.snapshot.holds_passages,
        )
        return lines_of(self.snapshot.text, layers)

    def share(self, share: Share) -> ShareLine:
        text = self.snapshot.text
        rest = (
            OpenPassage(span, text.rfind("\n", 0, span.start) + 1, _begun(text, span))
            for span in share.open
        )
        return ShareLine(share.done, share.total, tuple(rest))


def render_parts(request, source: Source, *names: str) -> dict[str, str]:
    """The elements of the page with these `data-part`s."""
    return render_reading(request, Reading(source), *names)


def render_reading(request, reading: Reading, *names: str) -> dict[str, str]:
    shared = {
        "source": reading.source,
        "desk_url": desk_url(reading.source),
        "plain": "plain" in request.GET,
    }
    return {
        name: render_to_string(
            f"admin/sources/desk/{name}.html", shared | PARTS[name](request, reading), request
        )
        for name in names
    }


def desk_url(source: Source) -> str:
    return reverse("admin:sources_source_desk", args=[source.pk])


def _article(request, reading: Reading) -> dict:
    return {"snapshot": reading.snapshot, "lines": reading.lines()}


def _entries(request, reading: Reading) -> dict:
    wanted = Wanted.read(request.GET)
    entries = narrowed(reading.entries, wanted)
    shown = sum(not line.hidden for line in entries)
    return {"entries": entries, "wanted": wanted, "shown": shown}


def _progress(request, reading: Reading) -> dict:
    found = reading.progress
    return {
        "shares": [
            ("Quotations", reading.share(found.quotations)),
            ("Paragraphs", reading.share(found.paragraphs)),
        ]
    }


def _undo(request, reading: Reading) -> dict:
    return {"steps": steps(source=reading.source, by=request.user)}


PARTS: dict[str, Callable] = {
    "article": _article,
    "entries": _entries,
    "progress": _progress,
    "undo": _undo,
}


def _begun(text: str, span: Span) -> str:
    words = " ".join(text[span.start : min(span.end, span.start + 2 * LONGEST_OPEN)].split())
    return words if len(words) <= LONGEST_OPEN else f"{words[:LONGEST_OPEN].rsplit(' ', 1)[0]}…"
