"""Runs every test: what touches the database on PostgreSQL (but for how pages look), then everything on SQLite.

    python -m tools.test [what pytest takes]

The run on SQLite comes last, so that its summary is the last word; what could not run on this machine is a skip in it,
with its reason.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tools.browser import NoBrowser, installed_chromium
from tools.postgres import NoPostgres, private_postgres

WORKERS = os.environ.get("BOFAST_TEST_WORKERS", "2")
ON_POSTGRES = "(db and not one_database) or postgres"
# What pytest says when nothing was selected: with arguments of one's own, a run may be empty.
PASSED, NOTHING_SELECTED = 0, 5


def main(arguments: list[str]) -> int:
    without_browser: dict[str, str] = {}
    try:
        installed_chromium()
    except NoBrowser as reason:
        print(f"Without a browser: {reason}", flush=True)
        without_browser = {"BOFAST_NO_BROWSER": str(reason)}
    try:
        with private_postgres() as url:
            on_postgres = run_pytest(arguments, marked=ON_POSTGRES, DATABASE_URL=url, **without_browser)
    except NoPostgres as reason:
        print(f"Without PostgreSQL: {reason}", flush=True)
        return run_pytest(arguments, BOFAST_NO_POSTGRES=str(reason), **without_browser)
    on_sqlite = run_pytest(arguments, marked="not postgres", **without_browser)
    return on_postgres or on_sqlite


def run_pytest(arguments: list[str], *, marked: str = "", **environment: str) -> int:
    """One run of pytest; 0 when it passed."""
    engine = "PostgreSQL" if "DATABASE_URL" in environment else "SQLite"
    print(f"\nOn {engine}", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist=loadgroup", *arguments]
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [*command, "-m", marked] if marked else command, env={**inherited, **environment}, check=False
    )
    return PASSED if arguments and done.returncode == NOTHING_SELECTED else done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
