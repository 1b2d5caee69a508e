"""What the database knows of its own tables when it chooses how to read them."""

from __future__ import annotations

from django.db import connection

LOOK_AT_ALL_TABLES = 0x10002
"""`PRAGMA optimize` on every table that has no figures or has grown, each looked at for a bounded number of rows."""


def refresh_statistics() -> None:
    """Let SQLite count anew what has changed; PostgreSQL does so by itself.

    Without figures SQLite guesses between two indexes, and a list of 100,000 families then takes ten times as long.
    Source: https://www.sqlite.org/pragma.html#pragma_optimize
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA optimize={LOOK_AT_ALL_TABLES}")
