"""Anchoring: find, check and compare the verbatim words of a text.

Offsets count Unicode code points. Nothing here knows the framework or the database.
"""

from .characters import cuts_word
from .links import passage_link
from .locating import MAX_PLACES, Absent, Ambiguous, Found, contains, locate
from .nearest import Proposal
from .rendering import Rendering, renders
from .sentences import around, count_words, sentence_spans, sentences
from .spans import (
    CONTEXT,
    JOIN,
    MAX_EXCERPT,
    AnchorError,
    Place,
    Span,
    check_span,
    crosses_join,
    join_passages,
    place,
)
from .standing import Standing, compare_standing

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
    "crosses_join",
    "cuts_word",
    "join_passages",
    "locate",
    "passage_link",
    "place",
    "renders",
    "sentence_spans",
    "sentences",
]
