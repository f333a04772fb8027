import re

from django import forms

from sources import anchoring
from sources.actions import AnchorProblem, find
from sources.models import Source


class AnchoredForm(forms.Form):
    """Words pasted from a source, and the one place where they stand.

    After `clean()`, `place` is that place, or the field of the same name offers the places to
    choose from: where the words stand several times, or the nearest passages.
    """

    source = forms.ModelChoiceField(Source.objects.all(), help_text="The article that says it.")
    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        max_length=5000,
        help_text="Paste the words of the article. Quotation marks, dashes and spaces may "
        "differ; what is kept are the article's own characters.",
    )
    place = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    found = None
    outcome = None
    snapshot = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        posted = self.data.get(self.add_prefix("place"), "")
        if re.fullmatch(r"\d{1,9}-\d{1,9}", posted):
            self.fields["place"].choices = [(posted, posted)]

    def clean(self):
        cleaned = super().clean()
        source, words = cleaned.get("source"), cleaned.get("words")
        if source and words:
            self._anchor(source, words, cleaned.get("place") or "")
        return cleaned

    def _anchor(self, source, words, chosen) -> None:
        self.snapshot = source.current_snapshot
        if self.snapshot is None:
            return self.add_error("source", "No text of this source has been captured yet.")
        near = None
        if chosen:
            start, end = (int(number) for number in chosen.split("-"))
            if self._offered(words, start, end):
                words, near = self.snapshot.text[start:end], start
        try:
            self.found = find(self.snapshot, words, near=near)
        except AnchorProblem as problem:
            self.outcome = problem.outcome
            self._offer()
            self.add_error("words", problem.messages[0])
        return None

    def _offered(self, words: str, start: int, end: int) -> bool:
        """Whether the place is one of these words, which may have been changed since."""
        text, passage = self.snapshot.text, self.snapshot.text[start:end]
        if anchoring.contains(passage, words) and anchoring.contains(words, passage):
            return True
        nearest = getattr(anchoring.locate(text, words), "nearest", ())
        return any((place.start, place.end) == (start, end) for place in nearest)

    def _offer(self) -> None:
        places = getattr(self.outcome, "places", None) or getattr(self.outcome, "nearest", ())
        if places:
            field = self.fields["place"]
            field.choices = [
                (f"{p.start}-{p.end}", f"…{p.prefix}»{p.exact}«{p.suffix}…") for p in places
            ]
            field.label = "Which of these"
            field.widget = forms.RadioSelect(choices=field.choices)
            field.help_text = "The words between » and « would be cited."
