"""What an entry can assert, one thing at a time.

A model lists its `STATEMENTS`; a citation names one of them and the value that its excerpt
asserts. Values are kept as text: a date as EDTF, a choice as its key, a link to another
record as `model:number`, prose as one sentence, words as printed.
"""

import re
from dataclasses import dataclass
from enum import Enum

from sources import dates
from sources.anchoring import sentences

WHOLE = ""
PROSE_MINIMUM = 4
NUMBER = "[1-9][0-9]*"


class Kind(Enum):
    DATE = "date"
    CHOICE = "choice"
    LINK = "link"
    PROSE = "prose"
    WORDS = "words"
    WHOLE = "whole"


@dataclass(frozen=True)
class Statement:
    """`name` stands in citations, `field` is the attribute that holds it, `label` is for people.

    `single`: it has one value only, so that incompatible values contest it. `otherwise` is the
    attribute that speaks where the first is empty, as a printed description does for a speaker.
    """

    name: str
    label: str
    kind: Kind
    field: str = ""
    single: bool = False
    otherwise: str = ""

    @property
    def attribute(self) -> str:
        return self.field or self.name

    @property
    def minimum_words(self) -> int:
        return PROSE_MINIMUM if self.kind is Kind.PROSE else 1

    def values(self, target) -> tuple[str, ...]:
        """What `target` asserts here now, normalised; empty where nothing is filled in."""
        if self.kind is Kind.WHOLE:
            return (one_line(target.whole_value()),)
        raw = getattr(target, self.attribute)
        if raw is None and self.otherwise:
            return (one_line(getattr(target, self.otherwise)),)
        if raw is None or raw == "":
            return ()
        if self.kind is Kind.LINK:
            return (link_value(raw),)
        if self.kind is Kind.PROSE:
            return tuple(one_line(sentence) for sentence in sentences(raw))
        return (self.normalise(raw),)

    def normalise(self, value: str) -> str:
        """The stored form of a value that an editor gives. Raises PartialDateError for a date."""
        if self.kind is Kind.DATE:
            return dates.understand(value).edtf
        return value.strip() if self.kind is Kind.WORDS else one_line(value)

    def check_form(self, model, value: str) -> None:
        """Raise ValueError unless `value` is one that this statement of `model` can have."""
        if not self._has_form(model, value):
            raise ValueError(f"“{value}” can't be a value of the {self.label}.")

    def _has_form(self, model, value: str) -> bool:
        if self.kind is Kind.DATE:
            return dates.parse(value).edtf == value
        if self.kind is Kind.CHOICE:
            return value in dict(model._meta.get_field(self.attribute).flatchoices)
        if self.kind is Kind.LINK and not self.otherwise:
            linked = model._meta.get_field(self.attribute).related_model
            return bool(re.fullmatch(f"{linked._meta.model_name}:{NUMBER}", value))
        if self.kind is Kind.WHOLE and not re.fullmatch(model.WHOLE_FORM, value):
            return False
        if self.kind is Kind.PROSE and len(sentences(value)) != 1:
            return False
        return bool(value) and self.normalise(value) == value


def link_value(record) -> str:
    return f"{record._meta.model_name}:{record.pk}"


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()
