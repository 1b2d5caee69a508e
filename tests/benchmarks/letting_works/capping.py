"""Our plan with caps on stairwell, block and department, held by the audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.allocation.audit.caps import audit_caps
from bofast.allocation.audit.worth import Claim
from bofast.allocation.mechanisms.caps import Cap, plan_with_caps
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _caps(instance: Instance, seconds: float) -> Found:
    market, worth = instance.market(), instance.levelled
    caps = [Cap(homes, of=instance.is_vulnerable, at_most=most) for homes, most in instance.capped_groups()]
    capped = plan_with_caps(market, worth=worth, caps=caps, seconds=seconds)
    claim = Claim(value=capped.value, bound=capped.bound, is_proven=capped.is_proven)
    faults = audit_caps(market, capped.plan, caps=caps, worth=worth, claim=claim)
    return Found(market, capped.plan, worth, is_proven=capped.is_proven, faults=len(faults))


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {"caps": _caps}
