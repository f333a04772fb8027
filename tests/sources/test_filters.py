import pytest

from sources.filters import ActorFilter, EventFilter, QuoteFilter, SourceFilter
from sources.models import Actor, Event, Outlet, Place, Quote, Source
from tests.sources.press import Press
from tests.sources.views.conftest import MEETING, SAID


@pytest.fixture
def press(editor) -> Press:
    return Press(editor)


@pytest.fixture
def bridge(press):
    gazette = Outlet.objects.create(name="The Gazette")
    return press.article(outlet=gazette, published="2020-01", byline="Greta Grove")


def found(filter_class, queryset, **data) -> list[str]:
    shown = filter_class({name: str(value) for name, value in data.items()}, queryset)
    assert shown.form.errors == {}
    return sorted(str(record) for record in shown.qs)


def events(**data) -> list[str]:
    return found(EventFilter, Event.objects.published(), **data)


def choices(filter_class, queryset, name: str) -> list[str]:
    return [str(label) for _, label in filter_class({}, queryset).form.fields[name].choices]


@pytest.fixture
def dated(press, bridge):
    for title, occurred in (
        ("day", "2020-01-13"),
        ("month", "2020-01"),
        ("spring", "2019-21"),
        ("open", "2011/.."),
        ("undated", ""),
    ):
        press.event(title, bridge, MEETING, occurred=occurred)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"since": "2020"}, ["day", "month", "open"]),
        ({"until": "2019"}, ["open", "spring"]),
        ({"since": "14 January 2020", "until": "January 2020"}, ["month", "open"]),
        ({"since": "spring 2019", "until": "2019"}, ["open", "spring"]),
        ({"since": "2020", "until": "2020"}, ["day", "month", "open"]),
        ({"until": "2010"}, []),
        ({"since": "since 2020"}, ["day", "month", "open"]),
        ({}, ["day", "month", "open", "spring", "undated"]),
    ],
)
def test_dates_match_what_may_lie_between_them(dated, data, expected):
    assert events(**data) == expected


def test_text_is_found_in_any_case_and_script(press, bridge):
    press.event("Čapek met them", bridge, MEETING, summary="They Signed Nothing at all.")
    press.event("Other", bridge, MEETING)
    assert events(text="čAPEK") == ["Čapek met them"]
    assert events(text=" signed nothing ") == ["Čapek met them"]
    assert events(text="nothing čapek") == ["Čapek met them"]
    assert events(text="nothing Beneš") == []
    assert events(text="e.") == []
    assert events(text="100%") == []


def test_events_are_filtered_by_actor_place_kind_reality_and_outlet(press, bridge):
    ada, geneva = press.actor("Ada Alder", bridge), Place.objects.create(name="Geneva")
    unknown = press.article(f"Once more: {MEETING}. Nobody else was there.", "Elsewhere")
    press.event("With Ada", bridge, MEETING, actors=[ada])
    press.event("In Geneva", unknown, MEETING, place=geneva, reality="alleged", kind="fighting")
    assert events(actor=ada.pk) == ["With Ada"]
    assert events(place=geneva.pk) == ["In Geneva"]
    assert events(kind="fighting") == ["In Geneva"]
    assert events(reality="happened") == ["With Ada"]
    assert events(outlet=bridge.outlet_id) == ["With Ada"]


def test_event_is_found_by_the_outlet_that_names_a_participant(press, bridge):
    ada = press.actor("Ada Alder", bridge)
    unknown = press.article(f"Once more: {MEETING}. Nobody else was there.", "Elsewhere")
    event = press.event("Elsewhere", unknown, MEETING, actors=[ada])
    press.cite(event.participations.get(), bridge, MEETING)
    assert events(outlet=bridge.outlet_id) == ["Elsewhere"]


