import pytest

from sources.models import Actor, Event, EventLink, Participation, Place, Quote
from sources.models.actor import ActorName, Affiliation
from sources.statements import Kind, link_value, one_line


def values(target, name):
    return target.statement_named(name).values(target)


def test_event_asserts_its_values():
    event = Event(
        title="Meeting  of the mayors ", reality="announced", occurred="2020-01-13",
        place=Place(pk=3, name="Geneva"), summary="They met.  They\nsigned. ", part_of=Event(pk=7),
    )  # fmt: skip
    assert {s.name: s.values(event) for s in Event.STATEMENTS} == {
        "": ("Meeting of the mayors",),
        "reality": ("announced",),
        "occurred": ("2020-01-13",),
        "place": ("place:3",),
        "summary": ("They met.", "They signed."),
        "part_of": ("event:7",),
    }


def test_what_is_not_filled_in_asserts_nothing():
    quote = Quote(text="We stay", speaker_as_printed="a  mayor")
    assert {s.name: s.values(quote) for s in Quote.STATEMENTS} == {
        "words": ("We stay",),
        "speaker": ("a mayor",),
        "said": (),
        "medium": (),
        "ascribed_to": (),
        "occasion": (),
    }
    assert values(Quote(text=" We\nstay ", speaker=Actor(pk=7)), "words") == ("We\nstay",)
    assert values(Quote(speaker=Actor(pk=7)), "speaker") == ("actor:7",)


def test_parts_assert_themselves_as_one():
    actor, event = Actor(pk=7), Event(pk=4)
    assert values(Participation(actor=actor, role="host"), "") == ("actor:7 host",)
    assert values(Affiliation(with_actor=actor, role="head"), "") == ("actor:7 head",)
    assert values(EventLink(other=event, kind="after"), "") == ("after event:4",)
    assert values(ActorName(name="Ada Alder"), "") == ("Ada Alder",)


def test_statements_are_known_by_name():
    assert Event.statement_named("").label == "title"
    assert Quote.statement_named("").kind is Kind.WHOLE
    assert ActorName.statement_named("").kind is Kind.WORDS
    with pytest.raises(ValueError, match="quote has no statement “mood”: it has words, speaker"):
        Quote.statement_named("mood")


@pytest.mark.parametrize(
    ("model", "name", "typed", "kept"),
    [
        (Event, "occurred", "January 13, 2020", "2020-01-13"),
        (Event, "occurred", "between 14 and 31 January 2020", "[2020-01-14..2020-01-31]"),
        (Event, "summary", " They\n met. ", "They met."),
        (Quote, "words", " We\nstay ", "We\nstay"),
        (Event, "reality", "happened", "happened"),
    ],
)
def test_value_is_normalised(model, name, typed, kept):
    statement = model.statement_named(name)
    assert statement.normalise(typed) == kept
    assert statement.normalise(kept) == kept
    statement.check_form(model, kept)


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Event, "", ""),
        (Event, "occurred", "13 January 2020"),
        (Event, "occurred", "2020-13"),
        (Event, "reality", "real"),
        (Event, "reality", ""),
        (Event, "place", "actor:3"),
        (Event, "place", "place:0"),
        (Event, "place", "place:3 "),
        (Event, "summary", "They met. They signed."),
        (Event, "summary", "  They met."),
        (Quote, "words", " We stay"),
        (Quote, "speaker", ""),
        (Quote, "occasion", "the talks"),
        (Participation, "", "actor:7 dancer"),
        (Participation, "", "participant"),
        (Affiliation, "", "actor:7"),
        (EventLink, "", "event:7 after"),
    ],
)
def test_value_of_another_form_is_refused(model, name, value):
    with pytest.raises(ValueError, match=r"can't be a value|is not EDTF|no month"):
        model.statement_named(name).check_form(model, value)


@pytest.mark.parametrize("value", ["actor:7", "a mayor of the region"])
def test_speaker_is_linked_or_described(value):
    Quote.statement_named("speaker").check_form(Quote, value)


def test_prose_alone_needs_several_words():
    short = {s.name: s.minimum_words for m in (Actor, Event, Quote) for s in m.STATEMENTS}
    assert {name for name, number in short.items() if number > 1} == {"description", "summary"}


def test_helpers_write_links_and_lines():
    assert link_value(EventLink(pk=2)) == "eventlink:2"
    assert one_line(" a\t b\n\nc ") == "a b c"
