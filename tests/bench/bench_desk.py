"""Clicks, keys and page loads that it takes to enter the demo's first article, on an empty
database: at the desk and through the stock admin forms.

Counted are clicks, page loads, and keys that are no typing: going to a field, ticking, choosing
(opening a list and taking from it are two), a chord, the selecting of words. Both ways end with
the same entries, each statement of them cited. Run with `python -m tests.bench.bench_desk`.
"""

import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.bench.entering.database import database
from tests.bench.entering.measured import Measured

Results = dict[tuple[str, str], Measured]

WAYS = ("desk", "stock")
# At the desk: select, press the key, save; find and say for what.
BUDGETS = {"quote": 3, "actor": 3, "citation": 5}
SHARE = 4
SINGLES = {
    "quote": "a direct quote of a known speaker",
    "actor": "a new actor",
    "citation": "another article cited for a quote that is there",
}


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Skipped: Chromium, by which the interactions are counted, is not installed.")
        return
    tasks = [(way, what) for what in ("the_article", "single_things") for way in WAYS]
    with ProcessPoolExecutor(len(WAYS), get_context("spawn"), max_tasks_per_child=1) as pool:
        running = {task: pool.submit(measure, *task, chromium) for task in tasks}
        measured = {task: running[task].result() for task in tasks}
    show(measured)
    if faults := [f"{way}: {f}" for (way, _), m in measured.items() for f in m.faults]:
        sys.exit("The databases do not hold the same:\n" + "\n".join(faults))
    if missed := list(missed_budgets(measured)):
        sys.exit("\n".join(missed))
    print("Every budget is met.")


def measure(way: str, what: str, chromium: str) -> Measured:
    """In a process of its own, whose database is its own too."""
    with database():
        from tests.bench.entering import measuring

        return getattr(measuring, what)(way, chromium)


def show(measured: Results) -> None:
    size = measured["desk", "the_article"].sizes
    rows = {("single_things", name): label for name, label in SINGLES.items()}
    rows["the_article", "event"] = (
        f"{size['event']} events, with {size['actor']} actors and {size['place']} places"
    )
    rows["the_article", "quote"] = f"{size['quote']} quotes"
    rows["the_article", "article"] = "the whole article"
    print(f"{'interactions':56} {'desk':>6} {'stock':>6}")
    for (what, name), label in rows.items():
        counts = [measured[way, what].counts[name] for way in WAYS]
        print(f"{label:56} {counts[0]:6} {counts[1]:6}")
    print(f"Both hold {size['statement']} statements of {size['event'] + size['quote']} entries.")


def missed_budgets(measured: Results) -> Iterator[str]:
    singles = measured["desk", "single_things"].counts
    for name, most in BUDGETS.items():
        if singles[name] > most:
            yield f"For {SINGLES[name]} {most} are allowed at the desk, not {singles[name]}."
    desk, stock = (measured[way, "the_article"] for way in WAYS)
    share = f"The desk takes {desk.counts['article'] / stock.counts['article']:.0%} of the forms'."
    print(share)
    if not desk.is_whole:
        print("Only the demo's passages are at hand: a quarter is asked of the whole article.")
    elif desk.counts["article"] * SHARE > stock.counts["article"]:
        yield f"{share} A quarter is allowed."


if __name__ == "__main__":
    main()
