import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from django.utils.text import capfirst

from sources import dates
from sources.dates import PartialDate
from sources.pages.wording import is_ours

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")

_INNER_MARKS = str.maketrans("“”", "‘’")


class Work(Enum):
    PAGE = "page"
    ARTICLE = "article"
    DOCUMENT = "document"
    POST = "post"


@dataclass(frozen=True)
class Reference:
    """What a reference to a work holds, in whatever form it is given.

    `author` and `container` are blank where unknown; `issued` is EDTF, blank where unknown.
    `permalink` is our own page, `url` the work's own address: the same for a page of ours.
    `words` are those that are quoted; `retracted` says what its publisher did since, if it did.
    """

    key: str
    work: Work
    title: str
    container: str
    permalink: str
    site: str
    accessed: date
    author: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    words: str = ""
    retracted: str = ""
    archived: str = ""
    newspaper: bool = False
    file_name: str = ""

    @cached_property
    def date(self) -> PartialDate | None:
        return dates.parse(self.issued) if self.issued else None

    @property
    def supplied(self) -> bool:
        """The work has no title of its own: ours describes it, in square brackets."""
        return is_ours(self.title)

    @property
    def found(self) -> str:
        """What our page has of a work that is not ours."""
        if self.work is Work.PAGE:
            return ""
        what = "Excerpt quoted" if self.words else "Recorded"
        return f"{what} at {self.site}"

    @property
    def note(self) -> str:
        """What no field of an export can hold."""
        parts = (
            f"“{inner(self.words)}”" if self.words else "",
            capfirst(self.retracted),
            f"{self.found}, {self.permalink}" if self.found else "",
            f"Archived copy: {self.archived}" if self.archived else "",
        )
        return ". ".join(part for part in parts if part)


def one_line(text: str) -> str:
    """Without line ends and control characters, which would end a field of an export."""
    return _CONTROLS.sub(" ", text).strip()


def inner(text: str) -> str:
    """As it stands within quotation marks: its own ones are single then, in all three manuals."""
    return one_line(text).translate(_INNER_MARKS)


def plain_point(partial: PartialDate | None):
    """The one point of a date that is a day, a month, a season or a year for sure; or None."""
    if partial is None or partial.kind != "date":
        return None
    point = partial.start
    return None if point.qualifier or point.decade else point


def year_of(partial: PartialDate | None) -> int | None:
    """The year in which all of a date lies for sure; None where no such year is known.

    A winter lies in two, and what is about or perhaps in a year may lie in another one.
    """
    if partial is None or partial.approximate or partial.uncertain:
        return None
    first, last = partial.earliest, partial.latest
    return first.year if first and last and first.year == last.year else None
