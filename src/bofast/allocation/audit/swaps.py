"""Swaps on top of a lawful plan: only those who stayed, in rings of lawful length, and each gains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import Standing, audit_moves
from bofast.allocation.audit.rings import ring_length
from bofast.allocation.market import NO_HOME, Market, Plan
from bofast.compiled import Int32s


def audit_swaps(
    market: Market, before: Plan, *, after: Plan, cycles: Sequence[Sequence[int]], largest: int
) -> tuple[AuditFault, ...]:
    """What is wrong with the swaps that made one plan of another.

    Args:
        before: the lawful plan; who moved in it may not swap.
        after: the same plan with the swaps made.
        cycles: the families of each swap, in any turn.
        largest: how many families a swap may have at most; the least is two.
    """
    if faults := audit_moves(market, before) + audit_moves(market, after):
        return faults
    swapping = np.flatnonzero(after.got != before.got).astype(np.int32)
    moved = swapping[(market.own[swapping] == NO_HOME) | (before.got[swapping] != market.own[swapping])]
    if len(moved):
        return tuple(AuditFault(FaultCode.MOVED_BEFORE, family=family) for family in moved.tolist())
    length = ring_length(market, Standing.of(market, after))
    rings = _rings(market, after, swapping=swapping, length=length)
    return (*_odd_lengths(swapping, length=length, largest=largest), *_untrue(cycles, rings=rings))


def _odd_lengths(swapping: Int32s, *, length: Int32s, largest: int) -> Iterator[AuditFault]:
    for family in swapping[length[swapping] == 0].tolist():
        yield AuditFault(FaultCode.NO_RING, family=family)
    for family in swapping[length[swapping] > largest].tolist():
        yield AuditFault(FaultCode.LONG_CYCLE, family=family)


def _rings(market: Market, after: Plan, *, swapping: Int32s, length: Int32s) -> set[frozenset[int]]:
    """The members of each ring, walked from each of them."""
    rings = set()
    for family in swapping[length[swapping] > 0].tolist():
        ring = [family]
        while (following := int(market.tenant[after.got[ring[-1]]])) != family:
            ring.append(following)
        rings.add(frozenset(ring))
    return rings


def _untrue(cycles: Sequence[Sequence[int]], *, rings: set[frozenset[int]]) -> Iterator[AuditFault]:
    told = [frozenset(int(family) for family in cycle) for cycle in cycles]
    if len(told) != len(set(told)) or set(told) != rings:
        wrong = sorted(family for ring in set(told) ^ rings for family in ring)
        yield AuditFault(FaultCode.WRONG_CYCLES, family=wrong[0] if wrong else None)
