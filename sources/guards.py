"""Triggers by which the database itself keeps the first two laws.

`migrate` lifts them before it works and sets them after: SQLite rebuilds a table to alter it,
which loses the table's triggers and trips over those that name it. A check and `verify` look
whether they stand.
"""

from sources.anchoring import JOIN

SNAPSHOT, EXCERPT = "sources_snapshot", "sources_excerpt"

NOT_VERBATIM = "newsroom: an excerpt must be the very words of its snapshot"
CROSSES_JOIN = "newsroom: an excerpt must not touch the join between two passages"
SNAPSHOT_STAYS = "newsroom: a snapshot is never changed or deleted"
EXCERPT_STAYS = "newsroom: an excerpt is never changed"

# IS NOT and IS DISTINCT FROM: with a missing snapshot the left side is NULL, and is refused too.
WORDS = f"""(SELECT substr(s.text, NEW.start + 1, NEW."end" - NEW.start)
             FROM {SNAPSHOT} s WHERE s.id = NEW.snapshot_id)"""
_REACH = len(JOIN) - 1
_AROUND = f"""substr(s.text, {{greatest}}(NEW.start - {_REACH}, 0) + 1,
              NEW."end" + {_REACH} - {{greatest}}(NEW.start - {_REACH}, 0))"""
TOUCHES_JOIN = f"""EXISTS (SELECT 1 FROM {SNAPSHOT} s WHERE s.id = NEW.snapshot_id
             AND s.extent = 'passages' AND {{position}}({_AROUND}, '{JOIN}') > 0)"""


def _sqlite_trigger(name: str, event: str, *refusals: tuple[str, str]) -> str:
    body = " ".join(f"SELECT RAISE(ABORT, '{why}') WHERE {when};" for why, when in refusals)
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN {body} END"


def _sqlite() -> dict[str, str]:
    touches = TOUCHES_JOIN.format(greatest="max", position="instr")
    # INSERT OR REPLACE deletes the row in its way without asking a delete trigger.
    same_excerpt = f"""EXISTS (SELECT 1 FROM {EXCERPT} e WHERE e.id = NEW.id OR (
        e.snapshot_id = NEW.snapshot_id AND e.start = NEW.start AND e."end" = NEW."end"))"""
    same_snapshot = f"""EXISTS (SELECT 1 FROM {SNAPSHOT} s WHERE s.id = NEW.id OR (
        s.source_id = NEW.source_id AND (s.number = NEW.number OR s.sha256 = NEW.sha256)))"""
    triggers = {
        "newsroom_excerpt_is_verbatim": (
            f"INSERT ON {EXCERPT}",
            (NOT_VERBATIM, f"{WORDS} IS NOT NEW.exact"),
            (CROSSES_JOIN, touches),
            (EXCERPT_STAYS, same_excerpt),
        ),
        "newsroom_excerpt_stays": (f"UPDATE ON {EXCERPT}", (EXCERPT_STAYS, "1")),
        "newsroom_snapshot_is_new": (f"INSERT ON {SNAPSHOT}", (SNAPSHOT_STAYS, same_snapshot)),
        "newsroom_snapshot_stays": (f"UPDATE ON {SNAPSHOT}", (SNAPSHOT_STAYS, "1")),
        "newsroom_snapshot_is_kept": (f"DELETE ON {SNAPSHOT}", (SNAPSHOT_STAYS, "1")),
    }
    return {name: _sqlite_trigger(name, *parts) for name, parts in triggers.items()}


def _postgresql() -> dict[str, tuple[str, str]]:
    """Name: the event, and the body of the function that it calls."""
    touches = TOUCHES_JOIN.format(greatest="greatest", position="strpos")
    verbatim = f"""BEGIN
        IF {WORDS} IS DISTINCT FROM NEW.exact THEN RAISE EXCEPTION '{NOT_VERBATIM}'
            USING ERRCODE = 'integrity_constraint_violation'; END IF;
        IF {touches} THEN RAISE EXCEPTION '{CROSSES_JOIN}'
            USING ERRCODE = 'integrity_constraint_violation'; END IF;
        RETURN NEW; END"""

    def refuse(why):
        return f"""BEGIN RAISE EXCEPTION '{why}'
            USING ERRCODE = 'integrity_constraint_violation'; END"""

    return {
        "newsroom_excerpt_is_verbatim": (f"INSERT ON {EXCERPT} FOR EACH ROW", verbatim),
        "newsroom_excerpt_stays": (f"UPDATE ON {EXCERPT} FOR EACH ROW", refuse(EXCERPT_STAYS)),
        "newsroom_excerpt_is_kept": (
            f"TRUNCATE ON {EXCERPT} FOR EACH STATEMENT",
            refuse(EXCERPT_STAYS),
        ),
        "newsroom_snapshot_stays": (
            f"UPDATE OR DELETE ON {SNAPSHOT} FOR EACH ROW",
            refuse(SNAPSHOT_STAYS),
        ),
        "newsroom_snapshot_is_kept": (
            f"TRUNCATE ON {SNAPSHOT} FOR EACH STATEMENT",
            refuse(SNAPSHOT_STAYS),
        ),
    }


def set_guards(connection) -> None:
    """Put every guard in place, where its tables exist."""
    if not {SNAPSHOT, EXCERPT} <= set(connection.introspection.table_names()):
        return
    lift_guards(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for sql in _sqlite().values():
                cursor.execute(sql)
        else:
            for name, (event, body) in _postgresql().items():
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger "
                    f"LANGUAGE plpgsql AS $guard${body}$guard$"
                )
                cursor.execute(f"CREATE TRIGGER {name} BEFORE {event} EXECUTE FUNCTION {name}()")


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
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                "WHERE t.tgenabled <> 'D' AND NOT t.tgisinternal"
            )
            wanted = {name: body for name, (_, body) in _postgresql().items()}
        standing = dict(cursor.fetchall())
    return [name for name, sql in wanted.items() if standing.get(name) != sql]
