from collections.abc import Iterator

from django import forms
from django.utils.functional import cached_property

from sources.actions import Entered, Part, enter
from sources.choices import EventKind, EventLinkKind, ParticipationRole, PlacePrecision, Reality
from sources.desk.actor_fields import ActorField, ActorTick
from sources.desk.alike import events_here
from sources.desk.lines import VOICE, Row
from sources.desk.new_entry import NewEntryForm
from sources.desk.proposal import NEW
from sources.forms import PartialDateFormField
from sources.models import Event, EventLink, Participation, Place
from sources.statements import WHOLE, one_line

# For those whom the passage does not name.
OTHERS = ("other-1", "other-2")
PART = "participant"


class EventForm(NewEntryForm):
    """What happened, or is said to happen, as this article tells it."""

    model = Event
    FIRST = (
        Row("title", "Title", ("title", "kind")),
        Row("reality", "Reality", ("reality",)),
        Row("occurred", "Date", ("occurred", "occurred_words"), printed="occurred_words"),
        Row("place", "Place", ("place", "place_name", "place_country")),
    )
    LAST = (
        Row("part_of", "Part of a larger event", ("part_of",), folded=True),
        Row("link", "Link to another event", ("linked", "link_kind"), folded=True),
        Row("summary", "Summary", ("summary",), folded=True),
        VOICE,
    )

    title = forms.CharField(
        max_length=300, help_text="A few plain words, no more than the article says."
    )
    kind = forms.ChoiceField(choices=EventKind)
    reality = forms.ChoiceField(choices=Reality)
    occurred = PartialDateFormField(required=False, label="Date")
    occurred_words = forms.CharField(
        required=False,
        max_length=200,
        label="As printed",
        help_text="Where the words say more than the date: “a few days later”.",
    )
    place = forms.ModelChoiceField(Place.objects.all(), required=False)
    place_name = forms.CharField(required=False, max_length=200, label="Or a new place")
    place_country = forms.CharField(required=False, max_length=100, label="In which country")
    part_of = forms.ModelChoiceField(Event.objects.all(), required=False, label="Part of")
    linked = forms.ModelChoiceField(Event.objects.all(), required=False, label="Other event")
    link_kind = forms.ChoiceField(
        choices=EventLinkKind, initial=EventLinkKind.AFTER, label="How it stands to it"
    )
    summary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Each sentence needs an excerpt; all of them get this one.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("place", self.proposal.places)
        self.offer("part_of")
        self.offer("linked")

    def rows(self) -> tuple[Row, ...]:
        return (*self.FIRST, *self._participants(), *self.LAST)

    @cached_property
    def repeated(self) -> list[Event]:
        return events_here(self.selected, self["title"].value() or "")

    def clean(self):
        cleaned = super().clean()
        name, country = cleaned.get("place_name"), cleaned.get("place_country")
        if name and cleaned.get("place"):
            self.add_error("place_name", "Choose a place of the list, or name a new one: not both.")
        elif country and not name:
            self.add_error("place_name", "Name the place in this country.")
        return cleaned

    def label(self) -> str:
        return f"Entered the event “{self.cleaned_data['title']}”"

    def row_of(self, target, statement: str) -> str:
        if isinstance(target, Participation):
            return self._keys[target.actor, target.role]
        if isinstance(target, EventLink):
            return "link"
        return super().row_of(target, statement) or ("title" if isinstance(target, Event) else "")

    def enter(self) -> Entered:
        given = self.cleaned_data
        names = ("title", "kind", "reality", "occurred", "occurred_words", "summary", "part_of")
        event = Event(place=self._scene(), **{name: given[name] for name in names})
        stated = {
            "occurred": given["occurred"],
            "place": event.place,
            "part_of": event.part_of,
            "summary": given["summary"],
        }
        filled = ["reality", *(name for name, value in stated.items() if value)]
        return enter(
            entry=event,
            snapshot=self.selected.snapshot,
            by=self.selected.by,
            supports=[*self.support("title", WHOLE), *(s for k in filled for s in self.support(k))],
            parts=[*self._parts(), *self._links()],
        )

    def _participants(self) -> Iterator[Row]:
        """Those of the passage, then those that were sent, then room for others."""
        offered = {one.key: one for one in self.proposal.actors}
        for key, one in offered.items():
            yield self._participant(key, ActorField(label=one.title, widget=ActorTick(one.value)))
        for key, value in self._sent(offered):
            tick = ActorField(label=value.removeprefix(NEW), widget=ActorTick(value))
            yield self._participant(key, tick)
        for number, key in enumerate(OTHERS):
            label = "Another participant" if number == 0 else "A further participant"
            yield self._participant(key, ActorField(label=label), self._role(offered), True)

    def _role(self, offered) -> str:
        """That of those of the passage, where they all have the same."""
        roles = {self.proposal.values.get(f"role-{key}") for key in offered}
        return (roles.pop() if len(roles) == 1 else None) or ParticipationRole.PARTICIPANT

    def _sent(self, offered) -> Iterator[tuple[str, str]]:
        """What the form was sent with and would not offer any more."""
        for name in self.data:
            key = name.removeprefix(f"{PART}-")
            if key not in (name, *offered, *OTHERS):
                yield key, self.data[name]

    def _participant(
        self, key: str, field: ActorField, role=ParticipationRole.PARTICIPANT, folded: bool = False
    ) -> Row:
        self.fields[f"{PART}-{key}"] = field
        self.fields[f"role-{key}"] = forms.ChoiceField(
            choices=ParticipationRole,
            initial=role,
            required=False,
            label=f"Role of {field.label}",
        )
        fields = (f"{PART}-{key}", f"role-{key}")
        return Row(fields[0], field.label, fields, folded=folded, beside=True)

    def _parts(self) -> Iterator[Part]:
        self._keys = {}
        for row in self.table:
            if not row.key.startswith(PART) or not self.cleaned_data[row.key]:
                continue
            role = self.cleaned_data[row.fields[1]] or ParticipationRole.PARTICIPANT
            actor = self.actor(row.key)
            self._keys[actor, role] = row.key
            part = Participation(actor=actor, role=role)
            yield Part(part, self.support(row.key, WHOLE))

    def _links(self) -> Iterator[Part]:
        if other := self.cleaned_data["linked"]:
            link = EventLink(other=other, kind=self.cleaned_data["link_kind"])
            yield Part(link, self.support("link", WHOLE))

    def _scene(self) -> Place | None:
        """The one of the list, or a new one; one of this name and country is that one."""
        given = self.cleaned_data
        name, country = one_line(given["place_name"]), one_line(given["place_country"])
        if not name:
            return given["place"]
        place = Place.objects.filter(name=name, country=country).first()
        if place is None:
            self.selected.require_add(Place)
            place = Place(name=name, country=country)
            if name == country:
                place.precision = PlacePrecision.COUNTRY
            place.full_clean()
            place.save()
        return place
