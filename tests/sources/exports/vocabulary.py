"""Our JSON-LD, held against schema.org by models that are generated from its vocabulary."""

import re
from datetime import date

from schema_org import registry

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def check(node: dict):
    """Build the strict model of a node and of all below it. Raises on what schema.org lacks."""
    model = registry.get_model(node["@type"])
    ranges = {known.schema_name: known.ranges for known in model.SCHEMA_PROPERTIES}
    outdated = {known.schema_name for known in model.SCHEMA_PROPERTIES if known.superseded_by}
    assert outdated.isdisjoint(node)
    values = {name: value for name, value in node.items() if not name.startswith("@")}
    return model(**{name: _value(v, ranges.get(name, ())) for name, v in values.items()})


def _value(value, ranges):
    if isinstance(value, list):
        return [_value(one, ranges) for one in value]
    if isinstance(value, dict):
        return check(value)
    if isinstance(value, str) and "Date" in ranges:
        assert _DATE.fullmatch(value), value
        # The models know whole days alone; ISO 8601 has months and years too.
        return date.fromisoformat(value + "-01" * (2 - value.count("-")))
    if isinstance(value, str) and value.startswith("https://schema.org/"):
        (members,) = (registry.ENUM_BY_SCHEMA[name] for name in ranges if name.endswith("Type"))
        return members(value)
    return value
