"""BibTeX in UTF-8. What TeX takes for a command is escaped; addresses are percent-encoded."""

import re

from sources.dates.points import MONTH_NAMES
from sources.exports.reference import Reference, Work, one_line, plain_point, year_of

MEDIA_TYPE = "application/x-bibtex"
# BibTeX counts braces, escaped ones too: they must not stand in a value at all.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "%&$#_"},
    }
)
# TeX makes one dash or quotation mark of two of these.
_PAIRS = re.compile(r"([-'`])(?=\1)")
_IN_ADDRESS = str.maketrans({char: f"%{ord(char):02X}" for char in '{}\\^ "<>|`'})


def bibtex(r: Reference) -> str:
    article = r.work is Work.ARTICLE and bool(r.container)
    held_in = "journal" if article else "howpublished"
    fields = {
        # Braces within the braces: not a name to be taken apart, nor a title to be recased.
        "author": f"{{{_text(r.author)}}}" if r.author else "",
        "title": f"{{{_text(r.title)}}}",
        held_in: _text(r.container),
        **_issued(r),
        "url": _address(r.url or r.permalink),
        "urldate": r.accessed.isoformat(),
        "language": r.language,
        "note": _text(r.note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if month := _month(r):
        lines.append(f"  month = {month}")
    return f"@{'article' if article else 'misc'}{{{r.key},\n" + ",\n".join(lines) + "\n}\n"


def _issued(r: Reference) -> dict[str, str]:
    """`year` is for BibTeX, which takes any words; `date` for BibLaTeX, which reads EDTF."""
    if r.date is None:
        return {"year": "n.d."}
    exact = plain_point(r.date)
    year = f"{year_of(r.date):04}" if exact and exact.month not in (21, 22, 23, 24) else ""
    return {
        "year": year or _text(r.date.words),
        "date": "" if r.date.kind == "one_of" else r.date.edtf,
    }


def _month(r: Reference) -> str:
    point = plain_point(r.date)
    return MONTH_NAMES[point.month][:3].lower() if point and point.month in MONTH_NAMES else ""


def _text(text: str) -> str:
    return _PAIRS.sub(r"\1{}", one_line(text).translate(_SPECIAL))


def _address(url: str) -> str:
    return one_line(url).translate(_IN_ADDRESS)
