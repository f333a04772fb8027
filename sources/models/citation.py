import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from sources.choices import Difference, Directness, Stance, Voice
from sources.models.base import Recorded, exactly_one, not_blank, one_of
from sources.querysets import CitationQuerySet

TARGETS = (
    "actor",
    "event",
    "quote",
    "actor_name",
    "affiliation",
    "participation",
    "event_link",
)

# How an excerpt stands to what it is cited for.
DETAILS = (
    "stance",
    "difference",
    "directness",
    "voice",
    "attributed_to",
    "attribution",
    "relays",
    "note",
)


class DigestField(models.CharField):
    """A short digest of another field, kept by `save()`: long words don't fit a unique index."""

    def __init__(self, *args, of: str = "", **kwargs):
        self.of = of
        kwargs |= {"max_length": 32, "editable": False}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance, add):
        value = hashlib.sha256(getattr(instance, self.of).encode()).hexdigest()[:32]
        setattr(instance, self.attname, value)
        return value


def _target(model: str, related_name: str = "own_citations"):
    # Citations are part of what they support: they go with a part or a draft that is deleted.
    return models.ForeignKey(
        f"sources.{model}", models.CASCADE, null=True, blank=True, related_name=related_name
    )


class Citation(Recorded):
    """Links an excerpt to one statement, with the value that the excerpt asserts."""

    excerpt = models.ForeignKey("sources.Excerpt", models.PROTECT, related_name="citations")
    actor = _target("Actor")
    event = _target("Event")
    quote = _target("Quote")
    actor_name = _target("ActorName")
    affiliation = _target("Affiliation")
    participation = _target("Participation")
    event_link = _target("EventLink")
    statement = models.CharField(
        max_length=30, blank=True, help_text="Blank: the existence and title of the whole."
    )
    value = models.TextField(help_text="What this excerpt asserts.")
    value_digest = DigestField(of="value")
    stance = models.CharField(
        max_length=12,
        choices=Stance,
        default=Stance.SUPPORTS,
        help_text="“Contradicts” only where both can't be true.",
    )
    difference = models.CharField(
        max_length=10,
        choices=Difference,
        blank=True,
        help_text="How it differs from what another article says, where that is no "
        "contradiction. Give the reason in the note.",
    )
    directness = models.CharField(
        max_length=10,
        choices=Directness,
        default=Directness.STATED,
        help_text="Inferred: by us, as when a year is taken from elsewhere. Say how in the note.",
    )
    voice = models.CharField(
        max_length=12,
        choices=Voice,
        default=Voice.REPORT,
        help_text="On whose authority the article says it.",
    )
    attributed_to = models.ForeignKey(
        "sources.Actor", models.PROTECT, null=True, blank=True, related_name="attributions"
    )
    attribution = models.CharField(
        max_length=300,
        blank=True,
        help_text="As printed: “as German Chancellor Angela Merkel told reporters”.",
    )
    relays = models.ForeignKey(
        "sources.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed_in",
        help_text="The document that the article passes on here, such as a letter or a post.",
    )
    note = models.TextField(blank=True, help_text="Readers see this beside the excerpt.")
    position = models.PositiveIntegerField(default=0, help_text="Lower comes first.")

    objects = CitationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            exactly_one(TARGETS, "citation_has_one_target"),
            one_of(Stance, "stance", "citation"),
            one_of(Directness, "directness", "citation"),
            one_of(Voice, "voice", "citation"),
            not_blank("value", "citation"),
            models.CheckConstraint(
                condition=~Q(stance=Stance.DIFFERS) | Q(difference__in=Difference.values),
                name="citation_differs_in_something",
                violation_error_message="Say in what it differs.",
            ),
            models.CheckConstraint(
                condition=Q(difference="") | (Q(difference__in=Difference.values) & ~Q(note="")),
                name="citation_difference_has_note",
                violation_error_message="Say in the note why this is a difference and "
                "no contradiction.",
            ),
            models.CheckConstraint(
                condition=~Q(directness=Directness.INFERRED) | ~Q(note=""),
                name="citation_inferred_has_note",
                violation_error_message="Say in the note how this was inferred.",
            ),
            models.CheckConstraint(
                condition=~Q(voice=Voice.ATTRIBUTED) | ~Q(attribution=""),
                name="citation_attributed_has_words",
                violation_error_message="Give the printed words that say whose account it is.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[target, "statement", "excerpt", "value_digest"],
                    name=f"citation_unique_per_{target}",
                    violation_error_message="This excerpt is cited for this statement already.",
                )
                for target in TARGETS
            ),
        ]

    def __str__(self):
        what = self.target.statement_named(self.statement).label
        return f"{what} of “{self.target}” in “{self.source}”"

    def clean(self):
        targets = [name for name in TARGETS if getattr(self, f"{name}_id")]
        if len(targets) > 1:
            raise ValidationError("A citation supports one thing alone: cite the words again.")
        if targets:
            self._clean_value(self.target)

    def _clean_value(self, target):
        try:
            statement = target.statement_named(self.statement)
            self.value = statement.normalise(self.value)
            statement.check_form(type(target), self.value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def target_key(self) -> tuple[str, int]:
        for name in TARGETS:
            if pk := getattr(self, f"{name}_id"):
                return (name.replace("_", ""), pk)
        raise ValidationError("A citation needs something to support.")

    @property
    def target(self):
        for name in TARGETS:
            if getattr(self, f"{name}_id"):
                return getattr(self, name)
        raise ValidationError("A citation needs something to support.")

    @property
    def entry(self):
        return self.target.entry

    @property
    def source(self):
        return self.excerpt.snapshot.source
