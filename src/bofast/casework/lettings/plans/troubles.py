"""Why a letting could not be planned: written by the job, put into words by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bofast.casework.runs.models import Run
from bofast.vocabulary.reasons import Reason


class TroubleKind(StrEnum):
    """What stood in the way."""

    NO_AGREEMENT = "no_agreement"
    PARAMETER_MISSING = "parameter_missing"
    FACTS_UNREADABLE = "facts_unreadable"
    PLAN_UNSOUND = "plan_unsound"  # the auditor found a fault: a fault of the program
    REFUSED = "refused"
    UNFORESEEN = "unforeseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingTrouble:
    """Why a run of letting failed.

    Attributes:
        department: the key of the area that no agreement covers, or more than one; empty for homes that lie in none.
        agreements: those that would answer for it.
        parameter: the table of the law that has no row on the day.
        reason: why an action refused.
    """

    kind: TroubleKind
    on: date | None = None
    department: str = ""
    agreements: tuple[str, ...] = ()
    parameter: str = ""
    reason: Reason | None = None

    def told(self) -> dict[str, Any]:
        """As the result of a run keeps it."""
        return {
            "kind": self.kind.value,
            "on": None if self.on is None else self.on.isoformat(),
            "department": self.department,
            "agreements": list(self.agreements),
            "parameter": self.parameter,
            "reason": None if self.reason is None else self.reason.value,
        }


def trouble_of(run: Run) -> LettingTrouble | None:
    """Why a run failed, where it did."""
    if run.state != Run.State.FAILED:
        return None
    told: Mapping[str, Any] = run.result
    if "kind" not in told:
        return LettingTrouble(kind=TroubleKind.UNFORESEEN)
    return LettingTrouble(
        kind=TroubleKind(told["kind"]),
        on=date.fromisoformat(told["on"]) if told["on"] else None,
        department=told["department"],
        agreements=tuple(told["agreements"]),
        parameter=told["parameter"],
        reason=Reason(told["reason"]) if told["reason"] else None,
    )
