"""Who could buy? All families of an office screened as one run, in chunks, with progress, on every core."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from django_tasks import task

from bofast.casework.followup.screening import families_to_screen
from bofast.casework.policy.law import law_of
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.running import run_to_its_end
from bofast.jobs.screening_chunk import Row, assumptions_of, screened_rows

CHUNK = 1_000
WORTH_MORE_PROCESSES = 5_000
"""Below so many families, starting processes takes longer than they save."""


@task()
def compare_all(run_id: str) -> None:
    """Screen every family that is followed by the office; what came of it lies in the run's result."""
    run_to_its_end(run_id, work=screened)


def screened(run: Run) -> dict[str, Any]:
    """The run's result: counts by answer, and one short row a family (`screening_chunk.Row`)."""
    assumed = assumptions_of(run.facts)
    law = law_of(run.office, on=assumed.on)
    ids = families_to_screen(run.office)
    rows: list[Row] = []
    for chunk in _screened(run, ids):
        rows += chunk
        runs.tell_progress(run, done=len(rows), total=len(ids))
    counts = Counter(str(row[1]) for row in rows)
    return {"counts": dict(counts), "rows": rows, "law_version": law.version, "on": assumed.on.isoformat()}


def _screened(run: Run, ids: Sequence[UUID]) -> Iterator[list[Row]]:
    """The chunks in order; a large office's on every core, each process on a connection of its own."""
    screen = partial(screened_rows, office_id=run.office_id, facts=run.facts)
    cores = os.cpu_count() or 1
    if len(ids) < WORTH_MORE_PROCESSES or cores == 1:
        yield from map(screen, _chunks(ids))
        return
    # Not forked: a child would share the parent's connection.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        yield from pool.map(screen, _chunks(ids))


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for at in range(0, len(ids), CHUNK):
        yield ids[at : at + CHUNK]
