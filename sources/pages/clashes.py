"""Which two values of a statement can't both hold."""

from collections.abc import Callable

from sources.evidence import dates_clash, realities_clash
from sources.pages.named import Names
from sources.statements import Kind, Statement


def incompatible(statement: Statement, names: Names) -> Callable[[str, str], bool] | None:
    """Tells of two values that can't both hold; None where several may."""
    if not statement.single:
        return None
    if statement.kind is Kind.DATE:
        return dates_clash
    if statement.kind is Kind.CHOICE:
        return realities_clash if statement.name == "reality" else None
    return _places_clash(names) if statement.name == "place" else _actors_differ


def _places_clash(names: Names) -> Callable[[str, str], bool]:
    def clash(one: str, other: str) -> bool:
        first, second = names.record(one), names.record(other)
        return bool(first and second and first.clashes_with(second))

    return clash


def _actors_differ(one: str, other: str) -> bool:
    return one != other and one.startswith("actor:") and other.startswith("actor:")
