"""What captured articles say on each statement of an event, and that counted in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sources.evidence import NUMBERS, count
from sources.pages.dossier import Claim, Shown, Side
from sources.pages.long import Long
from sources.pages.named import Named
from sources.pages.notes import Mark

# What a mark's sense is called here.
SENSES = {"inferred": "inferred by us"}
# Ways of speaking that are no support, in words for an article as a whole.
AGAINST = {"differs": "differs on", "contradicts": "contradicts"}


@dataclass(frozen=True)
class Asked:
    """A statement under a label. `value` stands for its own words where these are better."""

    label: str
    shown: Shown
    value: Named | None = None


@dataclass(frozen=True)
class Saying:
    """What an article says on a statement: of our value, or `value` where it gives another."""

    how: str
    value: Named | None
    notes: Long


@dataclass(frozen=True)
class Line:
    """One value of a statement, or all that is said beside its values, by article.

    `supporting` are the numbers of the articles that support it, `sayings` goes by them too.
    """

    label: str
    value: Named | None
    contested: bool
    rests_on: str
    supporting: frozenset[int]
    sayings: dict[int, list[Saying]]

    @property
    def alone(self) -> bool:
        """One article supports it, and no other one does."""
        return len(self.supporting) == 1


def lines(asked: Asked) -> Iterable[Line]:
    """A line for each value; sides beside several values get one of their own."""
    shown, sides = asked.shown, _sides(asked.shown)
    single = len(shown.claims) == 1
    for claim in shown.claims:
        yield Line(
            label=asked.label,
            value=asked.value or claim.named,
            contested=single and shown.contested,
            rests_on=claim.support.voices,
            supporting=frozenset(
                mark.note.source.pk for mark in claim.marks if not mark.note.source.supports_nothing
            ),
            sayings=_by_source([*_supporting(claim), *(sides if single else [])]),
        )
    if sides and not single:
        label = f"{asked.label}, said otherwise"
        yield Line(label, None, shown.contested, "", frozenset(), _by_source(sides))


def alone_in_words(supporting: list[int]) -> str:
    """How many statements rest on one article alone, given how many articles support each."""
    total, alone, nothing = len(supporting), supporting.count(1), supporting.count(0)
    if nothing == total:
        return f"Nothing supports any of the {number(total)} statements"
    unsupported = f", and nothing supports {number(nothing)} of them" if nothing else ""
    return f"{_alone(alone, total)} on one article alone{unsupported}"


def _alone(alone: int, total: int) -> str:
    if alone == total:
        return f"All {number(total)} statements rest"
    if not alone:
        return f"None of the {number(total)} statements rests"
    whole = f"{number(alone)} of the {number(total)} statements".capitalize()
    return f"{whole} {'rests' if alone == 1 else 'rest'}"


def number(figure: int) -> str:
    return NUMBERS[figure] if figure < len(NUMBERS) else str(figure)


def tallies(found: Iterable[Line]) -> dict[int, Counter]:
    """For each article on how many lines it supports, alone supports, differs and so on."""
    tallied = defaultdict(Counter)
    for line in found:
        for article in line.supporting:
            tallied[article].update(["supported", *(["alone"] if line.alone else [])])
        for article, sayings in line.sayings.items():
            tallied[article].update({"spoken of", *(saying.how for saying in sayings)})
    return tallied


def said_by(tally: Counter) -> str:
    """“supports nine statements, five of them only here; differs on one”."""
    found = []
    if supported := tally["supported"]:
        share = "all" if tally["alone"] == supported else number(tally["alone"])
        only = f", {share} of them only here" if tally["alone"] else ""
        found.append(f"supports {count(supported, 'statement')}{only}")
    found += [f"{words} {number(tally[how])}" for how, words in AGAINST.items() if tally[how]]
    if tally["retracted"]:
        found.append("retracted by its publisher: supports nothing any more")
    return "; ".join(found) or "nothing of it is cited from this article"


def _supporting(claim: Claim) -> list[tuple[Mark, str, Named | None]]:
    return [(mark, SENSES.get(mark.sense, mark.sense), None) for mark in claim.marks]


def _sides(shown: Shown) -> list[tuple[Mark, str, Named | None]]:
    sides: list[tuple[Side, str]] = [(side, "contradicts") for side in shown.contradictions]
    sides += [(side, "differs") for side in shown.differences]
    return [(mark, how, side.named) for side, how in sides for mark in side.marks]


def _by_source(found) -> dict[int, list[Saying]]:
    alike = defaultdict(list)
    for mark, how, value in found:
        alike[mark.note.source.pk, how, value].append(mark.note)
    sayings = defaultdict(list)
    for (source, how, value), notes in alike.items():
        sayings[source].append(Saying(how, value, Long(notes)))
    return sayings
