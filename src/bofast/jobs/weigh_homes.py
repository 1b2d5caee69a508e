"""How long each family's home fits, weighed anew for a whole office, as a run with progress that can be stopped."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.fit import refresh_all
from bofast.vocabulary.errors import BofastError

log = logging.getLogger(__name__)


@task()
def weigh_homes(run_id: str) -> None:
    """Weigh all families of the run's office. Families weighed before a stop stand; the same run again is harmless."""
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        weighed = weigh(run)
    except runs.Cancelled:
        runs.finish(run, state=Run.State.CANCELLED)
    except (BofastError, DatabaseError) as trouble:
        log.exception("The run %s could not be done", run.pk)
        runs.finish(run, state=Run.State.FAILED, trouble=type(trouble).__name__)
    else:
        runs.finish(run, state=Run.State.DONE, result={"families": weighed})


def weigh(run: Run) -> int:
    """Weigh the families by hundreds; how many were weighed.

    Raises: Cancelled, when the user has asked for that.
    """
    return refresh_all(
        run.office,
        on=timezone.localdate(),
        tell=lambda done, total: runs.tell_progress(run, done=done, total=total),
    )
