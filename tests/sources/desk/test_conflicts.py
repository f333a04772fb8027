import pytest

from sources.actions import cite, editing
from sources.models import Event, Topic
from tests.sources.desk.wire import Wire, form_of, part, words
from tests.sources.town import SENTENCE, make_event, make_quote

pytestmark = pytest.mark.django_db

FORM = "//form[@data-desk='entry']"


@pytest.fixture
def desk(client, article, editor) -> Wire:
    return Wire(client, article, editor)


@pytest.fixture
def event(article, editor) -> Event:
    return make_event(article, editor)


@pytest.fixture
def other(client, article, contributor):
    """Somebody else at the same article, whose changes come in between."""

    def change(entry, **fields):
        entry = type(entry).objects.get(pk=entry.pk)
        for name, value in fields.items():
            setattr(entry, name, value)
        with editing(entry, by=contributor):
            entry.save()

    return change


def opened(desk, entry) -> dict:
    return form_of(part(desk.get("entry/{}/{}/".format(*entry.key))), FORM)


def send(desk, entry, sent) -> dict:
    return desk.post("entry/{}/{}/".format(*entry.key), **sent)


def sides(answer) -> dict:
    found = part(answer).find_class("clash")
    return {words(one.find("legend")): [words(bdi) for bdi in one.iter("bdi")] for one in found}


def checked(answer) -> list[str]:
    return part(answer).xpath("//input[@type='radio'][@checked]/@value")


def test_two_versions_stand_side_by_side_and_nothing_is_overwritten(desk, event, other):
    sent = opened(desk, event) | {"title": "The talks", "occurred": "14 January 2020"}
    other(event, title="Talks in Geneva", kind="conference")
    answer = send(desk, event, sent)
    assert (answer["status"], answer["message"]) == (
        409,
        "carl changed this entry while you did. Nothing is saved yet: choose what stands.",
    )
    assert sides(answer) == {
        "Title": ["The talks", "Talks in Geneva"],
        "Kind": ["talks", "conference"],
    }
    title, kind = part(answer).find_class("clash")
    assert "carl, " in words(title)
    assert "Yours: The talks" in words(title)
    assert "As you saw it: talks" in words(kind)
    assert checked(answer) == ["theirs"]
    assert (Event.objects.get().title, Event.objects.get().occurred) == (
        "Talks in Geneva",
        "2020-01-13",
    )


def test_what_is_chosen_is_saved_with_the_new_version(desk, event, other):
    sent = opened(desk, event) | {"title": "The talks", "occurred": "14 January 2020"}
    other(event, title="Talks in Geneva", kind="conference")
    chosen = form_of(part(send(desk, event, sent)), FORM)
    answer = send(desk, event, chosen | {"choose-title": "mine"})
    assert answer["message"] == "Changed the title, date of “Talks in Geneva”."
    event.refresh_from_db()
    assert (event.title, event.kind, event.occurred) == ("The talks", "conference", "2020-01-14")


def test_their_value_is_kept_where_that_is_chosen(desk, event, other):
    sent = opened(desk, event) | {"title": "The talks"}
    other(event, title="Talks in Geneva")
    chosen = form_of(part(send(desk, event, sent)), FORM)
    assert send(desk, event, chosen | {"choose-title": "theirs"})["status"] == 200
    event.refresh_from_db()
    assert event.title == "Talks in Geneva"


def test_a_field_that_both_changed_must_be_chosen(desk, event, other):
    sent = opened(desk, event) | {"title": "The talks"}
    other(event, title="Talks in Geneva")
    again = send(desk, event, form_of(part(send(desk, event, sent)), FORM))
    assert again["status"] == 409
    assert sides(again) == {"Title": ["The talks", "Talks in Geneva"]}
    assert Event.objects.get().title == "Talks in Geneva"


def test_a_third_version_is_shown_again(desk, event, other):
    sent = opened(desk, event) | {"title": "The talks"}
    other(event, title="Talks in Geneva")
    chosen = form_of(part(send(desk, event, sent)), FORM) | {"choose-title": "mine"}
    other(event, title="Talks at the lake")
    answer = send(desk, event, chosen)
    assert answer["status"] == 409
    assert sides(answer) == {"Title": ["The talks", "Talks at the lake"]}


def test_citations_that_others_added_are_no_conflict(desk, event, contributor):
    sent = opened(desk, event) | {"title": "The talks"}
    given = {"source": desk.source, "target": event, "statement": "place", "by": contributor}
    cite(words="Geneva", **given)
    assert send(desk, event, sent)["status"] == 200
    assert Event.objects.get().title == "The talks"


def test_links_to_many_records_are_compared_too(desk, event, other):
    quote, topic = make_quote(desk.source, desk.user), Topic.objects.create(name="Bridges")
    sent = opened(desk, quote)
    quote.topics.add(topic)
    other(quote, language="en")
    answer = send(desk, quote, sent)
    assert sides(answer) == {"Topics": ["–", "Bridges"], "Language": ["–", "en"]}
    assert send(desk, quote, form_of(part(answer), FORM))["status"] == 200
    assert list(quote.topics.all()) == [topic]


def test_the_words_chosen_for_a_statement_travel_along(desk, event, other):
    start = desk.source.current_snapshot.text.index(SENTENCE)
    place = f"{start}-{start + len(SENTENCE)}"
    sent = opened(desk, event) | {
        "title": "The talks",
        "summary": "The mayors met in Geneva.",
        "evidence-summary": place,
    }
    other(event, title="Talks in Geneva")
    chosen = form_of(part(send(desk, event, sent)), FORM) | {"choose-title": "theirs"}
    send(desk, event, chosen)
    assert event.citations().get(statement="summary").excerpt.exact == SENTENCE
