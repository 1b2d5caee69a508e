"""Our trading: by turns from the beginning, and from the lawful plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.allocation.mechanisms.trading import trade_from, you_request_my_house
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _turns(instance: Instance, _seconds: float) -> Found:
    market = instance.market()
    return Found(market, you_request_my_house(market, order=instance.order), instance.fit)


def _traded(instance: Instance, _seconds: float) -> Found:
    market = instance.market()
    plan = trade_from(market, instance.lawful_plan(), order=instance.by_seniority)
    return Found(market, plan, instance.fit)


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {"turns": _turns, "trading": _traded}
