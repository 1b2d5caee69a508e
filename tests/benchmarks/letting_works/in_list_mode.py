"""Our list mode: the lawful plan, its audit with a reason for every pair, and one live decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.allocation.audit.list_mode import audit_list_mode
from bofast.allocation.explanation.outcomes import Codes, count_of, outcomes_of_list
from bofast.allocation.mechanisms.chains import chains_of
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.vocabulary.letting import Outcome
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _list(instance: Instance, _seconds: float) -> Found:
    market = instance.market()
    return Found(market, deferred_acceptance(market, key=instance.key), instance.fit)


def _list_explained(instance: Instance, _seconds: float) -> Found:
    """The audit of a lawful plan, and a reason for every pair."""
    market, plan = instance.market(), instance.lawful_plan()
    faults = audit_list_mode(market, plan, key=instance.key)
    codes = outcomes_of_list(market, plan, key=instance.key)
    return Found(market, plan, instance.fit, faults=len(faults), unexplained=_unexplained(codes))


def _live(instance: Instance, _seconds: float) -> Found:
    """One decision: a signed contract takes a family and a home out; plan what is left, with reasons and chains."""
    market = instance.market()
    signed = int(market.first[-2])
    is_left = (market.family != market.family[signed]) & (market.home != market.home[signed])
    rest, key = market.only(is_left), instance.key[is_left]
    plan = deferred_acceptance(rest, key=key)
    codes = outcomes_of_list(rest, plan, key=key)
    chains_of(rest, plan)
    return Found(rest, plan, instance.fit[is_left], unexplained=_unexplained(codes))


def _unexplained(codes: Codes) -> int:
    return count_of(codes).get(Outcome.UNEXPLAINED, 0)


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {
    "list": _list,
    "list_explained": _list_explained,
    "live": _live,
}
