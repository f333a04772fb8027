import pytest

from sources.actions import capture, cite
from sources.models import Actor, Event, Place
from tests.sources.desk.wire import Wire, part, words
from tests.sources.town import make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


def hits(desk, q="", **data) -> list[str]:
    found = part(desk.get("find/", q=q, **data), "found")
    return [words(hit) for hit in found.xpath("//li")]


def titles(desk, q="", **data) -> list[str]:
    found = part(desk.get("find/", q=q, **data), "found")
    return [words(title) for title in found.find_class("title")]


def test_entries_of_the_article_come_first_by_their_distance_from_the_selection(desk, editor):
    elsewhere = capture(text="Ada Alder spoke of the river.", headline="Elsewhere").source
    make_actor(elsewhere, editor, words="Ada Alder")
    event, quote = make_event(desk.source, editor), make_quote(desk.source, editor)
    assert titles(desk, start=0) == [str(event), str(quote), "Ada Alder"]
    assert titles(desk, start=desk.source.current_snapshot.text.index("signed")) == [
        str(quote),
        str(event),
        "Ada Alder",
    ]
    assert hits(desk, start=0)[0] == (
        "event Meeting of the mayors 13 January 2020, Geneva, Switzerland draft in this article"
    )
    assert hits(desk, start=0)[2] == "actor Ada Alder person draft"


def test_every_word_is_found_in_any_order_and_case(desk, editor):
    make_event(desk.source, editor)
    Event.objects.create(title="Meeting of the millers", kind="talks")
    assert titles(desk, "MAYORS meeting") == ["Meeting of the mayors"]
    assert titles(desk, "meeting geneva") == ["Meeting of the mayors"]
    assert titles(desk, "mayors millers") == []


def test_what_is_called_as_one_types_comes_first(desk, editor):
    make_event(desk.source, editor, title="Talks at the bridge")
    Event.objects.create(title="The bridge", kind="talks")
    assert titles(desk, "the bridge ") == ["The bridge", "Talks at the bridge"]


def test_a_name_as_printed_finds_its_actor_and_what_the_actor_said(desk, editor):
    actor = make_actor(desk.source, editor, name="Ada Alder")
    actor.names.create(name="Аделаида Ольха")
    make_quote(desk.source, editor, speaker=actor)
    assert hits(desk, "ольха") == [
        "quote We will not close the bridge Ada Alder draft in this article",
        "actor Ada Alder person “Аделаида Ольха” draft in this article",
    ]


def test_what_is_retracted_is_not_offered(desk, editor):
    actor = make_actor(desk.source, editor)
    actor.publish(editor)
    actor.retract(editor, "Wrong.")
    assert hits(desk, "ada") == []
    found = part(desk.get("find/", q="ada"), "found")
    assert words(found) == "Nothing has all of these words. Try fewer of them, or another spelling."


def test_a_hit_leads_to_the_form_for_the_selection(desk, editor):
    event = make_event(desk.source, editor)
    selection = desk.select("13 January 2020")
    found = part(desk.get("find/", q="meeting", **selection), "found")
    url = found.xpath("//button/@data-get")[0]
    assert url.endswith(f"&target=event:{event.pk}")
    answer = desk.client.get(url).json()
    assert "Cite for event “Meeting of the mayors”" in words(part(answer))


def test_the_panel_that_finds_begins_with_what_is_near(desk, editor):
    make_event(desk.source, editor)
    panel = part(desk.get("form/cite/", **desk.select("13 January 2020")))
    assert words(panel.find_class("title")[0]) == "Meeting of the mayors"
    field = panel.xpath("//input[@name='q']")[0]
    url, _, query = field.get("data-live").partition("?")
    assert url == f"{desk.url}find/"
    assert query.endswith("exact=13+January+2020")


def test_kinds_are_narrowed_and_places_and_sources_found(desk, editor):
    make_event(desk.source, editor)
    make_actor(desk.source, editor)
    Place.objects.create(name="Alder on the river")
    assert titles(desk, kind="actor") == ["Ada Alder"]
    assert titles(desk, "ALDER", kind="place") == ["Alder on the river"]
    assert hits(desk, "towns", kind="source") == ["source The talks of the river towns draft"]


def test_no_kind_crowds_out_the_others_and_the_list_ends(desk, article, editor):
    for number in range(15):
        Actor.objects.create(name=f"Ada {number:02}", kind="person")
    Event.objects.create(title="Ada’s day", kind="talks")
    found = titles(desk, "ada")
    assert found[:3] == ["Ada’s day", "Ada 14", "Ada 13"]
    assert len(found) == 12


def test_a_long_text_is_no_burden(desk):
    assert hits(desk, "ada " * 1000) == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_queries_do_not_grow(desk, editor, number, django_assert_num_queries):
    for n in range(number):
        actor = make_actor(desk.source, editor, name="Ada Alder")
        event = Event.objects.create(title=f"Ada’s day {n}", kind="talks")
        make_quote(desk.source, editor, speaker=actor)
        cite(source=desk.source, words="Mayor Ada Alder", target=event, by=editor)
        Actor.objects.create(name=f"Ada {n}", kind="person")
    start = desk.source.current_snapshot.text.index("Mayor")
    with django_assert_num_queries(15):
        found = titles(desk, "ada", start=start)
    assert len(found) == min(12, 4 * number)
