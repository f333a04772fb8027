import pytest

from sources.actions import capture, steps, undo
from sources.models import Actor, Event, Participation, Place
from tests.sources.desk.entering import Entering, cited, evidence, problems
from tests.sources.desk.wire import part, words
from tests.sources.town import LATER, SENTENCE, make_actor, make_event

pytestmark = pytest.mark.django_db

PEACE = (
    "Talks began on January 13 in Moscow, to which Russia invited Faiz Sarraj. "
    "As Chancellor Angela Merkel told reporters, the parties agreed to a truce. "
    "Another attempt to reconcile them was made a few days later in Berlin. "
    "A conference will be held in Geneva."
)
TALKS = "Talks began on January 13 in Moscow, to which Russia invited Faiz Sarraj."
TRUCE = "As Chancellor Angela Merkel told reporters, the parties agreed to a truce."
BERLIN = "Another attempt to reconcile them was made a few days later in Berlin."


@pytest.fixture
def desk(client, article, contributor) -> Entering:
    return Entering(client, article, contributor)


@pytest.fixture
def peace(client, contributor) -> Entering:
    source = capture(text=PEACE, headline="Peace", published="2020-02-01").source
    return Entering(client, source, contributor)


def test_an_event_is_savable_at_once(desk):
    Place.objects.create(name="Geneva", country="Switzerland")
    answer = desk.save("event", SENTENCE)
    event = Event.objects.get()
    assert answer["status"] == 200
    assert answer["message"] == f"Entered the event “{event.title}”."
    assert event.title == "The mayors of Alder and Birch met in Geneva"
    assert (event.kind, event.reality, event.place.name) == ("talks", "happened", "Geneva")
    assert (event.occurred, event.occurred_words) == ("2020-01-13", "On 13 January 2020")
    assert cited(event) == [
        ("event", "", SENTENCE),
        ("event", "reality", SENTENCE),
        ("event", "occurred", SENTENCE),
        ("event", "place", SENTENCE),
    ]


def test_a_year_that_is_not_printed_is_inferred(peace):
    peace.save("event", TALKS)
    citation = Event.objects.get().citations().get(statement="occurred")
    assert (citation.value, citation.directness) == ("2020-01-13", "inferred")
    assert citation.note == (
        "The year is not printed: 2020 is taken from the date of the article, 1 February 2020."
    )


def test_a_few_days_later_is_a_range_and_keeps_its_words(peace):
    panel = peace.form("event", BERLIN)
    assert panel.xpath("//input[@name='occurred_words']/@value") == ["a few days later"]
    (date,) = panel.xpath("//input[@name='occurred']/@value")
    assert date.startswith("[2020-01-14..")
    assert date in panel.xpath("//datalist[@id='desk-dates']/option/@value")
    peace.save("event", BERLIN)
    event = Event.objects.get()
    assert (event.occurred, event.occurred_words) == (date, "a few days later")
    assert event.citations().get(statement="occurred").directness == "inferred"


def test_a_new_place_is_made_in_the_same_step(peace):
    sent = peace.proposed("event", TALKS)
    assert (sent["place"], sent["place_name"]) == ("", "Moscow")
    peace.save("event", TALKS, place_country="Russia")
    place = Place.objects.get()
    assert (str(place), place.precision) == ("Moscow, Russia", "town")
    event = Event.objects.get()
    assert event.place == place
    assert event.citations().get(statement="place").excerpt.exact == TALKS
    undo(step=steps(source=peace.source, by=peace.user)[0], by=peace.user)
    assert not Place.objects.exists()


def test_a_place_of_this_name_and_country_is_that_place(peace):
    moscow = Place.objects.create(name="Moscow", country="Russia")
    peace.save("event", BERLIN, place="", place_name="Moscow", place_country="Russia")
    assert Event.objects.get().place == moscow


