import json
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from sources import guards
from sources.actions import anchor, capture, cite, merge, publish_together
from sources.actions.settling import leave
from sources.models import (
    Actor,
    Affiliation,
    Citation,
    Event,
    Excerpt,
    ExcerptStanding,
    Participation,
    Quote,
    Region,
    Source,
)
from sources.verification import verify
from tests.sources.town import SENTENCE, make_actor, make_event, make_quote

RESTORE = "restore it from a backup."


@contextmanager
def guards_lifted():
    """What somebody did who went around the guards; they stand again after it."""
    guards.lift_guards(connection)
    yield
    connection.check_constraints()  # PostgreSQL alters no table that waits for a check
    guards.set_guards(connection)


def run(sql: str, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def problems() -> list[str]:
    return [str(problem) for problem in verify().problems]


@pytest.fixture
def town(article, editor):
    """A published meeting, and a published quote with its speaker."""
    ada = make_actor(article, editor)
    event, quote = make_event(article, editor), make_quote(article, editor, speaker=ada)
    publish_together(entries=[ada, event, quote], by=editor)
    return event, quote, ada


def test_sound_database_has_no_problems(town):
    report = verify()
    assert report.problems == []
    assert report.checked == {"snapshots": 1, "excerpts": 3, "citations": 7, "entries": 3}


def test_empty_database_has_no_problems(db):
    assert verify().problems == []


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("exact", "Mayor Ada Elder", "its words are not those of snapshot {snapshot}"),
        ("prefix", "said ", "its prefix or suffix is not what stands there"),
        ("suffix", "x", "its prefix or suffix is not what stands there"),
    ],
)
def test_changed_excerpt_is_found(town, column, value, problem):
    excerpt = Excerpt.objects.get(exact="Mayor Ada Alder")
    with guards_lifted():
        run(f"UPDATE sources_excerpt SET {column} = %s WHERE id = %s", value, excerpt.pk)
    found = verify().problems[0]
    assert (found.record, found.law) == (f"excerpt {excerpt.pk}", 1)
    assert found.problem.startswith(problem.format(snapshot=excerpt.snapshot_id))


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        (4, 7, "The passage cuts a word in two, “The tal|ks of the ri”; select whole words."),
        (3, 9, "The passage begins or ends with white space; select the words alone."),
    ],
)
def test_excerpt_that_could_not_be_cited_is_found(article, start, end, problem):
    snapshot = article.current_snapshot
    text = snapshot.text
    excerpt = Excerpt.objects.create(
        snapshot=snapshot, start=start, end=end, exact=text[start:end], prefix=text[:start],
        suffix=text[end : end + 32],
    )  # fmt: skip
    assert problems() == [f"excerpt {excerpt.pk}: {problem} Cite it again."]


def test_excerpt_over_a_join_is_found(db):
    snapshot = capture(passages=["The talks", "they began"], headline="[Talks]").snapshot
    with guards_lifted():
        excerpt = Excerpt.objects.create(
            snapshot=snapshot, start=4, end=20, exact=snapshot.text[4:20], prefix="The ",
            suffix=" began",
        )  # fmt: skip
    assert problems() == [
        f"excerpt {excerpt.pk}: The passage runs over the join between two passages; "
        "cite each alone. Cite it again."
    ]


def test_changed_snapshot_is_found_and_what_is_cited_from_it(town, article):
    pk = article.current_snapshot.pk
    with guards_lifted():
        run("UPDATE sources_snapshot SET text = replace(text, 'Geneva', 'Genova')")
    found = problems()
    excerpt = Excerpt.objects.get(exact=SENTENCE)
    assert found[0] == f"snapshot {pk}: its text is not the one captured (SHA-256): {RESTORE}"
    assert f"excerpt {excerpt.pk}: its words are not those of snapshot {pk}: cite them again." in (
        found
    )


