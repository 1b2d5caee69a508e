"""What every office needs done once a day, and nobody asks for: the server does, or a timer of the system."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.module_loading import import_string

from bofast.casework.access.models import Office
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run

DAILY = ("settle_offers",)
"""Kinds of run. Each does what is left since the day before, so that a day on which nothing ran is made good."""
LOOKS_AGAIN_S = 600.0
log = logging.getLogger(__name__)


def ask_for_today() -> list[Run]:
    """Ask for what today needs and nobody has asked for yet, in every office. The worker does it."""
    today = timezone.localdate()
    offices = list(Office.objects.order_by("pk"))
    asked = [runs.request_daily_run(kind, office=office, on=today) for office in offices for kind in DAILY]
    return [run for run in asked if run is not None]


def do_today() -> list[Run]:
    """Ask for it and do it here and now, for an installation whose worker does not run; the runs, as they ended."""
    asked = ask_for_today()
    for run in asked:
        import_string(settings.BOFAST_RUNS[run.kind]).func(str(run.pk))
        run.refresh_from_db()
    return asked


@dataclass(slots=True)
class Clock:
    """Looks every ten minutes whether the day's work has been asked for. A busy database is tried again next time."""

    looked_at: float = field(default=float("-inf"))

    def look(self) -> None:
        if time.monotonic() - self.looked_at < LOOKS_AGAIN_S:
            return
        self.looked_at = time.monotonic()
        close_old_connections()
        try:
            ask_for_today()
        except DatabaseError as trouble:
            log.warning("The day's work could not be asked for: %s", type(trouble).__name__)
        finally:
            close_old_connections()
