"""Which words of an article are to be cited for each statement of a form."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError

from sources import anchoring
from sources.anchoring import MAX_EXCERPT, Span
from sources.desk.selection import Selection
from sources.suggest.article import Article

# How far from the selection words and names are looked for.
REACH = 5_000


class Passages:
    """The passages around a selection that may be cited beside it."""

    def __init__(self, article: Article, selected: Span):
        self.article, self.selected = article, selected
        self._near: list[Span] | None = None

    def at(self, start: int, end: int) -> Span:
        """The selection where it holds this place, or else the sentence that does."""
        if self.selected.start <= start and end <= self.selected.end:
            return self.selected
        sentence = self.article.sentences_of(start, end)
        return sentence if sentence.end - sentence.start <= MAX_EXCERPT else Span(start, end)

    def holding(self, words: str) -> Span | None:
        """The selection where it holds these words, or else the nearest sentence that does."""
        if not words.strip():
            return None
        return next((span for span in self._nearest() if self._holds(span, words)), None)

    def _nearest(self) -> Iterator[Span]:
        yield self.selected
        if self._near is None:
            self._near = sorted(self._sentences(), key=self._distance)
        yield from self._near

    def _sentences(self) -> Iterator[Span]:
        first = max(0, self.selected.start - REACH)
        last = min(len(self.article.text), self.selected.end + REACH)
        touched = self.article.sentences_of(first, first).start
        for sentence in self.article.sentences(Span(min(first, touched), last)):
            if sentence.end - sentence.start <= MAX_EXCERPT:
                yield sentence

    def _distance(self, span: Span) -> int:
        """What stands before the selection is nearer than what stands as far behind it."""
        before, after = self.selected.start - span.end, span.start - self.selected.end
        return max(2 * before, 2 * after + 1, 0)

    def _holds(self, span: Span, words: str) -> bool:
        return anchoring.contains(self.article.text[span.start : span.end], words)


def written(span: Span | None) -> str:
    """As it travels in a form."""
    return f"{span.start}-{span.end}" if span else ""


class EvidenceField(forms.CharField):
    """The place of the words that are cited for a statement; None where nothing is cited yet."""

    widget = forms.HiddenInput

    def __init__(self, *, selection: Selection, **kwargs):
        super().__init__(required=False, max_length=40, **kwargs)
        self.selection = selection

    def clean(self, value) -> Span | None:
        value = super().clean(value)
        return self._checked(value) if value else None

    def read(self, value: str | None) -> Span | None:
        """The place that a form shows; None where it is none."""
        try:
            return self.clean(value)
        except ValidationError:
            return None

    def _checked(self, value: str) -> Span:
        start, _, end = value.partition("-")
        if not (start.isdecimal() and end.isdecimal() and value.isascii()):
            raise ValidationError("The place of the excerpt did not arrive whole: set it again.")
        span, snapshot = Span(int(start), int(end)), self.selection.snapshot
        try:
            anchoring.check_span(
                snapshot.text, span.start, span.end, passages=snapshot.holds_passages
            )
        except anchoring.AnchorError as error:
            raise ValidationError(str(error)) from error
        return span
