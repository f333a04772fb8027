"""What a page shows of an entry or a source: its statements, their marks, and the excerpts."""

from sources.pages.actors import ActorPage, actor_page
from sources.pages.dossier import Claim, Dossier, Shown, Side, Words
from sources.pages.events import EventPage, event_page
from sources.pages.excerpts import ExcerptPage, excerpt_page
from sources.pages.named import Named, title_line
from sources.pages.notes import Mark, Note, Usage
from sources.pages.quotes import QuotePage, quote_page
from sources.pages.renderings import Rendering
from sources.pages.sources import SourcePage, source_page
from sources.pages.testimony import Support, originals, testimony
from sources.pages.wording import in_words, quoted

__all__ = [
    "ActorPage",
    "Claim",
    "Dossier",
    "EventPage",
    "ExcerptPage",
    "Mark",
    "Named",
    "Note",
    "QuotePage",
    "Rendering",
    "Shown",
    "Side",
    "SourcePage",
    "Support",
    "Usage",
    "Words",
    "actor_page",
    "event_page",
    "excerpt_page",
    "in_words",
    "originals",
    "quote_page",
    "quoted",
    "source_page",
    "testimony",
    "title_line",
]
