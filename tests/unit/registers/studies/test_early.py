"""From when on a curve is told: a few who left early as one ask for a later start; a few who stayed longest do not."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.studies.early import told_from


def table_of(at_risk: list[int], left: list[int]) -> RiskTable:
    """Years 1, 2, 3 and so on of one group: how many are at risk, and how many of them leave."""
    gone = np.array([[[0, each] for each in left]], dtype=np.int64)
    return RiskTable(np.arange(1.0, len(left) + 1), np.array([at_risk], dtype=np.int64), gone)


@pytest.mark.parametrize(
    ("at_risk", "left", "begins"),
    [
        ([20, 18, 15], [2, 3, 1], None),  # nobody's leaving emptied anything
        ([2, 40, 30], [2, 10, 5], 2.0),  # the two of the first year left together
        ([40, 30, 2, 3], [10, 5, 2, 1], None),  # two of the longest left together: the curve has ended by then
        ([2, 40, 30, 1, 2], [2, 10, 5, 1, 1], 2.0),  # both: the late ones do not move the start
        ([6, 2, 90, 80], [1, 2, 5, 5], 3.0),  # a few, a gap, and then most: those are told
    ],
)
def test_a_curve_begins_where_most_are_at_risk(at_risk, left, begins):
    table = table_of(at_risk, left)

    assert told_from(table, kaplan_meier(table).collapse, group=0, smallest=5) == begins
