"""How long each family's home fits, weighed anew for a whole office, as a run with progress that can be stopped."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.fit import refresh_all
from bofast.jobs.running import run_to_its_end


@task()
def weigh_homes(run_id: str) -> None:
    """Weigh all families of the run's office. Families weighed before a stop stand; the same run again is harmless."""
    run_to_its_end(run_id, work=weighed)


def weighed(run: Run) -> dict[str, int]:
    """Weigh the families by hundreds; how many were weighed.

    Raises: Cancelled, when the user has asked for that.
    """
    families = refresh_all(
        run.office,
        on=timezone.localdate(),
        tell=lambda done, total: runs.tell_progress(run, done=done, total=total),
    )
    return {"families": families}
