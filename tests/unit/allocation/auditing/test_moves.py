"""What makes no plan at all is found, whatever it was planned by."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.allocation.audit import (
    AuditFault,
    Claim,
    FaultCode,
    audit_caps,
    audit_list_mode,
    audit_moves,
    audit_need_mode,
)
from bofast.allocation.market import NO_HOME
from tests.unit.allocation.auditing.drawn import ANNE, CAI, DINA, ints, market_of, plan


@pytest.mark.parametrize(
    ("got", "fault"),
    [
        ((0, 1, 2), AuditFault(FaultCode.WRONG_SIZE)),
        ((0, 1, 4, 3), AuditFault(FaultCode.NO_SUCH_HOME, family=CAI, home=4)),
        ((0, 1, -2, 3), AuditFault(FaultCode.NO_SUCH_HOME, family=CAI, home=-2)),
        ((0, 1, 2, 2), AuditFault(FaultCode.HOME_TWICE, family=DINA, home=2, other=CAI)),
        ((0, 1, 0, 3), AuditFault(FaultCode.HOME_TWICE, family=CAI, home=0, other=ANNE)),
        ((NO_HOME, 1, 2, 3), AuditFault(FaultCode.LOST_HOME, family=ANNE, home=0)),
        ((3, 1, 2, NO_HOME), AuditFault(FaultCode.NOT_HER_PAIR, family=ANNE, home=3)),
    ],
)
def test_moves_that_make_no_plan_are_found(market, key, got, fault):
    assert audit_moves(market, plan(*got)) == (fault,)
    assert audit_list_mode(market, plan(*got), key=key) == (fault,)
    assert audit_need_mode(market, plan(*got), order=ints(0), is_served=np.zeros(4, dtype=bool)) == (fault,)


def test_a_market_without_families_or_homes_has_a_faultless_plan():
    nothing = market_of([], own=(), homes=0)

    assert audit_list_mode(nothing, plan(), key=np.zeros(0, dtype=np.int64)) == ()
    assert audit_need_mode(nothing, plan(), order=ints(), is_served=np.zeros(0, dtype=bool)) == ()
    assert audit_caps(nothing, plan(), caps=[], worth=np.zeros(0, dtype=np.int64), claim=Claim(0, 0, True)) == ()
