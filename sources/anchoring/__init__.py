"""Anchoring: find, check and compare the verbatim words of a text.

Offsets count Unicode code points. Nothing here knows the framework or the database.
"""

from sources.anchoring.characters import cuts_word
from sources.anchoring.links import passage_link, web_address
from sources.anchoring.locating import MAX_PLACES, Absent, Ambiguous, Found, contains, locate
from sources.anchoring.nearest import Proposal
from sources.anchoring.rendering import Rendering, renders
from sources.anchoring.sentences import (
    around,
    count_words,
    quotation_opened,
    sentence_spans,
    sentences,
)
from sources.anchoring.spans import (
    CONTEXT,
    JOIN,
    MAX_EXCERPT,
    AnchorError,
    Place,
    Span,
    check_span,
    covered,
    crosses_join,
    join_passages,
    merged,
    place,
)
from sources.anchoring.standing import Standing, compare_standing

__all__ = [
    "CONTEXT",
    "JOIN",
    "MAX_EXCERPT",
    "MAX_PLACES",
    "Absent",
    "Ambiguous",
    "AnchorError",
    "Found",
    "Place",
    "Proposal",
    "Rendering",
    "Span",
    "Standing",
    "around",
    "check_span",
    "compare_standing",
    "contains",
    "count_words",
    "covered",
    "crosses_join",
    "cuts_word",
    "join_passages",
    "locate",
    "merged",
    "passage_link",
    "place",
    "quotation_opened",
    "renders",
    "sentence_spans",
    "sentences",
    "web_address",
]
