"""A swap is a ring of tenants, no longer than is allowed, on top of a lawful plan."""

from __future__ import annotations

import pytest

from bofast.allocation.audit import AuditFault, FaultCode, audit_cycles, audit_swaps
from bofast.allocation.market import NO_HOME
from tests.unit.allocation.auditing.drawn import market_of, plan


@pytest.fixture
def square():
    """Four tenants who want each other's homes, an outsider, and a home that stands vacant."""
    return market_of([(1, 4), (2, 0), (3, 0), (0, 2), (4,)], own=(0, 1, 2, 3, NO_HOME), homes=5)


def test_a_ring_longer_than_allowed_is_found_and_a_chain_is_none(square):
    ring, chain = plan(1, 2, 3, 0, NO_HOME), plan(4, 0, 2, 3, NO_HOME)
    faults = tuple(AuditFault(FaultCode.LONG_CYCLE, family=family) for family in range(4))

    assert audit_cycles(square, ring, longest_cycle=3) == faults
    assert audit_cycles(square, ring, longest_cycle=4) == ()
    assert audit_cycles(square, chain, longest_cycle=2) == ()


STAY = (0, 1, 2, 3, NO_HOME)


@pytest.mark.parametrize(
    ("before", "after", "cycles", "faults"),
    [
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1), (3, 2)], []),
        (STAY, STAY, [], []),
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1)], [AuditFault(FaultCode.WRONG_CYCLES, family=2)]),
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1), (1, 0), (2, 3)], [AuditFault(FaultCode.WRONG_CYCLES)]),
        (STAY, (1, 0, 2, 3, NO_HOME), [(0, 1, 2)], [AuditFault(FaultCode.WRONG_CYCLES, family=0)]),
        (
            STAY,
            (1, 2, 3, 0, NO_HOME),
            [(0, 1, 2, 3)],
            [AuditFault(FaultCode.LONG_CYCLE, family=who) for who in range(4)],
        ),
        (STAY, (4, 0, 2, 3, NO_HOME), [], [AuditFault(FaultCode.NO_RING, family=who) for who in (0, 1)]),
        ((4, 1, 2, 3, NO_HOME), (4, 0, 2, 3, NO_HOME), [], [AuditFault(FaultCode.NO_RING, family=1)]),
        ((4, 1, 2, 3, NO_HOME), (1, 0, 2, 3, NO_HOME), [(0, 1)], [AuditFault(FaultCode.MOVED_BEFORE, family=0)]),
        (STAY, (0, 1, 2, 3, 4), [], [AuditFault(FaultCode.MOVED_BEFORE, family=4)]),
        (STAY, (3, 1, 2, 0, NO_HOME), [(0, 3)], [AuditFault(FaultCode.NOT_HER_PAIR, family=0, home=3)]),
    ],
)
def test_swaps_that_are_no_lawful_swaps_are_found(square, before, after, cycles, faults):
    # Homes 2 and 3 change hands by wish of both: 2 wants 3, and 3 wants 2; so do 0 and 1.
    assert list(audit_swaps(square, plan(*before), after=plan(*after), cycles=cycles, largest=3)) == faults
