"""The values that citations assert, in words, with the records they name fetched in bulk."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sources import dates
from sources.choices import ParticipationRole, Status
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Entry,
    Event,
    EventLink,
    Participation,
    Place,
    Quote,
    Source,
)
from sources.pages.wording import is_ours
from sources.statements import Kind, Statement, link_value

CITABLES = {
    model._meta.model_name: model
    for model in (Actor, Event, Quote, ActorName, Affiliation, Participation, EventLink)
}
# Nouns for roles: they leave open whether what was announced or alleged came about.
ROLES = {
    ParticipationRole.INVITED: "one invited",
    ParticipationRole.CONCERNED: "one concerned",
}
_LINKED = {model._meta.model_name: model for model in (Actor, Event, Quote, Place)}
_LINK = re.compile(r"\b(actor|event|quote|place):([0-9]{1,18})\b")
# Values of whole parts name another record beside a key or a printed role.
_NAMING_PARTS = {"affiliation", "participation", "eventlink"}


@dataclass(frozen=True)
class Named:
    """A value in words, with the page of the record that it names, if readers may see one.

    `edtf` is a date's own form. `ours`: the words are a heading that editors supplied.
    """

    words: str
    url: str = ""
    edtf: str = ""
    ours: bool = False


@dataclass(frozen=True)
class Asserted:
    """A value, with the model and the statement that say how it is written."""

    model: str
    statement: Statement
    value: str

    @property
    def names_record(self) -> bool:
        whole_part = self.statement.kind is Kind.WHOLE and self.model in _NAMING_PARTS
        return self.statement.kind is Kind.LINK or whole_part


class Names:
    """One query for each kind of record that the values name.

    Without `preview` an entry that is not published is "another actor": no draft is named.
    """

    def __init__(self, asserted: Iterable[Asserted], quotes=(), *, preview: bool = False):
        self.preview = preview
        self.speakers = {quote.pk: quote.speaker_id for quote in quotes}
        wanted = defaultdict(set)
        for one in asserted:
            for kind, number in _LINK.findall(one.value) if one.names_record else ():
                wanted[kind].add(int(number))
        self.records = {kind: _LINKED[kind].objects.in_bulk(pks) for kind, pks in wanted.items()}
        self.known: dict[str, Named] = {}

    def speaker(self, citation: Citation) -> int | None:
        """The actor whose words a citation of a quote's words relates."""
        words = citation.quote_id and citation.statement == "words"
        return self.speakers.get(citation.quote_id) if words else None

    def record(self, value: str):
        """The record behind `place:3`; None for other values and for what readers may not see."""
        match = _LINK.fullmatch(value)
        record = self.records.get(match[1], {}).get(int(match[2])) if match else None
        return record if record is None or visible(record, preview=self.preview) else None

    def linked(self, value: str) -> Named:
        if not (match := _LINK.fullmatch(value)):
            return Named(value)
        if value not in self.known:
            record, model = self.record(value), _LINKED[match[1]]
            another = Named(f"another {model._meta.verbose_name}")
            self.known[value] = named(record) if record else another
        return self.known[value]

    def of(self, record) -> Named:
        return self.linked(link_value(record))

    def asserted(self, one: Asserted) -> Named:
        """What a citation or an entry asserts, in words."""
        kind, value = one.statement.kind, one.value
        if one.names_record:
            return self.linked(value) if kind is Kind.LINK else self._part(one.model, value)
        if kind is Kind.DATE:
            return Named(dates.parse(value).words, edtf=value)
        if kind is Kind.CHOICE:
            field = CITABLES[one.model]._meta.get_field(one.statement.attribute)
            return Named(dict(field.flatchoices).get(value, value))
        return Named(value)

    def _part(self, model: str, value: str) -> Named:
        if model == "eventlink":
            kind, _, link = value.partition(" ")
            other = self.linked(link)
            return Named(f"{_label(EventLink, 'kind', kind)} “{other.words}”", other.url)
        link, _, rest = value.partition(" ")
        other = self.linked(link)
        if model == "affiliation":
            return Named(f"{rest}, {other.words}", other.url)
        return Named(f"{other.words} as {ROLES.get(rest, rest)}", other.url)


def visible(record, *, preview: bool) -> bool:
    status = getattr(record, "status", Status.PUBLISHED)
    return preview or status == Status.PUBLISHED


def named(record) -> Named:
    if isinstance(record, Event):
        return Named(title_line(record), record.get_absolute_url())
    if isinstance(record, Entry):
        return Named(str(record), record.get_absolute_url())
    if isinstance(record, Source):
        return Named(record.headline, record.get_absolute_url(), ours=is_ours(record.headline))
    return Named(str(record))


def title_line(event: Event) -> str:
    """An event's title, which says at once where it did not simply happen."""
    if event.reality == "happened":
        return event.title
    return f"{event.get_reality_display().capitalize()}: {event.title}"


def _label(model, field: str, key: str) -> str:
    return dict(model._meta.get_field(field).flatchoices).get(key, key)
