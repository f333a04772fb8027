"""What the page of an event tells beyond its statements: before and after, and who reports it."""

import pytest

from sources.actions import capture, editing
from sources.models import Event, EventLink, Place, SourceNotice
from sources.pages import event_page
from sources.pages.coverage import FEW, alone_in_words
from tests.sources.press import BRIDGE
from tests.sources.reading import fact, read, text, words
from tests.sources.views.conftest import MEETING, SAID

BASEL = "Ada Alder met Ben Birch in Basel on 15 January 2020, her office said."


@pytest.fixture
def basel(press):
    return press.article(BASEL, "They met in Basel")


@pytest.fixture
def second(press):
    """A second article that prints the words of the first."""
    return press.article(f"As others print it too. {BRIDGE}", "The same, elsewhere")


def table(response) -> list[list[str]]:
    rows = read(response).xpath("//table[@class='coverage']//tr")
    return [[words(cell) for cell in row] for row in rows]


def test_table_says_what_each_article_supports(client, press, talks, second, basel):
    with editing(talks, by=press.by):
        press.cite(talks, second, MEETING, "occurred")
        press.cite(
            talks,
            basel,
            BASEL,
            "occurred",
            value="2020-01",
            stance="differs",
            difference="precision",
            note="It gives no day.",
        )
    assert table(client.get(talks.get_absolute_url())) == [
        ["Statement", "Article A", "Article B", "Article C", "Rests on"],
        [
            "Date 13 January 2020",
            "supports excerpt [1]",
            "supports excerpt [2]",
            "differs: January 2020 excerpt [3]",
            "two articles, outlets unknown",
        ],
        [
            "Place Geneva, Switzerland",
            "supports excerpt [1] only here",
            "not in this article",
            "not in this article",
            "one article alone",
        ],
        [
            "Reality happened",
            "supports excerpt [1] only here",
            "not in this article",
            "not in this article",
            "one article alone",
        ],
        [
            "That there is such an event",
            "supports excerpt [1] only here",
            "not in this article",
            "not in this article",
            "one article alone",
        ],
        [
            "Took part Ada Alder",
            "supports excerpt [1] only here",
            "not in this article",
            "not in this article",
            "one article alone",
        ],
    ]


def test_page_counts_the_statements_that_rest_on_one_article(client, press, talks, second):
    with editing(talks, by=press.by):
        press.cite(talks, second, MEETING, "occurred")
    response = client.get(talks.get_absolute_url())
    assert "Four of the five statements rest on one article alone: what each" in text(response)
    articles = read(response).xpath("//ol[@class='covering']/li")
    assert [words(article) for article in articles] == [
        "A outlet unknown, Talks at the bridge, date unknown "
        "supports five statements, four of them only here",
        "B outlet unknown, The same, elsewhere, date unknown supports one statement",
    ]


@pytest.mark.parametrize(
    ("supporting", "said"),
    [
        ([1, 1], "All two statements rest on one article alone"),
        ([2, 3], "None of the two statements rests on one article alone"),
        (
            [2, 1, 0],
            "One of the three statements rests on one article alone, and nothing supports one of "
            "them",
        ),
        ([0, 0, 0], "Nothing supports any of the three statements"),
        (
            [1, 0, 0],
            "One of the three statements rests on one article alone, and nothing supports two of "
            "them",
        ),
        (
            [0, 0, 2],
            "None of the three statements rests on one article alone, and nothing supports two of "
            "them",
        ),
        ([1] * 11 + [2], "11 of the 12 statements rest on one article alone"),
    ],
)
def test_statements_on_one_article_alone_are_counted_in_words(supporting, said):
    assert alone_in_words(supporting) == said


def test_contradiction_stands_in_the_table_and_makes_its_row_contested(client, press, talks, basel):
    place = Place.objects.create(name="Basel", country="Switzerland")
    with editing(talks, by=press.by):
        press.cite(talks, basel, BASEL, "place", value=f"place:{place.pk}", stance="contradicts")
    response = client.get(talks.get_absolute_url())
    assert table(response)[2] == [
        "Place Geneva, Switzerland contested",
        "supports excerpt [1] only here",
        "contradicts: Basel, Switzerland excerpt [2]",
        "one article alone",
    ]
    assert "contradicts one" in words(read(response).xpath("//ol[@class='covering']/li[2]")[0])


