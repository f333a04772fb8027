from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from sources.choices import ActorKind, NameKind
from sources.models.base import Citable, in_order, not_blank, one_of
from sources.models.citation import Citation
from sources.models.entry import Entry
from sources.models.fields import PartialDateField, earliest, latest
from sources.querysets import ActorQuerySet
from sources.statements import NUMBER, WHOLE, Kind, Statement, link_value
from sources.validators import validate_language, validate_wikidata_id


class Actor(Entry):
    """A person or body that acts or speaks. An anonymous source is a printed description."""

    PARTS = {"names": "actor_name", "affiliations": "affiliation"}
    STATEMENTS = (Statement("description", "description", Kind.PROSE),)

    name = models.CharField(
        max_length=300,
        help_text="The form that we use as heading. Readers are told that it is ours; "
        "the names as printed stand below.",
    )
    kind = models.CharField(max_length=20, choices=ActorKind, help_text="Our own classification.")
    description = models.TextField(
        blank=True, help_text="A sentence or two, each of which needs an excerpt of its own."
    )
    wikidata_id = models.CharField(
        "Wikidata number", max_length=20, blank=True, validators=[validate_wikidata_id]
    )

    objects = ActorQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            not_blank("name", "actor"),
            one_of(ActorKind, "kind", "actor"),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id="") & Q(merged_into__isnull=True),
                name="actor_wikidata_id_is_unique",
                violation_error_message="Another actor has this Wikidata number: is it the same?",
            ),
        ]

    def __str__(self):
        return self.name

    def own_blockers(self):
        if self.names.exists():
            return []
        return ["It has no name as printed: add one, and cite the words that print it."]

    def needs(self):
        affiliations = self.rows_of("affiliations")
        return [*super().needs(), *(affiliation.with_actor for affiliation in affiliations)]

    def dependents(self):
        from sources.models.event import Event
        from sources.models.quote import Quote

        quotes = Quote.objects.published().filter(
            Q(speaker=self) | Q(ascribed_to=self) | Q(addressees=self) | Q(about=self)
        )
        events = Event.objects.published().filter(participations__actor=self)
        members = Actor.objects.published().filter(affiliations__with_actor=self)
        attributions = Citation.objects.published().filter(attributed_to=self)
        return [*events, *quotes, *members, *(citation.entry for citation in attributions)]


class ActorName(Citable):
    """A name as an article prints it."""

    STATEMENTS = (Statement(WHOLE, "name as printed", Kind.WORDS, field="name"),)

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300, help_text="The article's own characters.")
    language = models.CharField(max_length=20, blank=True, validators=[validate_language])
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924, such as “Latn”.")
    kind = models.CharField(max_length=20, choices=NameKind, default=NameKind.NAME)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "name as printed"
        verbose_name_plural = "names as printed"
        ordering = ["pk"]
        constraints = [
            not_blank("name", "actor_name"),
            one_of(NameKind, "kind", "actor_name"),
            models.UniqueConstraint(fields=["actor", "name"], name="actor_name_is_unique"),
        ]

    def __str__(self):
        return self.name

    @property
    def entry(self):
        return self.actor


class Affiliation(Citable):
    """What an actor is to another one, in the printed role."""

    STATEMENTS = (
        Statement(WHOLE, "affiliation", Kind.WHOLE),
        Statement("since", "beginning", Kind.DATE, single=True),
        Statement("until", "end", Kind.DATE, single=True),
    )
    PRINTED = {"role": WHOLE}
    NAMED_BY = ("with_actor",)
    WHOLE_FORM = f"actor:{NUMBER} .+"

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="affiliations")
    # Retract or change the affiliation first: it says something about its actor.
    with_actor = models.ForeignKey(
        Actor, models.PROTECT, related_name="affiliates", verbose_name="with"
    )
    role = models.CharField(max_length=200, help_text="As printed: “commander”.")
    since = PartialDateField(help_text="When it began, if an article says so.")
    since_earliest = earliest("since")
    since_latest = latest("since")
    until = PartialDateField(help_text="When it ended, if an article says so.")
    until_earliest = earliest("until")
    until_latest = latest("until")

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            not_blank("role", "affiliation"),
            in_order("since", "affiliation"),
            in_order("until", "affiliation"),
            models.CheckConstraint(
                condition=~Q(actor=models.F("with_actor")),
                name="affiliation_with_another",
                violation_error_message="An actor can't be affiliated with itself.",
            ),
            models.UniqueConstraint(
                fields=["actor", "with_actor", "role"], name="affiliation_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.role}, {self.with_actor}"

    @property
    def entry(self):
        return self.actor

    def whole_value(self):
        return f"{link_value(self.with_actor)} {self.role}"