def test_a_place_is_chosen_or_named(peace):
    moscow = Place.objects.create(name="Moscow", country="Russia")
    given = {"place": str(moscow.pk), "place_name": "Berlin"}
    assert problems(peace.save("event", BERLIN, **given)) == [
        "Choose a place of the list, or name a new one: not both."
    ]
    given = {"place": "", "place_name": "", "place_country": "Germany"}
    assert problems(peace.save("event", BERLIN, **given)) == ["Name the place in this country."]
    assert not Event.objects.exists()


def test_known_actors_of_the_passage_are_participants_with_a_role(peace):
    peace.save("actor", "Russia")
    peace.save("actor", "Faiz Sarraj")
    peace.save("event", TALKS)
    event = Event.objects.get()
    roles = {p.actor.name: p.role for p in event.participations.all()}
    assert roles == {"Russia": "participant", "Faiz Sarraj": "invited"}
    assert [row for row in cited(event) if row[0] == "participation"] == [
        ("participation", "", TALKS),
        ("participation", "", TALKS),
    ]


def test_an_actor_who_is_not_ticked_takes_no_part(peace):
    peace.save("actor", "Russia")
    russia = Actor.objects.get()
    peace.save("event", TALKS, **{f"participant-{russia.pk}": None})
    assert not Participation.objects.exists()


def test_a_new_name_of_the_passage_is_offered_and_made_when_it_is_ticked(peace):
    panel = peace.form("event", TALKS)
    (tick,) = panel.xpath("//input[@value='new:Faiz Sarraj']")
    assert tick.get("checked") is None
    peace.save("event", TALKS, **{tick.get("name"): "new:Faiz Sarraj"})
    sarraj = Actor.objects.get()
    assert cited(sarraj) == [("actorname", "", TALKS)]
    assert Event.objects.get().participations.get().actor == sarraj


def test_somebody_else_can_take_part(peace):
    other = {"participant-other-1": "new:Angela Merkel", "role-other-1": "mediator"}
    peace.save("event", TALKS, **other)
    merkel = Actor.objects.get()
    assert cited(merkel) == [("actorname", "", TRUCE)]
    participation = Participation.objects.get()
    assert (participation.actor, participation.role) == (merkel, "mediator")
    assert participation.own_citations.get().excerpt.exact == TALKS


def test_a_name_that_is_not_printed_makes_no_actor(peace):
    answer = peace.save("event", TALKS, **{"participant-other-1": "new:Ada Alder"})
    assert problems(answer) == [
        "“Ada Alder” does not stand in the article: give the name as printed."
    ]
    assert not Actor.objects.exists()


def test_what_was_ticked_before_an_actor_was_entered_is_not_lost(peace):
    tick = peace.form("event", TALKS).xpath("//input[@value='new:Faiz Sarraj']/@name")[0]
    sent = peace.proposed("event", TALKS) | {tick: "new:Faiz Sarraj"}
    peace.save("actor", "Faiz Sarraj")
    answer = peace.post("form/event/", **sent)
    assert answer["status"] == 422
    (question,) = part(answer).xpath("//fieldset[@data-newcomer='Faiz Sarraj']")
    (field,) = question.xpath(".//input[@value='new']/@name")
    sarraj = Actor.objects.get()
    peace.post("form/event/", **sent | {field: str(sarraj.pk)})
    assert Event.objects.get().participations.get().actor == sarraj


def test_an_account_of_somebody_is_attributed(peace):
    peace.save("actor", "Angela Merkel")
    peace.save("event", TRUCE)
    event = Event.objects.get()
    assert event.title == "The parties agreed to a truce"
    assert not event.participations.exists()
    assert {(c.voice, c.attribution, c.attributed_to) for c in event.citations()} == {
        ("attributed", "As Chancellor Angela Merkel told reporters", Actor.objects.get())
    }


def test_what_is_to_come_is_announced(peace):
    assert peace.proposed("event", "A conference will be held in Geneva.")["reality"] == "announced"
    assert peace.proposed("event", TALKS)["reality"] == "happened"


