"""Curves of survival and incidence as they may leave: no step on few events, no exact time, no end on few people.

A step of size 1/n in a curve tells of one person's move. So the curve is read on a grid of times; a new point stands
only where enough has happened since the last; it ends while enough are still observed; and the numbers beside it are
rounded. The same rules stand in OpenSAFELY's rounding of Kaplan-Meier curves and in ACRO's rounded survival table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.profiles import Measure, Profile

Reals = NDArray[np.float64]
Ints = NDArray[np.int64]

DECIMALS = 3


@dataclass(frozen=True, slots=True, eq=False)
class CurveCounts:
    """A curve before release, at each time at which anybody leaves or is lost.

    Shape: times float64[T], rising; at_risk int64[T]; events int64[causes, T], the distinct persons, or households
        where these are fewer; shares float64[causes, T]: the estimate of each cause at that time. Survival is the one
        curve of one cause.
    """

    times: Reals
    at_risk: Ints
    events: Ints
    shares: Reals


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point as it leaves. at_risk and events are rounded to the profile's smallest count, events since the last."""

    time: float
    at_risk: int
    events: tuple[int, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReleasedCurve:
    """The points that may leave. `ends_at` is the last time of the grid that was looked at; None if there was none."""

    points: tuple[CurvePoint, ...]
    ends_at: float | None
    smallest: int


def released_curve(counts: CurveCounts, *, profile: Profile, every: float) -> ReleasedCurve:
    """The curve on a grid of times, `every` apart.

    A point stands where every cause that had events since the last point had at least the profile's smallest count,
    and some had. Causes are judged together, for survival and all causes but one give the last. The curve ends
    before the first time of the grid at which fewer than that are at risk.

    Raises: ValueError, if the grid does not move on.
    """
    if every <= 0:
        raise ValueError("The times of a curve must stand apart.")
    smallest = profile.smallest(Measure.COUNT)
    points: list[CurvePoint] = []
    since, ends_at = 0, None
    for time in _grid(counts, every=every):
        until = int(np.searchsorted(counts.times, time, side="right"))
        at_risk = _at_risk_after(counts, until=until)
        if at_risk < smallest:
            break
        ends_at = float(time)
        new = counts.events[:, since:until].sum(axis=1)
        if new.any() and np.all((new == 0) | (new >= smallest)):
            points.append(_point(counts, time=float(time), until=until, at_risk=at_risk, new=new, smallest=smallest))
            since = until
    return ReleasedCurve(tuple(points), ends_at, smallest)


def _grid(counts: CurveCounts, *, every: float) -> Reals:
    if counts.times.size == 0:
        return np.zeros(0)
    return every * np.arange(1, int(np.floor(counts.times[-1] / every)) + 1, dtype=np.float64)


def _at_risk_after(counts: CurveCounts, *, until: int) -> int:
    """How many are still observed: at risk at the next time, which is after everything until then has happened."""
    return int(counts.at_risk[until]) if until < counts.at_risk.size else 0


def _point(counts: CurveCounts, *, time: float, until: int, at_risk: int, new: Ints, smallest: int) -> CurvePoint:
    return CurvePoint(
        time,
        rounded_to(at_risk, base=smallest),
        tuple(rounded_to(int(count), base=smallest) for count in new),
        tuple(round(float(share), DECIMALS) for share in counts.shares[:, until - 1]),
    )


def rounded_to(count: int, *, base: int) -> int:
    """The nearest multiple of the base; halves upwards."""
    return base * ((2 * count + base) // (2 * base))
