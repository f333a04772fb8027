import pytest

from sources.actions import cite
from sources.models import Actor, Affiliation, Citation, DeskStep, Event, Participation, Place
from tests.sources.desk.wire import Wire, form_of, part, words
from tests.sources.town import LATER, SAYING, SENTENCE, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db

FIELDS = "//form[@data-desk='entry']"


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


def panel_of(desk, entry):
    return part(desk.get("entry/{}/{}/".format(*entry.key)))


def row(panel, key: str):
    return panel.xpath(f"//div[@id='row-{key}']")[0]


def save(desk, entry, **changes) -> dict:
    sent = form_of(panel_of(desk, entry), FIELDS) | changes
    return desk.post("entry/{}/{}/".format(*entry.key), **sent)


def span(desk, exact: str) -> str:
    selection = desk.select(exact)
    return f"{selection['start']}-{selection['end']}"


def test_statements_are_shown_with_what_is_cited_for_them(desk, editor):
    event = make_event(desk.source, editor)
    event.citations().get(statement="place").delete()
    panel = panel_of(desk, event)
    assert [words(one) for one in panel.xpath("//div[@class='statement' or @id]/h4")] == [
        "Title",
        "Reality",
        "Date",
        "Place",
        "Summary",
        "Larger event",
    ]
    occurred = row(panel, "occurred")
    assert words(occurred.find_class("value")[0]) == "13 January 2020"
    assert words(occurred.xpath(".//li/a/q")[0]) == SENTENCE
    excerpt = event.citations()[0].excerpt_id
    assert occurred.xpath(".//li/a/@data-excerpt") == [str(excerpt)]
    assert occurred.xpath(".//li/a/@data-jump") == [span(desk, SENTENCE)]
    assert words(row(panel, "place").find_class("wants")[0]) == (
        "Nothing is cited for the place (Geneva, Switzerland): cite the words that say it."
    )
    assert words(row(panel, "summary").find_class("quiet")[0]) == "not filled in"
    assert words(panel.find_class("status")[0]) == "draft"


def test_each_thing_missing_leads_to_the_place_to_fill(desk, editor):
    actor = Actor.objects.create(name="Ada Alder", kind="person")
    event = make_event(desk.source, editor)
    participation = Participation.objects.create(event=event, actor=actor)
    items = panel_of(desk, event).xpath("//ul[@class='newsroom-blockers']/li")
    assert [words(item) for item in items] == [
        "Nothing is cited for the participation “Ada Alder took part”: "
        "cite the words that say it. fill in",
        "The actor “Ada Alder” is not published: publish them together. look at it",
    ]
    assert items[0].xpath("a/@href") == [f"#row-participation-{participation.pk}"]
    assert items[1].xpath("a/@href") == [f"{desk.url}entry/actor/{actor.pk}/"]
    (item,) = panel_of(desk, actor).xpath("//ul[@class='newsroom-blockers']/li")
    assert item.xpath("a/@href") == ["#add-names"]
    assert panel_of(desk, actor).xpath("//details/@id")[0] == "add-names"


def test_what_other_articles_say_stands_beside_the_value(desk, editor):
    event = make_event(desk.source, editor)
    cite(
        source=desk.source,
        words=LATER,
        target=event,
        statement="occurred",
        value="2020-01-14",
        stance="contradicts",
        by=editor,
    )
    details = row(panel_of(desk, event), "occurred").xpath("./details")
    assert [words(one.find("summary")) for one in details] == ["1 citation", "1 beside it"]
    assert [one.get("open") for one in details] == [None, ""]
    other = details[1].xpath("./ul/li")[0]
    assert words(other.find("b")) == "14 January 2020"
    assert "contradicts" in words(other)


def test_fields_are_saved_in_one_step_with_the_words_that_say_so(desk, editor):
    event = make_event(desk.source, editor)
    answer = save(
        desk,
        event,
        summary="The towns signed a memorandum a day later.",
        **{"evidence-summary": span(desk, LATER)},
    )
    assert answer["message"] == "Changed the summary of “Meeting of the mayors”."
    citation = Citation.objects.get(statement="summary")
    assert citation.value == "The towns signed a memorandum a day later."
    assert citation.excerpt.exact == LATER
    assert DeskStep.objects.get().label == "Changed the summary of “Meeting of the mayors”"
    assert event.history.first().history_change_reason == "at the desk"


def test_of_several_sentences_the_new_one_is_cited(desk, editor):
    event = make_event(desk.source, editor, summary="The mayors met in Geneva.")
    cite(source=desk.source, words=SENTENCE, target=event, statement="summary", by=editor)
    two = "The mayors met in Geneva. They signed a memorandum there."
    save(desk, event, summary=two, **{"evidence-summary": span(desk, LATER)})
    assert [c.value for c in Citation.objects.filter(statement="summary").order_by("pk")] == [
        "The mayors met in Geneva.",
        "They signed a memorandum there.",
    ]
    answer = save(desk, event, **{"evidence-summary": span(desk, LATER)})
    assert answer["status"] == 422
    assert "Say which sentence of the summary these words support" in words(part(answer))


