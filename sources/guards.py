"""Triggers by which the database itself keeps the first two laws.

`migrate` lifts them before it works and sets them after: SQLite rebuilds a table to alter it,
which loses the table's triggers and trips over those that name it. A check and `verify` look
whether they stand.
"""

from django.db import transaction

from sources.anchoring import JOIN

SNAPSHOT, EXCERPT, CITATION = "sources_snapshot", "sources_excerpt", "sources_citation"

NOT_VERBATIM = "newsroom: an excerpt must be the very words of its snapshot"
CROSSES_JOIN = "newsroom: an excerpt must not touch the join between two passages"
SNAPSHOT_STAYS = "newsroom: a snapshot is never changed or deleted"
EXCERPT_STAYS = "newsroom: an excerpt is never changed"
CITED_STAYS = "newsroom: an excerpt that is cited is never deleted"
NOT_PLAIN = "newsroom: texts are stored as text without NUL, offsets as whole numbers"

# IS NOT and IS DISTINCT FROM: with a missing snapshot the left side is NULL, and is refused too.
WORDS = f"""(SELECT substr(s.text, NEW.start + 1, NEW."end" - NEW.start)
             FROM {SNAPSHOT} s WHERE s.id = NEW.snapshot_id)"""
_REACH = len(JOIN) - 1
_AROUND = f"""substr(s.text, {{greatest}}(NEW.start - {_REACH}, 0) + 1,
              NEW."end" + {_REACH} - {{greatest}}(NEW.start - {_REACH}, 0))"""
TOUCHES_JOIN = f"""EXISTS (SELECT 1 FROM {SNAPSHOT} s WHERE s.id = NEW.snapshot_id
             AND s.extent = 'passages' AND {{position}}({_AROUND}, '{JOIN}') > 0)"""
# Foreign keys are looked at only when a transaction ends: until then another excerpt could take
# the number of a cited one.
CITED = f"EXISTS (SELECT 1 FROM {CITATION} c WHERE c.excerpt_id = OLD.id)"


def _sqlite_trigger(name: str, event: str, *refusals: tuple[str, str]) -> str:
    body = " ".join(f"SELECT RAISE(ABORT, '{why}') WHERE {when};" for why, when in refusals)
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN {body} END"


def _sqlite() -> dict[str, str]:
    touches = TOUCHES_JOIN.format(greatest="max", position="instr")
    # SQLite stores any type in any column, and its length() stops at a NUL.
    odd_excerpt = " OR ".join(
        f"typeof(NEW.{column}) <> '{kind}'"
        for column, kind in (("start", "integer"), ('"end"', "integer"), ("exact", "text"))
    )
    odd_snapshot = "typeof(NEW.text) <> 'text' OR instr(NEW.text, char(0)) > 0"
    # INSERT OR REPLACE deletes the row in its way without asking a delete trigger.
    same_excerpt = f"""EXISTS (SELECT 1 FROM {EXCERPT} e WHERE e.id = NEW.id OR (
        e.snapshot_id = NEW.snapshot_id AND e.start = NEW.start AND e."end" = NEW."end"))"""
    same_snapshot = f"""EXISTS (SELECT 1 FROM {SNAPSHOT} s WHERE s.id = NEW.id OR (
        s.source_id = NEW.source_id AND (s.number = NEW.number OR s.sha256 = NEW.sha256)))"""
    triggers = {
        "newsroom_excerpt_is_verbatim": (
            f"INSERT ON {EXCERPT}",
            (NOT_PLAIN, odd_excerpt),
            (NOT_VERBATIM, f"{WORDS} IS NOT NEW.exact"),
            (CROSSES_JOIN, touches),
            (EXCERPT_STAYS, same_excerpt),
        ),
        "newsroom_excerpt_stays": (f"UPDATE ON {EXCERPT}", (EXCERPT_STAYS, "1")),
        "newsroom_excerpt_is_kept": (f"DELETE ON {EXCERPT}", (CITED_STAYS, CITED)),
        "newsroom_snapshot_is_new": (
            f"INSERT ON {SNAPSHOT}",
            (NOT_PLAIN, odd_snapshot),
            (SNAPSHOT_STAYS, same_snapshot),
        ),
        "newsroom_snapshot_stays": (f"UPDATE ON {SNAPSHOT}", (SNAPSHOT_STAYS, "1")),
        "newsroom_snapshot_is_kept": (f"DELETE ON {SNAPSHOT}", (SNAPSHOT_STAYS, "1")),
    }
    return {name: _sqlite_trigger(name, *parts) for name, parts in triggers.items()}


