"""The proof that one family could not be served holds, or is found not to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bofast.allocation.audit import AuditFault, FaultCode, audit_certificate
from bofast.allocation.market import NO_HOME, Market, Plan
from tests.unit.allocation.auditing.drawn import ints, market_of, plan


@dataclass(frozen=True)
class ThreeForTwo:
    """Two homes: one outsider ahead holds home 0, a tenant keeps home 1 of her own; a third wants both."""

    market: Market
    plan: Plan
    order = ints(0, 2, 1)


@pytest.fixture
def crowd():
    market = market_of([(0,), (0,), (0, 1)], own=(NO_HOME, 1, NO_HOME), homes=2)
    return ThreeForTwo(market=market, plan=plan(0, 1, NO_HOME))


@pytest.mark.parametrize(
    ("closed_homes", "ahead", "fault"),
    [
        ((0, 1), (0,), None),
        ((0, 1), (), AuditFault(FaultCode.WRONG_AHEAD, other=0)),
        ((0, 1), (0, 1), AuditFault(FaultCode.WRONG_AHEAD, other=1)),
        ((0,), (0,), AuditFault(FaultCode.HOMES_NOT_CLOSED, family=2, home=1, other=2)),
    ],
)
def test_a_proof_that_proves_nothing_is_found(crowd, closed_homes, ahead, fault):
    proof = {"family": 2, "closed_homes": ints(*closed_homes), "ahead": ints(*ahead)}

    faults = audit_certificate(crowd.market, crowd.plan, order=crowd.order, **proof)

    assert faults == (() if fault is None else (fault,))


def test_a_proof_by_the_home_of_one_who_may_be_sent_back_elsewhere_is_found():
    market = market_of([(1,), (1,)], own=(0, NO_HOME), homes=2)
    proof = {"family": 1, "closed_homes": ints(1), "ahead": ints()}

    faults = audit_certificate(market, plan(1, NO_HOME), order=ints(1, 0), **proof)

    assert faults == (AuditFault(FaultCode.HOMES_NOT_CLOSED, family=1, home=0, other=0),)


@pytest.mark.parametrize(
    ("got", "order", "home", "other"), [((NO_HOME, NO_HOME), (0, 1), 0, None), ((0, NO_HOME), (1, 0), 0, 0)]
)
def test_a_proof_by_a_home_that_is_empty_or_held_by_one_behind_is_found(got, order, home, other):
    market = market_of([(0,), (0,)], own=(NO_HOME, NO_HOME), homes=1)
    proof = {"family": 1, "closed_homes": ints(home), "ahead": ints()}

    faults = audit_certificate(market, plan(*got), order=ints(*order), **proof)

    assert faults == (AuditFault(FaultCode.HOME_NOT_KEPT, family=1, home=home, other=other),)