def test_words_for_an_empty_field_are_refused_and_kept(desk, editor):
    event = make_event(desk.source, editor)
    answer = save(desk, event, title="The talks", **{"evidence-summary": span(desk, LATER)})
    assert answer["status"] == 422
    panel = part(answer)
    assert "Fill in the summary that these words are cited for." in words(panel)
    sent = form_of(panel, FIELDS)
    assert (sent["title"], sent["evidence-summary"]) == (["The talks"], [span(desk, LATER)])
    assert words(panel.xpath("//div[@data-statement='summary']//q[@class='evidence']")[0]) == LATER
    assert Event.objects.get().title == "Meeting of the mayors"


def test_a_published_entry_keeps_support_for_every_change(desk, editor):
    event = make_event(desk.source, editor)
    event.publish(editor)
    answer = save(desk, event, occurred="January 2020")
    assert answer["status"] == 422
    assert "The date (January 2020) is not what its citations assert" in words(part(answer))
    assert Event.objects.get().occurred == "2020-01-13"
    answer = save(desk, event, occurred="January 2020", **{"confirm-occurred": "on"})
    assert answer["status"] == 200
    citation = Citation.objects.get(statement="occurred")
    assert (Event.objects.get().occurred, citation.value) == ("2020-01", "2020-01")


def test_a_draft_says_which_citations_fell_behind_and_confirms_them(desk, editor):
    event = make_event(desk.source, editor)
    panel = part(save(desk, event, occurred="January 2020"))
    assert len(row(panel, "occurred").xpath(".//button[@value='confirm']")) == 1
    form = form_of(row(panel, "occurred"), ".//form[@data-desk='citation']")
    citation = event.citations().get(statement="occurred")
    answer = desk.post(f"citation/{citation.pk}/", **form, do="confirm")
    assert answer["message"] == "The citation is confirmed for the date of “Meeting of the mayors”."
    assert Citation.objects.get(statement="occurred").value == "2020-01"
    assert words(part(answer).find_class("effect")[0].find("p")) == "Supported by one article."


def test_what_a_field_can_not_hold_is_said_beside_it(desk, editor):
    event = make_event(desk.source, editor)
    answer = save(desk, event, occurred="some day", title="")
    assert answer["status"] == 422
    errors = part(answer).xpath("//details[@id='edit-fields'][@open]//ul[@class='errorlist']")
    assert len(errors) == 2
    assert form_of(part(answer), FIELDS)["occurred"] == ["some day"]


def test_many_records_and_other_kinds_are_edited_too(desk, editor):
    ada = make_actor(desk.source, editor)
    quote = make_quote(desk.source, editor)
    answer = save(desk, quote, addressees=[ada.pk], speaker=ada.pk, manner="partial")
    assert answer["message"] == (
        "Changed the manner, speaker, addressees of “We will not close the bridge”."
    )
    quote.refresh_from_db()
    assert (list(quote.addressees.all()), quote.speaker, quote.manner) == ([ada], ada, "partial")
    answer = save(desk, ada, wikidata_id="Q1", kind="other")
    assert answer["message"] == "Changed the kind, wikidata number of “Ada Alder”."


def test_line_ends_of_browsers_change_nothing(desk, editor):
    event = make_event(desk.source, editor, summary="The mayors met.\nThey signed.")
    sent = form_of(panel_of(desk, event), FIELDS)
    sent |= {name: sent[name][0].replace("\n", "\r\n") for name in ("summary", "initial-summary")}
    desk.post(f"entry/event/{event.pk}/", **sent)
    assert Event.objects.get().summary == "The mayors met.\nThey signed."


def test_a_part_is_added_with_the_selection_as_its_evidence(desk, editor):
    event, ada = make_event(desk.source, editor), make_actor(desk.source, editor)
    form = form_of(panel_of(desk, event), "//details[@id='add-participations']/form")
    sent = form | {"participations-actor": ada.pk, "participations-role": "signatory"}
    answer = desk.post(f"entry/event/{event.pk}/part/", **sent, **desk.select(SENTENCE))
    assert answer["message"] == "Added “Ada Alder signed” of “Meeting of the mayors”."
    participation = event.participations.get()
    citation = participation.own_citations.get()
    assert (citation.excerpt.exact, citation.value) == (SENTENCE, f"actor:{ada.pk} signatory")
    again = desk.post(f"entry/event/{event.pk}/part/", **sent)
    assert again["status"] == 422
    details = part(again).xpath("//details[@id='add-participations']")[0]
    assert details.get("open") is not None
    assert "already exists" in words(details)
    assert event.participations.count() == 1


@pytest.mark.parametrize(
    ("name", "given", "exact"),
    [
        ("names", {"names-name": "Mayor Ada Alder", "names-kind": "alias"}, "Mayor Ada Alder"),
        ("affiliations", {"affiliations-role": "head", "affiliations-since": "2019"}, SAYING),
    ],
)
def test_names_and_affiliations_are_added(desk, editor, name, given, exact):
    ada = make_actor(desk.source, editor)
    town = Actor.objects.create(name="Alder", kind="body")
    given = given | ({"affiliations-with_actor": town.pk} if name == "affiliations" else {})
    answer = desk.post(f"entry/actor/{ada.pk}/part/", part=name, **given, **desk.select(exact))
    assert answer["status"] == 200
    added = getattr(ada, name).latest("pk")
    statements = {c.statement for c in added.own_citations.all()}
    assert statements == ({""} if name == "names" else {"", "since"})


