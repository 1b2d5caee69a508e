"""A database of its own for a test whose servers die over it: a copy of the migrated one, thrown away afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """Point this process at the copy; gives the environment of a server on the same database."""
    connection.close()
    shared = str(connection.settings_dict["NAME"])
    connection.settings_dict["NAME"] = _copy_of(shared, folder=folder)
    try:
        yield {**_keys(folder), "DATABASE_URL": _url()}
    finally:
        connection.close()
        if connection.vendor == "postgresql":
            _run_beside(f'DROP DATABASE "{connection.settings_dict["NAME"]}" WITH (FORCE)')
        connection.settings_dict["NAME"] = shared


def _copy_of(shared: str, *, folder: Path) -> str:
    if connection.vendor == "sqlite":
        copy = str(folder / "bofast.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        connection.close()
        return copy
    copy = f"{shared}_of_its_own"
    # A server that a test ran in this process may still hold a connection; a database in use cannot be copied.
    _run_beside(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{shared}'")
    _run_beside(f'CREATE DATABASE "{copy}" TEMPLATE "{shared}"')
    return copy


def _run_beside(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def _keys(folder: Path) -> dict[str, str]:
    return {
        "BOFAST_DATA_DIR": str(folder),
        "BOFAST_SECRET_KEY": settings.SECRET_KEY,
        "BOFAST_FIELD_KEY": settings.FIELD_KEY,
        "DJANGO_SETTINGS_MODULE": "bofast.config.settings",
    }


def _url() -> str:
    """The address of the copy; empty for SQLite, whose file lies where a server with this folder looks for it."""
    if connection.vendor == "sqlite":
        return ""
    used = connection.settings_dict
    user = quote(used["USER"], safe="") + (f":{quote(used['PASSWORD'], safe='')}" if used["PASSWORD"] else "")
    place = f"host={quote(used['HOST'], safe='')}" + (f"&port={used['PORT']}" if used["PORT"] else "")
    return f"postgres://{user}@/{quote(used['NAME'], safe='')}?{place}"
