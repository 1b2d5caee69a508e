"""Our direct swaps on top of the lawful plan: two at a time by right, three by consent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.allocation.mechanisms.swaps import direct_swaps
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _two_swap(instance: Instance, seconds: float) -> Found:
    return _swapped(instance, largest=2, seconds=seconds)


def _three_swap(instance: Instance, seconds: float) -> Found:
    return _swapped(instance, largest=3, seconds=seconds)


def _swapped(instance: Instance, *, largest: int, seconds: float) -> Found:
    market, plan = instance.market(), instance.lawful_plan()
    swaps = direct_swaps(market, plan, worth=instance.fit, largest=largest, seconds=seconds)
    return Found(market, swaps.plan, instance.fit, is_proven=swaps.is_proven)


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {"swaps_of_2": _two_swap, "swaps_of_3": _three_swap}
