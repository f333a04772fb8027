"""What proposals cost: on hostile text of a megabyte, and with thousands of known names.

Run with `python -m tests.bench.bench_suggest`.
"""

import time

from sources.choices import ActorKind
from sources.suggest import Article, KnownName, Names, propose, quotations

SIZE = 1_000_000
MIDDLE = SIZE // 2
MARKS = ("“", '"', "'as' ", "«‹„", "“Ab said.” ", "“He said ‘no’ to ", "’s ")
WORDS = ("Ab ", "said ", "Ab, ", "of the ", "the ", "and Ab ", "(A) ", "president of ", "ab-")
NAMED = ("The president said Ab Cd. ", "President Ab Cd ", "Ab. ", "he said, ")
OTHERS = ("حفتر ", "👩\u200d👧", "e\u0301", "\u200d", "$")
SPACES = (" ", "a\n\n", "a\n")
DATES = ("1 ", "January 1 ", "a few days ", "2014-", "the end of ")


def seconds(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    people = [KnownName(n, f"Name{n % 900} Of{n}", ActorKind.PERSON) for n in range(20_000)]
    names = Names(people)
    print(f"{seconds(lambda: Names(people)):.2f} s to learn 20,000 names")
    for word in (*MARKS, *WORDS, *NAMED, *OTHERS, *SPACES, *DATES):
        text = (word * SIZE)[:SIZE]
        marks = seconds(lambda text=text: quotations(Article(text)))
        one = seconds(lambda text=text: propose(text, MIDDLE, MIDDLE + 300, actors=names))
        whole = seconds(lambda text=text: propose(text, 0, SIZE, actors=names))
        print(f"{word!r:22} quotations {marks:5.2f} s, a passage {one:5.2f} s, all {whole:5.2f} s")


if __name__ == "__main__":
    main()
