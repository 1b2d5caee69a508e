"""What the auditor found in the plans that an office kept."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils import timezone

from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import LettingRun, Offer

_AUDIT = '"audit":'


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """Kept plans of a period.

    Attributes:
        faults: promises that they break, as the auditor counted them; envy (a home went to somebody behind a family
            that wanted it) is one of these. The engine gives out no plan with any.
        unexplained: pairs of family and home without a reason.
        let_without: homes let in an order of the office's own, of which no auditor says anything.
    """

    kept: int
    faults: int
    unexplained: int
    let_without: int


def kept_in(record: BoardRecord, period: Period) -> list[LettingRun]:
    """Runs by whose plan it was decided, in a period, to offer homes."""
    return [one for one in record.runs if one.kept_at is not None and period.holds(timezone.localdate(one.kept_at))]


def let_without_plan(record: BoardRecord, period: Period) -> list[Offer]:
    """Offers that became a tenancy in a period and were sent in an order of the office's own."""
    return [one for one in record.offers if one.run_id is None and period.holds(one.completed_on)]


def plan_figures(record: BoardRecord, period: Period) -> PlanFigures:
    """The audits of the plans kept in a period, added up, and what was let beside them."""
    audits = [_audit(run) for run in kept_in(record, period)]
    return PlanFigures(
        kept=len(audits),
        faults=sum(audit["faults"] for audit in audits),
        unexplained=sum(audit["unexplained_pairs"] for audit in audits),
        let_without=len(let_without_plan(record, period)),
    )


def _audit(run: LettingRun) -> dict[str, int]:
    """The audit alone: it stands before the reasons, of which a large plan has hundreds of thousands."""
    begins = run.plan.index(_AUDIT) + len(_AUDIT)
    audit: dict[str, int] = json.JSONDecoder().raw_decode(run.plan, begins)[0]
    return audit
