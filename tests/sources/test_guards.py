import hashlib

import pytest
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, migrations, models, transaction
from django.utils import timezone

from sources import anchoring, apps, guards
from sources.actions import anchor, capture, cite
from sources.models import Actor, ActorName, Excerpt, Snapshot, Source
from sources.verification import verify

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement of SQLite")
postgresql_only = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a statement of PostgreSQL"
)
REFUSED = (IntegrityError, DataError)
COLUMNS = 'snapshot_id, start, "end", exact, prefix, suffix'


def run(sql: str, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def insert_excerpt(snapshot, start, end, exact, verb="INSERT"):
    pk = snapshot if isinstance(snapshot, int) else snapshot.pk
    run(f"{verb} INTO sources_excerpt ({COLUMNS}) VALUES (%s, %s, %s, %s, '', '')",
        pk, start, end, exact)  # fmt: skip


def insert_snapshot(source, text, verb="INSERT", **changed):
    row = {
        "source_id": source.pk,
        "number": 2,
        "text": text,
        "length": len(text),
        "sha256": hashlib.sha256(b"another").hexdigest(),
        "extent": "whole",
        "full_length": len(text),
        "captured_at": timezone.now(),
        "origin": "paste",
        "extractor": "",
    } | changed
    marks = ", ".join(["%s"] * len(row))
    run(f"{verb} INTO sources_snapshot ({', '.join(row)}) VALUES ({marks})", *row.values())


@pytest.fixture
def snapshot(article):
    return article.current_snapshot


@pytest.fixture
def excerpt(snapshot):
    return anchor(snapshot=snapshot, words="a memorandum")


def test_true_excerpt_is_admitted(snapshot):
    insert_excerpt(snapshot, 4, 9, "talks")
    assert Excerpt.objects.get().exact == "talks"


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        (4, 9, "Talks"),
        (4, 9, "tälks"),
        (3, 8, "talks"),
        (5, 10, "talks"),
        (4, 9, "talk "),
        (4, 9, ""),
        (4, 4, ""),
        (9, 4, "talks"),
        (100_000, 100_005, "talks"),
        (2_147_483_647, 2_147_483_647, ""),
    ],
)
def test_false_excerpt_is_refused(snapshot, start, end, exact):
    with pytest.raises(REFUSED):
        insert_excerpt(snapshot, start, end, exact)
    assert Excerpt.objects.count() == 0


def test_excerpt_that_counts_from_the_end_is_refused(snapshot):
    with pytest.raises(REFUSED):
        insert_excerpt(snapshot, -11, 0, "memorandum.")


def test_excerpt_of_a_missing_snapshot_is_refused_at_once(snapshot):
    with pytest.raises(IntegrityError, match="the very words of its snapshot"):
        insert_excerpt(snapshot.pk + 1000, 4, 9, "talks")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("exact", "Talks"),
        ("start", 0),
        ('"end"', 20),
        ("prefix", "said "),
        ("suffix", " then"),
        ("id", 99),
        ("snapshot_id", 99),
        ("exact", "a memorandum"),
    ],
)
def test_update_of_an_excerpt_is_refused(excerpt, column, value):
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        run(f"UPDATE sources_excerpt SET {column} = %s WHERE id = %s", value, excerpt.pk)


@pytest.mark.parametrize(
    ("column", "value"),
    [("text", "Nothing was said."), ("sha256", "0" * 64), ("extent", "passages"), ("number", 7),
     ("extractor", "x"), ("id", 99)],
)  # fmt: skip
def test_update_of_a_snapshot_is_refused(snapshot, column, value):
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        run(f"UPDATE sources_snapshot SET {column} = %s WHERE id = %s", value, snapshot.pk)


def test_one_changed_character_is_refused(snapshot):
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        run("UPDATE sources_snapshot SET text = replace(text, 'Geneva', 'Genova')")
    assert "Geneva" in Snapshot.objects.get().text


def test_delete_of_a_snapshot_is_refused(snapshot):
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        run("DELETE FROM sources_snapshot WHERE id = %s", snapshot.pk)
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        Snapshot.objects.all()._raw_delete(using="default")


def test_cited_excerpt_can_not_be_swapped_for_another(article, editor):
    actor = Actor.objects.create(name="Ada Alder", kind="person")
    name = ActorName.objects.create(actor=actor, name="Ada Alder")
    cited = cite(source=article, words="Mayor Ada Alder", target=name, by=editor).citation.excerpt
    with pytest.raises(IntegrityError, match="an excerpt that is cited is never deleted"):
        run("DELETE FROM sources_excerpt WHERE id = %s", cited.pk)