def test_quotes_are_filtered_by_speaker_and_text_of_any_rendering(press, bridge):
    ada = press.actor("Ada Alder", bridge)
    other = press.article("“We shall keep it open,” Ada Alder said in the evening.", "Elsewhere")
    named = press.quote("We will not close the bridge", bridge, SAID, speaker=ada, about=[ada])
    press.cite(
        named,
        other,
        "“We shall keep it open,” Ada Alder said",
        "words",
        value="We shall keep it open",
    )
    press.quote("close the bridge", bridge, SAID, speaker_as_printed="Ada Alder", manner="partial")

    def quotes(**data):
        return found(QuoteFilter, Quote.objects.published(), **data)

    assert quotes(speaker=ada.pk) == quotes(about=ada.pk) == quotes(text="KEEP IT") == [str(named)]
    assert quotes(speaker="null") == quotes(manner="partial") == ["close the bridge"]
    assert quotes(outlet=bridge.outlet_id) == ["We will not close the bridge", "close the bridge"]


def test_actors_are_found_by_their_printed_names_and_affiliations(press, bridge):
    ada = press.actor("Ada Alder", bridge)
    ben = press.actor("Ben Birch", bridge, publish=False)
    ben.name = "Benjamin B."
    ben.save()
    press.affiliation(ben, ada, "met Ben Birch", bridge, MEETING)
    press.publish(ben)

    def actors(**data):
        return found(ActorFilter, Actor.objects.published(), **data)

    assert actors(text="ben birch") == actors(affiliation=ada.pk) == ["Benjamin B."]
    assert actors(kind="country") == []
    assert actors(outlet=bridge.outlet_id) == ["Ada Alder", "Benjamin B."]


def test_sources_are_filtered_by_outlet_kind_date_and_byline(press, bridge, editor):
    unknown = press.article("Nothing else is said here.", "Elsewhere", genre="opinion")
    for source in (bridge, unknown):
        source.show(editor)

    def sources(**data):
        return found(SourceFilter, Source.objects.published(), **data)

    assert sources(outlet="null") == sources(genre="opinion") == ["Elsewhere"]
    assert sources(outlet=bridge.outlet_id) == sources(text="greta") == ["Talks at the bridge"]
    assert sources(since="January 2020", until="2020") == ["Talks at the bridge"]


def test_choices_are_those_of_published_entries_alone(press, bridge):
    geneva, bern = Place.objects.create(name="Geneva"), Place.objects.create(name="Bern")
    Outlet.objects.create(name="Nobody's")
    ada, ben = press.actor("Ada Alder", bridge), press.actor("Ben Birch", bridge)
    press.event("Open", bridge, MEETING, actors=[ada], place=geneva)
    press.event("Draft", bridge, MEETING, actors=[ben], place=bern, publish=False)
    queryset = Event.objects.published()
    assert choices(EventFilter, queryset, "actor") == ["any", "Ada Alder"]
    assert choices(EventFilter, queryset, "place") == ["any", "Geneva"]
    assert choices(EventFilter, queryset, "outlet") == ["any", "The Gazette"]


def test_entries_are_found_by_the_words_that_are_cited_for_them(press, bridge):
    ada = press.actor("Ada Alder", bridge)
    in_the_mill = "Ada Alder was in a mill by the river"
    late = press.article(f"{in_the_mill}. Zanzibar is far.", "Late")
    event = press.event("Talks", bridge, MEETING, actors=[ada])
    quote = press.quote("close the bridge", bridge, SAID, speaker_as_printed="Ada Alder")
    press.cite(event.participations.get(), late, in_the_mill)
    press.cite(ada.names.get(), late, in_the_mill, value="Ada Alder")
    press.event("Draft", late, "Zanzibar is far", publish=False)

    def quotes(**data):
        return found(QuoteFilter, Quote.objects.published(), **data)

    def actors(**data):
        return found(ActorFilter, Actor.objects.published(), **data)

    assert events(text="MILL by") == ["Talks"]
    assert actors(text="mill by") == ["Ada Alder"]
    assert quotes(text="told reporters") == [str(quote)]
    assert events(text="zanzibar") == []
    late.refresh_from_db()
    late.retract(press.by, "Forged.")
    assert events(text="mill by") == actors(text="mill by") == []


def test_dates_say_what_becomes_of_entries_without_one(db):
    fields = EventFilter({}, Event.objects.published()).form.fields
    assert fields["until"].help_text == "Events of unknown date are left out when you give one."
