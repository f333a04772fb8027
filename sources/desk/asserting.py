"""The form by which selected words are cited for statements of an entry that is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.db.models import Model

from sources import dates
from sources.choices import Difference, Directness, Stance
from sources.desk.choosing import Nearby, limit
from sources.desk.relevance import dates_in, guess, rendering
from sources.desk.rows import label_of
from sources.desk.selection import Selection
from sources.desk.targets import row_key
from sources.evidence import dates_clash
from sources.forms import Option, StatementsForm
from sources.models import Entry, Quote
from sources.models.support import Gap, gaps
from sources.pages.clashes import incompatible
from sources.pages.named import Asserted, Names
from sources.statements import Kind, link_value

# What a form that was sent with ticks alone leaves out, beside the values.
PLAIN = ("stance", "directness", "voice", "note")
# What a date or a place that differs without contradicting differs in, most often.
DIFFERENCES = {Kind.DATE: Difference.PRECISION, Kind.WORDS: Difference.WORDING}


@dataclass(frozen=True)
class Row:
    """A statement with its present value.

    `wanting`: nothing supports it; `cited`: these very words do already. `words`: it is a quote's
    own words, of which every article has its rendering. `differs`: another value is entered.
    """

    key: str
    label: str
    shown: str
    tick: forms.BoundField
    value: forms.BoundField | None
    wanting: bool
    cited: bool
    words: bool
    differs: bool


class AssertingForm(StatementsForm):
    """`statements` are keys of rows that are to be ticked; without any, one is guessed.

    `clash` says where the words seem to contradict what the entry says. `ticks_alone`: its editor
    saw no more of it than a button.
    """

    clash = ""

    def __init__(self, data=None, *, entry: Entry, selection: Selection, statements=(), **kwargs):
        self.entry, self.selection = entry, selection
        super().__init__(data, entry=entry, **kwargs)
        self.ticks_alone = self.is_bound and "stance" not in self.data
        self.wanting = {gap_key(gap) for gap in gaps(entry)}
        for option in self.options:
            if _is_words(option):
                self.initial[option.name] = rendering(entry, selection)
        self.cited = {option.key for option in self.options if self._is_cited(option)}
        self.dates = dates_in(selection)
        self._tick(statements)
        self._read_date()
        self._complete()
        self._limit()

    def stale(self) -> bool:
        """Whether something is ticked that the entry does not say any more."""
        ticks = {option.tick for option in self.options}
        return any(name.startswith("tick-") and name not in ticks for name in self.data)

    def rows(self) -> Iterator[Row]:
        for option, tick, value in super().rows():
            yield Row(
                key=row_key(option.target, option.statement),
                label=label_of(option.target, option.statement),
                shown=_shown(option),
                tick=tick,
                value=value,
                wanting=option.key in self.wanting,
                words=_is_words(option),
                cited=option.key in self.cited,
                differs=value is not None and self._differs(value),
            )

    def ticked_labels(self) -> list[str]:
        ticked = (o.label for o in self.options if self.cleaned_data.get(o.tick))
        return list(dict.fromkeys(ticked))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stance") == Stance.SUPPORTS:
            for option in self.options:
                given = self._given(option)
                if cleaned.get(option.tick) and given != option.value and not _is_words(option):
                    self._propose(option, given)
        return cleaned

    def _given(self, option: Option) -> str:
        given = self.cleaned_data.get(option.name)
        return (link_value(given) if isinstance(given, Model) else given) or option.value

    def _propose(self, option: Option, given: str) -> None:
        """Another value does not support ours: how it stands to it is chosen, to be looked at."""
        model, statement = option.target._meta.model_name, option.statement
        asserted = [Asserted(model, statement, value) for value in (option.value, given)]
        names = Names(asserted, preview=True)
        ours, theirs = (names.asserted(one).words for one in asserted)
        clash = incompatible(statement, names)
        against = bool(clash and clash(option.value, given))
        self.data = self.data.copy()
        self.data["stance"] = Stance.CONTRADICTS if against else Stance.DIFFERS
        chosen = "Both can't be true: “contradicts” is chosen."
        if not against:
            self.data["difference"] = self.data.get("difference") or _difference(option)
            chosen = "Both can be true: “differs” is chosen. Say in the note how they differ."
        said = f"The {statement.label} is “{ours}”, and you enter “{theirs}”."
        self.add_error("stance", f"{said} {chosen} Look at it and save again.")

    def _complete(self) -> None:
        """A form that was sent with ticks alone asserts what a page with all fields would show."""
        if not self.is_bound:
            return
        self.data = self.data.copy()
        for name in (*PLAIN, *(option.name for option in self.options)):
            field = self.fields.get(name)
            initial = field and self.get_initial_for_field(field, name)
            if initial and name not in self.data:
                self.data[name] = str(initial)

    def _tick(self, statements) -> None:
        chosen = [o for o in self.options if row_key(o.target, o.statement) in statements]
        if self.is_bound:
            chosen = [o for o in self.options if o.tick in self.data]
        elif not chosen:
            dated = bool(self.dates)
            new = [option for option in self.options if option.key not in self.cited]
            guessed = guess(new, self.selection, self.wanting, dated=dated)
            chosen = [guessed] if guessed else []
        self.ticked = chosen
        self.initial |= {option.tick: True for option in chosen}
        for option in chosen[:1]:
            self.fields[option.tick].widget.attrs["autofocus"] = True

    def _is_cited(self, option: Option) -> bool:
        place = (option.target.key, option.statement.name, self.selection.snapshot.pk)
        span = (self.selection.start, self.selection.end)
        return any(
            (c.target_key, c.statement, c.excerpt.snapshot_id) == place
            and (c.excerpt.start, c.excerpt.end) == span
            and c.value == option.value
            for c in self.entry.citations()
        )

    def _read_date(self) -> None:
        """What the words print is held against the date for which alone they are to be cited."""
        read = {moment.edtf: moment for moment in self.dates if moment.edtf}
        kinds = [option.statement.kind for option in self.ticked]
        if len(read) != 1 or kinds != [Kind.DATE]:
            return
        (option,), (moment,) = self.ticked, read.values()
        if moment.inferred:
            self.initial |= {"directness": Directness.INFERRED, "note": moment.note}
        if dates_clash(option.value, moment.edtf):
            self.initial |= {option.name: moment.edtf, "stance": Stance.CONTRADICTS}
            ours, theirs = dates.parse(option.value).words, dates.parse(moment.edtf).words
            self.clash = (
                f"The {option.statement.label} is “{ours}”, and these words seem to say "
                f"“{theirs}”. Both can't be true: is that so?"
            )

    def _limit(self) -> None:
        nearby = Nearby(self.selection.snapshot.source)
        for name in ("attributed_to", "relays"):
            limit(self, name, nearby)
        for option in self.options:
            if isinstance(self.fields.get(option.name), forms.ModelChoiceField):
                present = getattr(option.target, option.statement.attribute)
                limit(self, option.name, nearby, [present])

    def _differs(self, value: forms.BoundField) -> bool:
        return bool(value.errors) or value.field.has_changed(value.field.initial, value.value())


def gap_key(gap: Gap) -> str:
    """The key of the option that fills a gap; that of a printed word is its statement's."""
    values = gap.statement.values(gap.target)
    value = gap.value if gap.value in values else next(iter(values), gap.value)
    return Option(gap.target, gap.statement, value).key


def _is_words(option: Option) -> bool:
    return isinstance(option.target, Quote) and option.statement.kind is Kind.WORDS


def _difference(option: Option) -> Difference:
    if option.statement.kind is Kind.LINK:
        is_place = option.statement.name == "place"
        return Difference.PRECISION if is_place else Difference.NAME
    return DIFFERENCES.get(option.statement.kind, Difference.WORDING)


def _shown(option: Option) -> str:
    if option.statement.kind in (Kind.PROSE, Kind.WORDS):
        return option.value
    return option.target.shown(option.statement)