def test_each_sentence_of_a_summary_has_a_row_and_what_differs_one_of_its_own(press, bridge, basel):
    event = press.event(
        "Talks",
        bridge,
        MEETING,
        summary="Ada Alder met Ben Birch. They met in Geneva.",
        publish=False,
    )
    press.cite(
        event,
        basel,
        BASEL,
        "summary",
        value="They met in Basel then.",
        stance="differs",
        difference="emphasis",
        note="One town each.",
    )
    press.publish(event)
    rows = [row for row in event_page(event).coverage.rows if row.label.startswith("Summary")]
    assert [(row.label, row.value and row.value.words, row.alone) for row in rows] == [
        ("Summary", "Ada Alder met Ben Birch.", True),
        ("Summary", "They met in Geneva.", True),
        ("Summary, said otherwise", None, False),
    ]


def test_passages_alone_are_silent_about_what_was_not_captured(press, talks, second, editor):
    parts = ["Ada Alder told reporters nothing."]
    passages = capture(passages=parts, full_length=900, headline="In parts").source
    passages.show(editor)
    second.show(editor)
    page = event_page(talks)
    assert [(a.letter, a.source.headline, a.words) for a in page.coverage.articles][1:] == [
        ("B", "The same, elsewhere", "nothing of it is cited from this article"),
        ("C", "In parts", "nothing of it is cited from this article"),
    ]
    assert [cell.silence for cell in page.coverage.rows[0].cells][1:] == [
        "not in this article",
        "not in the passages captured",
    ]


def test_silent_articles_are_left_out_where_there_are_many(client, press, talks, editor):
    for n in range(FEW - 1):
        press.article(f"Article {n} tells of ferries.", f"Ferries {n}").show(editor)
    assert len(event_page(talks).coverage.articles) == FEW
    press.article("Another one tells of mills.", "Mills").show(editor)
    assert [a.source.headline for a in event_page(talks).coverage.articles] == [
        "Talks at the bridge"
    ]
    assert "from which nothing of it is cited are left out" in text(
        client.get(talks.get_absolute_url())
    )


def test_article_that_its_publisher_retracted_supports_no_row(press, talks, second, bridge):
    with editing(talks, by=press.by):
        press.cite(talks, second, MEETING, "occurred")
    SourceNotice.objects.create(source=second, kind="retracted", words="We take it back.")
    coverage = event_page(talks).coverage
    assert coverage.rows[0].alone
    assert [saying.how for saying in coverage.rows[0].cells[1].sayings] == ["retracted"]
    assert coverage.articles[1].words == "retracted by its publisher: supports nothing any more"


def test_page_says_that_nothing_supports_it_where_all_is_retracted(client, talks, bridge):
    SourceNotice.objects.create(source=bridge, kind="retracted", words="We take it back.")
    shown = text(client.get(talks.get_absolute_url()))
    assert "Nothing supports any of the five statements: what each article says" in shown


def test_draft_and_retracted_articles_are_no_columns(client, press, talks, basel, second, editor):
    second.show(editor)
    second.retract(editor, "A forgery.")
    content = client.get(talks.get_absolute_url()).content.decode()
    assert "They met in Basel" not in content
    assert "The same, elsewhere" not in content


@pytest.mark.parametrize(
    ("kind", "outward", "inward"),
    [
        ("after", "This event came after", "Came after this event"),
        ("in_response_to", "This event was in response to", "In response to this event"),
        (
            "said_to_cause",
            "This event is said to have caused",
            "Is said to have caused this event",
        ),
    ],
)
def test_links_read_from_both_ends(press, bridge, talks, kind, outward, inward):
    other = press.event("A walk", bridge, MEETING, occurred="2020-01-13", publish=False)
    link = EventLink.objects.create(event=other, other=talks, kind=kind)
    press.cite(link, bridge, MEETING)
    press.publish(other)
    here, there = event_page(other).chronology, event_page(talks).chronology
    caused = kind == "said_to_cause"
    [seen] = here.after if caused else here.before
    assert (seen.how, seen.event.words, seen.occurred) == (outward, "Talks in Geneva", "2020-01-13")
    [seen] = there.before if caused else there.after
    assert (seen.how, seen.event.words) == (inward, "A walk")
    assert seen.own is False


