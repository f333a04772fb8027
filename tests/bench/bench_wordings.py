"""How the cost of comparing wordings grows: the time for 5,000 words over the time for 500.

Run with `python -m tests.bench.bench_wordings`.
"""

import time

from sources.wordings import compare

CASES = {
    "common words": (lambda n: f"word{n % 700}", lambda n: f"word{n * 7 % 900}"),
    "two words over and over": (lambda n: "ab"[n % 2], lambda n: "bba"[n % 3]),
    "no word shared": (lambda n: f"one{n}", lambda n: f"other{n}"),
    "Arabic": (lambda n: ("السلام", "محادثات", "موسكو")[n % 3], lambda n: ("موسكو", "سلام")[n % 2]),
}


def seconds(words: int, one, other) -> float:
    texts = [" ".join(map(word, range(words))) for word in (one, other)]
    begun = time.perf_counter()
    compare(texts)
    return time.perf_counter() - begun


def main() -> None:
    for name, pair in CASES.items():
        small, large = seconds(500, *pair), seconds(5000, *pair)
        print(f"{name:24} {large * 1000:6.0f} ms for 5,000 words, {large / small:6.1f} times 500")


if __name__ == "__main__":
    main()