def test_uncited_excerpt_can_be_deleted(excerpt):
    run("DELETE FROM sources_excerpt WHERE id = %s", excerpt.pk)
    assert Excerpt.objects.count() == 0


@pytest.mark.parametrize(
    "action",
    [
        'DO UPDATE SET exact = \'a lie\'',
        'DO UPDATE SET start = 0',
    ],
)  # fmt: skip
def test_upsert_of_an_excerpt_is_refused(excerpt, action):
    verb = (
        f"INSERT INTO sources_excerpt (id, {COLUMNS}) "
        f"SELECT id, {COLUMNS} FROM sources_excerpt WHERE true ON CONFLICT (id) {action}"
    )
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        run(verb)


def test_upsert_of_a_snapshot_is_refused(snapshot):
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        run(
            "INSERT INTO sources_snapshot SELECT * FROM sources_snapshot WHERE true "
            "ON CONFLICT (id) DO UPDATE SET text = 'Nothing.'"
        )


@sqlite_only
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"])
def test_replacing_a_snapshot_is_refused(article, verb):
    held = article.current_snapshot
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        insert_snapshot(article, "Nothing.", verb, id=held.pk, number=9)
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        insert_snapshot(article, "Nothing.", verb, number=held.number)
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        insert_snapshot(article, "Nothing.", verb, number=9, sha256=held.sha256)
    assert Snapshot.objects.get().text == held.text


@sqlite_only
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"])
def test_replacing_an_excerpt_is_refused(excerpt, verb):
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        insert_excerpt(excerpt.snapshot, excerpt.start, excerpt.end, excerpt.exact, verb)
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        run(f"{verb} INTO sources_excerpt (id, {COLUMNS}) VALUES (%s, %s, 4, 9, 'talks', '', '')",
            excerpt.pk, excerpt.snapshot_id)  # fmt: skip
    with pytest.raises(IntegrityError, match="the very words of its snapshot"):
        insert_excerpt(excerpt.snapshot, 4, 9, "Talks", verb)


@sqlite_only
@pytest.mark.parametrize("verb", ["UPDATE OR REPLACE", "UPDATE OR IGNORE", "UPDATE OR FAIL"])
def test_updating_with_another_answer_to_conflicts_is_refused(excerpt, verb):
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        run(f"{verb} sources_excerpt SET start = start + 1")
    with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
        run(f"{verb} sources_snapshot SET text = 'Nothing.'")


@sqlite_only
@pytest.mark.parametrize(
    ("start", "end", "exact"), [(4.5, 9.5, "talks"), (4, 9, b"talks"), ("4x", 9, "talks")]
)
def test_value_of_another_type_is_refused(snapshot, start, end, exact):
    with pytest.raises(IntegrityError, match="stored as text without NUL"):
        insert_excerpt(snapshot, start, end, exact)


@sqlite_only
def test_text_of_another_type_is_refused(article):
    with pytest.raises(IntegrityError, match="stored as text without NUL"):
        insert_snapshot(article, b"Nothing.")


@sqlite_only
def test_temporary_table_does_not_stand_in_for_the_snapshots(snapshot):
    run("CREATE TEMP TABLE sources_snapshot (id integer, text text, extent text)")
    try:
        run("INSERT INTO temp.sources_snapshot VALUES (%s, 'The lies.', 'whole')", snapshot.pk)
        with pytest.raises(IntegrityError, match="the very words of its snapshot"):
            insert_excerpt(snapshot, 4, 8, "lies")
    finally:
        run("DROP TABLE temp.sources_snapshot")


@postgresql_only
def test_temporary_table_does_not_shadow_the_snapshots(snapshot):
    run("CREATE TEMP TABLE sources_snapshot (id bigint, text text, extent text)")
    run("INSERT INTO pg_temp.sources_snapshot VALUES (%s, 'The lies.', 'whole')", snapshot.pk)
    with pytest.raises(IntegrityError, match="the very words of its snapshot"):
        insert_excerpt(snapshot, 4, 8, "lies")


@postgresql_only
@pytest.mark.parametrize(
    "table", ["sources_snapshot", "sources_excerpt", "sources_source", "auth_user"]
)
def test_truncate_is_refused(excerpt, table):
    connection.check_constraints()  # TRUNCATE waits for no pending check
    with pytest.raises(IntegrityError, match="newsroom: "):
        run(f"TRUNCATE {table} CASCADE")


