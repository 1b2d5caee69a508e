"""What must hold before bofast starts."""

from __future__ import annotations

import sys
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connection

from bofast.casework.keeping.sqlite import has_wal_reset_fault


@register("database")
def sqlite_is_mended(**_options: Any) -> list[CheckMessage]:
    """Refuse a SQLite that can lose committed writes (the WAL-reset fault)."""
    if connection.vendor != "sqlite":
        return []
    version: tuple[int, ...] = sys.modules["sqlite3"].sqlite_version_info
    if not has_wal_reset_fault(version):
        return []
    return [
        Error(
            f"SQLite {'.'.join(map(str, version))} can lose or corrupt committed writes (WAL-reset fault).",
            hint="Install the locked requirements (pysqlite3), or set DATABASE_URL to a PostgreSQL.",
            id="bofast.E001",
        )
    ]
