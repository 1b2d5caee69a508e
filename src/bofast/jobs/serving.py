"""The server, the worker of long runs and the journal's sealer: three children, stopped together.

Whoever watches over them also looks at the clock, so that the day's work is asked for without a timer of the system.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bofast.casework.keeping.planner import refresh_statistics
from bofast.casework.runs import actions as runs
from bofast.jobs.nightly import Clock

GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Child:
    """A process that must live as long as the server does."""

    name: str
    process: subprocess.Popen[bytes]


def serve_until_stopped(*, host: str, port: int, workers: int) -> int:
    """Serve until a signal comes or a child dies. Exit code 0 when asked to stop, 1 when a child died."""
    if trouble := what_stands_in_the_way():
        print(trouble, file=sys.stderr)
        return 1
    runs.take_up_interrupted()
    refresh_statistics()
    connection.close()
    children = [
        Child("server", subprocess.Popen(server_command(host=host, port=port, workers=workers))),
        Child("worker", subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--queue-name", "*"])),
        Child("sealer", subprocess.Popen([sys.executable, "-m", "bofast.jobs.sealing"])),
    ]
    print(f"bofast is at http://{host}:{port}/ (data in {settings.DATA_DIRECTORY}). Stop with Ctrl+C.", flush=True)
    return _watch(children)


def what_stands_in_the_way() -> str:
    """Why the server may not start: a failed check or a migration that has not run; empty when nothing does."""
    try:
        call_command("check", fail_level="ERROR", databases=["default"], verbosity=0)
    except SystemCheckError as failed:
        return str(failed)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "The database is of an older version. Run: python -m django migrate"
    connection.close()
    return ""


def server_command(*, host: str, port: int, workers: int) -> list[str]:
    """The web server's command line; measurements and kill tests start the same.

    A process has one thread for Python: two that pass one interpreter lock to and fro serve a quarter fewer, and let
    everybody wait. Whoever has more cores gives it more workers.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "1", "--backlog", "1024", "--no-ws"]
    return [*command, "--log-level", "warning", "bofast.config.wsgi:application"]


def _watch(children: list[Child]) -> int:
    asked_to_stop, clock = False, Clock()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not asked_to_stop:
        dead = [child for child in children if child.process.poll() is not None]
        if dead:
            print(f"The {dead[0].name} stopped (exit code {dead[0].process.returncode}).", file=sys.stderr)
            break
        clock.look()
        time.sleep(0.2)
    _stop_all(children)
    return 0 if asked_to_stop else 1


def _stop_all(children: list[Child]) -> None:
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
