import copy
import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

from sources.actions import anchor, capture, cite
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Correction,
    DeskStep,
    Dismissal,
    EventLink,
    ExcerptStanding,
    Outlet,
    Participation,
    Region,
    SourceNotice,
    Topic,
)
from sources.models.citation import TARGETS
from tests.sources.town import SENTENCE, make_event, make_quote

CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("sources").get_models()
    for constraint in model._meta.constraints
}

# What is set on a copy of a sound row so that it breaks one rule. Nothing: the copy itself does.
CASES = {
    "actor_retraction_has_reason": {"status": "retracted"},
    "event_retraction_has_reason": {"status": "retracted"},
    "quote_retraction_has_reason": {"status": "retracted"},
    "source_retraction_has_reason": {"status": "retracted"},
    "actor_merged_is_retracted": {"merged_into_id": 1},
    "event_merged_is_retracted": {"merged_into_id": 1},
    "quote_merged_is_retracted": {"merged_into_id": 1},
    "actor_wikidata_id_is_unique": {},
    "actor_name_is_unique": {},
    "affiliation_with_another": {"with_actor_id": "actor_id"},
    "affiliation_is_unique": {},
    "participation_is_unique": {},
    "event_link_to_another": {"other_id": "event_id"},
    "event_link_is_unique": {},
    "quote_medium_is_known": {"medium": "telepathy"},
    "place_is_unique": {},
    "place_coordinates_on_earth": {"latitude": 91, "longitude": None},
    "source_url_is_unique": {},
    "source_original_language_has_basis": {"original_language": "ru"},
    "citation_has_one_target": {"actor_id": 1, "event_id": 1},
    "citation_differs_in_something": {"stance": "differs"},
    "citation_difference_has_note": {"difference": "name"},
    "citation_inferred_has_note": {"directness": "inferred"},
    "citation_attributed_has_words": {"voice": "attributed"},
    **{f"citation_unique_per_{target}": {} for target in TARGETS},
    "correction_has_one_entry": {"actor_id": 1, "event_id": 1},
    "excerpt_end_after_start": {"start": 5, "end": 5, "exact": ""},
    "excerpt_is_short": {"start": 0, "end": 1201, "exact": "x" * 1201},
    "excerpt_length_matches_span": {"start": 2990, "end": 3100, "exact": "x" * 10},
    "excerpt_span_is_unique": {},
    "excerpt_standing_is_unique": {},
    "excerpt_standing_span_in_order": {"start": 9, "end": 4},
    "excerpt_standing_found_has_span": {"state": "moved", "start": None, "end": None},
    "excerpt_standing_decision_has_editor": {"decision": "left"},
    "excerpt_standing_accepted_is_found": {
        "state": "changed", "decision": "accepted", "decided_by_id": 1,
        "decided_at": datetime.datetime(2020, 1, 13, tzinfo=datetime.UTC),
    },
    "region_end_after_start": {"start": 9, "end": 9},
    "region_span_is_unique": {},
    "dismissal_end_after_start": {"start": 9, "end": 9},
    "dismissal_span_is_unique": {},
    "snapshot_number_is_unique": {"sha256": "0" * 64},
    "snapshot_text_is_unique": {"number": 9},
    "snapshot_text_is_given": {"text": "", "length": 0, "full_length": 0},
    "snapshot_length_matches_text": {"length": 4},
    "snapshot_full_length_covers_text": {
        "extent": "passages", "full_length": 10
    },
    "snapshot_whole_is_full": {"full_length": 4000},
}  # fmt: skip
# Derived by `save()`, or written by actions alone: no form meets these.
NO_FORM = ("snapshot_", "excerpt_", "dismissal_", "desk_step_")


def changes(name: str) -> dict:
    """What breaks the rule `name`; where the name says it all, it need not be listed."""
    if name in CASES:
        return CASES[name]
    model = CONSTRAINTS[name][0]._meta.db_table.removeprefix("sources_")
    prefix = name.removeprefix(_snake(model) + "_")
    if name.endswith("_is_given"):
        return {prefix.removesuffix("_is_given"): ""}
    if name.endswith("_is_known"):
        return {prefix.removesuffix("_is_known"): "nonsense"}
    if name.endswith("_in_order"):
        field = prefix.removesuffix("_in_order")
        days = (datetime.date(2020, 2, 1), datetime.date(2020, 1, 1))
        return dict(zip((f"{field}_earliest", f"{field}_latest"), days, strict=True))
    raise KeyError(f"Add a case for {name}.")


def _snake(table: str) -> str:
    names = {"actorname": "actor_name", "eventlink": "event_link", "sourcenotice": "source_notice",
             "excerptstanding": "excerpt_standing", "deskstep": "desk_step"}  # fmt: skip
    return names.get(table, table)


