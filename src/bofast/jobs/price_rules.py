"""What each rule of a frozen letting costs, in families: worked out when somebody asks, from the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django_tasks import task

from bofast.allocation.explanation.rule_prices import rule_prices
from bofast.allocation.plan_told import prices_told
from bofast.casework.policy.law import law_of
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out
from bofast.jobs.run_letting import letting_of, solved_again


@task()
def price_rules(run_id: str) -> None:
    """Plan a letting anew without each of its rules; what came of it lies in the run's result."""
    carry_out(run_id, work=_priced)


def _priced(run: Run) -> Mapping[str, Any]:
    letting = letting_of(run)
    law = law_of(letting.office)
    solved = solved_again(letting.problem, seed=letting.seed, law=law)
    return {"prices": prices_told(rule_prices(solved, law=law))}
