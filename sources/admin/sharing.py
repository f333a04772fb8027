from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages

from sources.models import Source


def warn_of_shares(request, entries: Iterable) -> None:
    """Tell an editor of whose articles readers now see more than they should."""
    for warning in share_warnings(cited_sources(entries)):
        messages.warning(request, warning)


def cited_sources(entries: Iterable) -> set[Source]:
    return {citation.source for entry in entries for citation in entry.citations()}


def share_warnings(sources: Iterable[Source]) -> list[str]:
    shares = ((source, source.share_shown()) for source in sorted(sources, key=lambda s: s.pk))
    return [
        f"Readers see {share:.0%} of “{source}” in excerpts, and {settings.MOST_SHOWN:.0%} "
        "is the most that should be shown of an article. What stands around its excerpts "
        "is hidden already: cite fewer words where fewer support the statement."
        for source, share in shares
        if share is not None and share > settings.MOST_SHOWN
    ]
