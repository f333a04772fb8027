"""The form of a new entry: its statements, each with the words that are to be cited for it."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BoundField
from django.utils.functional import cached_property

from sources import anchoring
from sources.actions import Entered, NotCitable, Support, at_the_desk
from sources.anchoring import Span
from sources.choices import Directness, Voice
from sources.desk.actor_fields import ActorField
from sources.desk.choosing import limit
from sources.desk.evidence import EvidenceField, written
from sources.desk.lines import Line, Row
from sources.desk.naming import NamingForm
from sources.desk.proposal import Proposal
from sources.desk.selected import Selected
from sources.forms import PartialDateFormField
from sources.models import Entry, Source

INFERRED = "Say how you know: readers see it beside the excerpt."
DATES = "desk-dates"
AGAIN = "This is entered already: look at it above."


class NewEntryForm(NamingForm):
    """`save()` writes everything in one step at the desk."""

    ROWS: tuple[Row, ...] = ()
    model: type[Entry]

    voice = forms.ChoiceField(choices=Voice, label="Voice")
    attribution = forms.CharField(
        required=False, max_length=300, help_text="As printed: “according to the minister”."
    )
    attributed_to = ActorField(label="Attributed to")
    again = forms.BooleanField(required=False, label="Enter it a second time all the same")
    relays = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        help_text="The letter or post that the article passes on here.",
    )

    def __init__(self, selected: Selected, proposal: Proposal, data: Mapping | None = None):
        initial = {"voice": Voice.REPORT} | proposal.values
        super().__init__(selected, proposal, data, initial=initial)
        self.table = self.rows()
        self.fields[self.table[0].fields[0]].widget.attrs["data-focus"] = True
        for row in self.table:
            if row.cited:
                self._add_evidence(row)
        self.read_people()
        self._offer_dates()
        self._offer_fills()
        self.offer("relays")
        if not self.repeated:
            del self.fields["again"]

    def rows(self) -> tuple[Row, ...]:
        """Adds the fields of those that depend on what is proposed or sent."""
        return self.ROWS

    # What is entered

    def clean(self):
        cleaned = super().clean()
        if "again" in self.fields and not cleaned.get("again"):
            self.add_error("again", AGAIN)
        self._check_voice(cleaned)
        for row in self.table:
            if row.cited:
                self._check_evidence(row, cleaned)
        return cleaned

    @cached_property
    def repeated(self) -> list[Entry]:
        """What this article is cited for already and reads the same."""
        return []

    def save(self) -> Entered | None:
        """None where it was refused: the form says why, and nothing is written."""
        source, by = self.selected.source, self.selected.by
        try:
            with at_the_desk(source=source, by=by, label=self.label()):
                warnings = self.people.make(without=self.own_name)
                entered = self.enter()
        except NotCitable as reason:
            self.add_error(self._field_of(self.row_of(reason.target, reason.statement)), reason)
        except ValidationError as reason:
            self._tell(reason)
        else:
            return Entered(entered.entry, tuple(dict.fromkeys([*warnings, *entered.warnings])))
        return None

    def offer(self, name: str, first: Iterable = ()) -> None:
        """Offer in a select what is proposed and what the article has to do with."""
        proposed = self.proposal.values.get(name)
        limit(self, name, self.selected.nearby, [*([proposed] if proposed else []), *first])

    def label(self) -> str:
        """What the step did, in the list of those that can be taken back."""
        raise NotImplementedError

    def enter(self) -> Entered:
        raise NotImplementedError

    def row_of(self, target, statement: str) -> str:
        """The key of the row that a statement was entered in; "" for none of this form."""
        return statement if isinstance(target, self.model) else ""

    def support(self, key: str, statement: str | None = None) -> list[Support]:
        """What is cited for a row; nothing where it has no excerpt yet."""
        span = self.cleaned_data.get(f"evidence-{key}")
        if span is None:
            return []
        name = key if statement is None else statement
        return [Support(span.start, span.end, name, details=self._details(key))]

    # How it is shown

    def lines(self) -> Iterator[Line]:
        for row in self.table:
            yield self._line(row)

    def main_lines(self) -> list[Line]:
        return [line for line in self.lines() if not line.row.folded]

    def folded_lines(self) -> list[Line]:
        return [line for line in self.lines() if line.row.folded]

    @property
    def taken(self) -> str:
        """Where the words stand that the form was opened for."""
        return written(self.selected.span)

    @property
    def sent_selection(self) -> list[tuple[str, object]]:
        selection = self.selected.selection
        names = ("start", "end", "exact")
        return [("snapshot", selection.snapshot.pk), *((n, getattr(selection, n)) for n in names)]

    @property
    def selection_query(self) -> str:
        return urlencode(self.sent_selection)

    def problems(self) -> list[tuple[str, str]]:
        """Each error with the place that it leads to."""
        found = []
        for name, errors in self.errors.items():
            place = "" if name == NON_FIELD_ERRORS else self._place(name)
            found += [(place, error) for error in errors]
        return found

    # Fields

    def _add_evidence(self, row: Row) -> None:
        proposed = self.proposal.evidence.get(row.key)
        self.fields[f"evidence-{row.key}"] = EvidenceField(
            selection=self.selected.selection, initial=written(proposed or self._default(row))
        )
        note = self.proposal.notes.get(row.key, "")
        self.fields[f"inferred-{row.key}"] = forms.BooleanField(
            required=False, label="Inferred by us", initial=bool(note)
        )
        self.fields[f"note-{row.key}"] = forms.CharField(
            required=False, label="How", initial=note, widget=forms.Textarea(attrs={"rows": 2})
        )

    def _default(self, row: Row) -> Span | None:
        """Saving cites the selection for what an editor fills in where nothing was proposed."""
        filled = any(self.initial.get(name) for name in row.fields)
        return None if filled else self.selected.span

    def _offer_dates(self) -> None:
        for field in self.fields.values():
            if isinstance(field, PartialDateFormField):
                field.widget.attrs["placeholder"] = "such as 13 January 2020"
                field.widget.attrs |= {"list": DATES} if self.proposal.dates else {}

    def _offer_fills(self) -> None:
        """The script fills in what goes with a choice, where nobody has typed anything else."""
        for (name, value), given in self.proposal.fills.items():
            self.fields[name].widget.fills[value] = given

    # Checks

    def _check_voice(self, cleaned) -> None:
        attribution = cleaned.get("attribution")
        if cleaned.get("voice") == Voice.ATTRIBUTED and not attribution:
            self.add_error("attribution", "Give the printed words that say whose account it is.")
        if attribution and not anchoring.contains(self.selected.snapshot.text, attribution):
            self.add_error("attribution", "These words are not printed in the article: copy them.")

    def _check_evidence(self, row: Row, cleaned) -> None:
        if cleaned.get(f"inferred-{row.key}") and not cleaned.get(f"note-{row.key}"):
            self.add_error(f"note-{row.key}", INFERRED)
        name, printed = f"evidence-{row.key}", cleaned.get(row.printed)
        untouched = name in cleaned and not self._changed(name)
        if row.printed and printed and untouched and not self._holds(cleaned[name], printed):
            cleaned[name] = self.selected.passages.holding(printed) or cleaned[name]

    def _holds(self, span: Span | None, words: str) -> bool:
        return anchoring.contains(self.selected.words(span), words)

    def _changed(self, name: str) -> bool:
        bound = self[name]
        return self.is_bound and bound.field.has_changed(bound.initial, bound.data)

    def _details(self, key: str) -> dict:
        cleaned = self.cleaned_data
        inferred = cleaned[f"inferred-{key}"]
        return {
            "voice": cleaned["voice"],
            "attribution": cleaned["attribution"],
            "attributed_to": self.actor("attributed_to"),
            "relays": cleaned["relays"],
            "directness": Directness.INFERRED if inferred else Directness.STATED,
            "note": cleaned[f"note-{key}"],
        }

    def _tell(self, reason: ValidationError) -> None:
        if not hasattr(reason, "error_dict"):
            return self.add_error(None, reason)
        for name, errors in reason.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)
        return None

    def _field_of(self, key: str) -> str | None:
        row = next((row for row in self.table if row.key == key), None)
        return row.fields[0] if row else None

    # Lines

    def _line(self, row: Row) -> Line:
        fields = [self[name] for name in row.fields]
        evidence, inferred, note = self._beside(row)
        proposed = any(self.proposal.values.get(name) for name in row.fields)
        changed = any(self._changed(name) for name in row.fields)
        return Line(
            row=row,
            fields=fields,
            evidence=evidence,
            words=self.selected.words(evidence.field.read(evidence.value())) if evidence else "",
            inferred=inferred,
            note=note,
            untouched=proposed and not changed,
        )

    def _beside(self, row: Row) -> list[BoundField | None]:
        if not row.cited:
            return [None, None, None]
        return [self[f"{name}-{row.key}"] for name in ("evidence", "inferred", "note")]

    def _place(self, name: str) -> str:
        kind, _, key = name.partition("-")
        shown = (self._field_of(key) if kind == "evidence" else name) or name
        return self[shown].id_for_label or f"desk-{shown}_0"
