"""Plain words for dates. Whatever is said here, `understand()` reads back as the same date."""

from sources.dates.points import MONTH_NAMES, SEASON_NAMES


def point_words(point):
    """One date: "13 January 2020", "spring 2019", "about the 2010s", "perhaps January 2020"."""
    doubt = "perhaps " if point.uncertain else ""
    nearness = "about " if point.approximate else ""
    return doubt + nearness + _unqualified_words(point)


def interval_words(start, end):
    """What lasted: "2014–2015", "12–19 January 2020", "from 2014 to spring 2019", "since 2011"."""
    if end is None:
        return f"since {point_words(start)}"
    if start is None:
        return f"until {point_words(end)}"
    first, last = _start_words(start, end), point_words(end)
    return f"{first}–{last}" if _dash_suits(start, end, first) else f"from {first} to {last}"


def one_of_words(start, end):
    """What happened once: "between 14 and 31 January 2020", "once between 2014 and 2015"."""
    if end is None:
        return f"{point_words(start)} or later"
    if start is None:
        return f"{point_words(end)} or earlier"
    # "Between 2014 and 2015" alone could be taken for the whole time.
    once = "" if start.precision == end.precision == "day" else "once "
    return f"{once}between {_start_words(start, end)} and {point_words(end)}"


def _unqualified_words(point):
    year = f"{point.year:04}"
    match point.precision:
        case "day":
            return f"{point.day} {MONTH_NAMES[point.month]} {year}"
        case "month":
            return f"{MONTH_NAMES[point.month]} {year}"
        case "season":
            return f"{SEASON_NAMES[point.month]} {_winter_years(point) or year}"
        case "year":
            return year
        case "decade":
            return f"the {year}s"


def _winter_years(point):
    """Both years of a winter, "2019–20", since "winter 2019" is read in two ways."""
    if SEASON_NAMES[point.month] != "winter":
        return ""
    following = f"{point.year + 1:04}"
    same_century = following[:2] == f"{point.year:04}"[:2]
    return f"{point.year:04}–{following[2:] if same_century else following}"


def _start_words(start, end):
    """The start without the month and year that it shares with the end."""
    shortens = start.precision == end.precision in ("day", "month") and start.year == end.year
    if not shortens or start.qualifier or end.qualifier:
        return point_words(start)
    if start.precision == "day" and start.month == end.month:
        return str(start.day)
    month = MONTH_NAMES[start.month]
    return month if start.precision == "month" else f"{start.day} {month}"


def _dash_suits(start, end, first):
    plain = not (start.qualifier or end.qualifier)
    return plain and start.precision == end.precision and " " not in first
