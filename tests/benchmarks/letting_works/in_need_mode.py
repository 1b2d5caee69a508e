"""Our need mode: who is served, which home each gets, the audit with a reason for every pair, and the flow alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from bofast.allocation.audit.need_mode import audit_need_mode
from bofast.allocation.audit.worth import audit_best_plan
from bofast.allocation.explanation.outcomes import count_of, outcomes_of_need
from bofast.allocation.mechanisms.augmentation import serve_in_order
from bofast.allocation.mechanisms.flow import best_plan
from bofast.vocabulary.letting import Outcome
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _need(instance: Instance, _seconds: float) -> Found:
    """Who is served, exactly in order, and then the homes that fit them best, with the proof."""
    market = instance.market()
    served = serve_in_order(market, order=instance.order)
    best = best_plan(market, worth=instance.fit, must_serve=served.is_served)
    return Found(market, best.plan, instance.fit, is_proven=best.value == best.bound)


def _served(instance: Instance, _seconds: float) -> Found:
    market = instance.market()
    return Found(market, serve_in_order(market, order=instance.order).plan, instance.fit)


def _need_explained(instance: Instance, _seconds: float) -> Found:
    """The whole of need mode with its audits, and a reason for every pair."""
    market, fit = instance.market(), instance.fit
    served = serve_in_order(market, order=instance.order)
    best = best_plan(market, worth=fit, must_serve=served.is_served)
    faults = audit_need_mode(market, best.plan, order=instance.order, is_served=served.is_served)
    faults += audit_best_plan(market, best.plan, worth=fit, must_serve=served.is_served, home_price=best.price)
    is_closed = ~served.is_served[market.family]
    codes = outcomes_of_need(market, best.plan, is_served=served.is_served, is_closed=is_closed, worth=fit)
    return Found(market, best.plan, fit, faults=len(faults), unexplained=count_of(codes).get(Outcome.UNEXPLAINED, 0))


def _flow(instance: Instance, _seconds: float) -> Found:
    """The plan worth most when nobody has to be served."""
    market, worth = instance.market(), instance.weighted
    best = best_plan(market, worth=worth, must_serve=np.zeros(market.families, dtype=np.bool_))
    return Found(market, best.plan, worth, is_proven=best.value == best.bound)


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {
    "need": _need,
    "served": _served,
    "need_explained": _need_explained,
    "flow": _flow,
}
