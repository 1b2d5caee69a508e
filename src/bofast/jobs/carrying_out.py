"""What every run of letting has round its own work: taken once, then done, stopped, or failed with the reason why."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from bofast.allocation.solving import UnsoundPlan
from bofast.casework.lettings.plans.troubles import LettingTrouble, TroubleKind
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.rules.facts_reading import BadFacts
from bofast.rules.letting.agreement import NoAgreement
from bofast.vocabulary.errors import BofastError, MissingParameter, ShownToUser

log = logging.getLogger(__name__)
Work = Callable[[Run], Mapping[str, Any]]


def carry_out(run_id: str, *, work: Work) -> None:
    """Do the work of a run that waits, and write down what came of it. One that somebody else took is left alone."""
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        result = work(run)
    except runs.Cancelled:
        runs.finish(run, state=Run.State.CANCELLED)
    except (BofastError, DatabaseError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        log.exception("The run %s could not be done", run.pk)
        trouble = trouble_from(error)
        runs.finish(run, state=Run.State.FAILED, trouble=type(error).__name__, result=trouble.told())
    else:
        runs.finish(run, state=Run.State.DONE, result=result)


def trouble_from(error: Exception) -> LettingTrouble:
    """What an error says to those who asked for the run."""
    match error:
        case NoAgreement():
            return LettingTrouble(
                kind=TroubleKind.NO_AGREEMENT, department=error.department, on=error.on, agreements=error.found
            )
        case MissingParameter():
            return LettingTrouble(kind=TroubleKind.PARAMETER_MISSING, parameter=error.parameter)
        case BadFacts():
            return LettingTrouble(kind=TroubleKind.FACTS_UNREADABLE)
        case UnsoundPlan():
            return LettingTrouble(kind=TroubleKind.PLAN_UNSOUND)
        case ShownToUser():
            return LettingTrouble(kind=TroubleKind.REFUSED, reason=error.reason)
        case _:
            return LettingTrouble(kind=TroubleKind.UNFORESEEN)
