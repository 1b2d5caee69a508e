"""The sums over tied events that the partial likelihood needs, by Efron or by Breslow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bofast.registers.estimates.arrays import Counts, Reals
from bofast.registers.estimates.equal_steps import SUMMED_ONE_BY_ONE, points_and_weights

# The chosen points are exact to rounding while the events weigh at most this share of the risk set.
SMOOTH_UP_TO = 0.85


class Ties(StrEnum):
    EFRON = "efron"
    BRESLOW = "breslow"


@dataclass(frozen=True, slots=True, eq=False)
class TieSums:
    """With f_j = j/d (Efron) or 0 (Breslow) and φ_j = S0 - f_j D0, for j = 0..d-1, at each time.

    Shape: every array float64[times]: log Σ ln φ; one Σ 1/φ; part Σ f/φ; one_2 Σ 1/φ²; part_2 Σ f/φ²; part2_2 Σ f²/φ².
    """

    log: Reals
    one: Reals
    part: Reals
    one_2: Reals
    part_2: Reals
    part2_2: Reals


@dataclass(frozen=True, slots=True, eq=False)
class TiePoints:
    """The points over which each time is summed, laid end to end; they depend on the counts of events alone.

    Shape: share (f), weight, time (place of the time) [points]; start int64[times].
    """

    share: Reals
    weight: Reals
    time: Counts
    start: Counts
    deaths: Counts


def tie_points(deaths: Counts, *, ties: Ties) -> TiePoints:
    """Lay out the points of every time. Shape: deaths int64[times], each at least 1."""
    if ties is Ties.BRESLOW:
        parts = [(np.zeros(1), np.array([float(d)])) for d in deaths.tolist()]
    else:
        parts = [points_and_weights(d) for d in deaths.tolist()]
    sizes = np.array([share.size for share, _ in parts], np.int64)
    return TiePoints(
        np.concatenate([share for share, _ in parts]),
        np.concatenate([weight for _, weight in parts]),
        np.repeat(np.arange(deaths.size), sizes),
        np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64),
        deaths,
    )


def tie_sums(points: TiePoints, *, risk: Reals, dying: Reals, ties: Ties) -> TieSums:
    """The five sums and the logarithm. Shape: risk (S0), dying (D0) float64[times]."""
    sums = _sums(points, risk=risk, dying=dying)
    if ties is Ties.BRESLOW:
        return TieSums(*sums)
    steep = np.flatnonzero((points.deaths > SUMMED_ONE_BY_ONE) & (dying > SMOOTH_UP_TO * risk))
    for time in steep.tolist():
        d = int(points.deaths[time])
        every = TiePoints(np.arange(d) / d, np.ones(d), np.zeros(d, np.int64), np.zeros(1, np.int64), points.deaths)
        for whole, exact in zip(sums, _sums(every, risk=risk[[time]], dying=dying[[time]]), strict=True):
            whole[time] = exact[0]
    return TieSums(*sums)


def _sums(points: TiePoints, *, risk: Reals, dying: Reals) -> list[Reals]:
    f, w = points.share, points.weight
    phi = risk[points.time] - f * dying[points.time]
    one = w / phi
    one_2 = one / phi
    terms = (w * np.log(phi), one, f * one, one_2, f * one_2, f * f * one_2)
    return [np.add.reduceat(term, points.start) for term in terms]