@pytest.fixture
def year(press, bridge):
    """A larger event with parts: a spring, a day in May, about June, and one without a date."""
    larger = press.event("The year", bridge, MEETING, occurred="2020")
    days = {
        "Spring": "2020-21",
        "May": "2020-05-20",
        "June": "2020-06~",
        "July": "2020-07",
        "any day": "",
    }
    for title, day in days.items():
        press.event(f"Part {title}", bridge, MEETING, occurred=day, part_of=larger)
    press.event("Draft", bridge, MEETING, occurred="2020-05-21", part_of=larger, publish=False)
    press.event("Elsewhere", bridge, MEETING, occurred="2020-05-21")
    return larger


def test_neighbours_by_date_are_ours_and_certain(client, year):
    may = Event.objects.get(title="Part May")
    time = event_page(may).chronology
    # Spring ends after 20 May, and "about June" may be a day of May.
    assert time.earlier is None
    assert (time.later.event.words, time.later.occurred) == ("Part July", "2020-07")
    assert fact(client.get(may.get_absolute_url()), "After it, by date") == (
        "Part July July 2020 Ordered by us, by the dates of the events within the same larger "
        "event: nothing is cited for it."
    )


def test_neighbour_that_an_article_links_is_not_said_to_be_ours(press, bridge, year):
    late = press.event(
        "August",
        bridge,
        MEETING,
        occurred="2020-08-01",
        part_of=year,
        after=[Event.objects.get(title="Part July")],
    )
    time = event_page(late).chronology
    assert [other.event.words for other in time.before] == ["Part July"]
    assert time.earlier.event.words == "Part June"


def test_event_without_a_larger_one_or_a_date_has_no_neighbours(year):
    undated = Event.objects.get(title="Part any day")
    for event in (undated, Event.objects.get(title="Elsewhere")):
        assert not event_page(event).chronology


def test_parts_stand_in_the_order_of_their_dates(client, year):
    page = read(client.get(year.get_absolute_url()))
    parts = page.xpath("//section[@aria-labelledby='parts']//li")
    assert [words(part).split("excerpt")[0] for part in parts] == [
        "spring 2020 Part Spring",
        "20 May 2020 Part May",
        "about June 2020 Part June",
        "July 2020 Part July",
        "Part any day",
    ]


def test_quotes_at_a_part_of_an_event_say_so(client, press, bridge, ada, talks, promise):
    dinner = press.event("Dinner", bridge, MEETING, part_of=talks)
    hidden = press.event("Hidden dinner", bridge, MEETING, part_of=talks, publish=False)
    press.quote("not close the bridge", bridge, SAID, speaker=ada, occasion=dinner)
    press.quote("close the bridge", bridge, SAID, speaker=ada, occasion=hidden, publish=False)
    shown = event_page(talks).quotes
    assert [(q.quote.text, q.at and q.at.words) for q in shown] == [
        ("not close the bridge", "Dinner"),
        ("We will not close the bridge", None),
    ]
    page = read(client.get(talks.get_absolute_url()))
    [label] = page.xpath("//p[@class='at-part']")
    assert words(label) == "at a part of it: Dinner"
    assert "Hidden dinner" not in words(page.xpath("//main")[0])


@pytest.mark.parametrize(
    ("reality", "said"),
    [
        ("announced", "This page shows what was announced, not what took place."),
        ("alleged", "This page shows what is alleged, not what is established."),
        ("denied", "This page shows what is said to have happened and is denied."),
        ("cancelled", "This page shows what was planned and was cancelled."),
        ("happened", ""),
    ],
)
def test_page_says_at_once_what_is_no_plain_fact(press, bridge, reality, said):
    assert event_page(press.event("Round", bridge, MEETING, reality=reality)).shown_as == said


def test_page_says_at_once_that_it_is_contested_whether_an_event_happened(
    client, press, talks, basel
):
    with editing(talks, by=press.by):
        press.cite(talks, basel, BASEL, "reality", value="denied", stance="contradicts")
    shown = read(client.get(talks.get_absolute_url())).xpath("//p[@class='shown-as']")
    assert [words(one) for one in shown] == [
        "Whether this event happened is contested: both sides stand beside “Reality” below."
    ]


