import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sources.actions import anchor, capture, cite, publish_together, steps, undo
from sources.actions.settling import accept, choose, leave, recite, reopen
from sources.models import Blocked, Citation, Excerpt, ExcerptStanding
from tests.conftest import TALKS
from tests.sources.town import SAYING, SENTENCE, make_event, make_quote

SIGNED = "A day later they signed a memorandum."
NOW = SENTENCE.replace("met", "gathered")
# The sentence on the meeting has changed, the saying has moved, the memorandum is gone.
AFTER = TALKS.replace("met", "gathered").replace(f" {SIGNED}", "")
TWICE = f"{TALKS} Later: {SENTENCE}"


@pytest.fixture
def event(article, editor):
    return make_event(article, editor)


@pytest.fixture
def quote(article, editor):
    return make_quote(article, editor)


def recaptured(article, text: str) -> dict[str, ExcerptStanding]:
    """The new text's standings, by their state."""
    snapshot = capture(text=text, source=article).snapshot
    return {standing.state: standing for standing in snapshot.standings.all()}


def decision(standing) -> tuple[str, str]:
    standing.refresh_from_db()
    return standing.state, standing.decision


def asserted(entry) -> list[tuple[int, str, str]]:
    """The number of the text, the statement and the value of each citation."""
    return [(c.excerpt.snapshot.number, c.statement, c.value) for c in entry.citations()]


def test_words_that_moved_are_accepted_in_bulk(article, event, quote, editor):
    excerpts = list(Excerpt.objects.values())
    capture(text=f"First of all. {TALKS}", source=article)
    assert ExcerptStanding.objects.undecided().count() == 2
    accept(standings=ExcerptStanding.objects.all(), by=editor)
    for standing in ExcerptStanding.objects.all():
        assert decision(standing) == ("moved", "accepted")
        assert (standing.decided_by, standing.decided_at is None) == (editor, False)
        assert standing.history.first().history_change_reason == "at the desk"
    assert [str(step) for step in steps(source=article, by=editor)] == ["Accepted 2 excerpts"]
    assert ExcerptStanding.objects.undecided().count() == 0
    assert list(Excerpt.objects.values()) == excerpts


def test_words_that_differ_are_never_accepted(article, event, quote, editor):
    found = recaptured(article, AFTER)
    with pytest.raises(ValidationError, match="Only words that stand elsewhere unchanged"):
        accept(standings=found.values(), by=editor)
    assert ExcerptStanding.objects.undecided().count() == 2


def test_nothing_is_decided_by_itself(article, event, editor):
    standing = recaptured(article, AFTER)["changed"]
    assert {number for number, *_ in asserted(event)} == {1}
    assert ExcerptStanding.objects.undecided().get() == standing


def test_what_no_citation_rests_on_waits_for_nobody(article):
    anchor(snapshot=article.current_snapshot, words=SENTENCE)
    assert recaptured(article, AFTER)["changed"].decision == ""
    assert ExcerptStanding.objects.undecided().count() == 0


def test_a_place_is_chosen_among_several(article, event, editor):
    standing = recaptured(article, TWICE.replace("The talks", "Talks"))["ambiguous"]
    snapshot = standing.snapshot
    with pytest.raises(ValidationError, match="do not stand at that place"):
        choose(standing=standing, start=3, by=editor)
    choose(standing=standing, start=snapshot.text.rindex(SENTENCE), by=editor)
    assert decision(standing) == ("ambiguous", "accepted")
    assert snapshot.text[standing.start : standing.end] == SENTENCE
    again = cite(
        source=article, words=SENTENCE, target=event, by=editor, near=standing.start
    ).citation
    assert again.excerpt == standing.excerpt
    reopen(standing=standing, by=editor)
    assert (decision(standing), standing.start) == (("ambiguous", ""), None)


def test_words_within_a_longer_word_are_no_place(article, editor, event):
    cite(source=article, words="Alder", target=event, statement="place", by=editor, near=40)
    snapshot = capture(text=f"Aldermen. {TALKS}".replace("Geneva", "Bern"), source=article).snapshot
    standing = snapshot.standings.get(state="ambiguous")
    with pytest.raises(ValidationError, match="cuts a word in two"):
        choose(standing=standing, start=0, by=editor)


