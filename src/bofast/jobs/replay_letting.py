"""A letting made again from its frozen record, to show that the plan follows from it and from nothing else."""

from __future__ import annotations

from django_tasks import task

from bofast.jobs.carrying_out import carry_out
from bofast.jobs.run_letting import is_replayed, letting_of


@task()
def replay_letting(run_id: str) -> None:
    """Plan by the frozen problem once more; whether the plan came out the same lies in the run's result."""
    carry_out(run_id, work=lambda run: {"is_same": is_replayed(letting_of(run))})