@postgresql_only
def test_copy_of_a_false_excerpt_is_refused(snapshot):
    row = f"{snapshot.pk}\t4\t9\tTalks\t\t\n"
    statement = f"COPY sources_excerpt ({COLUMNS}) FROM STDIN"
    with pytest.raises(IntegrityError, match="the very words of its snapshot"):
        copy_in(statement, row)
    copy_in(statement, row.replace("Talks", "talks"))
    assert Excerpt.objects.get().exact == "talks"


def copy_in(statement, row):
    with transaction.atomic(), connection.cursor() as cursor, connection.wrap_database_errors:
        copy = cursor.cursor.copy(statement)
        with copy as lines:
            lines.write(row)


@postgresql_only
def test_session_that_replays_a_log_is_guarded(excerpt):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() != (True,):
            pytest.skip("only a superuser of PostgreSQL may replay a log")
    run("SET LOCAL session_replication_role = replica")
    with pytest.raises(IntegrityError, match="an excerpt is never changed"):
        run("UPDATE sources_excerpt SET prefix = 'x'")


def test_text_with_nul_is_refused(article):
    with pytest.raises((IntegrityError, DataError, ValueError)):
        insert_snapshot(article, "Nothing\0.")
    # On SQLite length() stops at the NUL: with that length given, the check would pass.
    with pytest.raises((IntegrityError, DataError, ValueError)):
        insert_snapshot(article, "Nothing\0.", length=7, full_length=7)
    assert Snapshot.objects.count() == 1


def test_excerpt_with_nul_is_refused(snapshot):
    with pytest.raises((IntegrityError, DataError, ValueError)):
        insert_excerpt(snapshot, 4, 9, "talks\0")


@pytest.fixture
def passages(db):
    """Two passages: 0 to 9, the join, 16 to 26."""
    return capture(passages=["The talks", "they began"], headline="[Talks]").snapshot


JOIN_START, JOIN_END = 9, 9 + len(anchoring.JOIN)


@pytest.mark.parametrize(
    ("start", "end"),
    [(4, 10), (4, JOIN_END), (0, 26), (9, 10), (JOIN_END - 1, JOIN_END), (JOIN_END - 1, 20),
     (11, 14), (JOIN_START, JOIN_END), (JOIN_START - 1, JOIN_START + 1)],
)  # fmt: skip
def test_excerpt_that_touches_the_join_is_refused(passages, start, end):
    with pytest.raises(IntegrityError, match="must not touch the join"):
        insert_excerpt(passages, start, end, passages.text[start:end])


@pytest.mark.parametrize(("start", "end"), [(0, JOIN_START), (JOIN_END, 26), (4, 9), (16, 20)])
def test_excerpt_up_to_the_join_is_admitted(passages, start, end):
    insert_excerpt(passages, start, end, passages.text[start:end])
    assert Excerpt.objects.get().exact == passages.text[start:end]


def test_omission_in_a_whole_text_is_no_join(db):
    snapshot = capture(text=f"The talks{anchoring.JOIN}they began", headline="Talks").snapshot
    insert_excerpt(snapshot, 4, 20, snapshot.text[4:20])
    assert Excerpt.objects.count() == 1


