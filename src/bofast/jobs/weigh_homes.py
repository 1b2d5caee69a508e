"""How long each family's home fits, weighed anew for a whole office, as a run."""

from __future__ import annotations

from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.fit import refresh_all
from bofast.vocabulary.errors import BofastError


@task()
def weigh_homes(run_id: str) -> None:
    """Weigh all families of the run's office. Families weighed before a fault stand; the same run again is harmless."""
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        weighed = refresh_all(run.office, on=timezone.localdate())
    except (BofastError, DatabaseError) as trouble:
        runs.finish(run, state=Run.State.FAILED, trouble=type(trouble).__name__)
        raise
    runs.finish(run, state=Run.State.DONE, result={"families": weighed})
