"""How the cost of anchoring grows: the time for 1 MB of text over the time for 100 KB.

A ratio near 10 is linear. Run with `python -m tests.bench.bench_anchoring`.
"""

import time

from sources.anchoring import (
    cuts_word,
    locate,
    passage_link,
    renders,
    sentence_spans,
)

PROSE = "“We agree,” said General No{n}. He added: ‘Peace – at last…’ "
TARGET = "The “letter” — the very one — was sent from Moscow."
STRAIGHT = 'The "letter" - the very one - was sent from Moscow.'


def quoted_prose(size: int) -> str:
    """Prose with a quotation mark for every ten characters or so, and one target in it."""
    lines = [PROSE.format(n=n) + ("\n\n" if n % 5 == 0 else "") for n in range(size // 58)]
    lines.insert(len(lines) // 2, TARGET + " ")
    return "".join(lines)


def marks(size: int) -> str:
    return "“x” " * (size // 4)


def link(text: str, words: str) -> str:
    at = text.index(words)
    return passage_link("https://example.org/", text, at, at + len(words))


def cut_everywhere(text: str) -> int:
    return sum(cuts_word(text, at, at + 1) for at in range(0, len(text), 4))


CASES = [
    ("locate, found", quoted_prose, lambda text: locate(text, TARGET)),
    ("locate, found folded", quoted_prose, lambda text: locate(text, STRAIGHT)),
    ("locate, ambiguous", quoted_prose, lambda text: locate(text, "“We agree,”")),
    ("locate, ambiguous folded", quoted_prose, lambda text: locate(text, '"We agree,"')),
    ("locate, ambiguous with context", quoted_prose,
     lambda text: locate(text, '"We agree,"', suffix=" said General No7.", near=5)),
    ("locate, one straight mark", quoted_prose, lambda text: locate(text, '"')),
    ("locate, absent", quoted_prose,
     lambda text: locate(text, "The letter that was sent to Minsk was the very one")),
    ("locate, absent, no word shared", quoted_prose, lambda text: locate(text, "Genrral zzqx")),
    ("locate, one character repeated", lambda n: "哈" * n, lambda text: locate(text, "哈" * 900)),
    ("locate, inside a long word", lambda n: "a" * n, lambda text: locate(text, "a" * 900)),
    ("locate, marks and letters", marks, lambda text: locate(text, '"x" ' * 250 + "y")),
    ("locate, flags", lambda n: "🇱🇾" * (n // 2), lambda text: locate(text, "🇱🇾🇱🇾")),
    ("locate, white space", lambda n: "a" + " " * n + "b", lambda text: locate(text, "a b")),
    ("locate, decomposed", lambda n: "e\u0301a " * (n // 4), lambda text: locate(text, "éa éa b")),
    ("locate, absent in Han", lambda n: "利比亚国民军说" * (n // 7),
     lambda text: locate(text, "利比亚人民军说")),
    ("cuts_word", quoted_prose, cut_everywhere),
    ("renders", quoted_prose, lambda text: renders(f"[He] “We agree,” […] {STRAIGHT}", text)),
    ("renders, all of it", quoted_prose, lambda text: renders(text, text)),
    ("renders, missing", marks, lambda text: renders('"x" ' * 250 + "y", text)),
    ("renders, brackets", lambda n: "[x] y " * (n // 6), lambda text: renders(text, text + "z")),
    ("renders, open brackets", lambda n: "[" * n, lambda text: renders(text + "a", text + "b")),
    ("passage_link, unique", quoted_prose, lambda text: link(text, TARGET)),
    ("passage_link, not unique", quoted_prose, lambda text: link(text, "We agree")),
    ("passage_link, one word repeated", lambda n: "a " * (n // 2), lambda text: link(text, "a")),
    ("passage_link, beside a long word", lambda n: "a" * n + " a", lambda text: link(text, " a")),
    ("sentence_spans", quoted_prose, sentence_spans),
    ("sentence_spans, full stops", lambda n: "." * n, sentence_spans),
    ("sentence_spans, short", lambda n: "A. " * (n // 3), sentence_spans),
    ("sentence_spans, lines", lambda n: "a\n" * (n // 2), sentence_spans),
]  # fmt: skip


def seconds(call, text: str) -> float:
    begun = time.perf_counter()
    call(text)
    return time.perf_counter() - begun


def main() -> None:
    for name, make, call in CASES:
        small, large = seconds(call, make(100_000)), seconds(call, make(1_000_000))
        print(f"{name:36} {large * 1000:8.0f} ms at 1 MB, {large / small:6.1f} times 100 KB")


if __name__ == "__main__":
    main()
