"""Suggest: what an editor may enter for a passage, read off the article's own words.

Text, offsets, regions and known names in; proposals out, each with the printed words that it
rests on. Offsets count Unicode code points. Nothing here decides, and nothing is written.
"""

from sources.suggest.article import Article, Printed
from sources.suggest.likeness import Likeness, Likenesses
from sources.suggest.names import KnownName, Mention, Names
from sources.suggest.proposals import Proposal, propose
from sources.suggest.quotations import Quotation, quotations
from sources.suggest.selections import snap, snap_to_marks, widen

__all__ = [
    "Article",
    "KnownName",
    "Likeness",
    "Likenesses",
    "Mention",
    "Names",
    "Printed",
    "Proposal",
    "Quotation",
    "propose",
    "quotations",
    "snap",
    "snap_to_marks",
    "widen",
]
