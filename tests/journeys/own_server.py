"""bofast as it is run: `bofast serve` with its worker and sealer, on a free port, over data of its own.

The clock of its processes shows the day on which the journeys take place (`tests.journeys.the_day`), so that the
law's figures are there and birthdays fall where the example says.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.journeys.the_day import AHEAD, THE_DAY
from tests.races.server_process import HOST, ROOT, connected_to, free_port

STARTS_WITHIN_S = 90
STOPS_WITHIN_S = 30


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder and a database that nobody else uses, and the environment of every process that works on them."""

    folder: Path
    environment: dict[str, str]

    def do(self, *words: str) -> str:
        """Run one program of the project to its end. Raises: CalledProcessError."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            env=self.environment,
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-2_000:]}{done.stderr[-4_000:]}"
        return done.stdout

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve until the end of the block; gives the address."""
        port = free_port()
        words = [sys.executable, "-m", "bofast.workbench.command", "serve", "--port", str(port), "--workers", "1"]
        log = self.folder / "said"
        with log.open("ab") as said:
            server = subprocess.Popen(words, env=self.environment, cwd=ROOT, stdout=said, stderr=said)
            try:
                connected_to(port, within_s=STARTS_WITHIN_S).close()
                yield f"http://{HOST}:{port}"
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(STOPS_WITHIN_S)


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """A new installation with an empty, migrated database; on PostgreSQL the database is dropped afterwards."""
    with _database(folder) as url:
        ahead = int((THE_DAY - datetime.now(UTC)).total_seconds())
        own = {
            "BOFAST_DATA_DIR": str(folder),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.journeys.on_the_day",
            AHEAD: str(ahead),
        }
        made = Installation(folder, {**os.environ, **own})
        made.do("django", "migrate", "--verbosity", "0")
        made.do("django", "collectstatic", "--noinput", "--verbosity", "0")
        yield made


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The address of an empty database; empty for SQLite, whose file lies in the folder."""
    shared = os.environ.get("DATABASE_URL", "")
    if not shared:
        yield ""
        return
    name = f"journey_{os.getpid()}_{time.monotonic_ns()}"
    _on_server(shared, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(shared)._replace(path=f"/{name}"))
    finally:
        _on_server(shared, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _on_server(url: str, statement: sql.Composed) -> None:
    with psycopg.connect(url, autocommit=True) as connected:
        connected.execute(statement)
