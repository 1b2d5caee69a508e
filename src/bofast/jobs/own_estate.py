"""An office's own homes, households and habits as a trial of policies reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

from bofast.allocation.policy.estate import NO_GROUP, Estate, Home, Household, kinds_of
from bofast.allocation.policy.terms import Rates
from bofast.casework.lettings.trials.behaviour import Rate, RateCounted
from bofast.casework.lettings.trials.estate import EstateFacts, HouseholdFacts, TenantFacts
from bofast.casework.lettings.trials.told import RateUsed
from bofast.rules.letting.facts import NOMINATED_KIND

MOST_ARRIVALS = 1_000
"""Percent of those who leave, as the trial bounds it; every other rate is at most a hundred."""


def own_estate(facts: EstateFacts) -> Estate:
    """The office's homes with their tenants. Where nobody waits from outside, those who come are like the tenants."""
    departments = _numbered({one.department for one in facts.tenants})
    blocks = _numbered({one.block for one in facts.tenants if one.block})
    tenants = [_household(one.household) for one in facts.tenants]
    newcomers = [_household(one) for one in facts.newcomers]
    return Estate(
        homes=[_home(one, departments=departments, blocks=blocks) for one in facts.tenants],
        tenants=tenants,
        newcomers=newcomers or [_not_put_forward(one) for one in tenants],
        waiting=len(newcomers),
    )


def own_rates(counted: Mapping[Rate, RateCounted]) -> tuple[Rates, dict[str, RateUsed]]:
    """The rates of a trial, own ones where history tells enough and else the assumptions; and which is which."""
    own = {rate.value: _bounded(rate, one.percent) for rate, one in counted.items() if one.is_enough}
    rates = replace(Rates(), **own)
    return rates, rates_used(rates, own=tuple(own), counted=counted)


def rates_used(
    rates: Rates, *, own: Sequence[str] = (), counted: Mapping[Rate, RateCounted] | None = None
) -> dict[str, RateUsed]:
    """Every rate in percent, whether it is the office's own, and how many events of its history tell of it."""
    rests_on = {rate.value: one.rests_on for rate, one in (counted or {}).items()}
    return {
        name: RateUsed(percent=percent, is_own=name in own, rests_on=rests_on.get(name, 0))
        for name, percent in asdict(rates).items()
        if name.endswith("_percent")
    }


def _numbered(names: Collection[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _home(told: TenantFacts, *, departments: Mapping[str, int], blocks: Mapping[str, int]) -> Home:
    block = blocks.get(told.block, NO_GROUP)
    return Home(departments[told.department], told.rooms, block=block, stairwell=told.stairwell)


def _not_put_forward(household: Household) -> Household:
    return replace(household, need_class=0, kinds=tuple(kind for kind in household.kinds if kind != NOMINATED_KIND))


def _household(told: HouseholdFacts) -> Household:
    kinds = kinds_of(told.need_class, marks=told.counted_as.kinds)
    return Household(told.adults, told.children, told.need_class, kinds)


def _bounded(rate: Rate, percent: int) -> int:
    return min(percent, MOST_ARRIVALS if rate is Rate.ARRIVE else 100)
