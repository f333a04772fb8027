from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from sources.choices import EventKind, EventLinkKind, ParticipationRole, Reality
from sources.models.base import Citable, in_order, not_blank, not_itself, one_of
from sources.models.entry import Entry
from sources.models.fields import PartialDateField, earliest, latest
from sources.querysets import EventQuerySet
from sources.statements import NUMBER, WHOLE, Kind, Statement, link_value


class Event(Entry):
    PARTS = {"participations": "participation", "links": "event_link"}
    STATEMENTS = (
        Statement(WHOLE, "title", Kind.WHOLE),
        Statement("reality", "reality", Kind.CHOICE, single=True),
        Statement("occurred", "date", Kind.DATE, single=True),
        Statement("place", "place", Kind.LINK, single=True),
        Statement("summary", "summary", Kind.PROSE),
        Statement("part_of", "larger event", Kind.LINK),
    )
    PRINTED = {"occurred_words": "occurred"}

    title = models.CharField(
        max_length=300, help_text="A few plain words, no more than the articles say."
    )
    kind = models.CharField(max_length=20, choices=EventKind, help_text="Our own classification.")
    reality = models.CharField(
        max_length=10,
        choices=Reality,
        default=Reality.HAPPENED,
        help_text="Readers see it in the title line unless the event happened.",
    )
    summary = models.TextField(blank=True, help_text="Each sentence needs an excerpt of its own.")
    occurred = PartialDateField(
        "date",
        help_text="As exact as the articles say and no more: “13 January 2020”, “spring 2019”, "
        "“2014–2015” (lasted), “between 14 and 31 January 2020” (once within).",
    )
    occurred_earliest = earliest("occurred")
    occurred_latest = latest("occurred")
    occurred_words = models.CharField(
        "date as printed",
        max_length=200,
        blank=True,
        help_text="The article's own words, where they say more than the date: “a few days later”.",
    )
    place = models.ForeignKey(
        "sources.Place", models.PROTECT, null=True, blank=True, related_name="events"
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The larger event that this is a part of.",
    )
    topics = models.ManyToManyField("sources.Topic", blank=True, related_name="events")

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=["topics"])

    class Meta(Entry.Meta):
        ordering = ["-occurred_earliest", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            not_blank("title", "event"),
            one_of(EventKind, "kind", "event"),
            one_of(Reality, "reality", "event"),
            in_order("occurred", "event"),
            not_itself("part_of", "event"),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        above, seen = self.part_of, {self.pk}
        while above is not None and above.pk is not None:
            if above.pk in seen:
                raise ValidationError({"part_of": "An event can't be a part of its own part."})
            seen.add(above.pk)
            above = above.part_of

    def needs(self):
        larger = [self.part_of] if self.part_of_id else []
        actors = [p.actor for p in self.rows_of("participations")]
        others = [link.other for link in self.rows_of("links")]
        return [*super().needs(), *actors, *larger, *others]

    def dependents(self):
        from sources.models.quote import Quote

        return [
            *Event.objects.published().filter(part_of=self),
            *Event.objects.published().filter(links__other=self),
            *Quote.objects.published().filter(occasion=self),
        ]


class Participation(Citable):
    """Who was part of an event. A role implies neither direction nor blame."""

    STATEMENTS = (Statement(WHOLE, "participation", Kind.WHOLE),)
    NAMED_BY = ("actor",)
    WHOLE_FORM = f"actor:{NUMBER} ({'|'.join(ParticipationRole.values)})"

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    actor = models.ForeignKey("sources.Actor", models.PROTECT, related_name="participations")
    role = models.CharField(
        max_length=20, choices=ParticipationRole, default=ParticipationRole.PARTICIPANT
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of(ParticipationRole, "role", "participation"),
            models.UniqueConstraint(
                fields=["event", "actor", "role"], name="participation_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.actor} {self.get_role_display()}"

    @property
    def entry(self):
        return self.event

    def whole_value(self):
        return f"{link_value(self.actor)} {self.role}"


class EventLink(Citable):
    """How an event stands to another one, as an article says."""

    STATEMENTS = (Statement(WHOLE, "link to another event", Kind.WHOLE),)
    NAMED_BY = ("other",)
    WHOLE_FORM = f"({'|'.join(EventLinkKind.values)}) event:{NUMBER}"

    event = models.ForeignKey(Event, models.CASCADE, related_name="links")
    other = models.ForeignKey(Event, models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=EventLinkKind, default=EventLinkKind.AFTER)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "link to another event"
        verbose_name_plural = "links to other events"
        ordering = ["pk"]
        constraints = [
            one_of(EventLinkKind, "kind", "event_link"),
            models.CheckConstraint(
                condition=~models.Q(event=models.F("other")),
                name="event_link_to_another",
                violation_error_message="An event can't be linked to itself.",
            ),
            models.UniqueConstraint(fields=["event", "other", "kind"], name="event_link_is_unique"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} “{self.other}”"

    @property
    def entry(self):
        return self.event

    def whole_value(self):
        return f"{self.kind} {link_value(self.other)}"