def test_an_excerpt_that_is_left_stays_on_its_text_and_is_no_support_in_the_new(
    article, event, editor
):
    standing = recaptured(article, f"They say that is false: {TALKS}")["moved"]
    leave(standings=[standing], by=editor)
    assert decision(standing) == ("moved", "left")
    new = anchor(snapshot=standing.snapshot, words=SENTENCE)
    assert (new != standing.excerpt, new.snapshot) == (True, standing.snapshot)


def test_new_words_are_cited_beside_the_old_for_what_is_ticked(article, event, editor):
    standing = recaptured(article, AFTER)["changed"]
    ticked = {c.pk: c.value for c in event.citations() if c.statement in ("", "occurred")}
    assert recite(standing=standing, words=NOW, values=ticked, instead=False, by=editor) == ()
    assert decision(standing) == ("changed", "recited")
    old = [(1, "", event.title), (1, "reality", "happened"), (1, "occurred", "2020-01-13")]
    assert asserted(event)[:3] == old
    assert asserted(event)[4:] == [(2, "", event.title), (2, "occurred", "2020-01-13")]
    assert Citation.objects.latest("pk").history.get().history_user == editor
    assert [str(step) for step in steps(source=article, by=editor)] == [
        "Cited other words for an excerpt"
    ]


def test_new_words_take_the_place_of_the_old_with_all_that_is_said_of_them(
    article, event, editor, contributor
):
    citation = event.citations().get(statement="occurred")
    citation.directness, citation.note, citation.position = "inferred", "From the year.", 7
    citation.save()
    standing = recaptured(article, AFTER)["changed"]
    publish_together(entries=[event], by=editor)
    with pytest.raises(PermissionDenied):
        recite(standing=standing, words=NOW, values={citation.pk: ""}, instead=True, by=contributor)
    ticked = {c.pk: c.value for c in event.citations()}
    recite(standing=standing, words=NOW, values=ticked, instead=True, by=editor)
    assert {number for number, *_ in asserted(event)} == {2}
    new = event.citations().get(statement="occurred")
    assert (new.directness, new.note, new.position) == ("inferred", "From the year.", 7)
    assert event.blockers() == []
    gone = Citation.history.filter(id=citation.pk, history_type="-").get()
    assert gone.history_change_reason == "other words cited in its place (at the desk)"
    undo(step=steps(source=article, by=editor)[0], by=editor)
    assert {number for number, *_ in asserted(event)} == {1}
    assert decision(standing) == ("changed", "")


def test_a_quote_keeps_its_words_until_its_own_form_changes_them(article, quote, editor):
    publish_together(entries=[quote], by=editor)
    now = SAYING.replace("We will", "We shall")
    standing = recaptured(article, TALKS.replace("We will", "We shall"))["changed"]
    words, speaker = quote.citations().order_by("statement").reverse()
    ticked = {"standing": standing, "words": now, "by": editor}
    with pytest.raises(ValidationError, match="does not stand in the excerpt"):
        recite(values={words.pk: words.value}, instead=False, **ticked)
    ours = {words.pk: "We shall not close the bridge", speaker.pk: speaker.value}
    with pytest.raises(Blocked, match=r"The words .* is not what its citations assert"):
        recite(values=ours, instead=True, **ticked)
    assert {number for number, *_ in asserted(quote)} == {1}
    recite(values=ours, instead=False, **ticked)
    assert (2, "words", "We shall not close the bridge") in asserted(quote)
    assert quote.text == "We will not close the bridge"


