"""What Unicode says about characters: which make words, and where a text must not be cut."""

import re
import unicodedata
from functools import lru_cache

ZERO_WIDTH_JOINER = "\u200d"

# Shown as nothing: soft hyphen, joiners, marks of direction, byte order mark. The zero-width
# space (U+200B) is not among them: it stands between words in scripts without spaces.
HIDDEN = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

# Arabic, Hebrew, Syriac, Samaritan, Mandaic, Ethiopic and Hangul write particles onto names.
CLITIC_SCRIPTS = (
    "\u0590-\u074f\u0750-\u077f\u0800-\u085f\u0860-\u08ff\u1200-\u139f\u2d80-\u2ddf"
    "\uab00-\uab2f\uac00-\ud7a3\ufb1d-\ufdff\ufe70-\ufefc\U00010ec0-\U00010eff"
    "\U0001ee00-\U0001eeff"
)

# Thai, Lao, Tibetan, Myanmar, Khmer, Tai, Javanese, Balinese, Yi, Kana, Bopomofo and Han.
SCRIPTS_WITHOUT_SPACES = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f"
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua980-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)

_HIDDEN = re.compile(f"[{HIDDEN}]")
_CUTTABLE = re.compile(f"[{CLITIC_SCRIPTS}{SCRIPTS_WITHOUT_SPACES}]")
_REGIONAL = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_LONGEST_FLAG_RUN = 64  # keeps a text of flags alone linear

# Part of the character before them though no marks: skin tones, tags of flags, the Thai and Lao
# vowel am, half-width voicing marks, conjoining vowels and finals of Hangul.
_TRAILING = re.compile(
    "[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u0e33\u0eb3\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb]"
)
_STACKING = frozenset("\u1039\u17d2\u1a60")  # the next consonant stands below


@lru_cache(maxsize=16384)
def is_word_character(char: str) -> bool:
    """A letter, mark or digit (Unicode categories L, M and N); "" is none."""
    return bool(char) and unicodedata.category(char)[0] in "LMN"


@lru_cache(maxsize=16384)
def _is_cuttable_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and _CUTTABLE.match(char) is not None


@lru_cache(maxsize=16384)
def _is_pictograph(char: str) -> bool:
    return char == "\ufe0f" or (bool(char) and unicodedata.category(char) in ("So", "Sk"))


@lru_cache(maxsize=65536)
def _belong_together(left: str, right: str) -> bool:
    if not left or not right:
        return False
    if unicodedata.category(right)[0] == "M" or _TRAILING.match(right) or left in _STACKING:
        return True
    if not is_word_character(left) or not is_word_character(right):
        return False
    return not (_is_cuttable_letter(left) or _is_cuttable_letter(right))


@lru_cache(maxsize=65536)
def _is_settled(left: str, right: str) -> bool:
    """Whether two characters alone say if a cut between them is one, without their neighbours."""
    flags = left in _REGIONAL and right in _REGIONAL
    return not (flags or _HIDDEN.match(left) or _HIDDEN.match(right))


def _visible_before(text: str, at: int) -> str:
    while at and _HIDDEN.match(text, at - 1):
        at -= 1
    return text[at - 1 : at]


def _visible_after(text: str, at: int) -> str:
    while at < len(text) and _HIDDEN.match(text, at):
        at += 1
    return text[at : at + 1]


def _splits_flag(text: str, at: int) -> bool:
    before = text[max(0, at - _LONGEST_FLAG_RUN) : at]
    return (len(before) - len(before.rstrip(_REGIONAL))) % 2 == 1


def cuts_at(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` goes through a word or through one visible character."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if _is_settled(left, right):
        return _belong_together(left, right)
    if left in _REGIONAL and right in _REGIONAL:
        return _splits_flag(text, at)
    joined = ZERO_WIDTH_JOINER in (left, right)
    left, right = _visible_before(text, at), _visible_after(text, at)
    joined = joined and _is_pictograph(left) and _is_pictograph(right)
    return joined or _belong_together(left, right)


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins or ends between two letters, marks or digits.

    Apostrophes, hyphens and @ are boundaries. Scripts with clitics ("لحفتر") and scripts without
    spaces may be cut between letters, but no script before a combining mark, and nothing
    inside an emoji or flag.
    """
    return cuts_at(text, start) or cuts_at(text, end)
