"""From when on a curve is told, where a few who were observed early left as one and would hold it at 0 for good."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.arrays import Flags
from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.survival import Collapse


def told_from(table: RiskTable, collapse: Collapse | None, *, group: int, smallest: int) -> float | None:
    """The first time of the stretch in which most are at risk, and never fewer than may be told; None: from the start.

    A curve ends where too few are left, so a small set that leaves as one after that stretch does it no harm, and
    asks for no curve of those alone who have stayed longest.
    """
    if collapse is None:
        return None
    at_risk = table.at_risk[group]
    stretches = [part for part in _stretches(at_risk >= smallest) if part.size]
    if not stretches:
        return collapse.ask_from
    start = float(table.times[max(stretches, key=lambda part: int(at_risk[part].max()))[0]])
    return start if collapse.first_at < start else None


def _stretches(enough: Flags) -> list[NDArray[np.intp]]:
    """The places that follow each other where enough are at risk."""
    places = np.flatnonzero(enough)
    return np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