def test_long_page_lists_its_sections_and_each_link_arrives(client, press, bridge, talks, year):
    page = read(client.get(year.get_absolute_url()))
    assert page.xpath("//nav[@class='contents']") == []
    press.event("Afterwards", bridge, MEETING, after=[talks], part_of=talks)
    page = read(client.get(talks.get_absolute_url()))
    links = page.xpath("//nav[@class='contents']//a")
    assert [words(link) for link in links] == [
        "Participants",
        "Before and after",
        "Parts of this event",
        "What each article says",
        "In the words of the articles",
        "Cite this page",
    ]
    assert {link.get("href")[1:] for link in links} <= set(page.xpath("//@id"))


@pytest.mark.parametrize(
    ("open_date", "earlier", "later"),
    [
        ("../2015", None, "Late"),
        ("[..2014]", None, "Late"),
        ("2011/..", "Early", None),
        ("[2011..]", "Early", None),
    ],
)
def test_part_with_an_open_date_has_no_neighbour_there(press, bridge, open_date, earlier, later):
    larger = press.event("Talks of a year", bridge, MEETING)
    press.event("Early", bridge, MEETING, part_of=larger, occurred="2008")
    press.event("Late", bridge, MEETING, part_of=larger, occurred="2020")
    event = press.event("Open", bridge, MEETING, part_of=larger, occurred=open_date)
    found = event_page(event).chronology
    assert (found.earlier and found.earlier.event.words) == earlier
    assert (found.later and found.later.event.words) == later


OTHER_DAY = "All of this was on 21 July 2020, Ben Birch said, and nothing else was said."


@pytest.fixture
def july(press):
    """An article that gives another day of July."""
    return press.article(OTHER_DAY, "In July")


def contest(press, source, event, value: str = "2020-07-21") -> None:
    with editing(event, by=press.by):
        how = {"value": value, "stance": "contradicts"}
        press.cite(event, source, OTHER_DAY, "occurred", **how)


def test_parts_and_neighbours_say_that_their_dates_are_contested(client, press, year, july):
    may, part = (Event.objects.get(title=f"Part {name}") for name in ("May", "July"))
    contest(press, july, part, "2021")
    page = read(client.get(year.get_absolute_url()))
    parts = [words(one) for one in page.xpath("//section[@aria-labelledby='parts']//li")]
    assert [one for one in parts if "Contested" in one] == [
        "July 2020 Part Julyexcerpt [1] supports one article Contested: date · one article"
    ]
    assert fact(client.get(may.get_absolute_url()), "After it, by date").startswith(
        "Part July July 2020 Contested: date · one article Ordered by us"
    )


def test_linked_events_say_that_their_dates_are_contested(client, press, bridge, talks, july):
    later = press.event("A walk", bridge, MEETING, after=[talks], occurred="2020-07-20")
    contest(press, july, talks)
    contest(press, july, later)
    assert fact(client.get(later.get_absolute_url()), "This event came after").endswith(
        "13 January 2020 Contested: date · one article"
    )
    assert fact(client.get(talks.get_absolute_url()), "Came after this event").endswith(
        "20 July 2020 Contested: date · one article"
    )


def test_draft_that_an_event_is_linked_to_says_nothing(press, bridge, talks):
    draft = press.event("A walk", bridge, MEETING, publish=False)
    link = EventLink(event=talks, other=draft)
    link._history_user = press.by
    link.save()
    (before,) = event_page(talks).chronology.before
    assert (before.event.words, before.occurred, before.row) == ("another event", "", None)


def test_quotes_on_the_occasion_say_who_may_not_have_said_them(client, press, talks, promise, july):
    ben = press.actor("Ben Birch", july)
    with editing(promise, by=press.by):
        value = f"actor:{ben.pk}"
        press.cite(promise, july, OTHER_DAY, "speaker", value=value, stance="contradicts")
    page = read(client.get(talks.get_absolute_url()))
    (said,) = page.xpath("//section[@aria-labelledby='quotes']//figcaption")
    assert words(said).endswith("Contested: speaker · one article")
