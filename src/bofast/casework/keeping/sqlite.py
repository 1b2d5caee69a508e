"""Put a mended SQLite under Django before it looks for one.

The SQLite of many systems can lose or corrupt committed writes in WAL mode when
several processes write (the WAL-reset fault, 3.7.0 to 3.51.2; mended in 3.51.3,
3.50.7 and 3.44.6). Source: sqlite.org/wal.html#walresetbug.
"""

from __future__ import annotations

import sys

import pysqlite3
import pysqlite3.dbapi2

MENDED_BRANCHES = {(3, 44): 6, (3, 50): 7, (3, 51): 3}


def use_mended_sqlite() -> None:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def has_wal_reset_fault(version: tuple[int, ...]) -> bool:
    """Whether a SQLite version (major, minor, patch) has the fault."""
    major, minor, patch = version[:3]
    if (major, minor) in MENDED_BRANCHES:
        return patch < MENDED_BRANCHES[(major, minor)]
    return (3, 7) <= (major, minor) <= (3, 51)
