from collections.abc import Sequence

from django import forms

from sources import anchoring
from sources.desk.comparison_passages import now_at
from sources.desk.comparison_uses import Use
from sources.forms import AnchoredForm
from sources.models import ExcerptStanding

BESIDE, INSTEAD = "beside", "instead"


class RecitingForm(AnchoredForm):
    """Words of the new text, and which of the old ones' statements they support as well."""

    source = None
    kept = forms.ChoiceField(
        label="The citations of the old words",
        choices=[
            (BESIDE, "stay beside the new ones: readers see that the words have changed"),
            (INSTEAD, "go: readers see the new words alone"),
        ],
        initial=BESIDE,
        widget=forms.RadioSelect,
    )

    def __init__(self, data=None, *, standing: ExcerptStanding, uses: Sequence[Use], new: str):
        self.standing, self.uses = standing, [use for use in uses if not use.closed]
        span = now_at(standing, new)
        self.proposed = new[slice(*span)] if span else ""
        initial = {"words": self.proposed, "place": "{}-{}".format(*span) if span else ""}
        super().__init__(data, initial=initial, prefix=f"excerpt-{standing.pk}")
        self.fields["words"].label = "Words of the new text"
        self.fields["words"].widget.attrs["dir"] = "auto"
        for use in self.uses:
            self._add(use)

    def _add(self, use: Use) -> None:
        alike = _differ_in_typing(self.standing.excerpt.exact, self.proposed)
        self.fields[use.tick] = forms.BooleanField(required=False, label=use.says, initial=alike)
        if use.is_rendering:
            self.fields[use.name] = forms.CharField(
                required=False,
                label="the words as they read now",
                initial=_reads_now(use.citation.value, self.proposed),
                widget=forms.Textarea(attrs={"rows": 2, "cols": 60, "dir": "auto"}),
            )

    def clean(self):
        cleaned = super().clean()
        if words := cleaned.get("words"):
            self._anchor(self.standing.snapshot.source, words, cleaned.get("place") or "")
        if not self.values():
            self.add_error(None, "Tick each statement that these words support.")
        return cleaned

    def values(self) -> dict[int, str]:
        """What the new words assert, by the numbers of the citations that are ticked."""
        ticked = [use for use in self.uses if self.cleaned_data.get(use.tick)]
        return {
            use.citation.pk: self.cleaned_data.get(use.name) or use.citation.value for use in ticked
        }

    def by_entry(self):
        """A use of each entry, with a tick, and a value, for each that the entry has."""
        found = {}
        for use in self.uses:
            value = self[use.name] if use.name in self.fields else None
            found.setdefault(use.entry, (use, []))[1].append((self[use.tick], value))
        return found.values()

    @property
    def instead(self) -> bool:
        return self.cleaned_data["kept"] == INSTEAD


def _differ_in_typing(words: str, proposed: str) -> bool:
    """In quotation marks, dashes and white space alone."""
    return anchoring.contains(words, proposed) and anchoring.contains(proposed, words)


def _reads_now(words: str, proposed: str) -> str:
    """A quote's words, or those that are most like them in the passage proposed."""
    found = anchoring.locate(proposed, words)
    nearest = getattr(found, "nearest", ())
    return nearest[0].exact if nearest else words
