import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources import anchoring
from sources.actions.settling import inherit
from sources.choices import CaptureOrigin, Extent, StandingState
from sources.ingest import IngestError, clean, propose_regions
from sources.models import Excerpt, ExcerptStanding, Region, Snapshot, Source


@dataclass(frozen=True)
class Captured:
    """`changes`: what cleaning did, in words. `standings`: how many excerpts fared how."""

    source: Source
    snapshot: Snapshot
    new_source: bool
    new_snapshot: bool
    changes: tuple[str, ...]
    standings: Counter
    probable_reprint_of: tuple[Source, ...]

    @property
    def article_changed(self) -> bool:
        """A whole text after passages of it is no change, nor is a first capture."""
        altered = (StandingState.CHANGED, StandingState.GONE)
        return any(self.standings[state] for state in altered)


@transaction.atomic
def capture(
    *,
    text: str = "",
    passages: Sequence[str] = (),
    source: Source | None = None,
    by=None,
    origin: str = CaptureOrigin.PASTE,
    extractor: str = "",
    full_length: int | None = None,
    **details,
) -> Captured:
    """Keep an article's text, whole or in passages, as a source and a snapshot of it.

    The same text again is the same snapshot; another text under the same URL, or for a given
    `source`, is the next one, and every earlier excerpt gets its standing in it. `details` are
    fields of Source, used for a new one alone. Raises ValidationError.
    """
    text, changes = _prepared(text, passages)
    if passages and full_length is not None and full_length < len(text):
        whole = f"The passages alone have {len(text)} characters: the whole article has no fewer."
        raise ValidationError({"full_length": whole})
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    url = details.get("url", "")
    known = source or _known_source(url, sha256)
    twins = _twins(sha256, known)
    kept = known or _new_source(details, by)
    snapshot = known and _kept_snapshot(known, sha256, passages)
    standings = Counter()
    made = snapshot is None
    if made:
        extent = Extent.PASSAGES if passages else Extent.WHOLE
        snapshot = _new_snapshot(
            kept,
            text=text,
            sha256=sha256,
            extent=extent,
            full_length=full_length if passages else len(text),
            captured_by=by,
            origin=origin,
            extractor=extractor,
        )
        _propose_regions(snapshot, by)
        standings = _take_stock(snapshot, by)
    return Captured(kept, snapshot, known is None, made, changes, standings, twins)


def _prepared(text, passages) -> tuple[str, tuple[str, ...]]:
    try:
        if passages:
            cleaned = [clean(passage) for passage in passages]
            changes = tuple(dict.fromkeys(c for part in cleaned for c in part.changes))
            return anchoring.join_passages([part.text for part in cleaned]), changes
        cleaned = clean(text)
    except (IngestError, anchoring.AnchorError) as error:
        raise ValidationError(str(error)) from error
    return cleaned.text, cleaned.changes


def _known_source(url: str, sha256: str) -> Source | None:
    """By its URL; by its text where the article or what we hold of it has no URL."""
    if url and (source := Source.objects.filter(url=url).first()):
        return source
    same_text = Source.objects.filter(snapshots__sha256=sha256)
    if url:
        same_text = same_text.filter(url="")
    return same_text.order_by("pk").first()


def _twins(sha256: str, known: Source | None) -> tuple[Source, ...]:
    """Other sources with this very text: probably one reprints the other."""
    twins = Source.objects.filter(snapshots__sha256=sha256).distinct().order_by("pk")
    return tuple(twins.exclude(pk=known.pk) if known else twins)


def _new_source(details, by) -> Source:
    source = Source(accessed_at=details.pop("accessed_at", None) or timezone.now(), **details)
    source._history_user = by
    source.full_clean()
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError as error:
        raise ValidationError(
            "Somebody else has captured this URL at this moment: try again."
        ) from error
    return source


def _kept_snapshot(source: Source, sha256: str, passages) -> Snapshot | None:
    """The snapshot that holds this text already, or all of these passages."""
    Source._base_manager.select_for_update().get(pk=source.pk)
    if same := source.snapshots.filter(sha256=sha256).first():
        return same
    for snapshot in source.snapshots.order_by("-number") if passages else ():
        if all(clean(passage).text in snapshot.text for passage in passages):
            return snapshot
    return None


def _new_snapshot(source: Source, **values) -> Snapshot:
    last = source.snapshots.order_by("-number").values_list("number", flat=True).first()
    snapshot = Snapshot(
        source=source,
        number=(last or 0) + 1,
        length=len(values["text"]),
        captured_at=timezone.now(),
        **values,
    )
    snapshot.full_clean()
    snapshot.save()
    return snapshot


def _propose_regions(snapshot: Snapshot, by) -> None:
    if snapshot.holds_passages:
        return
    for proposed in propose_regions(snapshot.text):
        region = Region(
            snapshot=snapshot, start=proposed.start, end=proposed.end, kind=proposed.kind
        )
        region._history_user = by
        region.save()


def _take_stock(snapshot: Snapshot, by) -> Counter:
    """Give every earlier excerpt of the article its standing in a new snapshot."""
    counted = Counter()
    earlier = Excerpt.objects.filter(snapshot__source=snapshot.source).exclude(snapshot=snapshot)
    last, decided = _decided_before(snapshot)
    before = None
    for excerpt in earlier.order_by("snapshot", "start"):
        # One text at a time: an article may have a million characters and many excerpts.
        if before is None or before.pk != excerpt.snapshot_id:
            before = excerpt.snapshot
        excerpt.snapshot = before
        found = anchoring.compare_standing(before.text, excerpt.start, excerpt.end, snapshot.text)
        state = _state(found.state, before, snapshot)
        if state is None:
            continue
        standing = ExcerptStanding(
            excerpt=excerpt, snapshot=snapshot, start=found.start, end=found.end, state=state
        )
        standing._history_user = by
        if excerpt.pk in decided:
            inherit(standing, decided[excerpt.pk], last.text, snapshot.text)
        standing.save()
        counted[state] += 1
    return counted


def _decided_before(snapshot: Snapshot) -> tuple[Snapshot | None, dict[int, ExcerptStanding]]:
    """The text before a new one, and what editors decided there, by the excerpts' numbers."""
    last = snapshot.source.snapshots.exclude(pk=snapshot.pk).order_by("-number").first()
    decided = ExcerptStanding.objects.filter(snapshot=last).exclude(decision="")
    return last, {
        standing.excerpt_id: standing for standing in decided.select_related("decided_by")
    }


def _state(state: str, before: Snapshot, after: Snapshot) -> str | None:
    """Passages are cut out by us: their offsets and their silence say nothing of the article."""
    found = state in (StandingState.UNCHANGED, StandingState.MOVED)
    if before.holds_passages or after.holds_passages:
        if found:
            return StandingState.UNCHANGED
        return None if after.holds_passages else state
    return state
