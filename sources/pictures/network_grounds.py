"""Whether what would tie two actors is a cited fact: supported, and not contested."""

from collections import defaultdict
from collections.abc import Iterable

from sources.choices import Stance, Voice
from sources.evidence import Testimony, disagree
from sources.models import Event, Quote
from sources.pages.clashes import incompatible
from sources.pages.named import Names

Row = tuple[str, int, str, str, str, str]

_REALITIES_CLASH = incompatible(Event.statement_named("reality"), Names(()))
_SPEAKERS_CLASH = incompatible(Quote.statement_named("speaker"), Names(()))


class Grounds:
    """What stands for and against the statements behind ties.

    Rows give the cited thing and its number, the statement, value, stance and voice. They are
    those of citations that stand: of published articles that nobody has retracted.
    """

    def __init__(self, rows: Iterable[Row]):
        self.testimonies = defaultdict(list)
        for target, pk, statement, value, stance, voice in rows:
            testimony = Testimony(value, 0, None, 0, stance=stance, voice=voice)
            self.testimonies[target, pk, statement].append(testimony)

    def event(self, pk: int, title: str, reality: str) -> bool:
        """Whether there was, or is to be, such an event as we say."""
        return self.holds("event", pk, "", title) and self.holds(
            "event", pk, "reality", reality, _REALITIES_CLASH
        )

    def participation(self, pk: int, actor: int, role: str) -> bool:
        return self.holds("participation", pk, "", f"actor:{actor} {role}")

    def affiliation(self, pk: int, other: int, role: str) -> bool:
        return self.holds("affiliation", pk, "", f"actor:{other} {role}")

    def quote(self, pk: int, speaker: int) -> bool:
        """Whether the words were uttered, and by whom we say."""
        words = self.testimonies["quote", pk, "words"]
        return (
            bool(words)
            and not any(t.stance == Stance.CONTRADICTS for t in words)
            and not disagree("", self.testimonies["quote", pk, ""]).contested
            and self.holds("quote", pk, "speaker", f"actor:{speaker}", _SPEAKERS_CLASH)
        )

    def holds(self, target: str, pk: int, statement: str, value: str, clash=None) -> bool:
        """Opinion alone makes no fact; a contested statement is none either."""
        value = " ".join(value.split())
        found = self.testimonies[target, pk, statement]
        supported = any(
            t.value == value and t.stance == Stance.SUPPORTS and t.voice != Voice.OPINION
            for t in found
        )
        return supported and not disagree(value, found, clash).contested
