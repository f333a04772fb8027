"""Passages that resemble words which a text does not hold: proposals, never answers."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from sources.anchoring.characters import (
    SCRIPTS_WITHOUT_SPACES,
    cuts_at,
    cuts_word,
    is_word_character,
)
from sources.anchoring.folding import Folded
from sources.anchoring.spans import MAX_EXCERPT, Place, context, crosses_join

MAX_PROPOSALS = 3
MIN_SCORE = 55

# Two neighbours make a token where words are not set apart by spaces.
_TOKEN = re.compile(rf"(?=([{SCRIPTS_WITHOUT_SPACES}]{{2}}))|(\w+)")
_MAX_TOKENS = 64
_RARE_TOKENS = 8
_POSITIONS_EACH = 25
_REFINED = 8
_EDGES_TRIED = 12


@dataclass(frozen=True)
class Proposal(Place):
    """A passage that resembles the words; `score` 0 to 100, where 100 is equal after folding."""

    score: float


def nearest_passages(text: str, folded: Folded, needle: str) -> tuple[Proposal, ...]:
    """The passages of `text` most like the folded words `needle`, best first, at most three."""
    needle = needle[:MAX_EXCERPT]
    starts = _likely_starts(folded.text, needle)
    windows = {at: fuzz.ratio(needle, folded.text[at : at + len(needle)]) for at in starts}
    best = sorted(windows, key=lambda at: (-windows[at], at))[:_REFINED]
    proposals = [_refined(text, folded, needle, at) for at in best]
    ranked = sorted((p for p in proposals if p), key=lambda p: (-p.score, p.start))
    return _without_overlaps(ranked)[:MAX_PROPOSALS]


def _likely_starts(haystack: str, needle: str) -> set[int]:
    """Where the needle would begin if one of its rare words stood where the text has it."""
    return {
        max(0, at - offset)
        for token, offset in _rare_tokens(haystack, needle)
        for at in _first_positions(haystack, token)
    }


def _rare_tokens(haystack: str, needle: str) -> list[tuple[str, int]]:
    tokens = {match[1] or match[2]: match.start() for match in _TOKEN.finditer(needle)}
    sample = list(tokens.items())[:: max(1, len(tokens) // _MAX_TOKENS)]
    counted = [(haystack.count(token), -len(token), token, at) for token, at in sample]
    rare = sorted(row for row in counted if row[0])[:_RARE_TOKENS]
    found = [(token, at) for _, _, token, at in rare]
    if not rare or rare[0][0] > _POSITIONS_EACH:
        found += _similar_tokens(haystack, sample)
    return found


def _similar_tokens(haystack: str, tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    vocabulary = set(re.findall(r"\w+", haystack))
    longest = sorted(tokens, key=lambda row: -len(row[0]))[:MAX_PROPOSALS]
    return [
        (word, at)
        for token, at in longest
        for word, _, _ in process.extract(
            token, vocabulary, scorer=fuzz.ratio, score_cutoff=MIN_SCORE, limit=MAX_PROPOSALS
        )
    ]


def _first_positions(haystack: str, token: str):
    at = haystack.find(token)
    for _ in range(_POSITIONS_EACH):
        if at < 0:
            return
        yield at
        at = haystack.find(token, at + len(token))


def _refined(text: str, folded: Folded, needle: str, at: int) -> Proposal | None:
    haystack = folded.text
    slack = 16 + len(needle) // 4
    end = at + len(needle)
    start = _best(_word_starts(haystack, at, slack), lambda s: fuzz.ratio(needle, haystack[s:end]))
    if start is None:
        return None
    ends = (e for e in _word_ends(haystack, end, slack) if e > start)
    end = _best(ends, lambda e: fuzz.ratio(needle, haystack[start:e]))
    return end and _proposal(text, folded, (start, end), needle)


def _best(edges, score):
    return max(edges, key=score, default=None)


def _word_starts(haystack: str, near: int, slack: int) -> list[int]:
    edges = (at for at in _around(haystack, near, slack) if _is_word_start(haystack, at))
    return _closest(edges, near)


def _word_ends(haystack: str, near: int, slack: int) -> list[int]:
    edges = (at + 1 for at in _around(haystack, near, slack) if _is_word_end(haystack, at + 1))
    return _closest(edges, near)


def _around(haystack: str, near: int, slack: int) -> range:
    return range(max(0, near - slack), min(len(haystack), near + slack))


def _closest(edges, near: int) -> list[int]:
    return sorted(edges, key=lambda at: abs(at - near))[:_EDGES_TRIED]


def _is_word_start(haystack: str, at: int) -> bool:
    return is_word_character(haystack[at]) and not cuts_at(haystack, at)


def _is_word_end(haystack: str, at: int) -> bool:
    return is_word_character(haystack[at - 1]) and not cuts_at(haystack, at)


def _proposal(text: str, folded: Folded, window: tuple[int, int], needle: str) -> Proposal | None:
    score = fuzz.ratio(needle, folded.text[slice(*window)])
    span = folded.span(*window)
    if score < MIN_SCORE or not span or span[1] - span[0] > MAX_EXCERPT:
        return None
    if cuts_word(text, *span) or crosses_join(text, *span):
        return None
    return Proposal(*span, text[slice(*span)], *context(text, *span), score)


def _without_overlaps(ranked: list[Proposal]) -> tuple[Proposal, ...]:
    kept: list[Proposal] = []
    for proposal in ranked:
        if all(proposal.end <= other.start or other.end <= proposal.start for other in kept):
            kept.append(proposal)
    return tuple(kept)
