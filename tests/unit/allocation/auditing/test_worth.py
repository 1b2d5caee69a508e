"""What a plan is worth is what it is said to be worth, and no plan is worth more."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.allocation.audit import AuditFault, Claim, FaultCode, audit_best_plan, audit_claim, audit_served
from tests.unit.allocation.auditing.drawn import ANNE, NOBODY_MUST, WORTH, plan

PRICE = np.array([0, 0, 5, 0], dtype=np.int64)


def test_prices_prove_the_plan_that_is_worth_most(market):
    # Cai has 9 of home 2, Dina 4 of home 3 and Bo 2 of home 0, which Anne leaves for home 1, worth 1.
    best = plan(1, 0, 2, 3)
    proof = {"worth": WORTH, "must_serve": NOBODY_MUST}

    assert audit_best_plan(market, best, home_price=PRICE, **proof) == ()
    assert audit_best_plan(market, plan(0, 1, 2, 3), home_price=PRICE, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)
    assert audit_best_plan(market, best, home_price=PRICE * 0, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)
    assert audit_best_plan(market, best, home_price=PRICE - 1, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)


def test_who_had_to_be_served_and_stays_is_found(market):
    must_serve = np.array([True, False, True, True])
    fault = AuditFault(FaultCode.NOT_SERVED, family=ANNE)

    assert audit_served(market, plan(0, 1, 2, 3), must_serve=must_serve) == (fault,)
    assert audit_served(market, plan(1, 0, 2, 3), must_serve=must_serve) == ()
    proof = {"worth": WORTH, "must_serve": must_serve, "home_price": PRICE}
    assert audit_best_plan(market, plan(0, 1, 2, 3), **proof) == (fault,)


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (Claim(value=13, bound=13, is_proven=True), []),
        (Claim(value=13, bound=14, is_proven=False), []),
        (Claim(value=14, bound=14, is_proven=True), [FaultCode.WRONG_VALUE]),
        (Claim(value=13, bound=12, is_proven=False), [FaultCode.WRONG_BOUND]),
        (Claim(value=13, bound=14, is_proven=True), [FaultCode.WRONG_BOUND]),
    ],
)
def test_a_claim_that_is_not_so_is_found(market, claim, codes):
    assert [fault.code for fault in audit_claim(market, plan(0, 1, 2, 3), worth=WORTH, claim=claim)] == codes
