"""The sections of a page, for the list of links that leads to them."""

# A page of fewer sections is taken in without such a list.
ENOUGH = 4

Section = tuple[str, str]


def contents(*sections: tuple[object, str, str]) -> tuple[Section, ...]:
    """The id and the heading of each section whose first item is not empty."""
    found = tuple((id_, heading) for filled, id_, heading in sections if filled)
    return found if len(found) >= ENOUGH else ()