@pytest.fixture
def rows(article, editor):
    """One sound row of each model; of Citation, one for each target."""
    source = capture(text="x" * 3000, headline="Long", url="https://example.org/a").source
    snapshot = source.current_snapshot
    excerpt = anchor(snapshot=article.current_snapshot, words="a memorandum")
    actor = Actor.objects.create(name="Ada Alder", kind="person", wikidata_id="Q1")
    other = Actor.objects.create(name="Alder", kind="body")
    name = ActorName.objects.create(actor=actor, name="Ada Alder")
    affiliation = Affiliation.objects.create(actor=actor, with_actor=other, role="head")
    event = make_event(article, editor)
    signing = make_event(article, editor, title="Signing")
    participation = Participation.objects.create(event=event, actor=actor)
    link = EventLink.objects.create(event=signing, other=event)
    quote = make_quote(article, editor)
    cited = [
        cite(source=article, words=words, target=target, by=editor).citation
        for words, target in (
            ("Mayor Ada Alder", name), ("the head of Alder", affiliation),
            (SENTENCE, participation), ("A day later they signed", link), (SENTENCE, actor),
        )
    ]  # fmt: skip
    cited += [event.own_citations.first(), quote.own_citations.first()]
    text = {"text": "x" * 20}
    made = [
        source, snapshot, excerpt, actor, name, affiliation, event, participation, link, quote,
        event.place, Topic.objects.create(name="Peace"), Outlet.objects.create(name="Courier"),
        Region.objects.create(snapshot=snapshot, start=1, end=5, kind="caption"),
        ExcerptStanding.objects.create(
            excerpt=excerpt, snapshot=snapshot, start=1, end=9, state="moved"
        ),
        SourceNotice.objects.create(source=source, kind="corrected", words="Sorry."),
        Correction.objects.create(event=event, **text),
        Dismissal.objects.create(snapshot=snapshot, start=1, end=5),
        DeskStep.objects.create(source=source, by=editor, label="Cited", rows=[["quote", 1]]),
    ]  # fmt: skip
    sound = {type(row): row for row in made}
    sound |= {target: row for row in cited for target in TARGETS if getattr(row, f"{target}_id")}
    return sound


def broken(name, rows):
    """A row that breaks the rule, and whether it is a new one."""
    model = CONSTRAINTS[name][0]
    target = name.removeprefix("citation_unique_per_")
    row = rows[target if target in TARGETS else "actor" if model not in rows else model]
    row = copy.copy(row)
    row._state = copy.copy(row._state)
    if name.endswith(("_is_another", "_into_another")):
        field = name.split("_", 1)[1].removesuffix("_is_another").removesuffix("_into_another")
        setattr(row, {"merged": "merged_into"}.get(field, field) + "_id", row.pk)
        if field == "merged":
            row.status, row.retraction_reason = "retracted", "Merged."
        return row
    if name.startswith("excerpt_") and CASES.get(name) and "exact" in CASES[name]:
        row.snapshot = rows[type(row.snapshot)]
    if name.startswith("snapshot_") and not name.endswith("_unique"):
        row.number, row.sha256 = 9, "0" * 64
    for field, value in changes(name).items():
        setattr(row, field, getattr(row, value) if str(value).endswith("_id") else value)
    if name.endswith("_in_order"):
        setattr(row, name.split("_")[-3], "2020")
    row.pk, row._state.adding = None, True
    return row


def refusal_of(row) -> str:
    try:
        with transaction.atomic():
            row.save_base(raw=True)
    except IntegrityError as error:
        return str(error)
    return "nothing"


def test_every_constraint_is_kept_by_the_database(rows):
    unkept = {}
    for name, (_, constraint) in CONSTRAINTS.items():
        said = refusal_of(broken(name, rows))
        wanted = (name,)
        if isinstance(constraint, UniqueConstraint) and connection.vendor == "sqlite":
            wanted = ("UNIQUE constraint failed", "newsroom: ")
        if not any(words in said for words in wanted):
            unkept[name] = said
    assert unkept == {}


def told(row) -> list[str]:
    try:
        row.validate_constraints()
    except ValidationError as error:
        return error.messages
    return []


def test_every_constraint_is_told_before_saving(rows):
    untold = {}
    for name, (model, constraint) in CONSTRAINTS.items():
        if name.startswith(NO_FORM) or name.endswith("_in_order"):
            continue
        row = broken(name, rows)
        with pytest.raises(ValidationError):
            row.full_clean()
        message = constraint.get_violation_error_message()
        if isinstance(constraint, UniqueConstraint) and "violated" in message:
            message = row.unique_error_message(model, constraint.fields).messages[0]
        if message not in told(row):
            untold[name] = told(row)
    assert untold == {}


def test_sound_rows_break_no_rule(rows):
    for row in rows.values():
        row.full_clean()


def test_cleared_date_is_no_violation(rows):
    event = next(row for kind, row in rows.items() if kind == "event").event
    event.occurred = ""
    event.full_clean()
    assert (event.occurred_earliest, event.occurred_latest) == (None, None)
