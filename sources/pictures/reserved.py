"""What a picture may show of an entry only with a reservation, in the words of its row."""

from dataclasses import dataclass

from sources.models import Event, Quote
from sources.pages.rows import Row, label_of
from sources.pages.wording import distinct
from sources.pictures.lettering import cut, isolated
from sources.statements import WHOLE

# How wide each may be before a label: as printed, an attribution may be a sentence.
BRIEF, FONT = 170, 14
EXISTENCE = {Event: (WHOLE, "reality"), Quote: ("words",)}
DATE = {Event: "occurred", Quote: "said"}
# What editors infer is their claim and no one else's: it is said, and leaves a sign as it is.
INFERRED = "inferred by us"


@dataclass(frozen=True)
class Reserved:
    """Why it is no plain fact that it happened or was said, when, and by whom."""

    existence: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()

    @property
    def doubted(self) -> bool:
        return bool(_doubts(self.existence) or _doubts(self.date) or _doubts(self.speaker))

    def before(self, label: str) -> str:
        """A label that begins with the doubts, so that they stay where its end is cut.

        Where it is in doubt that it happened at all, the sign's title alone says so of its date.
        """
        existence, date, speaker = map(_doubts, (self.existence, self.date, self.speaker))
        when = "" if existence else date and f"date: {date}"
        doubts = (existence, when, speaker and f"speaker: {speaker}")
        said = " · ".join(_brief(doubt) for doubt in doubts if doubt)
        return f"{isolated(said[0].upper() + said[1:])} · {label}" if said else label


def reserved(row: Row) -> Reserved:
    model = type(row.entry)
    return Reserved(
        existence=_whys(row, *EXISTENCE[model], whole=row.support.caveat),
        date=_whys(row, DATE[model]),
        speaker=_whys(row, "speaker") if model is Quote else (),
    )


def behind(whys: tuple[str, ...]) -> str:
    """As it stands behind what it is said of."""
    return f" ({isolated('; '.join(whys))})" if whys else ""


def _whys(row: Row, *names: str, whole: str = "") -> tuple[str, ...]:
    statements = (row.entry.statement_named(name) for name in names)
    labels = {label_of(row.entry, statement) for statement in statements}
    contested = "contested" if labels.intersection(row.contested) else ""
    said = (why for label, why in row.reservations if label in labels)
    return distinct((contested, whole, *said))


def _brief(doubt: str) -> str:
    found = cut(doubt, BRIEF, FONT)
    return f"{found}”" if found != doubt and doubt.endswith("”") else found


def _doubts(whys: tuple[str, ...]) -> str:
    kept = (why.removesuffix(INFERRED).removesuffix("; ") for why in whys)
    return "; ".join(why for why in kept if why)
