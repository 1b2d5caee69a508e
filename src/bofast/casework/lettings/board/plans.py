"""What the auditor found in the plans that an office kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import LettingRun

_AUDIT = '"audit":'


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """Kept plans of a period.

    Attributes:
        faults: promises that they break, as the auditor counted them; envy (a home went to somebody behind a family
            that wanted it) is one of these. The engine gives out no plan with any.
        unexplained: pairs of family and home without a reason.
    """

    kept: int
    faults: int
    unexplained: int


def kept_in(record: BoardRecord, period: Period) -> list[LettingRun]:
    """Runs by whose plan it was decided, in a period, to offer homes."""
    return [one for one in record.runs if one.kept_at is not None and period.holds(timezone.localdate(one.kept_at))]


def plan_figures(runs: Iterable[LettingRun]) -> PlanFigures:
    """The audits of some kept plans, added up."""
    audits = [_audit(run) for run in runs]
    return PlanFigures(
        kept=len(audits),
        faults=sum(audit["faults"] for audit in audits),
        unexplained=sum(audit["unexplained_pairs"] for audit in audits),
    )


def _audit(run: LettingRun) -> dict[str, int]:
    """The audit alone: it stands before the reasons, of which a large plan has hundreds of thousands."""
    begins = run.plan.index(_AUDIT) + len(_AUDIT)
    audit: dict[str, int] = json.JSONDecoder().raw_decode(run.plan, begins)[0]
    return audit
