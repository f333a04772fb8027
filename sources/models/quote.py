from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from sources.choices import Manner, Medium
from sources.models.base import in_order, not_blank, not_itself, one_of
from sources.models.entry import Entry
from sources.models.fields import PartialDateField, earliest, latest
from sources.querysets import QuoteQuerySet
from sources.statements import Kind, Statement
from sources.validators import validate_language

SLUG_WORDS = 8


class Quote(Entry):
    """One utterance. Each article that prints it gives a rendering: a citation of its words."""

    STATEMENTS = (
        Statement("words", "words", Kind.WORDS, field="text"),
        Statement("speaker", "speaker", Kind.LINK, single=True, otherwise="speaker_as_printed"),
        Statement("said", "date", Kind.DATE, single=True),
        Statement("medium", "medium", Kind.CHOICE),
        Statement("ascribed_to", "whose view it claims to be", Kind.LINK),
        Statement("occasion", "occasion", Kind.LINK),
    )
    PRINTED = {"speaker_as_printed": "speaker"}

    text = models.TextField(
        "words",
        help_text="As printed, without the outer quotation marks. Write […] for what you leave "
        "out, and put your own additions in [square brackets]. For an indirect quote, "
        "the article's own sentence.",
    )
    manner = models.CharField(
        max_length=10,
        choices=Manner,
        default=Manner.DIRECT,
        help_text="Partial: only some words stand in quotation marks. "
        "Indirect: readers see it without quotation marks.",
    )
    medium = models.CharField(max_length=20, choices=Medium, blank=True)
    speaker = models.ForeignKey(
        "sources.Actor",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        help_text="Leave it empty for a speaker whom the article does not name.",
    )
    speaker_as_printed = models.CharField(
        max_length=300, help_text="Role and all: “German Chancellor Angela Merkel”."
    )
    ascribed_to = models.ForeignKey(
        "sources.Actor",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ascribed_quotes",
        help_text="Whose view the speaker claims to give, where that is somebody else's.",
    )
    within = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        help_text="The quote that reports this one.",
    )
    said = PartialDateField("date", help_text="When it was said, as exact as the articles say.")
    said_earliest = earliest("said")
    said_latest = latest("said")
    occasion = models.ForeignKey(
        "sources.Event", models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    addressees = models.ManyToManyField(
        "sources.Actor", blank=True, related_name="quotes_addressed"
    )
    about = models.ManyToManyField("sources.Actor", blank=True, related_name="quotes_about")
    topics = models.ManyToManyField("sources.Topic", blank=True, related_name="quotes")
    language = models.CharField(max_length=20, blank=True, validators=[validate_language])

    objects = QuoteQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=["addressees", "about", "topics"])

    class Meta(Entry.Meta):
        ordering = ["-said_earliest", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            not_blank("text", "quote"),
            not_blank("speaker_as_printed", "quote"),
            one_of(Manner, "manner", "quote"),
            models.CheckConstraint(
                condition=models.Q(medium__in=["", *Medium.values]), name="quote_medium_is_known"
            ),
            in_order("said", "quote"),
            not_itself("within", "quote"),
        ]

    def __str__(self):
        words = self.text.split()
        return " ".join(words[:SLUG_WORDS]) + ("…" if len(words) > SLUG_WORDS else "")

    def clean(self):
        above, seen = self.within, {self.pk}
        while above is not None and above.pk is not None:
            if above.pk in seen:
                raise ValidationError({"within": "A quote can't stand within its own report."})
            seen.add(above.pk)
            above = above.within

    def needs(self):
        single = (self.speaker, self.ascribed_to, self.within, self.occasion)
        shown = [other for other in single if other is not None]
        return [*super().needs(), *shown, *self.addressees.all(), *self.about.all()]

    def dependents(self):
        return list(Quote.objects.published().filter(within=self))
