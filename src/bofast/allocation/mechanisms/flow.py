"""Which home each family gets when the landlord may choose: the plan that is worth most, as a flow of least cost.

The only file that knows the solver, OR-Tools. Its answer is not taken on trust: the prices of `prices.py` prove it.
Where several plans are worth the same, one is chosen by numbers drawn from a hash, so that the answer does not hang on
the solver or its release.

Source of the choice: Mulmuley, Vazirani and Vazirani 1987 (the isolating lemma): of all plans worth the same, one alone
has the least sum of drawn numbers. With a million pairs to choose from it fails once in a million problems.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from bofast.allocation.market import NO_HOME, Market, Plan
from bofast.allocation.mechanisms.prices import Prices, lowest_prices, worth_of_what_each_got
from bofast.allocation.stirring import GOLDEN, stirred
from bofast.compiled import Bools, Int32s, Int64s

LARGEST_WORTH = 2**40
"""Of a pair. The solver multiplies it by the number of families and homes, and counts in 63 bits."""


class CannotServeAll(ValueError):
    """No plan serves all families who must be served."""


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """A plan that is worth most, with its proof.

    Whoever doubts it recomputes, for each pair, gain[family] + price[home] >= worth; for a tenant who need not be
    served, gain + price of her own home >= 0; for an outsider who need not, gain >= 0; and bound == value. A plan can
    then be worth no more than `bound`.

    Attributes:
        plan: it serves everybody who must be served.
        value: what the homes of those who move are worth together.
        gain: int64[families]; what her home is worth for her, less its price.
        price: int64[homes], not below 0; 0 where the home stays empty.
    """

    plan: Plan
    value: int
    gain: Int64s
    price: Int64s

    @property
    def bound(self) -> int:
        """No plan is worth more."""
        return int(self.gain.sum() + self.price.sum())


def best_plan(market: Market, *, worth: Int64s, must_serve: Bools) -> FlowPlan:
    """The plan that is worth most among those that serve everybody who must be served.

    Args:
        worth: int64[pairs], from 0 to LARGEST_WORTH. To stay, or to get no home, is worth 0.
        must_serve: bool[families]; who gets a home that she wants more than the one she has.

    Raises: CannotServeAll; ValueError, when a worth is out of its range.
    """
    if worth.min(initial=0) < 0 or worth.max(initial=0) > LARGEST_WORTH:
        raise ValueError(f"A pair is worth from 0 to {LARGEST_WORTH}; found {worth.min()} to {worth.max()}.")
    choices = _choices(market, worth=worth, must_serve=must_serve)
    plan = _cheapest(market, choices, must_be_held=np.zeros(market.homes, dtype=np.bool_))
    prices = lowest_prices(market, plan, worth=worth, must_serve=must_serve)
    plan = _chosen_by_lot(market, choices, prices=prices)
    value = int(worth_of_what_each_got(market, plan, worth=worth).sum())
    return FlowPlan(plan=plan, value=value, gain=prices.gain, price=prices.price)


@dataclass(frozen=True, slots=True)
class Choices:
    """What each family may end with: her pairs, and the way out where she need not be served.

    Attributes:
        family: int32[choices].
        home: int32[choices]; NO_HOME for an outsider's way out.
        cost: int64[choices].
    """

    family: Int32s
    home: Int32s
    cost: Int64s

    def only(self, chosen: Bools, *, cost: Int64s) -> Choices:
        """Some of them, at another cost (int64[all choices])."""
        return Choices(family=self.family[chosen], home=self.home[chosen], cost=cost[chosen])


def _choices(market: Market, *, worth: Int64s, must_serve: Bools) -> Choices:
    may_stay = np.flatnonzero(~must_serve).astype(np.int32)
    return Choices(
        family=np.concatenate([market.family, may_stay]),
        home=np.concatenate([market.home, market.own[may_stay]]),
        cost=np.concatenate([-worth, np.zeros(len(may_stay), dtype=np.int64)]),
    )


def _chosen_by_lot(market: Market, choices: Choices, *, prices: Prices) -> Plan:
    """Of all plans that the prices prove, the one with the least sum of drawn numbers.

    Those plans are just the ones that give every family a choice as good as her gain, and fill each home with a price.
    """
    price = np.append(prices.price, 0)
    is_as_good = -choices.cost - price[choices.home] == prices.gain[choices.family]
    drawn = _drawn(
        choices.family.astype(np.uint64) * np.uint64(market.homes + 1) + (choices.home + 1).astype(np.uint64)
    )
    return _cheapest(market, choices.only(is_as_good, cost=drawn), must_be_held=prices.price > 0)


def _drawn(number: np.ndarray) -> Int64s:
    """40 bits of a hash of each number."""
    return (stirred((number + np.uint64(1)) * GOLDEN) >> np.uint64(24)).astype(np.int64)


def _cheapest(market: Market, choices: Choices, *, must_be_held: Bools) -> Plan:
    """The plan whose choices cost least together, by the solver.

    Each family sends one unit through a choice of hers to its home; from there, and from an outsider's way out, it goes
    on to the sink. A home that must be held keeps its unit.
    """
    sink = market.families + market.homes
    into_sink = np.arange(market.families, sink, dtype=np.int32)[~must_be_held]
    heads = np.where(choices.home == NO_HOME, sink, choices.home + market.families).astype(np.int32)
    arcs = len(heads)
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([choices.family, into_sink]),
        np.concatenate([heads, np.full(len(into_sink), sink, dtype=np.int32)]),
        np.ones(arcs + len(into_sink), dtype=np.int64),
        np.concatenate([choices.cost, np.zeros(len(into_sink), dtype=np.int64)]),
    )
    supply = np.ones(sink + 1, dtype=np.int64)
    supply[market.families : sink] = -must_be_held.astype(np.int64)
    supply[sink] = must_be_held.sum() - market.families
    solver.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supply)
    status = solver.solve()
    if status == SimpleMinCostFlow.INFEASIBLE:
        raise CannotServeAll("No plan serves all families who must be served.")
    if status != SimpleMinCostFlow.OPTIMAL:
        raise RuntimeError(f"The flow solver ended as {status.name}.")
    is_chosen = solver.flows(np.arange(arcs, dtype=np.int32)) > 0
    got = np.full(market.families, NO_HOME, dtype=np.int32)
    got[choices.family[is_chosen]] = choices.home[is_chosen]
    return Plan(got)
