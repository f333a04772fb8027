"""What the database holds, in forms that two ways of filling it can be compared by."""

from django.apps import apps

from sources.choices import Directness, Stance, Voice
from sources.demo.loading import NAMED
from sources.demo.reading import read
from sources.models import Citation


def rows() -> dict[str, int]:
    """How many rows each table has, the histories' too."""
    models = apps.get_app_config("sources").get_models(include_auto_created=True)
    return {model._meta.db_table: model._default_manager.count() for model in models}


def changed(before: dict[str, int]) -> dict[str, int]:
    return {name: count - before[name] for name, count in rows().items() if count != before[name]}


def entered() -> list[tuple]:
    """Every citation, by the words that it quotes and what it says of them."""
    citations = Citation.objects.with_article()
    return sorted(
        (
            _title(c.entry),
            c.source.headline,
            c.excerpt.exact,
            *(c.stance, c.difference, c.directness, c.voice, c.note, c.attribution),
            c.attributed_to.name if c.attributed_to else "",
            c.relays.headline if c.relays else "",
        )
        for c in citations
    )


def in_files() -> list[tuple]:
    """The same of the files."""
    articles = read("articles")
    headlines = {a["id"]: a["headline"] for a in articles["article"] + articles["document"]}
    actors = {a["id"]: a["name"] for a in read("actors")["actor"]}
    return sorted(
        (
            entry[field],
            headlines[cite["article"]],
            cite["words"],
            cite.get("stance", Stance.SUPPORTS),
            cite.get("difference", ""),
            cite.get("directness", Directness.STATED),
            cite.get("voice", Voice.REPORT),
            cite.get("note", ""),
            cite.get("attribution", ""),
            actors.get(cite.get("attributed_to"), ""),
            headlines.get(cite.get("relays"), ""),
        )
        for model, field in NAMED.items()
        for entry in read(f"{model._meta.model_name}s")[model._meta.model_name]
        for cite in entry["cite"]
        for _ in cite["supports"]
    )


def _title(entry) -> str:
    return getattr(entry, NAMED[type(entry)])
