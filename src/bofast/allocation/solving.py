"""From a problem to a plan that has been checked by another hand before anybody sees it."""

from __future__ import annotations

import numpy as np

from bofast.allocation.asked.prepared import Prepared, prepared
from bofast.allocation.asked.problem import Problem, SwapRules
from bofast.allocation.audit.caps import audit_caps, audit_cycles
from bofast.allocation.audit.faults import AuditFault
from bofast.allocation.audit.list_mode import audit_list_mode
from bofast.allocation.audit.need_mode import audit_need_mode
from bofast.allocation.audit.swaps import audit_swaps
from bofast.allocation.audit.worth import Claim, audit_best_plan
from bofast.allocation.explanation.outcomes import outcomes_of_limited, outcomes_of_list, outcomes_of_need
from bofast.allocation.limited import reached, solve_limited
from bofast.allocation.market import Market, Plan
from bofast.allocation.mechanisms.augmentation import serve_in_order
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.flow import best_plan
from bofast.allocation.mechanisms.swaps import direct_swaps
from bofast.allocation.solved import Proof, Solved
from bofast.compiled import Bools
from bofast.rules.law import Law
from bofast.vocabulary.errors import BofastError
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.spells import full_months

ENOUGH = 1_000
"""Rooms of a home where nobody has counted them: a rule whose facts are not told shuts nobody out."""


class UnsoundPlan(BofastError):
    """The auditor found a fault, or a pair has no reason: a fault of this program. Nothing may be let by the plan."""

    def __init__(self, faults: tuple[AuditFault, ...], *, unexplained: int) -> None:
        self.faults, self.unexplained = faults, unexplained
        super().__init__(f"{len(faults)} faults by the audit, {unexplained} pairs without a reason: {faults[:5]}")


def solve(problem: Problem, *, law: Law) -> Solved:
    """The plan of a problem, with its proof and a reason for every pair.

    Raises: MissingParameter, NoAgreement; UnsoundPlan, which would be a fault of the program.
    """
    ready = prepared(problem, law=law)
    solved = (
        _by_list(ready) if problem.mode is Mode.LIST else _by_weight(ready) if problem.has_limits else _by_need(ready)
    )
    if solved.unexplained:
        raise UnsoundPlan((), unexplained=solved.unexplained)
    return solved


def _by_list(ready: Prepared) -> Solved:
    plan = deferred_acceptance(ready.market, key=ready.key)
    _hold(audit_list_mode(ready.market, plan, key=ready.key))
    codes = outcomes_of_list(ready.market, plan, key=ready.key)
    return Solved(ready, plan, codes, swapped=_swapped(ready, plan))


def _by_need(ready: Prepared) -> Solved:
    market = ready.market
    served = serve_in_order(market, order=ready.order)
    best = best_plan(market, worth=ready.worth, must_serve=served.is_served)
    _hold(audit_need_mode(market, best.plan, order=ready.order, is_served=served.is_served))
    _hold(audit_best_plan(market, best.plan, worth=ready.worth, must_serve=served.is_served, home_price=best.price))
    codes = outcomes_of_need(
        market,
        best.plan,
        is_served=served.is_served,
        is_closed=~served.is_served[market.family],  # the audit has followed every way out of their homes
        worth=ready.worth,
    )
    proof = Proof(best.value, best.bound)
    return Solved(ready, best.plan, codes, served=served, proof=proof, swapped=_swapped(ready, best.plan))


def _by_weight(ready: Prepared) -> Solved:
    market, limited = ready.market, solve_limited(ready)
    found = limited.found
    claim = Claim(found.value, found.bound, found.is_proven)
    _hold(audit_caps(market, found.plan, caps=limited.caps, worth=limited.worth, claim=claim))
    if ready.problem.longest_cycle is not None:
        _hold(audit_cycles(market, found.plan, longest_cycle=ready.problem.longest_cycle))
    codes = outcomes_of_limited(
        market,
        found.plan,
        at_cap=np.logical_or.reduce(reached(limited.caps, found, ready)),
        worth=limited.worth,
        # A home may also stand empty because a circle would be too long: that is seen by the search alone.
        is_proven=found.is_proven and ready.problem.longest_cycle is None,
    )
    proof = Proof(found.value, found.bound)
    return Solved(ready, found.plan, codes, limited=limited, proof=proof, swapped=_swapped(ready, found.plan))


def _swapped(ready: Prepared, plan: Plan) -> Plan | None:
    """The plan with direct swaps on top, where the problem asks for them."""
    rules = ready.problem.swaps
    if rules is None:
        return None
    may = _may_swap(ready, rules)
    market: Market = ready.market.only(may)
    swaps = direct_swaps(market, plan, worth=ready.worth[may], largest=rules.largest)
    _hold(audit_swaps(ready.market, plan, after=swaps.plan, cycles=swaps.cycles, largest=rules.largest))
    return swaps.plan


def _may_swap(ready: Prepared, rules: SwapRules) -> Bools:
    """bool[pairs]; who may move by swap, to which home."""
    problem, market = ready.problem, ready.market
    has_lived = [
        one.tenant_since is None or full_months(one.tenant_since, problem.on) >= rules.months_lived
        for one in problem.families
    ]
    persons = np.array([one.persons or 0 for one in ready.households], dtype=np.int64)
    rooms = np.array([ENOUGH if home.facts.rooms is None else home.facts.rooms for home in problem.homes], np.int64)
    most = rules.most_persons_per_room
    is_roomy = persons[market.family] <= most * rooms[market.home] if most else np.ones(market.pairs, dtype=np.bool_)
    return np.array(has_lived, dtype=np.bool_)[market.family] & is_roomy


def _hold(faults: tuple[AuditFault, ...]) -> None:
    if faults:
        raise UnsoundPlan(faults, unexplained=0)
