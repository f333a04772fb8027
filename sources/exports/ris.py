"""RIS, as reference managers read it: a tag a line, in UTF-8, with line ends of CR and LF."""

from sources.exports.reference import Reference, Work, one_line, plain_point, year_of

MEDIA_TYPE = "application/x-research-info-systems"
_TYPES = {Work.PAGE: "ELEC", Work.ARTICLE: "NEWS", Work.DOCUMENT: "GEN", Work.POST: "ELEC"}


def ris(r: Reference) -> str:
    # A comma would part a name into surname and first name.
    author = "" if "," in r.author else r.author
    issued = _issued(r)
    tags = [
        ("TY", _TYPES[r.work]),
        ("ID", r.key),
        ("AU", author),
        ("TI", r.title),
        ("T2", r.container),
        ("PY", issued.partition("/")[0]),
        ("DA", issued),
        ("UR", r.url or r.permalink),
        ("Y2", f"{r.accessed:%Y/%m/%d}/"),
        ("LA", r.language),
        ("N1", r.note),
        ("N1", f"By {r.author}" if r.author and not author else ""),
        # For programs that read nothing of a date but its numbers.
        ("N1", f"Date: {r.date.words if r.date else 'n.d.'}" if not issued[:1].isdigit() else ""),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _issued(r: Reference) -> str:
    """`year/month/day/words`, each as far as it is known for sure; blank without a date."""
    if r.date is None:
        return ""
    year, point = year_of(r.date), plain_point(r.date)
    known = f"{year:04}" if year else ""
    if not known or point is None or point.precision == "season":
        return f"{known}///{r.date.words}"
    month, day = (f"{number:02}" if number else "" for number in (point.month, point.day))
    return f"{known}/{month}/{day}/"
