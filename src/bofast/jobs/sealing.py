"""Chain the journal every few seconds, as a process of its own: `python -m bofast.jobs.sealing`."""

from __future__ import annotations

import logging
import signal
import threading

from bofast.jobs import django_started  # noqa: F401 - must come before whatever knows the models

# isort: split
from django.db import OperationalError, close_old_connections

from bofast.casework.journal.actions import seal

EVERY_SECONDS = 5.0
log = logging.getLogger("bofast.sealing")


def main() -> None:
    """Seal until asked to stop; a busy database is tried again at the next turn."""
    stopped = threading.Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda _signal, _frame: stopped.set())
    while not stopped.wait(EVERY_SECONDS):
        close_old_connections()
        try:
            while seal() and not stopped.is_set():
                pass
        except OperationalError:
            log.warning("The database was busy; sealing again in %s seconds", EVERY_SECONDS)


if __name__ == "__main__":
    main()
