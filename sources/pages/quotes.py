from dataclasses import dataclass

from sources.models import Actor, Citation, Correction, Quote, Topic
from sources.pages.dossier import Dossier, Shown, Words
from sources.pages.named import Named, named, visible
from sources.pages.notes import Note

FACTS = ("said", "medium", "ascribed_to", "occasion")


@dataclass(frozen=True)
class QuotePage:
    """`speaker` is None where the article names none, or where it is contested who spoke."""

    entry: Quote
    title: str
    preview: bool
    words: Words
    existence: Shown
    speaker: Named | None
    spoken_by: Shown
    facts: tuple[Shown, ...]
    within: Named | None
    reports: list[Named]
    addressees: list[Named]
    about: list[Named]
    topics: list[Topic]
    corrections: list[Correction]
    notes: list[Note]


def quote_page(quote: Quote, *, preview: bool = False) -> QuotePage:
    dossier = Dossier(Citation.objects.about(quote), [quote], preview=preview)
    words, existence = dossier.renderings(quote), dossier.show(quote)
    spoken_by = dossier.show(quote, "speaker")
    named_speaker = quote.speaker_id and not spoken_by.contested
    return QuotePage(
        entry=quote,
        title=str(Quote(text=words.lead.words)),
        preview=preview,
        words=words,
        existence=existence,
        speaker=spoken_by.claims[0].named if named_speaker else None,
        spoken_by=spoken_by,
        facts=tuple(shown for name in FACTS if (shown := dossier.show(quote, name))),
        within=_within(quote, preview),
        reports=[named(report) for report in quote.reports.published()],
        addressees=_actors(quote.addressees, preview),
        about=_actors(quote.about, preview),
        topics=list(quote.topics.all()),
        corrections=list(quote.corrections.all()),
        notes=dossier.notes,
    )


def _within(quote: Quote, preview: bool) -> Named | None:
    shown = quote.within is not None and visible(quote.within, preview=preview)
    return named(quote.within) if shown else None


def _actors(actors, preview: bool) -> list[Named]:
    found: list[Actor] = actors.all() if preview else actors.published()
    return [named(actor) for actor in found]
