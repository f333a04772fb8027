import pytest

from sources.actions import capture
from sources.actions.settling import accept, leave
from sources.models import Citation, ExcerptStanding, Participation
from sources.pages import Dossier, event_page
from tests.sources.pages.conftest import MEETING, SAID

AGAIN = "Once more: On 13 January 2020 Ada Alder met Ben Birch in Geneva, as all could see."
WORDS = "On 13 January 2020 Ada Alder met Ben Birch in Geneva"


def uses(event) -> list[str]:
    found = event_page(event).notes
    return [words for note in found for usage in note.usages for words in usage.what]


def test_excerpt_says_in_readers_words_what_it_is_cited_for(press, bridge, talks, ada):
    later = press.event(
        "Memorandum", bridge, MEETING, after=[talks], part_of=talks, actors=[ada], publish=False
    )
    guest = Participation.objects.create(event=later, actor=ada, role="invited")
    press.cite(guest, bridge, MEETING)
    press.publish(later)
    assert uses(later) == [
        "that it happened",
        "part of “Talks in Geneva”",
        "that there is such an event",
        "Ada Alder as participant",
        "Ada Alder as one invited",
        "came after “Talks in Geneva”",
    ]


def test_announced_event_is_not_said_to_have_happened(press, bridge, ada):
    event = press.event("A second round", bridge, MEETING, reality="announced", actors=[ada])
    assert uses(event) == [
        "that it was announced",
        "that there is such an event",
        "Ada Alder as participant",
    ]


def test_each_use_leads_back_to_its_mark(press, bridge):
    summary = "The mayors met in Geneva. Nothing was signed there."
    event = press.event("Talks", bridge, MEETING, summary=summary)
    page = event_page(event)
    found = dict(page.notes[0].usages[0].uses)
    first, second = page.summary.claims
    assert found["summary"] == first.marks[0].id
    assert found["summary (2)"] == second.marks[0].id
    assert set(found.values()) == {mark.id for mark in page.notes[0].marks}


@pytest.mark.parametrize(
    ("how", "sign"),
    [
        ({}, ""),
        ({"directness": "inferred", "note": "Guessed."}, "inferred"),
        (
            {"value": "denied", "stance": "differs", "difference": "emphasis", "note": "So."},
            "differs",
        ),
        ({"value": "denied", "stance": "contradicts"}, "contradicts"),
    ],
)
def test_mark_has_the_sign_of_its_sense(press, talks, how, sign):
    source = press.article(AGAIN, "Once more")
    press.cite(talks, source, WORDS, "reality", **how)
    dossier = Dossier(Citation.objects.about(talks), talks.citables())
    dossier.show(talks, "reality")
    mark = dossier.notes[1].marks[0]
    assert (mark.sign, mark.sense) == (sign, sign or "supports")


def test_mark_of_a_retracted_article_says_so_and_nothing_else(talks, bridge):
    bridge.notices.create(kind="retracted", words="We take it back.")
    marks = event_page(talks).notes[0].marks
    assert {(mark.sign, mark.sense) for mark in marks} == {("retracted", "retracted")}


@pytest.mark.parametrize(
    ("kind", "date", "told"),
    [
        ("corrected", "2020-03-03", "was corrected by its publisher on 3 March 2020"),
        ("corrected", "2020-03", "was corrected by its publisher in March 2020"),
        ("corrected", "2020-03~", "was corrected by its publisher (about March 2020)"),
        ("corrected", "", "was corrected by its publisher"),
        (
            "retracted",
            "2020",
            "was retracted by its publisher in 2020: it supports nothing any more",
        ),
    ],
)
def test_statement_says_that_and_when_its_article_was_taken_back(talks, bridge, kind, date, told):
    bridge.notices.create(kind=kind, date=date, words="We erred.")
    page = event_page(talks)
    assert page.existence.claims[0].afterwards == (f"Excerpt [1]: the article {told}.",)
    stance = page.notes[0].usages[0].stance
    assert stance == ("no longer supports" if kind == "retracted" else "supports")


def test_statement_says_when_the_words_had_left_the_article(talks, bridge):
    capture(text="Nothing of the kind is printed here any more.", source=bridge)
    seen = bridge.current_snapshot.captured_at
    assert event_page(talks).facts[0].claims[0].afterwards == (
        "Excerpt [1]: the article has changed since: these words no longer stood in it on "
        f"{seen.day} {seen:%B %Y}.",
    )


@pytest.mark.parametrize(
    ("decide", "told"),
    [
        (
            leave,
            "Excerpt [1]: the article has changed since: on {day} these words stood in another "
            "place of it, to another effect.",
        ),
        (accept, None),
    ],
)
def test_statement_says_when_an_editor_found_its_words_used_otherwise(
    decide, told, talks, bridge, press
):
    capture(text=f"None of this is true: {bridge.current_snapshot.text}", source=bridge)
    assert event_page(talks).facts[0].claims[0].afterwards == ()
    decide(standings=ExcerptStanding.objects.all(), by=press.by)
    seen = bridge.current_snapshot.captured_at
    expected = (told.format(day=f"{seen.day} {seen:%B %Y}"),) if told else ()
    assert event_page(talks).facts[0].claims[0].afterwards == expected


def test_excerpts_of_one_article_share_what_became_of_it(press, talks, bridge):
    bridge.notices.create(kind="corrected", words="We erred.")
    press.cite(talks, bridge, SAID)
    existence = event_page(talks).existence.claims[0]
    assert existence.afterwards == (
        "Excerpts [1], [2]: the article was corrected by its publisher.",
    )


def test_side_and_difference_say_what_became_of_their_article(press, talks):
    source = press.article(AGAIN, "Once more")
    source.notices.create(kind="corrected", words="We erred.")
    note = {"difference": "precision", "note": "No day."}
    press.cite(talks, source, WORDS, "occurred", value="2020-02", stance="contradicts")
    press.cite(talks, source, WORDS, "occurred", value="2020", stance="differs", **note)
    occurred = event_page(talks).facts[0]
    told = ("Excerpt [2]: the article was corrected by its publisher.",)
    assert [side.afterwards for side in occurred.contradictions] == [told]
    assert [side.afterwards for side in occurred.differences] == [told]
    assert occurred.claims[0].afterwards == ()


def test_article_is_known_from_its_first_excerpt_on(press, talks, bridge):
    press.cite(talks, bridge, SAID)
    press.cite(talks, press.article(AGAIN, "[Once more]"), WORDS)
    notes = event_page(talks).notes
    assert [(note.again, note.heading_is_ours) for note in notes] == [
        (False, False),
        (True, False),
        (False, True),
    ]