def test_a_refusal_keeps_nothing(article, event, quote, editor):
    found = recaptured(article, AFTER)
    ticked = {event.citations().first().pk: event.title, quote.citations().first().pk: "speaker"}
    with pytest.raises(ValidationError, match="changed these citations meanwhile"):
        recite(standing=found["changed"], words=NOW, values=ticked, instead=False, by=editor)
    with pytest.raises(ValidationError, match="Tick at least one statement"):
        recite(standing=found["changed"], words=NOW, values={}, instead=False, by=editor)
    title = {event.citations().first().pk: event.title}
    with pytest.raises(ValidationError, match="does not stand in"):
        recite(standing=found["changed"], words=SENTENCE, values=title, instead=True, by=editor)
    assert (Citation.objects.count(), Excerpt.objects.count()) == (6, 2)
    assert decision(found["changed"]) == ("changed", "")


def test_what_is_decided_is_not_decided_twice(article, event, editor, contributor):
    standing = recaptured(article, AFTER)["changed"]
    leave(standings=[standing], by=contributor)
    with pytest.raises(ValidationError, match=r"decided already \(carl: left on its old text\)"):
        leave(standings=[standing], by=editor)
    reopen(standing=standing, by=editor)
    with pytest.raises(ValidationError, match="was reopened meanwhile"):
        reopen(standing=standing, by=editor)
    assert decision(standing) == ("changed", "")


def test_editors_alone_decide_what_published_entries_cite(article, event, editor, contributor):
    publish_together(entries=[event], by=editor)
    standing = recaptured(article, AFTER)["changed"]
    with pytest.raises(PermissionDenied):
        leave(standings=[standing], by=contributor)
    assert decision(standing) == ("changed", "")


def test_decisions_are_taken_in_the_newest_text(article, event, editor):
    standing = recaptured(article, AFTER)["changed"]
    newest = recaptured(article, AFTER.replace("gathered", "came together"))["changed"]
    with pytest.raises(ValidationError, match="has a newer text by now"):
        leave(standings=[standing], by=editor)
    assert ExcerptStanding.objects.undecided().get() == newest


MEANWHILE = "An advertisement came between. "


@pytest.mark.parametrize(
    ("second", "decide", "third", "expected"),
    [
        # Accepted once, and the same words stand around it again.
        (f"First. {TALKS}", accept, f"{MEANWHILE}First. {TALKS}", ("moved", "accepted")),
        (
            f"First. {TALKS}",
            accept,
            TALKS.replace("The talks", "It is false. Talks"),
            ("moved", ""),
        ),
        (f"First. {TALKS}", accept, AFTER, ("changed", "")),
        # Left once, and the same passage is the nearest again.
        (AFTER, leave, MEANWHILE + AFTER, ("changed", "left")),
        (AFTER, leave, AFTER.replace("gathered", "came together"), ("changed", "")),
        (AFTER, leave, TALKS + MEANWHILE, ("unchanged", "")),
        ("Nothing of it.", leave, "Nothing of it still.", ("gone", "left")),
        ("Nothing of it.", leave, AFTER, ("changed", "")),
    ],
)
def test_a_decision_holds_while_nothing_changes_for_it(
    second, decide, third, expected, article, event, editor
):
    decide(standings=recaptured(article, second).values(), by=editor)
    capture(text=third, source=article)
    standing = ExcerptStanding.objects.order_by("pk").last()
    assert decision(standing) == expected
    assert standing.decided_by == (editor if expected[1] else None)


def test_a_chosen_place_is_found_again(article, event, editor):
    standing = recaptured(article, TWICE.replace("The talks", "Talks"))["ambiguous"]
    choose(standing=standing, start=standing.snapshot.text.rindex(SENTENCE), by=editor)
    third = MEANWHILE + standing.snapshot.text
    again = recaptured(article, third)["ambiguous"]
    assert decision(again) == ("ambiguous", "accepted")
    assert again.start == third.rindex(SENTENCE)


def test_what_was_cited_anew_is_not_asked_for_again(article, event, editor):
    standing = recaptured(article, AFTER)["changed"]
    ticked = {event.citations().first().pk: event.title}
    recite(standing=standing, words=NOW, values=ticked, instead=False, by=editor)
    capture(text=MEANWHILE + AFTER.replace("13", "14"), source=article)
    waiting = ExcerptStanding.objects.undecided().get()
    assert (waiting.excerpt.exact, waiting.state) == (NOW, "changed")
