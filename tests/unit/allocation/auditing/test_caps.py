"""No cap is passed by a move, and what is proven under a cap adds up."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from bofast.allocation.audit import AuditFault, Claim, FaultCode, audit_capped_bound, audit_caps
from tests.unit.allocation.auditing.drawn import ANNE, BO, CAI, DINA, NOBODY_MUST, WORTH, ints, plan


@dataclass(frozen=True)
class ACap:
    homes: np.ndarray
    of: np.ndarray
    at_most: int


def cap(*homes, of, at_most):
    return ACap(homes=ints(*homes), of=np.isin(np.arange(4), of), at_most=at_most)


def test_more_than_a_cap_allows_is_found_unless_they_lived_there_before(market):
    caps = [
        cap(2, 3, of=(CAI, DINA), at_most=2),
        cap(2, 3, of=(CAI, DINA), at_most=1),
        cap(0, 1, of=(ANNE, BO), at_most=0),
        cap(0, 1, 2, of=(ANNE, BO, CAI), at_most=1),
    ]
    claim = Claim(value=13, bound=13, is_proven=True)

    faults = audit_caps(market, plan(0, 1, 2, 3), caps=caps, worth=WORTH, claim=claim)

    above = [AuditFault(FaultCode.ABOVE_CAP, cap=number) for number in (1, 3)]
    assert faults == tuple(above)


@dataclass(frozen=True)
class Prices:
    """Prices under a cap; each plant below changes one of them."""

    scale: int = 1
    homes: np.ndarray = field(default_factory=lambda: np.array([1, 0, 5, 0], dtype=np.int64))
    caps: np.ndarray = field(default_factory=lambda: np.array([4], dtype=np.int64))
    rings: tuple[np.ndarray, ...] = ()
    ring_prices: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    bound: int = 12


RING = (np.array([1, 2], dtype=np.int32),)
"""Anne's pair with home 1 and Bo's with home 0."""
PRICE_OF_RING = np.array([1], dtype=np.int64)


@pytest.mark.parametrize(
    ("longest", "prices", "holds"),
    [
        # Dina may not have home 3 while Cai has home 2, worth 9; the ring of Anne and Bo is worth 3 more.
        (None, Prices(), True),
        (None, Prices(caps=np.array([5], dtype=np.int64), bound=13), True),
        (None, Prices(bound=11), False),
        (None, Prices(caps=np.array([-1], dtype=np.int64)), False),
        (None, Prices(homes=np.array([-1, 0, 5, 0], dtype=np.int64)), False),
        (None, Prices(scale=0), False),
        # Without rings Anne has home 2, Bo hers and Dina home 3: 5 + 2 + 4.
        (1, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), True),
        (1, Prices(rings=RING, ring_prices=-PRICE_OF_RING), False),
        (2, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), False),
        (None, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), False),
        (1, Prices(rings=(np.array([1, 3], dtype=np.int32),), ring_prices=PRICE_OF_RING, bound=11), False),
    ],
)
def test_prices_under_a_cap_prove_what_they_add_up_to_and_no_less(market, longest, prices, holds):
    one_of_them = [cap(2, 3, of=(CAI, DINA), at_most=1)]
    limits = {"caps": one_of_them, "must_serve": NOBODY_MUST, "longest_cycle": longest}

    faults = audit_capped_bound(market, worth=WORTH, prices=prices, **limits)

    assert faults == (() if holds else (AuditFault(FaultCode.WRONG_BOUND),))
