"""A run of letting, with what its faults say to those who asked for it."""

from __future__ import annotations

from bofast.allocation.solving import UnsoundPlan
from bofast.casework.lettings.plans.troubles import LettingTrouble, TroubleKind
from bofast.jobs.running import Work, run_to_its_end
from bofast.rules.facts_reading import BadFacts
from bofast.rules.letting.agreement import NoAgreement
from bofast.vocabulary.errors import MissingParameter, ShownToUser


def carry_out(run_id: str, *, work: Work) -> None:
    """Do the work of a run, and write down what came of it: when it fails, what could be mended."""
    run_to_its_end(run_id, work=work, told=lambda fault: trouble_from(fault).told())


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
