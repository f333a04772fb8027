from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages


def warn_of_shares(request, entries: Iterable) -> None:
    """Tell an editor of whose articles readers now see more than they should."""
    sources = {citation.source for entry in entries for citation in entry.citations()}
    for source in sorted(sources, key=lambda source: source.pk):
        share = source.share_shown()
        if share is not None and share > settings.MOST_SHOWN:
            messages.warning(
                request,
                f"Readers see {share:.0%} of “{source}” in excerpts, and {settings.MOST_SHOWN:.0%} "
                "is the most that should be shown of an article. What stands around its excerpts "
                "is hidden already: cite fewer words where fewer support the statement.",
            )
