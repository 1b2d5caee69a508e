"""Where law gives the order: no home stands empty that somebody wants, and nobody is passed by."""

from __future__ import annotations

import numpy as np

from bofast.allocation.audit import AuditFault, FaultCode, audit_list_mode
from bofast.allocation.market import NO_HOME
from tests.unit.allocation.auditing.drawn import CAI, DINA, market_of, plan


def test_the_right_plan_has_no_fault(market, key):
    assert audit_list_mode(market, plan(1, 0, 2, 3), key=key) == ()


def test_an_empty_home_that_somebody_wants_is_waste(market, key):
    wasted = AuditFault(FaultCode.WASTE, family=DINA, home=3)

    assert audit_list_mode(market, plan(0, 1, 2, NO_HOME), key=key) == (wasted,)


def test_a_home_that_went_to_one_behind_is_envied(market, key):
    envied = AuditFault(FaultCode.ENVY, family=CAI, home=2, other=DINA)

    assert audit_list_mode(market, plan(0, 1, 3, 2), key=key) == (envied,)


def test_a_tenant_at_home_is_envied_by_nobody():
    market = market_of([(), (0,)], own=(0, NO_HOME), homes=1)

    assert audit_list_mode(market, plan(0, NO_HOME), key=np.array([-5], dtype=np.int64)) == ()


def test_two_tenants_who_could_change_homes_are_a_ring_left():
    market = market_of([(1,), (0,)], own=(0, 1), homes=2)
    ring = (
        AuditFault(FaultCode.NOT_BEST, family=1, home=0, other=0),
        AuditFault(FaultCode.NOT_BEST, family=0, home=1, other=1),
    )

    assert audit_list_mode(market, plan(0, 1), key=np.array([0, 0], dtype=np.int64)) == ring
    assert audit_list_mode(market, plan(1, 0), key=np.array([0, 0], dtype=np.int64)) == ()
