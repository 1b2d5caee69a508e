"""What every run has round its own work: taken once, then done, stopped, or failed with the kind of fault."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import BofastError

log = logging.getLogger(__name__)
Work = Callable[[Run], Mapping[str, Any]]
Told = Callable[[Exception], Mapping[str, Any]]
FAULTS = (BofastError, DatabaseError, ArithmeticError, LookupError, TypeError, ValueError)


def nothing_more(_fault: Exception) -> Mapping[str, Any]:
    """The kind of a fault says enough."""
    return {}


def run_to_its_end(run_id: str, *, work: Work, told: Told = nothing_more) -> None:
    """Do the work of a run that waits, and write down what came of it. One that somebody else took is left alone.

    `told` is what a fault says to those who asked for the run; it stands where the result would have.
    """
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        result = work(run)
    except runs.Cancelled:
        runs.finish(run, state=Run.State.CANCELLED)
    except FAULTS as fault:
        log.exception("The run %s could not be done", run.pk)
        runs.finish(run, state=Run.State.FAILED, trouble=type(fault).__name__, result=told(fault))
    else:
        runs.finish(run, state=Run.State.DONE, result=result)
