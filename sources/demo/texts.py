"""Captures the two articles, in the passages that are cited or as a whole."""

from pathlib import Path

from sources.actions import capture
from sources.choices import CaptureOrigin
from sources.ingest import IngestError, clean, decode
from sources.models import Snapshot, Source

DETAILS = (
    "headline",
    "genre",
    "published",
    "language",
    "original_language",
    "original_language_basis",
)


class DemoError(ValueError):
    """A sentence that says why the demo can't be filled."""


def captured(article: dict, *, by, folder: Path | None) -> Snapshot:
    """What we keep of an article: its file in the folder, or the passages where none is given.

    Neither adds anything where the database holds it. Raises DemoError for a file that can't be
    read or that lacks a passage.
    """
    passages = article["passages"]
    known = _holding(passages)
    details = {} if known else {name: article[name] for name in DETAILS if name in article}
    if folder is None:
        text = {"passages": passages, "full_length": article["full_length"]}
    else:
        text = {"text": _whole(folder / article["file"], passages), "origin": CaptureOrigin.FILE}
    return capture(source=known, by=by, **text, **details).snapshot


def _holding(passages: list[str]) -> Source | None:
    """The source with these passages in one of its snapshots."""
    longest = max(passages, key=len)
    likely = Snapshot.objects.filter(text__contains=longest).select_related("source")
    for snapshot in likely.order_by("pk"):
        if all(passage in snapshot.text for passage in passages):
            return snapshot.source
    return None


def _whole(path: Path, passages: list[str]) -> str:
    try:
        text = clean(decode(path.read_bytes())).text
    except OSError as error:
        raise DemoError(
            f"The article “{path}” can't be read ({error.strerror}): name the folder that "
            "holds it, or none, to fill the demo with the cited passages alone."
        ) from error
    except IngestError as error:
        raise DemoError(f"The article “{path}” can't be captured: {error}") from error
    for passage in passages:
        if passage not in text:
            raise DemoError(
                f"“{path}” is not the article that the demo cites: it lacks “{passage}”."
            )
    return text
