"""The key under which the words of names are compared: without case, accents and apostrophes."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sources.anchoring.characters import SCRIPTS_WITHOUT_SPACES
from sources.suggest.tokens import MARKS
from sources.suggest.vocabulary import listed

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ß": "ss"}
    | dict.fromkeys("'’‘ʼʻʿʾ`´\u0640", "")
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
)
_TOKEN = re.compile(rf"@\w{{1,40}}|[^\W_][\w{MARKS}]*(?:['’ʼʿʾ][^\W_][\w{MARKS}]*)*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_ELISION = re.compile(r"(?:[lLdDnN]|[qQ]u|[dD]ell|[aA]ll)['’](?=\w{3})")
_ARTICLE = frozenset(listed("al el ul as ash at ad adh ar az an es"))
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_ARTICLE = re.compile("^ال(?=..)")
_CLITICS = re.compile("^(?:[وف][بلكس]?|[بلكس])(?=...)")
UNSPACED = re.compile(f"[{SCRIPTS_WITHOUT_SPACES}]")


class Token(NamedTuple):
    """A word of a name. `start` takes in an Arabic article joined to it: "al-Sarraj"."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1] == "@"

    @property
    def is_acronym(self) -> bool:
        return is_acronym(self.text)


def is_acronym(text: str) -> bool:
    """Whether capitals alone tell it from another word, as they tell "US" from "us"."""
    return 1 < len(text) <= 6 and text.isupper() and text.isalnum()


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    if word.isascii():
        return word.replace("'", "").lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    bare = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    return _ARABIC_ARTICLE.sub("", bare) if _ARABIC.match(bare) else bare


def tokens(text: str, base: int = 0) -> list[Token]:
    found: list[Token] = []
    article: Token | None = None
    for match in _TOKEN.finditer(text):
        for start, end in _parts(match):
            word = text[start:end]
            if _is_article(text, word, end, found, start):
                article = Token(base + start, base + end, word, "")
                continue
            begins = article.start if article else base + start
            found.append(Token(begins, base + end, word, key_of(word)))
            article = None
    return found


def clitic_keys(token: Token) -> list[tuple[int, str]]:
    """The keys of an Arabic word without the particles written onto it, each with their length."""
    if not _ARABIC.match(token.text) or not (found := _CLITICS.match(token.text)):
        return []
    lengths = range(1, found.end() + 1)
    return [(length, key_of(_spelt_out(token.text[length:]))) for length in lengths]


def _spelt_out(rest: str) -> str:
    return f"ا{rest}" if rest.startswith("ل") and len(rest) > 3 else rest


def _parts(match: re.Match) -> list[tuple[int, int]]:
    start, end = match.span()
    if owned := _POSSESSIVE.search(match[0]):
        end = start + owned.start()
    elided = _ELISION.match(match[0])
    if elided:
        at = start + elided.end()
        return [(start, at - 1), (at, end)]
    return [(start, end)] if start < end else []


def _is_article(text: str, word: str, end: int, found: list[Token], start: int) -> bool:
    """Whether a word is the article of the name after it: "as-Sarraj", "Fattah el Sisi"."""
    if len(word) > 3 or word.lower() not in _ARTICLE:
        return False
    if text[end : end + 1] in ("-", "‐", "‑") and text[end + 1 : end + 2].isalpha():
        return True
    joined = bool(found) and found[-1].is_capital and text[start - 1 : start] == " "
    after = text[end : end + 2]
    lower_article = word in ("al", "el")
    return lower_article and joined and after[:1] == " " and after[1:].isupper()