def test_a_larger_event_and_a_summary_are_cited(desk, editor):
    meeting = make_event(desk.source, editor)
    desk.save("event", LATER, part_of=str(meeting.pk), summary="They signed a memorandum.")
    event = Event.objects.latest("pk")
    assert event.part_of == meeting
    statements = [(key, exact) for _, key, exact in cited(event)]
    assert ("part_of", LATER) in statements
    assert ("summary", LATER) in statements


def test_a_summary_needs_words_enough(desk):
    answer = desk.save("event", "they signed", summary="They signed a memorandum.")
    assert problems(answer) == ["“they signed” is too short for a summary: take at least 4 words."]
    assert part(answer).xpath("//*[@class='problems']//a/@href") == ["#desk-summary"]
    assert part(answer).xpath("//details[@class='folded'][@open]/summary/text()") == ["Summary"]


def test_printed_words_of_a_date_take_their_own_sentence(peace):
    given = {"occurred": "2020", "occurred_words": "a few days later"}
    peace.save("event", TRUCE, **given)
    citation = Event.objects.get().citations().get(statement="occurred")
    assert citation.excerpt.exact == BERLIN


def test_the_very_event_is_not_entered_twice_unawares(desk):
    desk.save("event", SENTENCE)
    answer = desk.save("event", SENTENCE)
    assert problems(answer) == ["This is entered already: look at it above."]
    (box,) = part(answer).xpath("//section[@class='alike']")
    assert "An event of this title is entered from this article" in words(box)
    desk.save("event", SENTENCE, again="on")
    assert Event.objects.count() == 2


def test_a_caption_is_shown_as_what_it_is(desk, editor):
    make_actor(desk.source, editor)
    snapshot = desk.source.current_snapshot
    start = snapshot.text.index(LATER)
    snapshot.regions.create(start=start, end=start + len(LATER), kind="caption")
    panel = desk.form("event", LATER)
    assert words(panel.xpath("//p[@class='notice']")[0]) == "These words are a caption."
    assert evidence(panel, "title") == LATER


GUESTS = (
    "Russia invited the representatives of both generals of the north, as well as Ada Alder "
    "and Ben Birch, to Moscow, where Carl Dorn waited."
)


def roles(panel) -> dict[str, str]:
    """What is proposed for each actor who is offered, by name."""
    rows = panel.xpath("//div[@data-statement][.//input[@type='checkbox'][@value]]")
    chosen = "string(.//select[starts-with(@name, 'role-')]/option[@selected]/@value)"
    named = "substring-after(.//input[@type='checkbox']/@value, 'new:')"
    return {name: row.xpath(chosen) for row in rows if (name := row.xpath(named))}


def test_whoever_is_listed_after_invited_was_invited(client, contributor):
    source = capture(text=GUESTS, headline="Guests").source
    proposed = roles(Entering(client, source, contributor).form("event", GUESTS))
    assert proposed == {"Ada Alder": "invited", "Ben Birch": "invited", "Carl Dorn": "participant"}


def test_somebody_else_has_the_role_that_all_of_the_passage_have(client, contributor):
    told = "In 2014 the New Bridge Congress was founded."
    panel = Entering(client, capture(text=told, headline="Founded").source, contributor).form(
        "event", told
    )
    assert roles(panel) == {"New Bridge Congress": "concerned"}
    (other,) = panel.xpath("//details[.//select[@name='role-other-1']]")
    assert other.xpath(".//option[@selected]/@value") == ["", "concerned"]
    assert other.get("open") is None


def test_an_event_is_linked_to_another_one(desk, article, editor):
    before = make_event(article, editor)
    desk.save("event", LATER, linked=str(before.pk), link_kind="in_response_to")
    event = Event.objects.exclude(pk=before.pk).get()
    link = event.links.get()
    assert (link.other, link.kind) == (before, "in_response_to")
    assert link.own_citations.get().excerpt.exact == LATER