def _postgresql() -> dict[str, tuple[str, str, str]]:
    """Name: the event, the table, and the body of the function that it calls."""
    touches = TOUCHES_JOIN.format(greatest="greatest", position="strpos")

    def refuse(why, when="true", otherwise="NULL"):
        return f"""IF {when} THEN RAISE EXCEPTION '{why}'
            USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {otherwise};"""

    verbatim = refuse(NOT_VERBATIM, f"{WORDS} IS DISTINCT FROM NEW.exact", "NEW")
    verbatim = verbatim.removesuffix("RETURN NEW;") + refuse(CROSSES_JOIN, touches, "NEW")
    return {
        "newsroom_excerpt_is_verbatim": ("INSERT", EXCERPT, verbatim),
        "newsroom_excerpt_stays": ("UPDATE", EXCERPT, refuse(EXCERPT_STAYS)),
        "newsroom_excerpt_is_kept": ("DELETE", EXCERPT, refuse(CITED_STAYS, CITED, "OLD")),
        "newsroom_excerpts_are_kept": ("TRUNCATE", EXCERPT, refuse(EXCERPT_STAYS)),
        "newsroom_snapshot_stays": ("DELETE OR UPDATE", SNAPSHOT, refuse(SNAPSHOT_STAYS)),
        "newsroom_snapshots_are_kept": ("TRUNCATE", SNAPSHOT, refuse(SNAPSHOT_STAYS)),
    }


def _trigger_definition(name: str, event: str, table: str) -> str:
    """As PostgreSQL itself writes it."""
    level = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH {level} EXECUTE FUNCTION {name}()"
    )


def _search_path(cursor) -> str:
    """Named in each function, for a temporary table would else stand before the real one."""
    cursor.execute("SELECT quote_ident(current_schema())")
    return f"pg_catalog, {cursor.fetchone()[0]}, pg_temp"


def set_guards(connection) -> None:
    """Put every guard in place, where its tables exist."""
    if not {SNAPSHOT, EXCERPT} <= set(connection.introspection.table_names()):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        lift_guards(connection)
        if connection.vendor == "sqlite":
            for sql in _sqlite().values():
                cursor.execute(sql)
            return
        path = _search_path(cursor)
        for name, (event, table, body) in _postgresql().items():
            cursor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
                f"SET search_path = {path} AS $guard$BEGIN {body} END$guard$"
            )
            cursor.execute(_trigger_definition(name, event, table))
            # Always: in sessions that replay a log, too.
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def lift_guards(connection) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _sqlite():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for name in _postgresql():
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")


def missing_guards(connection) -> list[str]:
    """The names of guards that do not stand, are switched off, or say something else."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            wanted = _sqlite()
        else:
            cursor.execute(
                "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc, p.proconfig "
                "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'A'"
            )
            wanted = _wanted_postgresql(connection)
        standing = cursor.fetchall()
    return [name for name, wants in wanted.items() if _row(name, wants) not in standing]


def _wanted_postgresql(connection) -> dict[str, tuple]:
    with connection.cursor() as cursor:
        path = _search_path(cursor)
    return {
        name: (
            _trigger_definition(name, event, table),
            f"BEGIN {body} END",
            [f"search_path={path}"],
        )
        for name, (event, table, body) in _postgresql().items()
    }


def _row(name: str, wants) -> tuple:
    return (name, wants) if isinstance(wants, str) else (name, *wants)
