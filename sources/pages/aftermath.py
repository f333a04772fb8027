"""What became of an article, and of the words cited from it, after it was first captured."""

from collections.abc import Iterable

from sources.choices import Decision, NoticeKind, StandingState, Status
from sources.models import Excerpt, Source
from sources.pages.wording import at, in_words


def change(excerpt: Excerpt) -> str:
    """How the words fared in the newest text of their article, where they did not stay."""
    standings = list(excerpt.standings.all())
    if not standings:
        return ""
    last = max(standings, key=lambda standing: standing.snapshot.number)
    day = in_words(last.snapshot.captured_at.date())
    if last.state == StandingState.GONE:
        return f"these words no longer stood in it on {day}"
    if last.state == StandingState.CHANGED:
        return f"these words read differently on {day}"
    if last.decision == Decision.LEFT:
        return f"on {day} these words stood in another place of it, to another effect"
    return ""


def taken_back(source: Source) -> Iterable[str]:
    for notice in source.notices.all():
        done = f"the article was {notice.get_kind_display()} by its publisher{at(notice.date)}"
        retracted = notice.kind == NoticeKind.RETRACTED
        yield f"{done}: it supports nothing any more" if retracted else done
    if source.status == Status.RETRACTED:
        yield "we have taken the article back: it supports nothing any more"
