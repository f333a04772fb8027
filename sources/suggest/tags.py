"""The words of a stretch as a string of tags, a letter each, so that a short pattern reads it.

D determiner, A adjective of a role, R role, B body or document, N T I the same with a capital
(name, role, body), d particle of a name, a acronym in brackets, O "of", P a preposition that
goes on with a description, p another one, V reporting verb, X auxiliary or adverb, H relative,
W pronoun, S conjunction, & "and", t word of a date, g word in "-ing", w another word; between
words: q quotation, comma, and a full stop for any other punctuation.
"""

import re
from functools import cached_property

from sources.suggest import vocabulary as v
from sources.suggest.tokens import MASK, Stretch, Word

_DATE_WORDS = frozenset(
    v.listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december today yesterday tomorrow tonight earlier later week
month year day morning afternoon evening night days weeks months years ago last this next
""")
)
_BY_KEY = [
    ("W", v.PRONOUNS),
    ("H", v.RELATIVES),
    ("D", v.DETERMINERS),
    ("S", frozenset({"after", "before", "since", "until"})),
    ("O", frozenset({"of"})),
    ("&", frozenset({"and"})),
    ("P", v.LINKING - {"of", "and"}),
    ("p", v.PREPOSITIONS),
    ("X", v.AUXILIARIES),
    ("S", v.SUBORDINATORS),
]
_TAG = {key: tag for tag, keys in reversed(_BY_KEY) for key in keys}
_SHORTENED = re.compile(r"[^\W\d_]\.?|[^\W\d_]{2,4}")
_NOTHING = re.compile(r"[\s'\"“”‘’«»„]*")


class Tagged:
    """A stretch with its tags; `words_at` gives the word of each tag, or the one before it."""

    def __init__(self, stretch: Stretch):
        self.stretch = stretch
        self.tags, self.words_at, self.places = _tagged(stretch)

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the reporting verbs among the tags."""
        return [at for at, tag in enumerate(self.tags) if tag == "V"]

    def word(self, at: int) -> Word:
        return self.stretch.words[self.words_at[at]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """What the tags `start:end` stand for in the article."""
        bracket = self.tags[end - 1] == "a"
        return self.word(start).start, self.word(end - 1).end + bracket

    def place_of(self, at: int) -> int:
        """The tag of the first word that ends after an offset of the article."""
        index = self.stretch.index_at(at)
        return self.places[index] if index < len(self.places) else len(self.tags)


def _tagged(stretch: Stretch) -> tuple[str, list[int], list[int]]:
    tags, words_at, places = [], [], []
    if stretch.words and _gap_tag(stretch, -1) == "q":
        tags.append("q")
        words_at.append(0)
    for index, word in enumerate(stretch.words):
        places.append(len(tags))
        tags.append(_tag(stretch, index, word))
        words_at.append(index)
        if between := _gap_tag(stretch, index):
            tags.append(between)
            words_at.append(index)
    return "".join(tags), words_at, places


def _tag(stretch: Stretch, index: int, word: Word) -> str:
    if _is_bracketed(stretch, index):
        return "a"
    if word.is_capital and not (word.key in _TAG and _is_plain(stretch, index, word)):
        return _capital_tag(word)
    if word.key in v.PARTICLES and _stands_in_name(stretch, index):
        return "d"
    if word.key in v.PLAIN_FORMS and _is_said_of_several(stretch, index):
        return "V"
    return _TAG.get(word.key) or _lower_tag(word, stretch.words[index - 1] if index else None)


def _capital_tag(word: Word) -> str:
    if word.key in _DATE_WORDS or word.key == "may":
        return "t"
    if word.key in v.ROLES or word.key in v.HONORIFICS or word.key in v.ROLE_ADJECTIVES:
        return "T"
    return "I" if word.key in v.BODIES or word.key in v.DOCUMENTS else "N"


def _lower_tag(word: Word, before: Word | None) -> str:
    key = word.key
    if key in v.REPORTING and not (key in v.NOUNS_TOO and _calls_for_noun(before)):
        return "V"
    if key in v.ROLES:
        return "R"
    if key in v.BODIES or key in v.DOCUMENTS:
        return "B"
    if key in v.ROLE_ADJECTIVES:
        return "A"
    if key in _DATE_WORDS or (key.isdigit() and len(key) in (1, 2, 4)):
        return "t"
    if key.endswith("ing") and len(key) > 5:
        return "g"
    return "X" if key.endswith("ly") and len(key) > 4 else "w"


def _is_said_of_several(stretch: Stretch, index: int) -> bool:
    """Whether a plural stands before the verb, and what was said after it."""
    if not 0 < index < len(stretch.words) - 1:
        return False
    before, after = stretch.words[index - 1].key, stretch.words[index + 1].key
    return after in v.CONTENT and (before.endswith("s") or before in ("they", "we", "people"))


def _calls_for_noun(before: Word | None) -> bool:
    """Whether "reports" after this word are papers."""
    if before is None:
        return True
    key = before.key
    return key.endswith("ing") or key in v.DETERMINERS or key in v.PREPOSITIONS


def _is_plain(stretch: Stretch, index: int, word: Word) -> bool:
    """Whether a capital says nothing: the word opens a sentence, or is one like "The"."""
    if word.key in ("the", "a", "an") or word.key in v.PRONOUNS:
        return not (word.text.isupper() and len(word.text) > 1 and word.key != "the")
    before = stretch.gap(index - 1)
    return not index or any(mark in before for mark in '.!?:;\n“"' + MASK)


def _is_bracketed(stretch: Stretch, index: int) -> bool:
    opened = stretch.gap(index - 1).endswith("(")
    return opened and stretch.gap(index).startswith(")")


def _stands_in_name(stretch: Stretch, index: int) -> bool:
    """Whether a capital follows, at once or after another particle, and one stands before."""
    words = stretch.words
    after = index + 1
    while after < min(len(words), index + 3) and words[after].key in v.PARTICLES:
        after += 1
    before = index - 1
    while before > max(-1, index - 3) and words[before].key in v.PARTICLES:
        before -= 1
    inside = before >= 0 and after < len(words)
    return inside and words[before].is_capital and words[after].is_capital


def _gap_tag(stretch: Stretch, index: int) -> str:
    gap = stretch.gap(index)
    if MASK in gap:
        return "q"
    if _NOTHING.fullmatch(gap):
        return ""
    bare = gap.strip(" \n\t\u00a0'\"“”‘’«»„")
    if bare in ("(", ")", "),", ") ") and _is_beside_acronym(stretch, index):
        return "," if "," in bare else ""
    if gap == "." and index + 1 < len(stretch.words):
        return ""  # "Ph.D."
    if bare == "." and index >= 0 and _SHORTENED.fullmatch(stretch.words[index].text):
        return "" if _is_title_or_initial(stretch.words[index]) else "."
    return {"": "", ",": ",", "،": ",", "&": "&"}.get(bare, ".")


def _is_beside_acronym(stretch: Stretch, index: int) -> bool:
    return (index >= 0 and _is_bracketed(stretch, index)) or (
        index + 1 < len(stretch.words) and _is_bracketed(stretch, index + 1)
    )


def _is_title_or_initial(word: Word) -> bool:
    return word.key in v.HONORIFICS or (len(word.text) == 1 and word.text.isupper())
