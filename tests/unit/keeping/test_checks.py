import sys
from types import SimpleNamespace

import pytest
from django.db import connection

from bofast.casework.keeping.checks import sqlite_is_mended

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the check is about SQLite alone")


@on_sqlite
def test_a_mended_sqlite_passes():
    assert sqlite_is_mended() == []


@on_sqlite
def test_a_faulty_sqlite_stops_the_start(monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite3", SimpleNamespace(sqlite_version_info=(3, 40, 1)))

    (error,) = sqlite_is_mended()

    assert error.id == "bofast.E001"
    assert error.is_serious()
    assert "DATABASE_URL" in str(error.hint)


@on_sqlite
@pytest.mark.django_db
def test_writes_are_durable_and_do_not_wait_to_be_upgraded():
    with connection.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000}
    assert connection.transaction_mode == "IMMEDIATE"