def test_a_part_without_a_selection_wants_an_excerpt(desk, editor):
    event, ada = make_event(desk.source, editor), make_actor(desk.source, editor)
    sent = {"part": "participations", "participations-actor": ada.pk}
    answer = desk.post(f"entry/event/{event.pk}/part/", **sent, **{"participations-role": "host"})
    wants = row(part(answer), f"participation-{event.participations.get().pk}")
    assert words(wants.find_class("wants")[0]).startswith("Nothing is cited for the participation")


def test_a_part_is_changed_and_removed(desk, editor):
    ada, town = make_actor(desk.source, editor), Actor.objects.create(name="Alder", kind="body")
    role = Affiliation.objects.create(actor=ada, with_actor=town, role="head")
    cite(source=desk.source, words=SAYING.partition(" said ")[2], target=role, by=editor)
    panel = part(desk.get(f"entry/actor/{ada.pk}/part/", part="affiliations", number=role.pk))
    form = form_of(panel, "//details[@id='add-affiliations'][@open]/form")
    changed = form | {f"affiliations{role.pk}-role": "Mayor"}
    answer = desk.post(f"entry/actor/{ada.pk}/part/", **changed)
    assert answer["message"] == "Changed “Mayor, Alder” of “Ada Alder”."
    shown = row(part(answer), f"affiliation-{role.pk}")
    assert len(shown.xpath(".//button[@value='confirm']")) == 1
    remove = form_of(shown, ".//form[@data-desk='part']")
    answer = desk.post(f"entry/actor/{ada.pk}/part/", **remove, do="remove")
    assert answer["message"] == "Removed “Mayor, Alder” of “Ada Alder”."
    assert not Affiliation.objects.exists()
    assert [step.label for step in DeskStep.objects.all()] == [
        "Removed “Mayor, Alder” of “Ada Alder”",
        "Changed “Mayor, Alder” of “Ada Alder”",
    ]


def test_the_last_name_of_a_published_actor_stays(desk, editor):
    ada = make_actor(desk.source, editor)
    ada.publish(editor)
    name = ada.names.get()
    answer = desk.post(f"entry/actor/{ada.pk}/part/", part="names", number=name.pk, do="remove")
    assert (answer["status"], answer["message"]) == (
        422,
        "It has no name as printed: add one, and cite the words that print it.",
    )
    assert ada.names.get() == name


def test_a_contributor_reads_what_is_published_and_changes_drafts(
    client, article, editor, contributor
):
    ada, event = make_actor(article, editor), make_event(article, editor)
    ada.publish(editor)
    desk = Wire(client, article, contributor)
    assert panel_of(desk, ada).xpath("//form") == []
    answer = desk.post(f"entry/actor/{ada.pk}/", name="Somebody")
    assert (answer["status"], answer["message"]) == (
        403,
        "“Ada Alder” is published: only an Editor may change it.",
    )
    assert save(desk, event, title="The talks")["status"] == 200
    assert Event.objects.get().history.first().history_user == contributor


def test_a_retracted_entry_shows_why_and_asks_for_nothing(desk, editor):
    ada = make_actor(desk.source, editor)
    ada.publish(editor)
    ada.retract(editor, "We mixed up two people.")
    panel = panel_of(desk, ada)
    assert "We mixed up two people." in words(panel)
    assert panel.xpath("//form | //ul[@class='newsroom-blockers']") == []


@pytest.mark.parametrize(
    "path", ["entry/actor/999/", "entry/source/1/", "entry/actor/999/part/?part=names"]
)
def test_what_is_not_there_is_said(desk, path):
    answer = desk.get(path)
    assert (answer["status"], answer["message"]) == (
        404,
        "It is not there any more: reload the page.",
    )


@pytest.mark.parametrize("number", [1, 3, 30])
def test_queries_do_not_grow_with_parts_and_citations(
    desk, editor, number, django_assert_num_queries
):
    event = make_event(desk.source, editor)
    other = {"source": desk.source, "words": LATER, "statement": "place", "by": editor}
    for n in range(number):
        ada = make_actor(desk.source, editor, name="Ada Alder")
        participation = Participation.objects.create(event=event, actor=ada)
        cite(source=desk.source, words=SENTENCE, target=participation, by=editor)
        place = Place.objects.create(name=f"Town {n}")
        cite(target=event, value=f"place:{place.pk}", stance="contradicts", **other)
    with django_assert_num_queries(23):
        panel = panel_of(desk, event)
    assert len(panel.find_class("citations")) == 5 + number


def test_what_no_excerpt_is_cited_for_is_shown_too(desk, editor):
    quote = make_quote(desk.source, editor)
    quote.addressees.set([make_actor(desk.source, editor)])
    assert "manner: direct · speaker as printed: Mayor Ada Alder · said to: Ada Alder" in words(
        panel_of(desk, quote)
    )
