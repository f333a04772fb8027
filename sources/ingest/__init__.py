"""From pasted text and uploaded files to the text of a snapshot and what it proposes."""

from sources.ingest.cleaning import MAX_TEXT, Cleaned, clean, decode
from sources.ingest.errors import IngestError
from sources.ingest.html import MAX_PAGE_BYTES, Page, read_html
from sources.ingest.regions import ProposedRegion, first_line_headline, propose_regions

__all__ = [
    "MAX_PAGE_BYTES",
    "MAX_TEXT",
    "Cleaned",
    "IngestError",
    "Page",
    "ProposedRegion",
    "clean",
    "decode",
    "first_line_headline",
    "propose_regions",
    "read_html",
]
