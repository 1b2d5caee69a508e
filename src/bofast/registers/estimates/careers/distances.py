"""How far apart careers are, between all distinct sequences.

Optimal matching asks for the cheapest way to turn one sequence into another by inserting, deleting and substituting
states.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.careers.describing import transition_rates
from bofast.registers.estimates.careers.sequences import Careers
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

MOST_SEQUENCES = 30_000  # 3.6 GB of single-precision distances
ONE_WORD = 64  # bits
INSERT = 1.0


class Costs(StrEnum):
    CONSTANT = "constant"  # substitution 2, insertion and deletion 1: twice what the longest common subsequence leaves
    TRANSITION = "transition"  # states that often follow each other are near: 2 - p(b|a) - p(a|b)
    HAMMING = "hamming"  # positions that differ, nothing moved in time


def distances(careers: Careers, *, costs: Costs) -> NDArray[np.generic]:
    """The whole matrix of distances between distinct sequences.

    Shape: [unique, unique], uint8 for short sequences with costs of whole numbers, else uint16 or float32.
    Raises: CannotEstimate (TOO_MANY_SEQUENCES) above 30,000 distinct sequences.
    """
    _require_room(careers)
    if costs is Costs.HAMMING or (costs is Costs.CONSTANT and careers.length <= ONE_WORD):
        return _of_whole_numbers(careers, costs=costs)
    return _by_dynamic_programming(careers, costs=costs, precision=np.float32)


def _of_whole_numbers(careers: Careers, *, costs: Costs) -> NDArray[np.generic]:
    # numba takes a third of a second to load: nobody who asks for states alone waits for it.
    from bofast.registers.estimates.careers import by_prefix  # noqa: PLC0415 - loads numba

    rows = len(careers.sequences)
    found = np.empty((rows, rows), np.uint8 if 2 * careers.length < 256 else np.uint16)
    if costs is Costs.HAMMING:
        by_prefix.hamming(careers.sequences, into=found)
    else:
        by_prefix.common(careers.sequences, states=len(careers.states), into=found)
    return found


def _by_dynamic_programming(careers: Careers, *, costs: Costs, precision: type[np.floating]) -> NDArray[np.generic]:
    from bofast.registers.estimates.careers import compiled  # noqa: PLC0415 - loads numba, a third of a second

    codes = careers.sequences.astype(np.uint8 if len(careers.states) <= 256 else np.int32)
    table = substitution_costs(careers, costs=costs)
    return np.asarray(compiled.matched(codes, table, INSERT, np.zeros((len(codes), len(codes)), precision)))


def optimal_matching(careers: Careers, *, costs: Costs) -> Reals:
    """The same by dynamic programming in double precision, whatever the costs: slower, and what the fast ways must
    equal.

    D(i, j) = min( D(i-1, j-1) + cost(a_i, b_j), D(i-1, j) + 1, D(i, j-1) + 1 ).

    Source: Needleman and Wunsch (1970), J. Mol. Biol. 48; Abbott and Forrest (1986), J. Interdisciplinary History 16.
    Shape: float64[unique, unique].
    Raises: CannotEstimate (TOO_MANY_SEQUENCES).
    """
    _require_room(careers)
    return np.asarray(_by_dynamic_programming(careers, costs=costs, precision=np.float64))


def substitution_costs(careers: Careers, *, costs: Costs) -> Reals:
    """What it costs to put one state in the place of another, 0 for itself. Shape: float64[states, states]."""
    if costs is Costs.TRANSITION:
        rates = transition_rates(careers)
        table = 2.0 - rates - rates.T
    else:
        table = np.full((len(careers.states), len(careers.states)), 2.0)
    np.fill_diagonal(table, 0.0)
    return np.asarray(table)


def _require_room(careers: Careers) -> None:
    if len(careers.sequences) > MOST_SEQUENCES:
        raise CannotEstimate(WhyNot.TOO_MANY_SEQUENCES, found=len(careers.sequences), allowed=MOST_SEQUENCES)
