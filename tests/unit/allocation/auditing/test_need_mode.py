"""Where need is weighed: nobody was left out who could be served in her turn."""

from __future__ import annotations

import numpy as np

from bofast.allocation.audit import AuditFault, FaultCode, audit_need_mode
from bofast.allocation.market import NO_HOME
from tests.unit.allocation.auditing.drawn import ANNE, CAI, DINA, ints, market_of, plan


def test_who_could_be_served_and_is_not_was_left_out(market):
    left_out = (AuditFault(FaultCode.LEFT_OUT, family=DINA),)
    is_served = np.array([False, False, True, False])

    assert audit_need_mode(market, plan(0, 1, 2, NO_HOME), order=ints(CAI, DINA), is_served=is_served) == left_out


def test_who_could_take_the_place_of_one_behind_was_left_out():
    market = market_of([(0,), (0,)], own=(NO_HOME, NO_HOME), homes=1)
    second = np.array([False, True])

    fault = AuditFault(FaultCode.LEFT_OUT, family=0)
    assert audit_need_mode(market, plan(NO_HOME, 0), order=ints(0, 1), is_served=second) == (fault,)
    assert audit_need_mode(market, plan(NO_HOME, 0), order=ints(1, 0), is_served=second) == ()


def test_tenants_who_could_close_a_ring_were_left_out():
    market = market_of([(1,), (0,)], own=(0, 1), homes=2)
    faults = audit_need_mode(market, plan(0, 1), order=ints(0, 1), is_served=np.zeros(2, dtype=bool))

    assert faults == (AuditFault(FaultCode.LEFT_OUT, family=0), AuditFault(FaultCode.LEFT_OUT, family=1))


def test_a_mark_that_is_no_move_is_found_and_a_move_without_a_mark(market):
    is_served = np.array([True, False, False, True])

    faults = audit_need_mode(market, plan(0, 1, 2, 3), order=ints(3, 2, 1, 0), is_served=is_served)

    assert faults == (AuditFault(FaultCode.WRONG_MARK, family=CAI), AuditFault(FaultCode.WRONG_MARK, family=ANNE))
