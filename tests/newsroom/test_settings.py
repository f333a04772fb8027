import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import reverse

from newsroom.secret_key import secret_key
from newsroom.settings import database

ROOT = Path(__file__).resolve().parent.parent.parent


def test_given_key_is_used_and_none_is_kept(tmp_path):
    kept = tmp_path / "secret_key"
    assert secret_key("given", True, kept) == secret_key("given", False, kept) == "given"
    assert not kept.exists()


def test_key_is_made_once_under_debug_for_its_owner_alone(tmp_path):
    kept = tmp_path / "var" / "secret_key"
    key = secret_key("", True, kept)
    assert len(key) == 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert secret_key("", True, kept) == key == kept.read_text()
    assert secret_key("", True, tmp_path / "another") != key


def test_key_is_required_otherwise_and_the_error_says_how_to_make_one(tmp_path):
    kept = tmp_path / "secret_key"
    kept.write_text("one of another day")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set") as error:
        secret_key("", False, kept)
    command = str(error.value).splitlines()[1].strip().removeprefix("python -c ").strip('"')
    made = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    assert len(made.stdout.strip()) >= 50


def settings_of(**environment) -> dict:
    """What the settings say in a process of their own."""
    names = "DEBUG SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE ALLOWED_HOSTS"
    code = (
        "import json, newsroom.settings as s;"
        f"print(json.dumps({{name: getattr(s, name) for name in {names.split()!r}}}))"
    )
    given = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:", **environment}
    run = subprocess.run(
        [sys.executable, "-c", code], env=given, cwd=ROOT, capture_output=True, text=True
    )

    return json.loads(run.stdout) if run.returncode == 0 else {"error": run.stderr}


def test_debug_is_off_and_cookies_secure_unless_asked_for():
    assert settings_of(SECRET_KEY="k" * 60, ALLOWED_HOSTS="example.org") == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "ALLOWED_HOSTS": ["example.org"],
    }
    assert "SECRET_KEY is not set" in settings_of()["error"]
    assert settings_of(SECRET_KEY="k", DEBUG="1")["SESSION_COOKIE_SECURE"] is False


def test_sqlite_waits_for_writers_and_keeps_what_it_acknowledged():
    config = database("sqlite:////srv/newsroom.sqlite3")
    assert (config["ENGINE"], config["NAME"]) == (
        "django.db.backends.sqlite3", "/srv/newsroom.sqlite3",
    )  # fmt: skip
    assert config["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }


def test_postgresql_looks_whether_its_connection_lives():
    config = database("postgres://ed:pass@db.example.org:5433/newsroom")
    assert config["ENGINE"].endswith("postgresql")
    assert (config["HOST"], config["PORT"], config["NAME"]) == ("db.example.org", 5433, "newsroom")
    assert (config["CONN_HEALTH_CHECKS"], config["CONN_MAX_AGE"]) == (True, 60)
    assert "transaction_mode" not in config.get("OPTIONS", {})


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a setting of SQLite")
def test_sqlite_runs_as_it_is_told(db):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)


def test_response_bears_the_headers(client, db):
    headers = client.get(reverse("admin:login")).headers
    policy = dict(
        directive.split(" ", 1) for directive in headers["Content-Security-Policy"].split("; ")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
