from pathlib import Path

from django.db import transaction

from sources.demo.entries import Filling
from sources.demo.reading import read
from sources.demo.texts import DemoError, captured
from sources.models import Actor, Citation, Event, Excerpt, Quote, Snapshot, Source

__all__ = ["DemoError", "counts", "load"]

# The field by which an entry of the files is known again, also after an editor has changed it.
NAMED = {Actor: "name", Event: "title", Quote: "text"}


@transaction.atomic
def load(*, by, articles_dir: Path | str | None = None) -> dict[str, int]:
    """Fill the database with the demo and give the counts of what it then holds.

    `articles_dir` is the folder with the articles' files, captured whole; without it only the
    passages that are cited are kept. What is there already is left alone, whichever way it came.
    Raises DemoError where the database holds other entries, or a file does not fit.
    """
    filled = _is_filled()
    if not filled and any(model.objects.exists() for model in NAMED):
        raise DemoError(
            "The database holds entries that are not the demo's: fill an empty one, "
            "named in DATABASE_URL."
        )
    folder = None if articles_dir is None else Path(articles_dir)
    articles = read("articles")
    snapshots = {
        article["id"]: captured(article, by=by, folder=folder) for article in articles["article"]
    }
    if not filled:
        Filling(by, snapshots).fill(articles["document"])
    return counts()


def counts() -> dict[str, int]:
    models = (Source, Snapshot, Excerpt, Citation, Actor, Event, Quote)
    return {str(model._meta.verbose_name_plural): model.objects.count() for model in models}


def _is_filled() -> bool:
    return all(_is_kept(model, field) for model, field in NAMED.items())


def _is_kept(model, field: str) -> bool:
    """Whether each entry of the files was entered once and is still there."""
    kind = model._meta.model_name
    names = {entry[field] for entry in read(f"{kind}s")[kind]}
    entered = model.history.filter(
        **{f"{field}__in": names}, id__in=model.objects.values("pk")
    ).values_list(field, flat=True)
    return set(entered) == names