def test_changed_hash_length_and_number_are_found(article):
    snapshot = article.current_snapshot
    with guards_lifted():
        run("UPDATE sources_snapshot SET sha256 = %s, number = 3", "0" * 64)
    assert problems() == [
        f"snapshot {snapshot.pk}: its text is not the one captured (SHA-256): {RESTORE}",
        f"source {article.pk}: it has 1 snapshots of 3: {RESTORE}",
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL stores no broken bytes")
def test_text_of_broken_bytes_is_found(article):
    with guards_lifted():
        run("UPDATE sources_snapshot SET text = CAST(x'54ff65' AS TEXT), length = 3, "
            "full_length = 3")  # fmt: skip
    report = verify()
    assert (report.problems[0].record, report.checked["snapshots"]) == (
        f"snapshot {article.snapshots.only('pk').get().pk}", 0,
    )  # fmt: skip
    assert report.problems[0].problem.startswith("it can't be read (")


def test_standing_and_region_outside_their_text_are_found(article):
    excerpt = anchor(snapshot=article.current_snapshot, words="a memorandum")
    later = capture(text="They signed a memorandum.", source=article).snapshot
    standing = ExcerptStanding.objects.get()
    assert problems() == []
    standing.start += 1
    standing.save()
    region = Region.objects.create(snapshot=later, start=5, end=500, kind="caption")
    assert excerpt.standings.get() == standing
    assert problems() == [
        f"region {region.pk}: it ends after its snapshot: correct its span.",
        f"excerpt standing {standing.pk}: the excerpt's words do not stand there: "
        "correct its span or its state.",
    ]


def spoil(citation, **values):
    Citation._base_manager.filter(pk=citation.pk).update(**values)


@pytest.mark.parametrize(
    ("statement", "values", "law", "problem"),
    [
        ("occurred", {"value": "2020-13-01"}, 3, "There is no month 13"),
        ("occurred", {"value": "January 2020"}, 3, "“January 2020” is not EDTF"),
        ("reality", {"value": "true"}, 3, "“true” can't be a value of the reality."),
        ("place", {"value": "Geneva"}, 3, "“Geneva” can't be a value of the place."),
        ("place", {"value": "place:999999"}, 3, "There is no place 999999, which it asserts."),
        ("place", {"statement": "weather"}, 3, "event has no statement “weather”"),
        ("occurred", {"attribution": "said Birch"}, 3, "“said Birch” is not printed"),
        ("words", {"value": "We stay"}, 4, "“We stay” does not stand in the excerpt"),
        ("speaker", {"value": "actor:999999"}, 3, "There is no actor 999999"),
    ],
)
def test_citation_that_can_not_be_is_found(article, editor, statement, values, law, problem):
    make_event(article, editor)
    make_quote(article, editor)
    citation = Citation.objects.get(statement=statement)
    spoil(citation, **values)
    found = verify().problems[0]
    assert (found.record, found.law) == (f"citation {citation.pk}", law)
    assert problem in found.problem


def test_digest_of_another_value_is_found(town):
    citation = Citation.objects.get(statement="reality")
    spoil(citation, value_digest="0" * 32)
    assert problems() == [
        f"citation {citation.pk}: its value_digest is not that of its value: save it again."
    ]


def test_published_entry_with_blockers_is_found(town):
    event = town[0]
    Event._base_manager.filter(pk=event.pk).update(reality="alleged")
    assert problems() == [
        f"event {event.pk}: it is published, but: The reality (alleged) is not what its "
        "citations assert: confirm them for the new value, or cite the words that give it."
    ]


def test_published_entry_that_needs_a_draft_is_found(town):
    _, quote, ada = town
    Actor._base_manager.filter(pk=ada.pk).update(status="draft")
    found = verify().problems
    assert [(p.record, p.law) for p in found] == [(f"quote {quote.pk}", 5)]
    assert found[0].problem == (
        "it is published, but: The actor “Ada Alder” is not published: publish them together."
    )


def test_published_entry_that_can_not_be_read_is_found(town):
    event = town[0]
    Event._base_manager.filter(pk=event.pk).update(occurred="some day")
    assert f"event {event.pk}: what it says can't be read (“some day”" in problems()[0]


def test_draft_source_of_a_published_entry_is_found(town, article):
    letter = Source.objects.create(headline="[Letter]")
    spoil(Citation.objects.first(), relays=letter)
    Source._base_manager.filter(pk=article.pk).update(status="draft")
    tail = "published entries cite it, but it is not published: save one of them again."
    assert problems() == [f"source {article.pk}: {tail}", f"source {letter.pk}: {tail}"]


def test_draft_entry_may_be_unfinished(article):
    event = Event.objects.create(title="Meeting", kind="talks", occurred="2020")
    Participation.objects.create(event=event, actor=Actor.objects.create(name="Ada", kind="person"))
    assert problems() == []


def test_merged_entries_are_followed(article, editor):
    first, second, third = (
        make_actor(article, editor, name=name, words="Mayor Ada Alder")
        for name in ("Ada Alder", "Mayor Ada", "Alder")
    )
    merge(survivor=second, duplicate=third, by=editor)
    merge(survivor=first, duplicate=second, by=editor)
    assert problems() == []
    Actor._base_manager.filter(pk=first.pk).update(
        merged_into=third.pk, status="retracted", retraction_reason="x"
    )
    assert problems() == [
        f"actor {pk}: it is merged into itself, by way of others: name its survivor anew."
        for pk in (first.pk, second.pk, third.pk)
    ]


def test_derived_days_are_found(town):
    event = town[0]
    Event._base_manager.filter(pk=event.pk).update(occurred_earliest="2019-01-01")
    assert problems() == [
        f"event {event.pk}: its occurred_earliest is not that of its occurred: save it again."
    ]


def drop_rule(table: str, name: str):
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = ON")
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def keep_rules():
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = OFF")


def test_row_that_breaks_a_check_is_found(town):
    quote = town[1]
    drop_rule("sources_quote", "quote_manner_is_known")
    try:
        Quote._base_manager.filter(pk=quote.pk).update(manner="sung")
    finally:
        keep_rules()
    assert f"quote {quote.pk}: it breaks the rule quote_manner_is_known: correct it." in problems()


def test_rows_that_should_be_one_are_found(db):
    run("DROP INDEX source_url_is_unique")
    for _ in range(2):
        Source.objects.create(headline="Twice", url="https://example.org/a")
    assert problems() == [
        "sources: 2 rows break the rule source_url_is_unique (url https://example.org/a): "
        "keep one of them."
    ]


def test_row_that_leads_nowhere_is_found(article, editor):
    actor = make_actor(article, editor)
    town = Actor.objects.create(name="Alder", kind="body")
    tie = Affiliation.objects.create(actor=actor, with_actor=town, role="head")
    run("SET CONSTRAINTS ALL DEFERRED") if connection.vendor == "postgresql" else None
    run("DELETE FROM sources_actor WHERE id = %s", town.pk)
    assert problems() == [
        f"affiliation {tie.pk}: its with_actor, actor {town.pk}, is missing: restore it."
    ]
    run("DELETE FROM sources_affiliation WHERE id = %s", tie.pk)


def test_number_of_queries_does_not_grow_with_the_citations_of_a_text(
    article, editor, django_assert_max_num_queries
):
    for number in range(3):
        make_event(article, editor, title=f"Meeting {number}")
    with django_assert_max_num_queries(1000) as few:
        verify()
    event = Event.objects.first()
    for words in ("of Alder and Birch", "Alder and Birch met", "met in Geneva", "in Geneva"):
        cite(source=article, words=words, target=event, by=editor)
    with django_assert_max_num_queries(len(few.captured_queries)):
        verify()


def run_command(*options) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("verify", *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def test_command_says_how_much_it_checked(town):
    assert run_command() == (
        "Checked 1 snapshots, 3 excerpts, 7 citations, 3 entries.\n0 problems\n",
        0,
    )


def test_what_waits_for_an_editor_is_counted_and_no_problem(town, article, editor):
    capture(text="They met elsewhere.", source=article)
    assert (verify().undecided, problems()) == (3, [])
    out, status = run_command()
    assert (status, out.splitlines()[-1]) == (
        0,
        "Excerpts of articles that have changed since, to be looked at: 3 (Sources → by change "
        "of the article → to be decided)",
    )
    leave(standings=ExcerptStanding.objects.all(), by=editor)
    assert verify().undecided == 0


def test_command_ends_with_status_1_when_anything_is_wrong(town):
    event = town[0]
    Event._base_manager.filter(pk=event.pk).update(occurred_earliest="2019-01-01")
    assert run_command() == (
        "Checked 1 snapshots, 3 excerpts, 7 citations, 3 entries.\n"
        f"event {event.pk}: its occurred_earliest is not that of its occurred: save it again.\n"
        "1 problem\n",
        1,
    )


def test_command_gives_json(town):
    assert json.loads(run_command("--json")[0])["problems"] == []
    citation = Citation.objects.get(statement="words")
    spoil(citation, value="We stay")
    out, status = run_command("--json")
    given = json.loads(out)
    assert status == 1
    assert given["checked"] == {"snapshots": 1, "excerpts": 3, "citations": 7, "entries": 3}
    assert given["problems"][0] == {
        "record": f"citation {citation.pk}",
        "law": 4,
        "problem": "“We stay” does not stand in the excerpt: give its words as printed, "
        "with […] for what is left out.",
    }
