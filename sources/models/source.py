from collections import defaultdict

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Max, Q
from simple_history.models import HistoricalRecords

from sources import dates
from sources.anchoring import Span, covered, web_address
from sources.choices import Basis, Genre, NoticeKind, Status
from sources.models.base import Recorded, courtesy, in_order, not_blank, not_itself, one_of
from sources.models.fields import PartialDateField, earliest, latest
from sources.models.states import (
    SOURCE_TRANSITIONS,
    Resting,
    Stateful,
    lock,
    move,
    require_editor,
)
from sources.querysets import SourceQuerySet
from sources.validators import validate_language


class Source(Stateful, Recorded):
    TRANSITIONS = SOURCE_TRANSITIONS

    outlet = models.ForeignKey(
        "sources.Outlet",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="Who published it. Leave it empty where the article does not say: "
        "a photo credit is no outlet, and an unknown outlet adds no voice.",
    )
    headline = models.CharField(
        max_length=500,
        help_text="As printed. Where it has none, supply one in square brackets: "
        "“[Letter to Putin]”.",
    )
    byline = models.CharField(max_length=300, blank=True)
    genre = models.CharField(max_length=20, choices=Genre, default=Genre.NEWS)
    url = models.URLField("URL", max_length=2000, blank=True)
    published = PartialDateField(
        "date of publication",
        help_text="As exact as is known and no more: “1 February 2020”, “February 2020”, “2020”.",
    )
    published_earliest = earliest("published")
    published_latest = latest("published")
    language = models.CharField(
        max_length=20,
        blank=True,
        validators=[validate_language],
        help_text="The language of the text as captured, such as “en”.",
    )
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        help_text="A translation and its original are one voice.",
    )
    original_language = models.CharField(max_length=20, blank=True, validators=[validate_language])
    original_language_basis = models.CharField(
        max_length=10,
        choices=Basis,
        blank=True,
        help_text="Does the article state its original language, or do we infer it?",
    )
    reprint_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reprints",
        help_text="A reprint and its original are one voice.",
    )
    accessed_at = models.DateTimeField(null=True, blank=True)
    archive_url = models.URLField("archive URL", max_length=2000, blank=True)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retraction_reason = models.TextField(blank=True, editable=False)

    objects = SourceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            not_blank("headline", "source"),
            one_of(Genre, "genre", "source"),
            one_of(Status, "status", "source"),
            in_order("published", "source"),
            not_itself("translation_of", "source"),
            not_itself("reprint_of", "source"),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_is_unique",
                violation_error_message="This URL is captured already: "
                "capture its new text as a new snapshot of that source.",
            ),
            models.CheckConstraint(
                condition=Q(original_language="", original_language_basis="")
                | (~Q(original_language="") & Q(original_language_basis__in=Basis.values)),
                name="source_original_language_has_basis",
                violation_error_message="Say whether the original language is stated or inferred.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.RETRACTED) | ~Q(retraction_reason=""),
                name="source_retraction_has_reason",
            ),
        ]

    def __str__(self):
        return self.headline

    @property
    def slug(self) -> str:
        return courtesy(self.headline)

    @property
    def published_words(self) -> str:
        return dates.parse(self.published).words if self.published else ""

    @property
    def publisher(self) -> str:
        return self.outlet.name if self.outlet_id else "outlet unknown"

    @property
    def link(self) -> str:
        """Its URL, where readers may follow it."""
        return web_address(self.url)

    @property
    def archive_link(self) -> str:
        return web_address(self.archive_url)

    @property
    def current_snapshot(self):
        return self.snapshots.order_by("-number").first()

    @property
    def supports_nothing(self) -> bool:
        """We retracted it, or its publisher did."""
        return self.status == Status.RETRACTED or any(
            notice.kind == NoticeKind.RETRACTED for notice in self.notices.all()
        )

    def original(self) -> "Source":
        """What it reprints or translates, in the end; itself where it does neither."""
        seen, source = set(), self
        while source.pk not in seen and (above := source.reprint_of or source.translation_of):
            seen.add(source.pk)
            source = above
        return source

    def show(self, by: AbstractBaseUser) -> None:
        """Published with the first entry that cites it."""
        if self.status == Status.DRAFT:
            move(self, Status.PUBLISHED, by)

    @transaction.atomic
    def return_to_draft(self, by: AbstractBaseUser) -> None:
        """After a retraction. It is published again with the next entry that cites it."""
        require_editor(by, self)
        move(self, Status.DRAFT, by)

    @transaction.atomic
    def retract(self, by: AbstractBaseUser, reason: str, together=()) -> None:
        """Take it back. Raises Resting with the published entries that would rest on nothing."""
        require_editor(by, self)
        lock(self)
        resting = [entry for entry in self.sole_support_of() if entry not in together]
        if resting:
            raise Resting(self, resting)
        move(self, Status.RETRACTED, by, reason=reason)

    def sole_support_of(self) -> list:
        """Published entries with a statement that nothing but this source supports."""
        entries = {c.entry for c in self.citations() if c.entry.status == Status.PUBLISHED}
        return sorted((e for e in entries if e.blockers(without=self)), key=str)

    def share_shown(self) -> float | None:
        """How much of it readers see in excerpts, from 0 to 1; None where its length is unknown."""
        whole = self.snapshots.aggregate(whole=Max("full_length"))["whole"]
        if not whole:
            return None
        cited = self.citations().published().distinct()
        spans = defaultdict(list)
        for snapshot, *span in cited.values_list(
            "excerpt__snapshot", "excerpt__start", "excerpt__end"
        ):
            spans[snapshot].append(Span(*span))
        return sum(map(covered, spans.values())) / whole

    def citations(self):
        from sources.models.citation import Citation

        return Citation.objects.citing(self)


class SourceNotice(Recorded):
    """What the publisher said of the article afterwards."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="notices")
    kind = models.CharField(
        max_length=10,
        choices=NoticeKind,
        help_text="A retracted article supports nothing any more.",
    )
    date = PartialDateField()
    date_earliest = earliest("date")
    date_latest = latest("date")
    words = models.TextField(help_text="The publisher's own words.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["date_earliest", "pk"]
        constraints = [
            one_of(NoticeKind, "kind", "source_notice"),
            not_blank("words", "source_notice"),
            in_order("date", "source_notice"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words}"
