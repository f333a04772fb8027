"""CSL-JSON, the form in which citation processors take references (CSL 1.0.2)."""

import json

from sources.dates import PartialDate, Point
from sources.exports.reference import Reference, Work, one_line, plain_point

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_TYPES = {
    Work.PAGE: "webpage",
    Work.ARTICLE: "article-newspaper",
    Work.DOCUMENT: "document",
    Work.POST: "post",
}
# It lies in two years.
WINTER = 24


def csl(r: Reference) -> str:
    return json.dumps([item(r)], ensure_ascii=False, indent=2) + "\n"


def item(r: Reference) -> dict:
    found = {
        "id": r.key,
        "type": _TYPES[r.work],
        "title": one_line(r.title),
        "author": [{"literal": one_line(r.author)}] if r.author else None,
        "container-title": one_line(r.container),
        "issued": csl_date(r.date) if r.date else None,
        "accessed": {"date-parts": [[r.accessed.year, r.accessed.month, r.accessed.day]]},
        "URL": r.url or r.permalink,
        "language": r.language,
        "status": r.retracted,
        "note": r.note,
    }
    return {name: value for name, value in found.items() if value}


def csl_date(partial: PartialDate) -> dict:
    """Words, wherever numbers would say more than is known: few styles show that one is about."""
    if partial.kind == "interval" and all(map(_in_numbers, (partial.start, partial.end))):
        return {"date-parts": [_parts(partial.start), _parts(partial.end)]}
    point = plain_point(partial)
    if point and point.precision == "season" and point.month != WINTER:
        return {"date-parts": [[point.year]], "season": point.month - 20}
    return {"date-parts": [_parts(point)]} if _in_numbers(point) else {"literal": partial.words}


def _in_numbers(point: Point | None) -> bool:
    sure = point is not None and not point.qualifier
    return sure and point.precision in ("day", "month", "year")


def _parts(point: Point) -> list[int]:
    return [number for number in (point.year, point.month, point.day) if number is not None]