@pytest.mark.parametrize(
    "before",
    ["🕊🕊🕊 ", "👩‍👩‍👧 🇱🇾 ", "x̧̌ḍ ", "İıÇ ", "الاتفاق ", "“” — … ", "𝒜𝒷 "],
    ids=["emoji", "joined", "marks", "turkish", "arabic", "quotes", "plane-1"],
)
def test_offsets_count_code_points(db, before):
    text = capture(text=f"{before}the bridge", headline="Bridge").snapshot
    start = text.text.index("bridge")
    insert_excerpt(text, start, start + 6, "bridge")
    for wrong in (len(before.encode()) + 4, len(before.encode("utf-16-le")) // 2 + 4):
        if wrong != start:
            with pytest.raises(REFUSED):
                insert_excerpt(text, wrong, wrong + 6, "bridge")
    assert Excerpt.objects.get().start == start


def test_guards_stand_after_migrate(db):
    assert guards.missing_guards(connection) == []


def neuter(name: str, table: str) -> None:
    """The guard is there by name, on its table, and does nothing."""
    if connection.vendor == "sqlite":
        run(f"DROP TRIGGER {name}")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN 0 BEGIN SELECT 1; END")
    else:
        run(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NEW; END'")  # fmt: skip


def test_missing_and_neutered_guards_are_reported(db):
    neuter("newsroom_excerpt_stays", "sources_excerpt")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER newsroom_snapshot_stays")
        else:
            cursor.execute("DROP TRIGGER newsroom_snapshot_stays ON sources_snapshot")
    names = ["newsroom_excerpt_stays", "newsroom_snapshot_stays"]
    assert guards.missing_guards(connection) == names
    errors = apps.check_guards(None, databases=["default"])
    assert [error.msg for error in errors] == [
        f"The database guard {name} does not stand." for name in names
    ]
    assert [str(problem) for problem in verify().problems] == [
        f"guard {name}: it does not stand: run “manage.py migrate”." for name in names
    ]
    guards.set_guards(connection)
    assert guards.missing_guards(connection) == []


@postgresql_only
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE sources_excerpt DISABLE TRIGGER newsroom_excerpt_stays",
        "ALTER TABLE sources_excerpt DISABLE TRIGGER ALL",
        "ALTER TABLE sources_excerpt ENABLE TRIGGER newsroom_excerpt_stays",
        "ALTER FUNCTION newsroom_excerpt_stays() RESET search_path",
        "CREATE OR REPLACE TRIGGER newsroom_excerpt_stays BEFORE UPDATE ON sources_excerpt "
        "FOR EACH ROW WHEN (false) EXECUTE FUNCTION newsroom_excerpt_stays()",
        "CREATE OR REPLACE TRIGGER newsroom_excerpt_stays BEFORE UPDATE OF start "
        "ON sources_excerpt FOR EACH ROW EXECUTE FUNCTION newsroom_excerpt_stays()",
        "DROP TRIGGER newsroom_excerpt_stays ON sources_excerpt; "
        "CREATE TRIGGER newsroom_excerpt_stays BEFORE UPDATE ON sources_region "
        "FOR EACH ROW EXECUTE FUNCTION newsroom_excerpt_stays()",
    ],
)
def test_guard_that_is_switched_off_is_missing(db, statement):
    run(statement)
    assert "newsroom_excerpt_stays" in guards.missing_guards(connection)


class Rebuild(migrations.Migration):
    """Alters both guarded tables: SQLite makes them anew and loses their triggers."""

    operations = [
        migrations.AlterField(model, field, models.CharField(max_length=length))
        for model, field, length in (("Snapshot", "extractor", 333), ("Excerpt", "prefix", 333))
    ]


@pytest.mark.django_db(transaction=True)
def test_guards_stand_after_a_migration_that_rebuilds_their_tables(lifted_guards, monkeypatch):
    snapshot = capture(text="The talks began.", headline="Talks").snapshot
    anchor(snapshot=snapshot, words="talks")
    last = add_migration(monkeypatch)
    try:
        call_command("migrate", "sources", verbosity=0)
        assert "333" in column_type("sources_snapshot", "extractor")
        assert guards.missing_guards(connection) == []
        with pytest.raises(IntegrityError, match="a snapshot is never changed or deleted"):
            run("UPDATE sources_snapshot SET text = 'Nothing.'")
        with pytest.raises(IntegrityError, match="an excerpt is never changed"):
            run("UPDATE sources_excerpt SET start = 1")
        assert Excerpt.objects.get().exact == "talks"
    finally:
        call_command("migrate", "sources", last, verbosity=0)
    assert guards.missing_guards(connection) == []


def add_migration(monkeypatch) -> str:
    """As a file 9999_rebuild.py would. Gives the name of the last one before it."""
    from django.db.migrations.loader import MigrationLoader

    load = MigrationLoader.load_disk
    last = max(name for app, name in MigrationLoader(None).disk_migrations if app == "sources")

    def with_rebuild(loader):
        load(loader)
        rebuild = Rebuild("9999_rebuild", "sources")
        rebuild.dependencies = [("sources", last)]
        loader.disk_migrations["sources", "9999_rebuild"] = rebuild

    monkeypatch.setattr(MigrationLoader, "load_disk", with_rebuild)
    return last


def column_type(table, column) -> str:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    return next(str(c.display_size or c.internal_size) for c in found if c.name == column)


def test_migrate_without_a_plan_leaves_the_guards_alone(db):
    apps.lift(None, "default", plan=[])
    assert guards.missing_guards(connection) == []


def test_source_with_a_snapshot_is_kept(article):
    with pytest.raises(models.ProtectedError):
        Source.objects.get().delete()
