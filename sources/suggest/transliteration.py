"""A key that spellings of one foreign name share: its consonants, as they sound roughly.

"Haftar", "Hifter" and "Хафтар" have one key, "Gaddafi", "Qadhafi" and "القذافي" another.
"""

import re
from functools import lru_cache

from sources.suggest.keys import key_of


def _table(pairs: str) -> dict[str, str]:
    """Of "a=b" the letter and its sound; of "a=" one that is not heard."""
    return dict(pair.split("=") for pair in pairs.split())


_CYRILLIC = _table(
    "а=a б=b в=v г=g д=d е=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h "
    "ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya ё=yo і=i ї=i є=ye ґ=g"
)
_ARABIC = _table(
    "ا=a ب=b ت=t ث=t ج=j ح=h خ=h د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z ع= غ=g ف=f ق=k ك=k "
    "ل=l م=m ن=n ه=h و=w ي=y ء= ؤ= ئ= پ=p چ=ch ژ=j گ=g"
)
_LATIN = str.maketrans(_CYRILLIC | _ARABIC)
# One after the other: "tsch" before "sch".
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dzh|dsch|dj", "j"),
        (r"(?<=[bcdfgklmnprstvz])j(?=[aou])", ""),
        (r"w$", "v"),
        (r"tsch|tch|sch|sh|ch", "s"),
        (r"kh(?=.)", "h"),
        (r"gh|q|g(?!e|i)", "k"),
        (r"c(?=[eiy])", "s"),
        (r"ck|c", "k"),
        (r"ph", "f"),
        (r"(?<=[dtb])h", ""),
        (r"x", "ks"),
        (r"th", "t"),
        (r"^w", "v"),
        (r"(.)\1+", r"\1"),
        (r"(?<!^)[aeiouywh]", ""),
        (r"^[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    return key_of(word).translate(_LATIN)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The key; "" where the script is none that is read here."""
    sounds = latin(word)
    if not sounds.isascii():
        return ""
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return sounds
